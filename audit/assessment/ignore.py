"""What can calmly be left: nobody has the energy to chase everything.

All of it must hold: low, not linked to a person, no credential and none of the kinds that are never trivial, no child,
nothing sensitive of somebody else.  Beside that single kinds can be left for a reason of their own: a closed card, a
one-time code in an export, the model of a phone in a private log (``audit/knowledge/ignore.toml``).
"""

from __future__ import annotations

from dataclasses import dataclass

from audit.knowledge.ignorable import load_ignorable
from reports.document import Group, RecordRow

TRIVIAL = "trivial"
TEST_VALUE = "test-value"
_STEP = "step:"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a row of the report.

    ``linked``: an identifier of a person stands in the same row, card, message or neighbourhood.  ``child``: a child
    under 14 does.  ``others_sensitive``: it is another person's, and its kind is sensitive by PIPL or one of the
    standards.  ``known``: what else is known of it, by what the owner said (``Ignorable.said``) and ``private`` where
    only the owner can read it; steps of its severity need not be repeated.
    """

    linked: bool = False
    child: bool = False
    others_sensitive: bool = False
    known: frozenset[str] = frozenset()


def ignorable(row: Group | RecordRow, around: Surroundings) -> str | None:
    """The code of the reason why nothing needs to be done about ``row``, None when something does."""
    if isinstance(row, Group) and row.test:
        return TEST_VALUE
    known = around.known | {code.removeprefix(_STEP) for code in row.why if code.startswith(_STEP)}
    if around.child or "child" in known or around.others_sensitive:
        return None
    rules = load_ignorable()
    if reason := rules.exception(row.kind, known):
        return reason
    if row.kind in rules.never or row.severity != "low" or around.linked:
        return None
    return TRIVIAL
