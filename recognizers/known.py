"""Well-known and reserved values: true to form, but nobody's.  They are reported with ``test`` set and severity low."""

from __future__ import annotations

import re
from collections.abc import Mapping


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_VALUES: Mapping[str, frozenset[str]] = {
    # Worked examples printed in GB 11643-1999 and in its explanations.
    "CN_RESIDENT_ID": frozenset({"11010519491231002X", "440524188001010014", "110101199003074610"}),
    # China Mobile's service number of long standing, printed on recharge cards.
    "CN_MOBILE_NUMBER": frozenset({"13800138000", "13800000000", "13900000000", "18888888888", "13888888888"}),
    # Numbers given for testing by Stripe, PayPal, Adyen and the schemes themselves (their developer pages, 2026).
    "CREDIT_CARD": _set(
        "4111111111111111 4242424242424242 4012888888881881 4000056655665556 4222222222222 4000000000000002 "
        "5555555555554444 5105105105105100 2223003122003222 5200828282828210 378282246310005 371449635398431 "
        "378734493671000 6011111111111117 6011000990139424 30569309025904 38520000023237 3056930009020004 "
        "3530111333300000 3566002020360505 3566111111111113"
    ),
    "BANK_CARD": frozenset({"6200000000000005", "6200000000000047", "6205500000000000004", "6250941006528599"}),
    # The examples of the IBAN registry (SWIFT, release 97).
    "IBAN_CODE": _set(
        "GB82WEST12345698765432 GB29NWBK60161331926819 GB33BUKB20201555555555 DE89370400440532013000 "
        "FR1420041010050500013M02606 CH9300762011623852957 NL91ABNA0417164300 ES9121000418450200051332 "
        "IT60X0542811101000000123456"
    ),
    # Numbers that appeared in advertisements and leaflets and were withdrawn (SSA, "Social Security Numbers: myths").
    "US_SSN": frozenset({"078051120", "219099999", "123456789", "457555462"}),
    # The specimen cards of the issuing offices.
    "HK_ID": frozenset({"K2468018"}),
    "TW_ID": frozenset({"A123456789"}),
    # The worked example in 3GPP and GSMA texts.
    "IMEI": frozenset({"490154203237518", "356938035643809"}),
    "VIN": frozenset({"1M8GDM9AXKP042788", "11111111111111111"}),
    # The first Bitcoin block, and the examples of BIP 173.
    "CRYPTO": frozenset({"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"}),
}

_SHAPES: Mapping[str, re.Pattern[str]] = {
    # RFC 2606 and RFC 6761: names reserved for examples and tests.
    "EMAIL_ADDRESS": re.compile(
        r"@(?:[a-z0-9-]+\.)*(?:example(?:\.(?:com|net|org|cn|com\.cn))?|[a-z0-9-]+\.(?:test|example|invalid|localhost))\Z"
    ),
    "PAYMENT_ACCOUNT": re.compile(r"@(?:[a-z0-9-]+\.)*example\.(?:com|net|org)\Z"),
    # RFC 5737 and RFC 3849: addresses reserved for documentation.
    "IP_ADDRESS": re.compile(r"(?:192\.0\.2|198\.51\.100|203\.0\.113)\.[0-9]+\Z|2001:db8:"),
    # RFC 7042: 00-00-5E-00-53-xx; and addresses counted up, as manuals print them.
    "MAC_ADDRESS": re.compile(r"00:00:5e:00:53:|(?:00:)?(?:01:02:03:0[4a]|11:22:33:44)|aa:bb:cc:dd|de:ad:be:ef"),
    # North American numbers for fiction: 555-0100 to 555-0199.
    "PHONE_NUMBER": re.compile(r"1?[0-9]{3}55501[0-9]{2}\Z"),
    # Words that manuals and test suites put where a password stands.
    "PASSWORD": re.compile(
        r"(?i)(?:my|your|some|bad|test|dummy|fake|example)?[_-]?(?:pass(?:word|wd)?|pwd|secret|test|example|changeme)[0-9]{0,3}\Z"
    ),
    # The credentials in Amazon's documentation.
    "API_KEY": re.compile(r".*EXAMPLE(?:KEY)?\Z", re.DOTALL),
}


def is_test(entity: str, form: str) -> bool:
    """Whether ``form``, the normal form of a value of ``entity``, is one that belongs to nobody."""
    if form in _VALUES.get(entity, ()):
        return True
    shape = _SHAPES.get(entity)
    return shape is not None and shape.search(form) is not None
