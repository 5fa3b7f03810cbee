"""`kiosk-central settings`: what is set for all terminals, and how a file of it is published."""

import argparse
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import msgspec

from central import site
from central.repository import Repository
from kiosk_app.protocol.settings import FleetSettings

NAME = "settings.json"
Command = Callable[[str, str], argparse.ArgumentParser]


def add_to(command: Command) -> None:
    """command: makes a command with the options that all have."""
    settings = command("settings", "show what is set for all terminals, or publish a TOML file of it")
    settings.add_argument("file", nargs="?", type=Path)
    settings.set_defaults(run=_settings)


def _settings(arguments: argparse.Namespace) -> int:
    repository = site.prepare(arguments.data)
    if arguments.file:
        try:
            given = tomllib.loads(arguments.file.read_text(encoding="utf-8"))
            publish(repository, given)
        except OSError as error:
            print(f"{arguments.file}: {error.strerror}", file=sys.stderr)
            return 1
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
            print(f"{arguments.file.name}: {error}", file=sys.stderr)
            return 1
    published = repository.read(NAME)
    print((published or b"Nothing is published; terminals keep to their own.").decode())
    return 0


def publish(repository: Repository, given: dict[str, object]) -> None:
    """Raises msgspec.ValidationError for an unknown key or a value out of its bounds."""
    known = {name for name in FleetSettings.__dataclass_fields__ if name != "v"}
    if unknown := sorted(set(given) - known):
        raise msgspec.ValidationError(f"there is no setting {unknown[0]}")
    settings = msgspec.convert(given, FleetSettings)
    repository.publish(NAME, msgspec.json.format(msgspec.json.encode(settings), indent=1))
