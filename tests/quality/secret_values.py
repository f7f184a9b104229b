"""Invented secrets: passwords, keys, tokens, codes, seed phrases; one function a kind, each takes its own dice."""

from __future__ import annotations

import base64
import hashlib
import string
from collections.abc import Sequence
from random import Random

from tests.quality.values import alphanumeric, digits

SEED_WORDS = """
abandon acoustic advice alcohol amount anxiety army asthma avoid bamboo beef bid blossom borrow bright bulk cactus
capital catch champion chimney claw clown come copy craft cross current day deliver despair dignity divorce dragon
dune ecology elite energy equal evoke exotic faith favorite figure fix foam foster fun gas ginger goat gravity gym
head hire host hybrid improve inject invite job key lab lawn length link lottery maid marine meat metal mix mosquito
must neglect noodle object old orchard own parade pear piano plastic pool present project puppy quote rare reduce
render retreat ring rose safe scale search series ship siege skate slot sock source spirit staff stock submit sure
swing task theme tilt tomato toward trend tube ugly unlock useless velvet village voyage way wheel winter wrap
""".split()
"""Every sixteenth of the 2,048 English words of BIP 39 (2013): the first is number 0, the next 16."""

_KEY_KINDS = ("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY")


def password(dice: Random) -> str:
    heads = ["Tr0ub4dor&", "abc123!", "xiaoming", "qwe@", "P@ssw0rd", "lin_", "sunny-day-"]
    return dice.choice(heads) + digits(dice, 4)


def api_key(dice: Random) -> str:
    return dice.choice(
        [
            f"sk-{alphanumeric(dice, 20)}{digits(dice, 2)}aB",
            "AKIA" + "".join(dice.choices(string.ascii_uppercase + "234567", k=16)),
            f"ghp_{alphanumeric(dice, 34)}a1",
            f"LTAI{alphanumeric(dice, 14)}a1",
            f"AIza{alphanumeric(dice, 33)}a1",
        ]
    )


def session_token(dice: Random) -> str:
    return f"eyJ{alphanumeric(dice, 20)}.eyJ{alphanumeric(dice, 30)}.{alphanumeric(dice, 40)}"


def one_time_code(dice: Random) -> str:
    return digits(dice, 6)


def checked(numbers: Sequence[int]) -> bool:
    """Whether the last four bits of twelve words, by number, are the head of the SHA-256 of the others (BIP 39)."""
    bits = "".join(f"{number:011b}" for number in numbers)
    entropy = int(bits[:128], 2).to_bytes(16, "big")
    return hashlib.sha256(entropy).digest()[0] >> 4 == int(bits[128:], 2)


def seed_phrase(dice: Random) -> str:
    """Twelve words; one in sixteen drawings has the right last bits."""
    while True:
        places = dice.choices(range(len(SEED_WORDS)), k=12)
        if checked([16 * place for place in places]):
            return " ".join(SEED_WORDS[place] for place in places)


def private_key(dice: Random) -> str:
    """A PEM block (RFC 7468) of random bytes: it opens nothing."""
    kind = dice.choice(_KEY_KINDS)
    body = base64.b64encode(dice.randbytes(150)).decode()
    lines = [body[place : place + 64] for place in range(0, len(body), 64)]
    return "\n".join([f"-----BEGIN {kind}-----", *lines, f"-----END {kind}-----"])
