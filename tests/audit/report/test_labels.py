"""The words of a report's codes are there when they are asked for, and no sooner."""

from __future__ import annotations

from audit.exports import Exports
from audit.report.labels import labels
from recognizers import catalogue
from reports.document import Label


def test_each_group_has_its_words() -> None:
    exports = Exports()
    told = labels(catalogue.load(()), exports)
    assert told["entity:PERSON"].en and told["platform:wechat"] == Label("微信", "WeChat")
    assert told["account:mail"] and {f"export:{block.id}" for block in exports.blocks} < set(told)
    assert dict(told) == told and len(told) == len([*told])


def test_what_nobody_names_has_none() -> None:
    told = labels(catalogue.load(()), Exports())
    assert "export:none" not in told and told.get("verdict:urgent") is None


def test_exports_are_read_for_exports_only() -> None:
    exports = Exports()
    assert "entity:PERSON" in labels(catalogue.load(()), exports) and "known" not in vars(exports)
