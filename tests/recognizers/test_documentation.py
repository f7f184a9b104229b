"""The example of docs/presidio.md runs as it stands and gives what the page says."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

PAGE = (Path(__file__).parents[2] / "docs" / "presidio.md").read_text(encoding="utf-8")


def test_the_example_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(code, "docs/presidio.md", "exec"), names)
    (promised,) = re.findall(r"^`found` is `(.*)`\.$", PAGE, re.MULTILINE)
    assert names["found"] == ast.literal_eval(promised)
