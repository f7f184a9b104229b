"""JSON Lines by columns give what they give event by event: rows, columns, places, digits."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.parsing.json.exact import Lines, parse
from audit.readers import json_lines
from audit.readers.json_lines import READER

KEYS = st.sampled_from(
    ["id", "tel", "a/b", "a~", "名", "coordinates", "k\u00e9", "\u00e5\u0090\u008d", "x@example.com", ""]
)
NUMBERS = st.sampled_from(
    "0 -0 7 -12 1.10 1.5 -0.0 1e5 1E+2 1e16 1e22 2.5e-7 NaN -Infinity 013800138000 123456789012345678901"
    " 18446744073709551615 18446744073709551616 0.1234567890123456789"
    " 19912345678.0 1.9912345678E+10 1.9912345678e10 1234567.0".split()
)
TEXTS = st.one_of(
    st.text(st.sampled_from('ab1": ,中é\u00e5\u0090\u008d\\/\n😀\u2028'), max_size=6).map(
        lambda text: json.dumps(text)
    ),
    st.text(st.sampled_from("ab1中é\u00c3\u00a9😀"), max_size=6).map(lambda text: json.dumps(text, ensure_ascii=False)),
    st.sampled_from(['"\\ud800"', '"\\u0022:"', '"\\u003a"', '"\\/"', '"19912345678"', '"a\tb"']),
)
LEAVES = st.one_of(NUMBERS, TEXTS, st.sampled_from(["true", "false", "null"]))
BLANK = st.sampled_from(["", "", " "])


def written_list(items: list[str], blank: str) -> str:
    return f"[{f',{blank}'.join(items)}]"


def written_object(members: list[tuple[str, str]], blank: str) -> str:
    """Keys may come twice."""
    pairs = (f"{json.dumps(key, ensure_ascii=False)}{blank}:{blank}{value}" for key, value in members)
    return f"{{{f',{blank}'.join(pairs)}}}"


def objects(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(written_object, st.lists(st.tuples(KEYS, values), max_size=4), BLANK)


VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        objects(inner) | st.builds(written_list, st.lists(inner, max_size=4) | st.lists(objects(inner)), BLANK)
    ),
    max_leaves=12,
)
LINES = (
    objects(VALUES) | VALUES | st.sampled_from(["", " ", '{"a": broken', "no json", '{"a": 1}x', '{"a": 1},{"b": 2}'])
)


def cells(taken) -> tuple[Counter[object], list[str]]:
    """Every cell with its table, column and place, and the running text; in no order where there is none."""
    found = Counter(
        (rows.table.name, rows.table.header[column], cell, tuple(rows.locate(number, column).items()))
        for rows in taken.rows
        for number, row in enumerate(rows.rows)
        for column, cell in enumerate(row)
        if cell
    )
    texts = [(segment.text.strip(), tuple(segment.locate(0).items())) for segment in taken.segments]
    return found, sorted("\n".join(sorted(text.split("\n"))) + str(place) for text, place in texts)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(st.lists(LINES, min_size=1, max_size=6), st.sampled_from(["\n", "\r\n", "\r"]))
def test_by_columns_as_event_by_event(take, lines, end):
    text = end.join(lines)
    fast = take(READER, text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(json_lines, "_plain", lambda *_: frozenset())
        slow = take(READER, text)
    assert cells(fast) == cells(slow)
    assert fast.incomplete == slow.incomplete


def test_rows_keep_their_number_and_stay_in_order(take):
    taken = take(READER, "".join(f'{{"id": {n}, "n": [{{"x": {n}}}, {{"x": "y"}}]}}\n' for n in range(4100)))
    assert [row["id"] for row in taken.table("")] == [str(n) for n in range(4100)]
    assert len(taken.table("n")) == 8200
    assert len({id(rows.table) for rows in taken.rows}) == 2
    assert max(len(rows.rows) for rows in taken.rows) <= 2000
    assert taken.place("4099") == {"line": 4100, "pointer": "/id"}


def test_an_odd_line_does_not_begin_another_table(take):
    lines = ['{"a": 1, "b": "x"}', '{"a": 2, "a": 3}', '{"b": [[1], "y"]}'] * 900
    taken = take(READER, "\n".join(lines))
    assert len({id(rows.table) for rows in taken.rows if rows.table.name == ""}) == 1
    assert taken.place("2\n3") == {"line": 2, "pointer": "/a"}


def test_keys_that_are_data_make_no_table_of_thousands_of_columns(take):
    taken = take(READER, "".join(f'{{"k{n}": {{"x": "v{n}"}}, "id": {n}}}\n' for n in range(3000)))
    assert max(len(rows.table.header) * len(rows.rows) for rows in taken.rows) < 600 * 600
    assert taken.place("v2999") == {"line": 3000, "pointer": "/k2999/x"}
    assert sum(bool(cell) for rows in taken.rows for row in rows.rows for cell in row) == 6000


@pytest.mark.parametrize(
    ("line", "plain", "proved"),
    [
        (b'{"a": 1, "b": [1.5, "x"], "c": null}', True, True),
        (b'{ "a":1 }\r', True, True),
        (b'{"a": 1.10}', True, False),
        (b'{"a": 123456789012345678901}', True, False),
        (b'{"a": "\\u4e2d"}', True, False),
        (b'{"a": 1, "a": 1}', False, False),
        (b'{"a": "\\u0022:", "a": 1}', False, False),
        (b'{"a": -0}', False, False),
        (b'{"a": NaN}', False, True),
        (b'{"a": "\\ud800"}', False, True),
        (b'["a"]', False, True),
        (b'{"a":' * 300 + b"1" + b"}" * 300, False, False),
    ],
)
def test_what_a_fast_parser_is_trusted_with(line, plain, proved):
    parsed = parse(Lines(line))
    assert (bool(parsed.objects), parsed.proved) == (plain, proved)


def test_one_line_is_no_reason_to_distrust_the_others():
    parsed = parse(Lines(b'{"a": 1}\n{"a": 1, "a": 2}\n{"a": 3}'))
    assert (parsed.objects, list(parsed.indexes)) == ([{"a": 1}, {"a": 3}], [0, 2])
