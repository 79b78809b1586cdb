"""Options kept in a file: timeline.toml, or [tool.timeline] in pyproject.toml.  What is given on the command line wins.

The nearest such file counts, from the working folder upwards.  A key is an option's long name; at the top it holds for
every command that has the option (`output` and `format` excepted), in a table named for a command for that one alone.
Paths are relative to the file.
"""

from __future__ import annotations

import datetime as dt
import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from timeline.errors import ConfigError

NAME, PROJECT = "timeline.toml", "pyproject.toml"
_PATHS = ("output", "metadata")
_OWN = ("output", "format")


@dataclass(frozen=True, slots=True)
class Setting:
    """One option of one command: its value and where it comes from ("default", or file and key)."""

    command: str
    option: str
    value: Any
    source: str


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a file; `path` is None where there is none."""

    path: Path | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    prefix: str = ""

    def default_map(self, group: click.Group) -> dict[str, dict[str, Any]]:
        """What click takes for defaults, by command and parameter."""
        return {
            name: {option.name or "": value for option, value, _ in self._settings(name, command)}
            for name, command in group.commands.items()
        }

    def settings(self, group: click.Group) -> Iterator[Setting]:
        """Every option that can be set, with its value and source."""
        for name, command in group.commands.items():
            found = {option.name: (value, key) for option, value, key in self._settings(name, command)}
            for option in options(command):
                value, key = found.get(option.name, (_default(option), None))
                yield Setting(name, key_of(option), value, "default" if key is None else f"{self.path}: {key}")

    def check(self, group: click.Group) -> None:
        """Raises ConfigError for a key that no command has, naming the nearest that one has."""
        known = {key_of(option) for command in group.commands.values() for option in options(command)}
        for key, value in self.values.items():
            if key in group.commands:
                if not isinstance(value, Mapping):
                    raise self._wrong(key, f"write a table [{self.prefix}{key}] of its options")
                own = {key_of(option) for option in options(group.commands[key])}
                for name in value:
                    self._known(f"{key}.{name}", name, own)
            elif key in _OWN:
                raise self._wrong(
                    key, f"what it means depends on the command: write it in a table such as [{self.prefix}export]"
                )
            else:
                self._known(key, key, known | set(group.commands))

    def _settings(self, name: str, command: click.Command) -> Iterator[tuple[click.Option, Any, str]]:
        own = self.values.get(name, {})
        for option in options(command):
            key = key_of(option)
            if key in own:
                yield option, self._value(option, own[key], f"{name}.{key}"), f"{self.prefix}{name}.{key}"
            elif key in self.values and _fits(option, self.values[key]):
                yield option, self._value(option, self.values[key], key), f"{self.prefix}{key}"

    def _value(self, option: click.Option, value: Any, key: str) -> Any:
        """The value as the command line would give it; raises ConfigError where it would not."""
        if option.is_flag:
            if not isinstance(value, bool):
                raise self._wrong(key, "write true or false")
            return value
        if isinstance(value, bool) or not isinstance(value, str | int | dt.date | list | Mapping):
            raise self._wrong(key, "this is no value for it")
        if isinstance(value, Mapping):
            pairs = [f"{name}={one}" for name, one in value.items()]
            value = pairs if option.multiple else ",".join(pairs)
        if isinstance(value, list) != option.multiple:
            raise self._wrong(key, "write a list" if option.multiple else "write one value, not a list")
        listed = [str(one) for one in value] if isinstance(value, list) else [str(value)]
        try:
            cast = [option.type.convert(one, option, None) for one in listed]
        except click.BadParameter as error:
            raise self._wrong(key, error.message) from None
        if option.name in _PATHS and self.path is not None:
            cast = [str(self.path.parent / one) for one in cast]
        return cast if option.multiple else cast[0]

    def _known(self, key: str, name: str, names: set[str]) -> None:
        if name not in names:
            near = difflib.get_close_matches(name, sorted(names), 1)
            raise self._wrong(key, "there is no such option" + (f"; did you mean {near[0]}?" if near else ""))

    def _wrong(self, key: str, message: str) -> ConfigError:
        return ConfigError(f"{self.path}: {self.prefix}{key}: {message}")


def options(command: click.Command) -> list[click.Option]:
    """The options of a command that a file may set."""
    return [one for one in command.params if isinstance(one, click.Option) and one.name not in ("help", "show")]


def key_of(option: click.Option) -> str:
    """The option's long name without its dashes."""
    return max(option.opts, key=len).lstrip("-")


def find_config(folder: Path, named: str | None = None) -> Config:
    """The file that is named, else the nearest from `folder` upwards, else none.

    Raises ConfigError for a named file that is missing or holds no settings, and for one that is no TOML.
    """
    if named is not None:
        found = _read(Path(named))
        if found is None:
            raise ConfigError(f"{named}: holds no settings: it is no {NAME}, and has no table [tool.timeline]")
        return found
    for place in (folder, *folder.parents):
        for name in (NAME, PROJECT):
            if (place / name).is_file() and (found := _read(place / name)):
                return found
    return Config()


def _read(path: Path) -> Config | None:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: is no TOML: {error}") from error
    if path.name != PROJECT:
        return Config(path, values)
    own = values.get("tool", {}).get("timeline")
    return None if own is None else Config(path, own, "tool.timeline.")


def _default(option: click.Option) -> Any:
    """The option's own default; click marks a missing one in ways that differ between its versions."""
    given = option.default
    return given if isinstance(given, str | int) else False if option.is_flag else None


def _fits(option: click.Option, value: Any) -> bool:
    """Whether a key that several commands share is meant for this one: a table of dates by id is no single date."""
    return option.name != "published" or isinstance(value, Mapping) == option.multiple
