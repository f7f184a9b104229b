"""The words of a kind without a value: forms not filled in, code, schemas, translations, messages, questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

from tests.quality.subjects import Subject
from tests.quality.templates import filled

_TEMPLATES = (
    "{zh}：",
    "{zh}：\n备注：",
    "{zh}：无",
    "{zh}：暂无",
    "{zh}：未填写",
    "{zh}：请填写",
    "{zh}：请选择",
    "{zh}：—",
    "{zh}：/",
    "{zh}：[未提供]",
    "{zh}：待补充",
    "{en}: N/A",
    "{en}: none",
    "{en}: ________",
    "{en}:",
    "{key}: null",
    '"{key}": "",',
    '"{key}": null,',
    '"{key}": "string",',
    '"{key}": "{zh}",',
    "{key} = {zh}",
    "{camel}: string;",
    "{camel}?: string | null;",
    "private String {camel};",
    "{key}: str | None = None",
    "{key} VARCHAR(64) NOT NULL COMMENT '{zh}',",
    "ALTER TABLE users ADD COLUMN {key} TEXT;",
    "SELECT id, {key} FROM users WHERE enabled",
    "id,{key},created_at",
    '{key} = request.form["{key}"]',
    '{key} = os.environ["{capitals}"]',
    "{key}=${{{capitals}}}",
    "{key}: {{{{ .Values.{camel} }}}}",
    '<input name="{key}" placeholder="请输入{zh}">',
    '<label for="{key}">{zh}</label>',
    "<th>{zh}</th><th>状态</th>",
    "| {zh} | 类型 | 必填 |",
    '@Column(name = "{key}")',
    'logger.info("{key} updated")',
    "assert {key} is not None",
    "def get_{key}(self):",
    "{key}: required",
    "请输入{zh}",
    "{zh}不能为空",
    "{zh}格式不正确",
    "{zh}长度为8到20位",
    "请核对{zh}是否正确",
    "如何修改{zh}",
    "什么是{zh}？",
    "本表统计{zh}的填写情况",
    "缺少{zh}字段",
    "The {en} field is required.",
    "Please enter your {en}.",
    "Invalid {en}",
    "{en} must not be empty",
    "What is your {en}?",
    "We never ask for your {en}.",
)
_NOTHING = ("无", "未知", "—", "null", "N/A", "待补充", "请选择", "-")


def bare_labels(subject: Subject, words: Mapping[str, str], dice: Random) -> Iterator[tuple[str, str]]:
    """(text, column name) of every template, with ``words`` of ``subject``; then its own ``no``."""
    for template in _TEMPLATES:
        yield template.format(**words), ""
    for nothing in _NOTHING:
        yield nothing, dice.choice([words["zh"], words["key"]])
    for text in subject.no:
        hint, bar, cell = filled(text, dice).partition("|")
        yield (cell, hint) if bar else (hint, "")
