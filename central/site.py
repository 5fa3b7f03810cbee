"""The data directory of a centre: its keys, its databases and how they are opened. Everything is its owner's only."""

import base64
import hashlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from central.departments import register
from central.departments.register import People, Subjects
from central.departments.standin import StandIn
from central.store.database import Store
from offline_store.sealing import software_keypair

RECIPIENTS: Final = "recipients.json"
ATTACHMENTS: Final = "attachments"


def prepare(data: Path) -> None:
    """Create the directory (0700) and the keys (0600) that are missing.

    Two recipients: the current key, which the opener loads, and an escrow key, which belongs in a safe and not on this
    machine; it is left in `keys/escrow/` to be carried there.
    """
    for folder in (data, data / "keys", data / "keys" / "opener", data / "keys" / "escrow", data / "run"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    if not (data / "keys" / RECIPIENTS).exists():
        public = {}
        for prefix, holder in (("c", "opener"), ("e", "escrow")):
            private, shared = software_keypair()
            key_id = f"{prefix}-{hashlib.sha256(shared).hexdigest()[:8]}"
            write(data / "keys" / holder / f"{key_id}.key", private)
            public[key_id] = base64.b64encode(shared).decode()
        write(data / "keys" / RECIPIENTS, msgspec.json.encode(public))
    if not (data / "keys" / "departments.key").exists():
        write(data / "keys" / "departments.key", secrets.token_bytes(32))


def recipients(data: Path) -> dict[str, str]:
    """Public keys that terminals seal to, by key id, base64."""
    return msgspec.json.decode((data / "keys" / RECIPIENTS).read_bytes(), type=dict[str, str])


def private_keys(data: Path) -> dict[str, bytes]:
    """The opener's keys, by key id."""
    return {path.stem: path.read_bytes() for path in sorted((data / "keys" / "opener").glob("*.key"))}


def open_store(data: Path, database: str = "") -> Store:
    """The centre's database; `database` is another one in SQLAlchemy's notation."""
    return Store.open(database or f"sqlite:///{data / 'central.db'}")


def open_department(data: Path, clock: Callable[[], float]) -> tuple[StandIn, Store]:
    """The stand-in, and its store for the caller to close."""
    store = Store.open(f"sqlite:///{data / 'departments.db'}", register.metadata)
    subjects = Subjects((data / "keys" / "departments.key").read_bytes())
    return StandIn(store, People.fictitious(), subjects, clock), store


def write(path: Path, content: bytes) -> None:
    """Whole or not at all, 0600."""
    fresh = path.with_name(f"{path.name}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
