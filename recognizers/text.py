"""The recognizers in code that come with the package: names, addresses, relations, statements."""

from __future__ import annotations

from recognizers.addresses.chinese import Addresses
from recognizers.addresses.english import EnglishAddresses
from recognizers.interface import TextRecognizer
from recognizers.names import Names
from recognizers.plain_tables import PlainTables
from recognizers.relations import Relations
from recognizers.statements import Statements


def recognizers(names: Names | None = None) -> tuple[TextRecognizer, ...]:
    """All of them; ``names`` may bring models, else names are found where the text itself says so."""
    return (names or Names(), Addresses(), EnglishAddresses(), Relations(), Statements(), PlainTables())
