"""The keys that terminals seal to: one in use, one in escrow, and older ones until every queue that used them is empty.

A private key in use is the opener's; the escrow key belongs in a safe and not on this machine, `keys/escrow/` is where
it lies until it is carried there.
"""

import hashlib
from dataclasses import replace as changed
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from central import trust
from central.repository import Repository
from central.store import sealing
from central.store.database import Store
from offline_store.durable import replace
from offline_store.envelope import parse
from offline_store.sealing import SealingError, software_keypair
from offline_store.suites import NAMES

IN_USE: Final = "c-"
ESCROW: Final = "e-"
FOLDERS: Final = {IN_USE: "opener", ESCROW: "escrow"}


class StillInUse(Exception):
    """A key to which terminals seal, or have sealed what is not done with. terminals: which; all when it is empty."""

    def __init__(self, key_id: str, terminals: tuple[str, ...]) -> None:
        super().__init__(key_id, terminals)
        self.key_id = key_id
        self.terminals = terminals


class NoSuchKey(LookupError):
    """key_id: not a key of the opener."""

    def __init__(self, key_id: str) -> None:
        super().__init__(key_id)
        self.key_id = key_id


def new(data: Path, prefix: str, suite: str) -> tuple[str, bytes]:
    """A new key of its kind: id and public half. The private half lies in its folder before anybody can seal to it."""
    private, public = software_keypair(NAMES[suite])
    key_id = f"{prefix}{hashlib.sha256(public).hexdigest()[:8]}"
    replace(data / "keys" / FOLDERS[prefix] / f"{key_id}.key", private)
    return key_id, public


def rotate(data: Path, repository: Repository, suite: str = "") -> str:
    """Terminals seal to a new key in use from now on; its id. suite: another one than before; the escrow key is then
    new as well.
    """
    document = trust.current(repository)
    assert document
    wanted = suite or document.suite
    escrow = {key_id: key for key_id, key in document.recipients.items() if key_id.startswith(ESCROW)}
    if wanted != document.suite:
        escrow = trust.named(dict([new(data, ESCROW, wanted)]))
    key_id, public = new(data, IN_USE, wanted)
    recipients = {**trust.named({key_id: public}), **escrow}
    trust.publish(repository, changed(document, suite=wanted, recipients=recipients))
    return key_id


def retire(data: Path, repository: Repository, store: Store, key_id: str) -> None:
    """Destroy a private key to which nothing more can come, and by which no case that goes on has to be opened again.

    Raises StillInUse, NoSuchKey.
    """
    path = data / "keys" / "opener" / f"{key_id}.key"
    if not path.exists():
        raise NoSuchKey(key_id)
    document = trust.current(repository)
    assert document
    if key_id in document.recipients:
        raise StillInUse(key_id, ())
    with store.read() as connection:
        waiting = sealing.not_drained(connection, document.version)
        waiting = waiting or _sealed_to(connection, key_id)
    if waiting:
        raise StillInUse(key_id, waiting)
    path.unlink()


def _sealed_to(connection: Connection, key_id: str) -> tuple[str, ...]:
    """Whose entries will be opened again with this key."""
    needed = set()
    for terminal, body in sealing.still_needed(connection):
        try:
            keys = {recipient.key_id for recipient in parse(body).recipients}
        except SealingError:
            continue
        if key_id in keys:
            needed.add(terminal)
    return tuple(sorted(needed))
