"""The options that verbs share: one row each, and the order in which flags, environment and files decide.

An option ``min-severity`` is ``--min-severity`` on the command line, ``PDAUDIT_MIN_SEVERITY`` in the environment and
``min-severity`` in ``pdaudit.toml`` or under ``[tool.pdaudit]`` in ``pyproject.toml``; the first of these that says
something wins.  ``--reveal`` is deliberately none of them: a file must not be able to ask for it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from audit.cli.config_file import ConfigFile, discover
from audit.cli.values import Reader, boolean, existing_file, folder, near, number, one_of, several, text, whole_number
from audit.config import SEVERITIES, Config
from audit.errors import Message, PdauditError


@dataclass(frozen=True, slots=True)
class Option:
    """One row.  ``read`` turns what any layer holds into the value, or raises ``ValueError`` with what it wants."""

    name: str
    read: Reader
    help: str
    short: str = ""

    @property
    def field(self) -> str:
        """Its name in ``Config`` or ``Settings``."""
        return self.name.replace("-", "_")

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return f"PDAUDIT_{self.field.upper()}"


OPTIONS = (
    Option("format", several(","), "Output format, one for each -o; alone it goes to stdout.", "-f"),
    Option("output", several(os.pathsep), "Write to this file; its suffix names the format unless -f does.", "-o"),
    Option("jobs", whole_number("auto"), "Worker processes; auto: one for each core.", "-j"),
    Option("min-severity", one_of(*SEVERITIES), "Leave out what is less severe."),
    Option("min-confidence", number(0, 1), "Below this a finding is only counted as to be confirmed (0.5)."),
    Option("fail-on", one_of(*SEVERITIES), "Exit 1 when something is at least as severe as this."),
    Option("lang", one_of("zh", "en"), "Language of the output; text is always searched in both."),
    Option("fast", boolean, "No language model: names in running text only where the text itself introduces them."),
    Option("model-dir", folder, "Use this spaCy pipeline or ONNX token classifier for names."),
    Option(
        "ocr", one_of("off", "auto", "all"), "Text in pictures: none, what promises text in limited time, everything."
    ),
    Option("password-file", existing_file, "Passwords to try on locked files, one a line."),
    Option("git-history", boolean, "Of git repositories also what they remember: every version, commit and tag."),
    Option("profile", one_of("person", "publisher", "officer"), "Who asks: sets the situation, or whose data is told."),
    Option("situation", one_of("kept", "about-to-share", "shared", "told", "abuse"), "What the advice is for."),
    Option("readers", one_of("encrypted", "me", "shared", "public", "unknown"), "Who can read the files now."),
    Option("people", one_of("me", "count", "all"), "Tell of the owner, of nobody, of everybody; all are counted."),
    Option("strict", boolean, "What was not looked at (pixels, names under --fast) counts as incomplete too."),
    Option("for-sharing", boolean, "Leave names of files, people and evidence out of the report."),
    Option("stdin-name", text, "What standard input is called; its suffix may help to read it."),
    Option("color", one_of("auto", "always", "never"), "Colours on a terminal."),
    Option("progress", boolean, "A progress bar on a terminal (on)."),
    Option("quiet", boolean, "Data and errors only.", "-q"),
    Option("verbose", whole_number(), "Say more on stderr; twice: how a defect came about.", "-v"),
)
BY_NAME: Mapping[str, Option] = MappingProxyType({option.name: option for option in OPTIONS})
LANGUAGE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Settings:
    """What was asked for: ``config`` for the scan, the rest for the talk; ``origins`` names who said each field."""

    config: Config
    origins: Mapping[str, str]
    format: tuple[str, ...] = ()
    output: tuple[str, ...] = ()
    for_sharing: bool = False
    stdin_name: str = "stdin"
    color: str = "auto"
    quiet: bool = False
    verbose: int = 0
    notices: tuple[Message, ...] = ()

    def value(self, field: str) -> Any:
        """The value of an option by its field name."""
        return getattr(self.config if field in CONFIG_FIELDS else self, field)


PROFILES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"publisher": {"situation": "about-to-share"}, "officer": {"people": "count"}}
)
"""What a profile wants where nobody says otherwise; ``profile`` stands above these in ``OPTIONS``."""
CONFIG_FIELDS = frozenset(field.name for field in fields(Config))


def resolve(
    flags: Mapping[str, Any],
    *,
    defaults: Mapping[str, Any] = MappingProxyType({}),
    scanned: Sequence[str] = (),
) -> Settings:
    """The settings of one run.

    ``flags``: what the command line gave (None where it said nothing), with ``config`` and ``no_config``.
    ``defaults``: where the verb's differ.  ``scanned``: folders whose own config files are not heeded, for a file
    that came with somebody else's data must not decide what is found in it.
    """
    file, notices = _file(flags, scanned)
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for option in OPTIONS:
        wanted = {**defaults, **PROFILES.get(values.get("profile", ""), {})}
        for origin, given in _layers(option, flags, file, wanted):
            if given is not None:
                values[option.field] = _read(option, given, origin)
                origins[option.field] = origin
                break
    _keep_pairs_together(values, origins)
    config = {field: values.pop(field) for field in tuple(values) if field in CONFIG_FIELDS}
    own = _own(file) if file else {}
    made = Config(**config, **own, reveal=bool(flags.get("reveal")))
    return Settings(made, MappingProxyType(origins), notices=notices, **values)


def _own(file: ConfigFile) -> dict[str, Any]:
    """The user's own entities and allow-lists, which the catalogue has looked over."""
    if not file.entities and not file.allow:
        return {}
    from audit.detection.allow import Allowances
    from recognizers.catalogue import CatalogueError, load

    try:
        Allowances(file.allow, load(file.entities))
    except (CatalogueError, PdauditError) as error:
        raise PdauditError("{name}: {error}", name=file.name, error=error) from None
    return {"entities": file.entities, "allow": file.allow}


def language(flags: Mapping[str, Any]) -> str:
    """The language to speak, also where other settings are wrong and have to be complained of."""
    try:
        file, _ = _file(flags, ())
    except (PdauditError, ValueError):
        file = None
    option = BY_NAME["lang"]
    for _, given in _layers(option, flags, file, {}):
        if given is not None:
            with suppress(ValueError):
                return str(option.read(given))
    return option.read.values[-1]


def _file(flags: Mapping[str, Any], scanned: Sequence[str]) -> tuple[ConfigFile | None, tuple[Message, ...]]:
    named = flags.get("config") or os.environ.get("PDAUDIT_CONFIG")
    none = flags.get("no_config") or boolean(os.environ.get("PDAUDIT_NO_CONFIG", "0"))
    if flags.get("config") and flags.get("no_config"):
        raise PdauditError("--config and --no-config exclude each other")
    if none and not flags.get("config"):
        return None, ()
    file = ConfigFile.load(named) if named else discover(os.getcwd())
    if file is None:
        return None, ()
    if not named and (tree := file.lies_in(scanned)):
        return None, (
            Message(
                "{name} lies in {tree}, which is scanned, and is not heeded; name it with --config",
                name=file.name,
                tree=tree,
            ),
        )
    file.check(BY_NAME)
    return file, ()


def _layers(
    option: Option, flags: Mapping[str, Any], file: ConfigFile | None, defaults: Mapping[str, Any]
) -> tuple[tuple[str, Any], ...]:
    language = next((name for name in LANGUAGE_VARIABLES if os.environ.get(name)), "")
    spoken = "zh" if os.environ.get(language, "").lower().startswith("zh") else "en"
    return (
        (f"--{option.name}", flags.get(option.field)),
        (option.variable, os.environ.get(option.variable) or None),
        (file.name if file else "", file.values.get(option.name) if file else None),
        (language or "default", spoken if option.name == "lang" else None),
        ("default", defaults.get(option.field)),
    )


def _read(option: Option, given: Any, origin: str) -> Any:
    try:
        return option.read(given)
    except ValueError as error:
        subject = origin if origin in (f"--{option.name}", option.variable) else f"{origin}: {option.name}"
        raise PdauditError(
            "{subject}: {error}{near}", subject=subject, error=error, near=near(given, option.read.values)
        ) from None


def _keep_pairs_together(values: dict[str, Any], origins: dict[str, str]) -> None:
    """``-f json`` on the command line must not go into the ``output`` a file names: the stronger layer decides both."""
    if "format" not in values or "output" not in values:
        return
    layers = {field: 0 if origins[field].startswith("--") else 1 if origins[field].startswith("PDAUDIT_") else 2
              for field in ("format", "output")}  # fmt: skip
    if layers["format"] != layers["output"]:
        weaker = max(layers, key=layers.__getitem__)
        del values[weaker], origins[weaker]
