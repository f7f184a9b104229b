"""``pdaudit evidence``: what happened and what proves it, in a log of the user's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from audit.cli.evidence_prompt import chosen_of, told_fields
from audit.cli.evidence_rows import reason_of, row, stranger_row, words_of
from audit.cli.exit_codes import CLEAN, FOUND, INCOMPLETE
from audit.cli.options import Settings, resolve
from audit.cli.talk import warn
from audit.cli.verb import Flags, verb
from audit.errors import PdauditError
from reports.names import shown_name

if TYPE_CHECKING:
    from audit.casework.evidence.entry import Entry
    from audit.casework.evidence.log import Log

app = typer.Typer(
    help="A log of what happened and what proves it. It alone holds values as you type them; originals are only read.",
    no_args_is_help=True,
)

Files = Annotated[list[str] | None, typer.Argument(metavar="FILE", help="Screenshots, recordings, mails …")]
Exports = Annotated[
    list[str], typer.Argument(metavar="EXPORT...", help="Call and message lists of a phone or operator.")
]
Books = Annotated[list[str] | None, typer.Option("--contacts", metavar="FILE", help="An address book: vCard, CSV …")]
Place = Annotated[str, typer.Option("--log", metavar="FILE", help="The evidence log.")]
Call = Annotated[bool, typer.Option("--call", help="A call; fields are asked, or read as 'key: value' lines.")]
Sms = Annotated[bool, typer.Option("--sms", help="A text message; fields likewise.")]
Note = Annotated[bool, typer.Option("--note", help="Anything else, or more about an entry; fields likewise.")]
Intimate = Annotated[bool, typer.Option("--intimate", help="An intimate image: listed, never copied.")]
Minor = Annotated[bool, typer.Option("--minor", help="An image of a minor: listed, never copied.")]
All = Annotated[bool, typer.Option("--all", help="Add every unknown number without asking.")]
Head = Annotated[str, typer.Option("--head", metavar="HASH", help="The head as you noted it elsewhere.")]
Out = Annotated[str, typer.Option("-o", "--output", metavar="DIR|FILE.zip", help="A new folder or ZIP.")]
Whole = Annotated[bool, typer.Option("--with-exports", help="Copy exports too, with other people's data.")]
LOG = "evidence.jsonl"


@app.command()
@verb("lang")
def add(
    flags: Flags,
    files: Files = None,
    call: Call = False,
    sms: Sms = False,
    note: Note = False,
    intimate: Intimate = False,
    minor: Minor = False,
    log: Place = LOG,
) -> int:
    """Add files, or a call, a text message, a note."""
    from audit.casework.evidence.entry import made
    from audit.casework.evidence.files import taken
    from audit.casework.evidence.log import append, ready

    kinds = [name for name, given in (("call", call), ("sms", sms), ("", note)) if given]
    if len(kinds) > 1 or not (kinds or files):
        raise PdauditError("name files, or one of --call, --sms and --note")
    settings, path = resolve(flags), Path(log)
    new = ready(path)
    originals = [taken(name, path) for name in files or ()]
    known: dict[str, Any] = {"channel": kinds[0]} if kinds and kinds[0] else {}
    known |= {name: True for name, given in (("intimate", intimate), ("minor", minor)) if given}
    draft = made(told_fields(known, settings, log, count=len(originals), lines=bool(kinds)))
    if originals:
        draft = replace(draft, channel=draft.channel or "file")
    drafts = [replace(draft, **original) for original in originals] or [draft]
    _tell(append(path, drafts), path, settings, new=new)
    return CLEAN


@app.command("import")
@verb("lang")
def import_(flags: Flags, exports: Exports, contacts: Books = None, everything: All = False, log: Place = LOG) -> int:
    """Find unknown callers and senders in exports, and add those you choose."""
    from audit.casework.evidence.adoption import adopt
    from audit.casework.evidence.log import ready
    from audit.casework.evidence.strangers import find

    settings, path = resolve(flags), Path(log)
    said = words_of(settings)
    new = ready(path)
    if not contacts:
        warn(settings, said["no-contacts"])
    unread: set[tuple[str, str]] = set()

    def tell(name: str, reason: str) -> None:
        if (name, reason) not in unread:
            warn(settings, said["unread"].format(name=shown_name(name), reason=reason_of(reason, settings)))
        unread.add((name, reason))

    found = find(exports, contacts or (), tell)
    numbers = list(dict.fromkeys(one.number for one in found))
    lines = [stranger_row(place, number, found, settings) for place, number in enumerate(numbers, 1)]
    print(said["strangers"].format(count=len(numbers)) if found else said["none"], *lines, sep="\n")
    chosen = set(numbers if everything else chosen_of(numbers, settings))
    wanted = [one for one in found if one.number in chosen]
    if wanted:
        added = adopt(wanted, path, settings.config.lang)
        _tell(added, path, settings, new=new)
        if len(added) < len(wanted):
            warn(settings, said["known-already"].format(count=len(wanted) - len(added)))
    return INCOMPLETE if unread else CLEAN


@app.command("list")
@verb("lang")
def list_(flags: Flags, log: Place = LOG) -> int:
    """Every entry in one line, values masked, and the head of the log."""
    from audit.casework.evidence.listing import held_back
    from audit.casework.evidence.log import load

    settings = resolve(flags)
    kept = load(Path(log))
    back = held_back(kept.entries)
    for entry in kept.entries:
        print(row(entry, settings, held=entry.id in back))
    if not kept.entries:
        print(words_of(settings)["empty"])
    print(words_of(settings)["head"].format(head=kept.head, count=len(kept.entries)))
    return _altered(kept, settings)


@app.command()
@verb("lang")
def verify(flags: Flags, log: Place = LOG, head: Head = "") -> int:
    """Check that neither the log nor the files it names were changed."""
    from audit.casework.evidence.files import states
    from audit.casework.evidence.log import load, noted

    settings = resolve(flags)
    said = words_of(settings)
    if head and not re.fullmatch("[0-9a-f]{64}", head):
        raise PdauditError("--head wants the 64 digits of a hash that list or export has printed")
    kept = load(Path(log), head)
    for fault in kept.chain.faults:
        print(said[fault.what].format(line=fault.line))
    if not kept.chain.faults:
        print(said["whole"].format(count=len(kept.entries)))
    if kept.chain.held is None:
        print(said["unnoted"].format(name=noted(Path(log)).name))
    found = list(states(kept.entries, kept.path))
    for entry, state in found:
        print(f"{entry.id}  {shown_name(entry.file)}: {said[f'file-{state}']}")
    print(said["head"].format(head=kept.head, count=len(kept.entries)), said["proves"], said["proves-not"], sep="\n")
    if kept.chain.faults or any(state == "changed" for _, state in found):
        return FOUND
    return INCOMPLETE if any(state != "unchanged" for _, state in found) else CLEAN


@app.command()
@verb("lang")
def export(flags: Flags, output: Out, with_exports: Whole = False, log: Place = LOG) -> int:
    """A folder or ZIP for the police: the log, copies, a list in zh and en, a manifest."""
    from audit.casework.evidence.bundle import write
    from audit.casework.evidence.log import load

    settings = resolve(flags)
    said = words_of(settings)
    kept = load(Path(log))
    target = Path(output).absolute()
    made = write(kept, target, with_exports=with_exports)
    _warn_of(target, settings)
    warn(
        settings, said["written"].format(path=target, copied=made.copied, marked=made.without("on-the-device", "kept"))
    )
    warn(settings, said["raw"])
    print(said["head"].format(head=kept.head, count=len(kept.entries)))
    for id, reason in made.copies.items():
        if reason.startswith("absent-"):
            warn(settings, f"{id}: {said[reason]}")
    if _altered(kept, settings) or made.without("absent-changed"):
        return FOUND
    return INCOMPLETE if made.without("absent-missing", "absent-unreadable") else CLEAN


def _tell(added: Sequence[Entry], log: Path, settings: Settings, *, new: bool) -> None:
    """What was added, and the head to note."""
    from audit.casework.evidence.log import load

    said = words_of(settings)
    kept = load(log)
    if new and added:
        warn(settings, said["started"].format(log=log))
        _warn_of(log, settings)
    ids = {entry.id for entry in added}
    before = {entry.sha256: entry.id for entry in reversed(kept.entries) if entry.id not in ids and entry.sha256}
    for entry in added:
        same = before.get(entry.sha256) if not entry.imported else None
        twice = f" ({said['twice'].format(id=same)})" if same else ""
        print(f"{said['added']} {row(entry, settings)}{twice}")
    warn(settings, said["head"].format(head=kept.head, count=len(kept.entries)))


def _warn_of(place: Path, settings: Settings) -> None:
    """Say so when raw values are going to lie where others may see them."""
    from audit.cli.output import Target, warn_of_places
    from reports.formats import formats

    warn_of_places([Target(formats()["jsonl"], place.absolute())], settings)


def _altered(kept: Log, settings: Settings) -> int:
    if not kept.chain.faults:
        return CLEAN
    warn(settings, words_of(settings)["altered"])
    return FOUND
