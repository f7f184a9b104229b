"""The words a report carries for the codes it uses: entities, exports, platforms."""

from __future__ import annotations

from audit.exports import Exports
from audit.knowledge.accounts import load_accounts
from recognizers.catalogue import Catalogue
from reports.document import Label


def labels(catalogue: Catalogue, exports: Exports) -> dict[str, Label]:
    """``entity:PERSON``, ``export:wechat-pay-bill``, ``platform:wechat`` → words in both languages."""
    found = {f"entity:{e.id}": Label(e.label["zh"], e.label["en"]) for e in catalogue.entities.values()}
    found |= {f"export:{e.id}": Label(e.label["zh"], e.label["en"]) for e in exports.blocks}
    found |= {f"platform:{name}": Label(text["zh"], text["en"]) for name, text in exports.platforms.items()}
    book = load_accounts()
    found |= {f"account:{kind.id}": Label(kind.name["zh"], kind.name["en"]) for kind in book.kinds}
    found |= {f"mail:{domain}": Label(text["zh"], text["en"]) for domain, text in book.mail.items()}
    return found
