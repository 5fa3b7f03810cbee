"""Checks the sources, signs them as one bundle and puts it where terminals fetch it."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.repository import Repository
from kiosk_app.catalogue.bundle import BadBundle, compile_bundle, read_bundle
from kiosk_app.catalogue.model import Catalogue, Definition, TableRow
from kiosk_app.catalogue.source import BadDefinition, Mistake, read_definition, read_table
from offline_store.durable import replace

SOURCES = Path(__file__).parent
VERSION = "version"
NAME = "catalogue.json"


def check(sources: Path = SOURCES) -> tuple[list[Definition], dict[str, list[TableRow]]]:
    """Reads every definition and table. Raises BadDefinition with the mistakes of all of them, OSError."""
    mistakes: list[Mistake] = []
    tables: dict[str, list[TableRow]] = {}
    for path in sorted((sources / "tables").glob("*.yaml")):
        try:
            tables[path.stem] = read_table(path)
        except BadDefinition as error:
            mistakes += error.mistakes
    definitions: list[Definition] = []
    for path in sorted((sources / "services").glob("*.yaml")):
        try:
            definition = read_definition(path, set(tables))
        except BadDefinition as error:
            mistakes += error.mistakes
            continue
        if definition.id != path.stem or not re.fullmatch("[a-z][0-9]{2}", definition.id):
            mistakes.append(Mistake(path.name, 1, "id", "a service's id is its file's name: a letter and two digits"))
        definitions.append(definition)
    if not definitions and not mistakes:
        mistakes.append(Mistake(str(sources / "services"), 1, "", "holds no definition"))
    if mistakes:
        raise BadDefinition(mistakes)
    return definitions, tables


def key(data: Path) -> Ed25519PrivateKey:
    """The publishing key of this centre, made on first use. A software key: only for a demo."""
    path = data / "keys" / "catalogue.key"
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace(path, Ed25519PrivateKey.generate().private_bytes_raw())
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def ensure(data: Path, sources: Path = SOURCES, clock: Callable[[], float] = time.time) -> int:
    """Publishes the sources unless what is published already says the same.

    Returns the version terminals get now, from 1. Raises BadDefinition, OSError.
    """
    definitions, tables = check(sources)
    private = key(data)
    repository = Repository(data, clock)
    repository.prepare()
    version = _last_version(data) + 1
    published = datetime.fromtimestamp(clock(), UTC).isoformat(timespec="seconds")
    try:
        catalogue = published_now(data)
    except (OSError, BadBundle):
        pass
    else:
        same = compile_bundle(
            definitions, tables, version=catalogue.version, published=catalogue.published, key=private
        )
        if same == repository.read(NAME):
            return catalogue.version
        version = max(version, catalogue.version + 1)
    (data / "catalogue").mkdir(mode=0o700, parents=True, exist_ok=True)
    replace(data / "catalogue" / VERSION, f"{version}\n".encode())
    repository.publish(NAME, compile_bundle(definitions, tables, version=version, published=published, key=private))
    return version


def _last_version(data: Path) -> int:
    """Noted apart: were the bundle lost and numbers begun anew, terminals would refuse them as old."""
    try:
        return int((data / "catalogue" / VERSION).read_bytes())
    except (OSError, ValueError):
        return 0


def published_now(data: Path) -> Catalogue:
    """What terminals fetch. Raises OSError, BadBundle."""
    found = Repository(data, time.time).read(NAME)
    if found is None:
        raise BadBundle("form")
    return read_bundle(found, [key(data).public_key()])
