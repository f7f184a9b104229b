"""The words a report carries for the codes it uses: entities, exports, platforms."""

from __future__ import annotations

from audit.exports import Exports
from recognizers.catalogue import Catalogue
from reports.document import Label


def labels(catalogue: Catalogue, exports: Exports) -> dict[str, Label]:
    """``entity:PERSON``, ``export:wechat-pay-bill``, ``platform:wechat`` → words in both languages."""
    found = {f"entity:{e.id}": Label(e.label["zh"], e.label["en"]) for e in catalogue.entities.values()}
    found |= {f"export:{e.id}": Label(e.label["zh"], e.label["en"]) for e in exports.blocks}
    found |= {f"platform:{name}": Label(text["zh"], text["en"]) for name, text in exports.platforms.items()}
    return found
