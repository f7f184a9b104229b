"""``json``: the Report document itself, as ``reports/document.schema.json`` describes it.  The input of every
other format and of ``diff``."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

import orjson

from reports.conversion import to_dict
from reports.document import Report
from reports.formats.interface import Format, Options, Rows
from reports.sharing import shared


def encoded(value: Any) -> bytes:
    """Compact UTF-8 JSON without a line end.

    A file name that is not UTF-8 is carried by lone surrogates, which UTF-8 cannot hold: such a value is written in
    ASCII with ``\\udcXX`` escapes instead, and reads back as the same name.
    """
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        return json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode("ascii")


def render(report: Report, _rows: Rows | None, out: BinaryIO, options: Options) -> None:
    """One JSON object and a line end."""
    out.write(encoded(to_dict(shared(report) if options.for_sharing else report)) + b"\n")


FORMAT = Format("json", (".json",), render)
