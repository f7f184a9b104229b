"""Keccak-256 as Ethereum uses it: SHA-3 before NIST changed its padding, which Python's hashlib does not have."""

from __future__ import annotations

from collections.abc import Iterator

_MASK = (1 << 64) - 1
_ROUNDS = 24
_RATE = 136
"""Bytes taken in at a time by the 256-bit variant (FIPS 202)."""


def keccak_256(data: bytes) -> bytes:
    """The 32 bytes of the hash."""
    lanes = [0] * 25
    padded = bytearray(data + b"\x01" + b"\0" * (-(len(data) + 1) % _RATE))
    padded[-1] |= 0x80
    for start in range(0, len(padded), _RATE):
        for lane in range(_RATE // 8):
            lanes[lane] ^= int.from_bytes(padded[start + lane * 8 : start + lane * 8 + 8], "little")
        lanes = _permuted(lanes)
    return b"".join(lane.to_bytes(8, "little") for lane in lanes[:4])


def _permuted(lanes: list[int]) -> list[int]:
    """Keccak-f[1600]: theta, rho and pi, chi, iota."""
    for constant in _constants():
        columns = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] for x in range(5)]
        for x in range(5):
            change = columns[x - 1] ^ _rotated(columns[(x + 1) % 5], 1)
            for y in range(0, 25, 5):
                lanes[x + y] ^= change
        moved = list(lanes)
        x, y = 1, 0
        for turn in range(24):
            source = lanes[x + 5 * y]
            x, y = y, (2 * x + 3 * y) % 5
            moved[x + 5 * y] = _rotated(source, (turn + 1) * (turn + 2) // 2 % 64)
        lanes = [
            moved[y + x] ^ (~moved[y + (x + 1) % 5] & _MASK & moved[y + (x + 2) % 5])
            for y in range(0, 25, 5)
            for x in range(5)
        ]
        lanes[0] ^= constant
    return lanes


def _constants() -> Iterator[int]:
    """The round constants, from the shift register that defines them."""
    state = 1
    for _ in range(_ROUNDS):
        constant = 0
        for power in range(7):
            constant |= (state & 1) << (1 << power) - 1
            state = state << 1 ^ (0x171 if state & 0x80 else 0)
        yield constant


def _rotated(lane: int, by: int) -> int:
    return (lane << by | lane >> 64 - by) & _MASK
