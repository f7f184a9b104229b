"""What every adapter speaks: a line in is a JSON list of texts, a line out what was found in each, and the time.

Adapters run as scripts in the environment of the tool they ask, so nothing of ours can be imported here.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from time import process_time

Spans = Iterable[tuple[int, int, str, float]]
"""Start, end, the tool's own label, its score."""


def answer(load: Callable[[], Callable[[str], Spans]]) -> None:
    """Loads the tool, says the CPU seconds that took, then answers line for line.

    What a tool prints itself goes to standard error.
    """
    out, sys.stdout = sys.stdout, sys.stderr
    started = process_time()
    find = load()
    list(find("warm"))
    print(json.dumps({"load": process_time() - started}), file=out, flush=True)
    for line in sys.stdin:
        texts = json.loads(line)
        started = process_time()
        spans = [list(find(text)) for text in texts]
        print(json.dumps({"spans": spans, "seconds": process_time() - started}), file=out, flush=True)
