"""`kiosk-central catalogue check | list | preview | diff | publish`."""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from central.catalogue import publish
from central.catalogue.source import Sources, read_sources
from central.catalogue.yaml_file import BadDefinition
from kiosk_app.catalogue.bundle import BadBundle
from kiosk_app.catalogue.model import LANGUAGES, Definition, Field, Material

T = TypeVar("T")
NOTHING = object()


def add_to(top: argparse.ArgumentParser) -> None:
    commands = top.add_subparsers(required=True)
    checking = commands.add_parser("check", help="read every source and say what is wrong, by file, line and field")
    checking.set_defaults(run=_check)
    listing = commands.add_parser("list", help="what the sources define")
    listing.set_defaults(run=_list)
    previewing = commands.add_parser("preview", help="what a citizen is asked, in the order of the screens")
    previewing.add_argument("service")
    previewing.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    previewing.set_defaults(run=_preview)
    differing = commands.add_parser("diff", help="what the sources say otherwise than what is published")
    differing.set_defaults(run=_diff)
    publishing = commands.add_parser("publish", help="sign the sources as a new version, if they say anything new")
    publishing.set_defaults(run=_publish)
    for sub in (differing, publishing):
        sub.add_argument("--data", type=Path, required=True, help="data directory of the centre")
    for sub in (checking, listing, previewing, differing, publishing):
        add_sources(sub)


def add_sources(parser: argparse.ArgumentParser) -> None:
    text = "services/, library/ and tables/ in YAML; default: those of this program"
    parser.add_argument("--sources", type=Path, default=publish.SOURCES, metavar="DIR", help=text)


def well(work: Callable[[], T]) -> T | None:
    """What it gives; None when it cannot, after saying why."""
    try:
        return work()
    except BadDefinition as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
    return None


def _read(arguments: argparse.Namespace) -> Sources | None:
    return well(lambda: read_sources(arguments.sources))


def _check(arguments: argparse.Namespace) -> int:
    checked = _read(arguments)
    if not checked:
        return 1
    counts = len(checked.definitions), len(checked.tables), len(checked.sites.sites)
    print("{} services, {} tables and {} service points are good".format(*counts))
    return 0


def _list(arguments: argparse.Namespace) -> int:
    checked = _read(arguments)
    if not checked:
        return 1
    for definition in checked.definitions:
        unconfirmed = f"{len(definition.confirm)} to confirm" if definition.confirm else ""
        print(f"{definition.id}  {definition.version}  {definition.name['zh_CN']}  {unconfirmed}".rstrip())
    return 0


def _preview(arguments: argparse.Namespace) -> int:
    checked = _read(arguments)
    found = {definition.id: definition for definition in checked.definitions} if checked else {}
    if arguments.service not in found:
        if checked:
            print(f"There is no service {arguments.service}.", file=sys.stderr)
        return 1
    print("\n".join(outline(found[arguments.service], arguments.lang)))
    return 0


def outline(definition: Definition, language: str) -> Iterator[str]:
    yield f"{definition.name[language]} · {definition.department.name[language]}"
    yield definition.notice.purpose[language]
    for told in definition.guide:
        yield f"  {told.text[language]}" + (f" [{told.when}]" if told.when else "")
    for field in definition.fields:
        yield from _asked(field, language, "  ")
    for rule in definition.rules:
        yield f"  ! {rule.message[language]}"
    for material in definition.materials:
        yield f"  * {material.name[language]}: {_ways(material)}"
    yield from (f"  & {party.name[language]} ({party.number})" for party in definition.parties)
    if definition.fee:
        yield f"  ¥ {definition.fee.name[language]}: {definition.fee.amount}"
    yield from (f"  = {item.service} {item.name[language]}" for item in definition.items)
    if definition.result.document_name:
        yield f"  > {definition.result.document_name[language]}"


def _asked(field: Field, language: str, indent: str) -> Iterator[str]:
    known = "".join(f" ← {known.scene}.{known.name}" for known in (field.prefill, field.offer) if known)
    computed = f" = {field.computed}" if field.computed else ""
    visible = f" [{field.visible}]" if field.visible else ""
    yield f"{indent}{field.key}: {(field.question or field.label)[language]} ({field.kind}){known}{computed}{visible}"
    for inner in field.fields:
        yield from _asked(inner, language, indent + "  ")


def _ways(material: Material) -> str:
    ways = [source.kind + (f" {source.scene}" if source.scene else "") for source in material.sources]
    return " → ".join([*ways, *([f"within {material.later} working days"] if material.later else [])])


def _diff(arguments: argparse.Namespace) -> int:
    """0 also when there are differences: they are what was asked for."""
    checked = _read(arguments)
    if not checked:
        return 1
    published: Mapping[str, Definition] = {}
    if (arguments.data / "repository").exists():
        try:
            published = publish.published_now(arguments.data).definitions
        except BadBundle as error:
            print(f"what is published cannot be read: {error}", file=sys.stderr)
            return 1
    new = {definition.id: definition for definition in checked.definitions}
    for name in sorted({*published, *new}):
        if name not in published:
            print(f"{name}: new: {new[name].name['zh_CN']}")
        elif name not in new:
            print(f"{name}: gone: {published[name].name['zh_CN']}")
        else:
            old, now = msgspec.to_builtins(published[name]), msgspec.to_builtins(new[name])
            for where, before, after in differences(old, now, name):
                print(f"{where}: {before} → {after}")
    return 0


def differences(before: Any, after: Any, where: str) -> Iterator[tuple[str, str, str]]:
    """Path, what stood there, what stands there now; each the smallest part that differs."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in dict.fromkeys([*before, *after]):
            yield from differences(before.get(name, NOTHING), after.get(name, NOTHING), f"{where}.{name}")
    elif isinstance(before, list) and isinstance(after, list):
        for index in range(max(len(before), len(after))):
            old = before[index] if index < len(before) else NOTHING
            yield from differences(old, after[index] if index < len(after) else NOTHING, f"{where}.{index}")
    elif before != after:
        yield where, _told(before), _told(after)


def _told(value: object) -> str:
    return "nothing" if value is NOTHING else msgspec.json.encode(value).decode()


def _publish(arguments: argparse.Namespace) -> int:
    return 0 if well(lambda: publish.ensure(arguments.data, arguments.sources, time.time)) else 1
