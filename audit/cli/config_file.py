"""``pdaudit.toml`` and ``[tool.pdaudit]`` in ``pyproject.toml``: where they are looked for and what they may hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audit.cli.values import near
from audit.errors import PdauditError

OWN = "pdaudit.toml"
PROJECT = "pyproject.toml"
ENTITY = "entity"
ALLOW = "allow"


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """One file that was read: its keys as they stand there."""

    path: Path
    values: Mapping[str, Any]

    @property
    def name(self) -> str:
        """For messages: the path as seen from the working directory where it lies below it."""
        here = Path.cwd()
        return str(self.path.relative_to(here) if self.path.is_relative_to(here) else self.path)

    @property
    def entities(self) -> tuple[Mapping[str, Any], ...]:
        """The user's own entities (``[[tool.pdaudit.entity]]``, or ``[[entity]]`` in ``pdaudit.toml``)."""
        return tuple(self.values.get(ENTITY, ()))

    @property
    def allow(self) -> Mapping[str, Any]:
        """The user's own values (``[tool.pdaudit.allow]``, or ``[allow]`` in ``pdaudit.toml``)."""
        return dict(self.values.get(ALLOW, {}))

    @classmethod
    def load(cls, name: str) -> ConfigFile:
        """The file the user names; any name will do."""
        file = read(Path(name).absolute())
        if file is None:
            raise PdauditError("{name} has no [tool.pdaudit]", name=name)
        return file

    def lies_in(self, folders: Sequence[str]) -> str | None:
        """The first of ``folders`` that holds this file."""
        real = self.path.resolve()
        return next((folder for folder in folders if real.is_relative_to(Path(folder).resolve())), None)

    def check(self, known: Collection[str]) -> None:
        """``PdauditError`` for a key nobody knows: a typing error must not pass for a setting."""
        for key, value in self.values.items():
            if key == "reveal":
                raise PdauditError("{name}: reveal can only be asked for on the command line", name=self.name)
            if key == ENTITY:
                if not isinstance(value, list) or not all(isinstance(block, dict) for block in value):
                    raise PdauditError(
                        "{name}: {entity} is not a list of tables ([[tool.pdaudit.{entity}]])",
                        name=self.name,
                        entity=ENTITY,
                    )
            elif key == ALLOW:
                if not isinstance(value, dict):
                    raise PdauditError(
                        "{name}: {allow} is not a table ([tool.pdaudit.{allow}])", name=self.name, allow=ALLOW
                    )
            elif key not in known:
                raise PdauditError(
                    "{name}: unknown key {key!r}{near}",
                    name=self.name,
                    key=key,
                    near=near(key, [*known, ENTITY, ALLOW]),
                )


def discover(start: str) -> ConfigFile | None:
    """The nearest file from ``start`` upward, not past the top of a git work tree."""
    for folder in _upward(Path(start)):
        for name in (OWN, PROJECT):
            if (folder / name).is_file() and (file := read(folder / name)) is not None:
                return file
    return None


def _upward(start: Path) -> Iterator[Path]:
    for folder in (start, *start.parents):
        yield folder
        if (folder / ".git").exists():
            return


def read(path: Path) -> ConfigFile | None:
    """The file at ``path``; None when it is a ``pyproject.toml`` that does not speak of pdaudit."""
    import tomllib

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PdauditError("cannot read {path}: {why}", path=path, why=error) from None
    except UnicodeDecodeError:
        raise PdauditError("{path} is not UTF-8", path=path) from None
    except tomllib.TOMLDecodeError as error:
        raise PdauditError("{path} is not TOML: {error}", path=path, error=error) from None
    tool = content.get("tool", {})
    own = tool.get("pdaudit") if isinstance(tool, dict) else None
    if own is None:
        return None if path.name == PROJECT else ConfigFile(path, content)
    if not isinstance(own, dict):
        raise PdauditError("{path}: tool.pdaudit is not a table", path=path)
    return ConfigFile(path, own)
