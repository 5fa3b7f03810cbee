"""The data directory of a centre: its keys, its databases and how they are opened. Everything is its owner's only."""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random, SystemRandom
from typing import Final

import msgspec

from central import authority, command_key, recipients, seal_key, trust
from central.archive.shelf import Shelf
from central.catalogue import publish
from central.departments import records, register
from central.departments.adapter import Department
from central.departments.faults import FaultWatch, Faulty
from central.departments.register import People, Subjects
from central.departments.router import Router
from central.departments.standin import StandIn
from central.exchange.adapter import ExchangeTables
from central.identity import owner_seal, users
from central.payments import provider
from central.payments.provider import StandInProvider
from central.repository import Repository
from central.store.database import Store
from central.supplements.applicants import KEY_SIZE, Applicants
from kiosk_app.protocol.trust import TrustDocument
from offline_store.durable import replace
from offline_store.sealing import software_keypair

ADAPTERS: Final = "adapters.yaml"
ATTACHMENTS: Final = "attachments"
WEB_URL: Final = "centre.url"
NOBODY: Final[Mapping[str, Department]] = {}
POPULATION: Final = "public_security"
"""Who knows people."""
DAY_SECONDS: Final = 3.0
SUITE: Final = "X25519-AES256GCM"
FOLDERS: Final = ("", "keys", "keys/opener", "keys/escrow", "keys/authority", "keys/archive", "run")


def prepare(data: Path, clock: Callable[[], float] = time.time) -> Repository:
    """Create the directory (0700) and whatever is missing of keys (0600), certificates and what terminals fetch."""
    for folder in FOLDERS:
        (data / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        (data / folder).chmod(0o700)
    authority.prepare(authority_folder(data), clock())
    repository = Repository(data, clock)
    repository.prepare()
    if not trust.current(repository):
        keys = dict([recipients.new(data, recipients.IN_USE, SUITE), recipients.new(data, recipients.ESCROW, SUITE)])
        publishers = {"publisher": publish.key(data).public_key().public_bytes_raw()}
        commanders = command_key.public_keys(data)
        document = TrustDocument(
            0,
            SUITE,
            trust.named(keys),
            catalogue_keys=trust.named(publishers),
            command_keys=trust.named(commanders),
            seal_keys=trust.named(seal_key.public_keys(data)),
        )
        trust.publish(repository, document)
    if not (data / "keys" / "departments.key").exists():
        replace(data / "keys" / "departments.key", secrets.token_bytes(32))
    if not (data / "keys" / "applicants.key").exists():
        replace(data / "keys" / "applicants.key", secrets.token_bytes(KEY_SIZE))
    sizes = {"users": users.KEY_SIZE, "drafts": owner_seal.KEY_SIZE, "photos": owner_seal.KEY_SIZE}
    for name, size in sizes.items():
        if not (data / "keys" / f"{name}.key").exists():
            replace(data / "keys" / f"{name}.key", secrets.token_bytes(size))
    if not (data / "keys" / "archive" / "public.key").exists():
        private, public = software_keypair()
        replace(data / "keys" / "archive" / "private.key", private)
        replace(data / "keys" / "archive" / "public.key", public)
    return repository


def authority_folder(data: Path) -> Path:
    return data / "keys" / "authority"


def private_keys(data: Path) -> dict[str, bytes]:
    """The opener's keys, by key id."""
    return {path.stem: path.read_bytes() for path in sorted((data / "keys" / "opener").glob("*.key"))}


def applicants(data: Path) -> Applicants:
    return Applicants((data / "keys" / "applicants.key").read_bytes())


def shelf(data: Path) -> Shelf:
    """Where the archive packages lie."""
    keys = data / "keys" / "archive"
    return Shelf(data / "archive", (keys / "private.key").read_bytes(), (keys / "public.key").read_bytes())


def open_store(data: Path, database: str = "") -> Store:
    """The centre's database; `database` is another one in SQLAlchemy's notation."""
    return Store.open(database or f"sqlite:///{data / 'central.db'}")


def web_address(data: Path) -> str:
    """Of the pages, as they are being served. Raises OSError when they never were."""
    return (data / WEB_URL).read_text(encoding="ascii").strip()


def open_provider(data: Path) -> tuple[StandInProvider, Store]:
    """The stand-in that takes payments, and its store for the caller to close."""
    store = Store.open(f"sqlite:///{data / 'payments.db'}", provider.metadata)
    return StandInProvider(store, partial(web_address, data)), store


def open_department(
    data: Path,
    clock: Callable[[], float],
    day_seconds: float = DAY_SECONDS,
    connected: Mapping[str, Department] = NOBODY,
    random: Random | None = None,
) -> tuple[Router, Store]:
    """A stand-in for each department that is not `connected`, and their store for the caller to close.

    clock: seconds since 1970. day_seconds: how long a promised working day takes them. random: decides when what
    `faults.yaml` asks for happens. Raises BadRecords, OSError.
    """
    books, people = records.fictitious(), People.fictitious()
    store = Store.open(f"sqlite:///{data / 'departments.db'}", register.metadata)
    subjects = Subjects((data / "keys" / "departments.key").read_bytes())
    watch, seal = FaultWatch(data), seal_key.Seal(data)
    chance = random or SystemRandom()

    def standing_in(name: str) -> Department:
        standin = StandIn(name, books, store, people, subjects, clock, day_seconds, seal)
        return Faulty(name, standin, watch.now, chance, clock, time.sleep)

    everybody = {name: connected.get(name) or standing_in(name) for name in books.books}
    return Router(everybody, books.scenes, books.checks, POPULATION), store


@contextmanager
def departments(data: Path, clock: Callable[[], float], day_seconds: float = DAY_SECONDS) -> Iterator[Router]:
    """All of them, connected or stood in for, as `connected` and `open_department` say."""
    with connected(data, clock) as others:
        router, store = open_department(data, clock, day_seconds, others)
        with store:
            yield router


@contextmanager
def connected(data: Path, clock: Callable[[], float]) -> Iterator[dict[str, Department]]:
    """The departments whose own systems are: `adapters.yaml` says the database of the exchange tables of each.

    clock: seconds since 1970. Raises OSError, msgspec.MsgspecError.
    """
    path = data / ADAPTERS
    urls = msgspec.yaml.decode(path.read_bytes(), type=dict[str, str]) if path.exists() else {}
    adapters = {
        name: ExchangeTables.open(url, clock, lambda: f"{secrets.randbelow(10**6):06d}") for name, url in urls.items()
    }
    try:
        yield {**adapters}
    finally:
        for adapter in adapters.values():
            adapter.close()
