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
    # Numbers given for testing by Stripe, PayPal, Adyen, Braintree and the schemes themselves (their pages, 2026).
    "CREDIT_CARD": _set(
        "4111111111111111 4242424242424242 4012888888881881 4000056655665556 4222222222222 4000000000000002 "
        "4000002500003155 4000000000009995 4000000000000069 4000000000000127 4000000000000119 4000000000000077 "
        "4000008260003178 4009348888881881 4500600000000061 4166676667666746 4646464646464644 4444333322221111 "
        "4917610000000000 5555555555554444 5105105105105100 2223003122003222 2223000048400011 5200828282828210 "
        "5454545454545454 5100290029002909 5577000055770004 5555341244441115 378282246310005 371449635398431 "
        "378734493671000 370000000000002 6011111111111117 6011000990139424 6011981111111113 6011000400000000 "
        "6555900000604105 30569309025904 38520000023237 3056930009020004 36227206271667 36006666333344 "
        "3530111333300000 3566002020360505 3566111111111113 3528000700000000 6331101999990016 6759649826438453 "
        "6771798021000008 5019717010103742"
    ),
    "BANK_CARD": _set(
        "6200000000000005 6200000000000047 6205500000000000004 6250941006528599 6243030000000001 8171999927660000 "
        "6223164991230014"
    ),
    # The examples of the IBAN registry (SWIFT, releases 70 to 97), and that of the article everybody copies from.
    "IBAN_CODE": _set(
        "AL47212110090000000235698741 AD1200012030200359100100 AT611904300234573201 AZ21NABZ00000000137010001944 "
        "BH67BMAG00001299123456 BE68539007547034 BA391290079401028494 BR1800360305000010009795493C1 "
        "BR9700360305000010009795493P1 BG80BNBG96611020345678 CR05015202001026284066 HR1210010051863000160 "
        "CY17002001280000001200527600 CZ6508000000192000145399 DK5000400440116243 DO28BAGR00000001212453611324 "
        "EE382200221020145685 FO6264600001631634 FI2112345600000785 FR1420041010050500013M02606 "
        "GE29NB0000000101904917 DE89370400440532013000 GI75NWBK000000007099453 GR1601101250000000012300695 "
        "GL8964710001000206 GT82TRAJ01020000001210029690 HU42117730161111101800000000 IS140159260076545510730339 "
        "IE29AIBK93115212345678 IL620108000000099999999 IT60X0542811101000000123456 JO94CBJO0010000000000131000302 "
        "KZ86125KZT5004100100 XK051212012345678906 KW81CBKU0000000000001234560101 LV80BANK0000435195001 "
        "LB62099900000001001901229114 LI21088100002324013AA LT121000011101001000 LU280019400644750000 "
        "MT84MALT011000012345MTLCAST001S MR1300020001010000123456753 MU17BOMM0101101030300200000MUR "
        "MD24AG000225100013104168 MC5811222000010123456789030 ME25505000012345678951 NL91ABNA0417164300 "
        "NO9386011117947 PK36SCBL0000001123456702 PS92PALS000000000400123456702 PL61109010140000071219812874 "
        "PT50000201231234567890154 QA58DOHB00001234567890ABCDEFG RO49AAAA1B31007593840000 "
        "SM86U0322509800000000270100 SA0380000000608010167519 RS35260005601001611379 SK3112000000198742637541 "
        "SI56191000000123438 ES9121000418450200051332 SE4550000000058398257466 CH9300762011623852957 "
        "TN5910006035183598478831 TR330006100519786457841326 AE070331234567890123456 GB29NWBK60161331926819 "
        "GB82WEST12345698765432 GB33BUKB20201555555555 VG96VPVG0000012345678901 UA213223130000026007233566001 "
        "TL380080012345678910157 VA59001123000012345678 MK07250120000058984"
    ),
    # Numbers that appeared in advertisements and leaflets and were withdrawn (SSA, "Social Security Numbers: myths").
    "US_SSN": frozenset({"078051120", "219099999", "123456789", "457555462"}),
    # The specimen cards of the issuing offices.
    "HK_ID": frozenset({"K2468018", "A1234563"}),
    "TW_ID": frozenset({"A123456789"}),
    # The worked example in 3GPP and GSMA texts.
    "IMEI": frozenset({"490154203237518", "356938035643809"}),
    "VIN": frozenset({"1M8GDM9AXKP042788", "11111111111111111"}),
    # The first Bitcoin block, the examples of BIP 173, BIP 350 and EIP-55, and what is burnt.
    "CRYPTO": _set(
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 "
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0 1BitcoinEaterAddressDontSendf59kuE "
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed 0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359 "
        "0xdbf03b407c01e7cd3cbea99509d93f8dddc8c6fb 0xd1220a0cf47c7b9be7a2e6ba89f429762e7b9adb "
        "0x000000000000000000000000000000000000dead"
    ),
    # The people of cryptography and of every manual, Chinese and English.
    "USERNAME": _set(
        "alice bob carol dave eve mallory trent foo bar baz foobar johndoe john.doe john_doe jdoe janedoe jane.doe "
        "jane_doe joe_user someuser testuser test_user user1 user123 demo zhangsan lisi wangwu 张三 李四 王五"
    ),
}

_SHAPES: Mapping[str, re.Pattern[str]] = {
    # RFC 2606 and RFC 6761: names reserved for examples and tests.
    "EMAIL_ADDRESS": re.compile(
        r"@(?:[a-z0-9-]+\.)*(?:example(?:\.(?:com|net|org|cn|com\.cn))?|[a-z0-9-]+\.(?:test|example|invalid|localhost))\Z"
    ),
    "PAYMENT_ACCOUNT": re.compile(r"@(?:[a-z0-9-]+\.)*example\.(?:com|net|org)\Z"),
    # RFC 5737 and RFC 3849: addresses reserved for documentation.
    "IP_ADDRESS": re.compile(r"(?:192\.0\.2|198\.51\.100|203\.0\.113)\.[0-9]+\Z|2001:db8:"),
    # RFC 7042: 00-00-5E-00-53-xx; what Android tells in place of the real one; addresses counted up, as manuals do.
    "MAC_ADDRESS": re.compile(
        r"00:00:5e:00:53:|\A02:00:00:00:00:00|(?:00:)?(?:01:02:03:0[4a]|11:22:33:44)|01:23:45:67|12:34:56:78|1a:2b:3c:4d|"
        r"aa:bb:cc:dd|de:ad:be:ef"
    ),
    # Numbers for fiction: 555-0100 to 555-0199 (NANPA), and Ofcom's ranges for drama (2019).
    "PHONE_NUMBER": re.compile(
        r"1?[0-9]{3}55501[0-9]{2}\Z"
        r"|(?:(?:00)?44|0)(?:1632960|2079460|7700900|8081570|9098790|3069990|1[0-9]{2}4960)[0-9]{3}\Z"
    ),
    # Words that manuals and test suites put where a password stands, credentials for reserved hosts (RFC 2606), and
    # the example of RFC 7617.
    "PASSWORD": re.compile(
        r"(?i)\A(?:my|your|some|bad|test|dummy|fake|example)?[_-]?"
        r"(?:p[a@]ss(?:w[o0]rd|wd)?|pwd|secret|sekrit|test|example|changeme)[0-9]{0,3}\Z"
        r"|\A(?:hunter2|correct[ -]?horse[ -]?battery[ -]?staple|QWxhZGRpbjpvcGVuIHNlc2FtZQ==)\Z"
        r"|@(?:[a-z0-9-]+\.)*example\.(?:com|net|org)\Z"
    ),
    # What jwt.io shows: subject 1234567890, John Doe.
    "SESSION_TOKEN": re.compile(r"\.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lI"),
    # Test vectors of BIP 39, and the phrase that development chains start with.
    "CRYPTO_SEED": re.compile(
        r"(?i)\A(?:abandon |zoo |test ){11}|\A(?:legal winner thank year|letter advice cage absurd)(?![A-Za-z])"
    ),
    # The credentials in Amazon's documentation; keys of Stripe's test mode.
    "API_KEY": re.compile(r"EXAMPLE(?:KEY)?\Z|\A[srp]k_test_"),
}


def is_test(entity: str, form: str) -> bool:
    """Whether ``form``, the normal form of a value of ``entity``, is one that belongs to nobody."""
    if form in _VALUES.get(entity, ()):
        return True
    shape = _SHAPES.get(entity)
    return shape is not None and shape.search(form) is not None
