"""Logins whose fields do not stand in one row: the site is told beside them, in the same entry of a vault.

Bitwarden keeps the addresses of an item in a list below it, 1Password the user name and the password in one, Enpass,
Clipperz and KeePass each field in a row of its own.  What belongs together says the place: in JSON the pointer up to
the last element of a list (or key that is data) above the fields, elsewhere fields in a row of which none comes twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from audit.detection.sites import LOGIN, is_site, site, site_columns
from audit.model import Place, Rows, Table
from audit.parsing.json.leaves import is_data_key
from recognizers.vocabulary import fold

_LABELS: Final = frozenset(("label", "key", "designation", "name"))
_VALUES: Final = frozenset(("value", "val"))
_MOST_CHUNKS: Final = 64
_MOST_SITES: Final = 50_000

Entry: TypeAlias = tuple[int, str]
"""A line, or the number of an entry where there are no pointers; and a pointer, or the name of a table."""


class Vault:
    """What the tables of one source tell about its entries.

    Addresses stand in many tables that hold no login, so that they are only looked for when one asks.
    """

    def __init__(self) -> None:
        self._sites: dict[Entry, str] = {}
        self._units: dict[Entry, int] = {}
        self._chunks: list[tuple[Rows, tuple[int, ...]]] = []

    def keep(self, chunk: Rows, columns: tuple[int, ...]) -> None:
        """Remember rows of which ``columns`` may name sites."""
        if len(self._chunks) < _MOST_CHUNKS:
            self._chunks.append((chunk, columns))

    def put(self, entry: Entry, host: str) -> None:
        """The first site of an entry is the entry's."""
        if host and len(self._sites) < _MOST_SITES:
            self._sites.setdefault(entry, host)

    def site(self, entry: Entry) -> str:
        """The host; "" when none is told."""
        chunks, self._chunks = self._chunks, []
        for chunk, columns in chunks:
            is_list = is_site(chunk.table.name.rpartition("/")[2])
            for index, row in enumerate(chunk.rows):
                if (host := site(row, columns)) and (named := entry_of(chunk.locate(index, columns[0]), is_list)):
                    self.put(named, host)
        return self._sites.get(entry, "")

    def unit(self, entry: Entry, new: int) -> int:
        """The unit of all fields of an entry: ``new`` if it has none yet."""
        return self._units.setdefault(entry, new)


class Entries:
    """The rows of one table as entries of a vault, or parts of such."""

    def __init__(self, table: Table, vault: Vault) -> None:
        names = [fold(name) for name in table.header]
        self._name = table.name
        self._vault = vault
        self._columns = site_columns(table.header)
        labels = [column for column, name in enumerate(names) if name in _LABELS]
        self._values = tuple(column for column, name in enumerate(names) if name in _VALUES)
        self._labels = labels if self._values else []
        self._seen: set[str] = set()
        self._count = 0
        self._entries: dict[int, Entry] = {}
        self._sites: dict[int, str] = {}

    def see(self, chunk: Rows, first: int, found: Sequence[tuple[int, str]]) -> None:
        """Take rows, the first of which has the number ``first``; ``found`` are entities by the numbers of rows."""
        if self._labels:
            self._fields(chunk, first, {row for row, _ in found})
            return
        logins = {row for row, entity in found if entity in LOGIN}
        if self._columns:
            self._sites |= {row: site(chunk.rows[row - first], self._columns) for row in logins}
            if chunk.rows and "pointer" in chunk.locate(0, self._columns[0]):
                self._vault.keep(chunk, self._columns)
        for row in logins:
            if not self._sites.get(row) and (entry := entry_of(chunk.locate(row - first, 0), False)):
                self._entries[row] = entry

    def site(self, row: int) -> str:
        """The site of a login; ask once all tables were seen."""
        return self._sites.get(row) or (self._vault.site(self._entries[row]) if row in self._entries else "")

    def unit(self, row: int, new: int) -> int:
        """The unit of a row: ``new`` unless it is a field of a login that has one."""
        is_field = bool(self._labels) and row in self._entries and self.site(row)
        return self._vault.unit(self._entries[row], new) if is_field else new

    def forget(self) -> None:
        """The rows so far have been told."""
        self._entries.clear()
        self._sites.clear()

    def _fields(self, chunk: Rows, first: int, told: set[int]) -> None:
        for index, row in enumerate(chunk.rows):
            label = next((row[column] for column in self._labels if column < len(row) and row[column]), "")
            entry = entry_of(chunk.locate(index, self._values[0]), True) or self._numbered(label)
            if is_site(label):
                self._vault.put(entry, site(row, self._values))
            if first + index in told:
                self._entries[first + index] = entry

    def _numbered(self, label: str) -> Entry:
        """An entry ends where the name of a field comes again."""
        if label in self._seen:
            self._seen.clear()
            self._count += 1
        self._seen.add(label)
        return self._count, self._name


def entry_of(place: Place, is_element: bool) -> Entry | None:
    """The entry that a value at ``place`` is of; ``is_element``: it stands in an element of the entry's own list.

    None without a pointer, or above all lists.
    """
    steps = str(place.get("pointer", "")).split("/")
    marks = [index for index, step in enumerate(steps) if index and is_data_key(f"/{step}")]
    line = int(place.get("line", 0)) if "pointer" in place else 0
    if is_element and marks:
        marks.pop()
    if "pointer" not in place or not (marks or line):
        return None
    return line, "/".join(steps[: marks[-1] + 1]) if marks else ""
