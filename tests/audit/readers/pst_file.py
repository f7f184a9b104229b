"""Outlook data files made by hand ([MS-PST], Unicode, not encoded): folders of messages with people and attachments."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Embedded:
    """A property that is a message in a node below."""

    node: int


Value = str | bytes | int | Embedded
Below = dict[int, "tuple[bytes, Below]"]
"""Nodes below a node: number → content and its own nodes below."""
Properties = Mapping[int, Value]
_UNICODE, _BINARY, _LONG, _OBJECT = 0x001F, 0x0102, 0x0003, 0x000D
_STORE, _NAMES, _ROOT = 0x21, 0x61, 0x122
_RECIPIENTS, _ATTACHMENTS, _ROW_ID = 0x692, 0x671, 0x67F2
_INNER = 0x200024
_BLOCK, _PAGE, _LARGEST = 64, 512, 8176


@dataclass
class Message:
    properties: Properties
    recipients: Sequence[Properties] = ()
    attachments: Sequence[tuple[str, bytes | Message]] = ()


@dataclass
class Folder:
    name: str
    messages: Sequence[Message] = ()
    folders: Sequence[Folder] = ()


@dataclass
class _File:
    body: bytearray = field(default_factory=lambda: bytearray(0x4600))
    blocks: dict[int, tuple[int, int]] = field(default_factory=dict)
    nodes: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    next_id: int = 4

    def block(self, data: bytes, internal: bool = False) -> int:
        """Store one block or a chain of them; its number (bit 1: it holds numbers of blocks)."""
        if len(data) > _LARGEST and not internal:
            parts = [self.block(data[at : at + _LARGEST]) for at in range(0, len(data), _LARGEST)]
            return self.block(struct.pack(f"<2BHI{len(parts)}Q", 1, 1, len(parts), len(data), *parts), internal=True)
        number = self.next_id | (2 if internal else 0)
        self.next_id += 4
        self._aligned(_BLOCK)
        at = len(self.body)
        self.blocks[number] = (at, len(data))
        padded = data + bytes(-(len(data) + 16) % _BLOCK)
        self.body += padded + struct.pack("<2HIQ", len(data), _signature(at, number), _crc(data), number)
        return number

    def node(self, number: int, data: bytes, parent: int = 0, below: Below | None = None) -> None:
        self.nodes[number] = (self.block(data), self._below(below or {}), parent)

    def _below(self, below: Below) -> int:
        if not below:
            return 0
        entries = [(key, self.block(data), self._below(more)) for key, (data, more) in sorted(below.items())]
        raw = b"".join(struct.pack("<3Q", *entry) for entry in entries)
        return self.block(struct.pack("<2BHI", 2, 0, len(entries), 0) + raw, internal=True)

    def tree(self, kind: int, entries: Sequence[tuple[int, bytes]]) -> tuple[int, int]:
        """A tree of pages over (key, entry); the number and place of its root."""
        level = 0
        while True:
            size = len(entries[0][1])
            most = 488 // size
            pages = [entries[at : at + most] for at in range(0, len(entries), most)]
            placed = [(page[0][0], *self._page(kind, level, size, most, page)) for page in pages]
            if len(placed) == 1:
                return placed[0][1:]
            entries = [(key, struct.pack("<3Q", key, number, at)) for key, number, at in placed]
            level += 1

    def _page(self, kind: int, level: int, size: int, most: int, page: Sequence[tuple[int, bytes]]) -> tuple[int, int]:
        self._aligned(_PAGE)
        number, at = self.next_id, len(self.body)
        self.next_id += 4
        data = b"".join(entry for _, entry in page).ljust(488, b"\0")
        data += struct.pack("<4BI", len(page), most, size, level, 0)
        self.body += data + struct.pack("<2BHIQ", kind, kind, _signature(at, number), _crc(data), number)
        return number, at

    def _aligned(self, size: int) -> None:
        self.body += bytes(-len(self.body) % size)

    def bytes(self) -> bytes:
        nodes = [(key, struct.pack("<3Q2I", key, *node, 0)) for key, node in sorted(self.nodes.items())]
        node_tree = self.tree(0x81, nodes)
        blocks = [(key, struct.pack("<2Q2HI", key, *block, 2, 0)) for key, block in sorted(self.blocks.items())]
        block_tree = self.tree(0x80, blocks)
        root = struct.pack("<I8Q2BH", 0, len(self.body), 0x4400, 0, 0, *node_tree, *block_tree, 2, 0, 0)
        head = struct.pack("<2s2H2B2I2QI", b"SM", 23, 19, 1, 1, 0, 0, 0, self.next_id, 1)
        head += struct.pack("<32I", *[0x400] * 32) + bytes(8) + root + bytes(4) + b"\xff" * 256
        head += struct.pack("<4BQ", 0x80, 0, 0, 0, self.next_id)
        self.body[:4] = b"!BDN"
        self.body[4:8] = struct.pack("<I", _crc(head[:471]))
        self.body[8 : 8 + len(head)] = head
        self.body[8 + len(head) : 12 + len(head)] = struct.pack("<I", _crc(head[:516]))
        return bytes(self.body)


def _crc(data: bytes) -> int:
    return zlib.crc32(data, 0xFFFFFFFF) ^ 0xFFFFFFFF


def _signature(at: int, number: int) -> int:
    mixed = (at ^ number) & 0xFFFFFFFF
    return mixed >> 16 ^ mixed & 0xFFFF


@dataclass
class _Heap:
    """A heap on a node: pieces, numbered from 1 in steps of 32."""

    client: int
    pieces: list[bytes] = field(default_factory=list)

    def add(self, data: bytes) -> int:
        self.pieces.append(data)
        return len(self.pieces) << 5

    def bytes(self, root: int) -> bytes:
        places, data = [12], b""
        for piece in self.pieces:
            data += piece
            places.append(12 + len(data))
        data += bytes(-len(data) % 2)
        table = struct.pack(f"<2H{len(places)}H", len(self.pieces), 0, *places)
        return struct.pack("<H2BII", 12 + len(data), 0xEC, self.client, root, 0) + data + table


def _tree(heap: _Heap, key: int, entry: int, data: bytes) -> int:
    return heap.add(struct.pack("<4BI", 0xB5, key, entry, 0, heap.add(data) if data else 0))


def _raw(value: Value) -> tuple[int, bytes]:
    if isinstance(value, int):
        return _LONG, struct.pack("<I", value)
    if isinstance(value, Embedded):
        return _OBJECT, struct.pack("<2I", value.node, 1)
    return (_UNICODE, value.encode("utf-16-le")) if isinstance(value, str) else (_BINARY, value)


def _context(properties: Properties, below: Below | None = None) -> bytes:
    """A property context; values too large for a heap become nodes ``below``."""
    heap = _Heap(0xBC)
    entries = b""
    for tag, value in sorted(properties.items()):
        kind, raw = _raw(value)
        place = struct.unpack("<I", raw)[0] if kind == _LONG else 0
        if kind != _LONG and len(raw) > 3000:
            assert below is not None
            place = 0x1000 + 32 * len(below) | 0x1F
            below[place] = (raw, {})
        elif kind != _LONG and raw:
            place = heap.add(raw)
        entries += struct.pack("<2HI", tag, kind, place)
    return heap.bytes(_tree(heap, 2, 6, entries))


def _table(rows: Sequence[Properties]) -> bytes:
    """A table context; every column takes four bytes, its value stands in the heap when it is longer."""
    heap = _Heap(0x7C)
    tags = [_ROW_ID, *sorted({tag for row in rows for tag in row} - {_ROW_ID})]
    kinds = {tag: _raw(next((row[tag] for row in rows if tag in row), 0))[0] for tag in tags}
    width = 4 * len(tags)
    bitmap = -(-len(tags) // 8)
    index = data = b""
    for number, row in enumerate(rows):
        values = {_ROW_ID: number, **row}
        index += struct.pack("<2I", values[_ROW_ID], number)
        for tag in tags:
            kind, raw = _raw(values.get(tag, 0))
            data += raw if kind == _LONG else struct.pack("<I", heap.add(raw))
        data += b"\xff" * bitmap
    columns = b"".join(
        struct.pack("<2HH2B", kinds[tag], tag, 4 * place, 4, place)
        for place, tag in sorted(enumerate(tags), key=lambda pair: pair[1])
    )
    index_root = _tree(heap, 4, 4, index)
    rows_at = heap.add(data) if data else 0
    info = struct.pack("<2B4H3I", 0x7C, len(tags), width, width, width, width + bitmap, index_root, rows_at, 0)
    return heap.bytes(heap.add(info + columns))


def _numbers() -> Iterator[int]:
    yield from range(0x8000, 0x7FFFFFFF, 0x20)


def pst(*folders: Folder) -> bytes:
    """A file with ``folders`` at its top."""
    file = _File()
    numbers = _numbers()
    file.node(_STORE, _context({0x3001: "store", 0x0FF9: bytes(16), 0x35E0: bytes(20) + struct.pack("<I", _ROOT)}))
    file.node(
        _NAMES,
        _context(
            {0x0001: 251, 0x0002: bytes(16), 0x0003: struct.pack("<I2H", 0x8208, 0, 0), 0x0004: b"\2\0\0\0a\0\0\0"}
        ),
    )
    _folder(file, numbers, _ROOT, _ROOT, Folder("", folders=folders))
    return file.bytes()


def _folder(file: _File, numbers: Iterator[int], number: int, parent: int, folder: Folder) -> None:
    inner = [(next(numbers) | 0x02, below) for below in folder.folders]
    messages = [(next(numbers) | 0x04, message) for message in folder.messages]
    file.node(number, _context({0x3001: folder.name, 0x3602: len(messages), 0x360A: 1}), parent)
    file.node(number & ~0x1F | 0x0D, _table([{_ROW_ID: below, 0x3001: inside.name} for below, inside in inner]))
    file.node(number & ~0x1F | 0x0E, _table([{_ROW_ID: below} for below, _ in messages]))
    file.node(number & ~0x1F | 0x0F, _table([]))
    for below, message in messages:
        _message(file, below, number, message)
    for below, inside in inner:
        _folder(file, numbers, below, number, inside)


def _message(file: _File, number: int, parent: int, message: Message) -> None:
    content, below = _content(message)
    file.node(number, content, parent, below)


def _content(message: Message) -> tuple[bytes, Below]:
    below: Below = {_RECIPIENTS: (_table(message.recipients), {})} if message.recipients else {}
    rows = []
    for place, (name, data) in enumerate(message.attachments):
        own, inside = 0x8005 + 32 * place, Below()
        if isinstance(data, Message):
            inside[_INNER] = _content(data)
            content = _context({0x3701: Embedded(_INNER), 0x3707: name, 0x3705: 5, 0x0E20: 1}, inside)
        else:
            content = _context({0x3701: data, 0x3707: name, 0x3705: 1, 0x0E20: len(data)}, inside)
        below[own] = (content, inside)
        rows.append({_ROW_ID: own, 0x3707: name})
    if rows:
        below[_ATTACHMENTS] = (_table(rows), {})
    return _context({0x001A: "IPM.Note", **message.properties}, below), below
