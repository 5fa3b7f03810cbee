"""Keeps drafts, each encrypted for its owner and its service.

A draft can be read wherever its owner is known (`OwnerSeal`). Whoever has the secret of this service can read every
draft: that is less than what protects an application, which only the opener's key can open. Therefore a draft is kept
only for who asked for it, for a few weeks, and is erased when it has become an application.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import msgspec
from sqlalchemy import Column, Float, LargeBinary, MetaData, PrimaryKeyConstraint, String, Table, delete, select

from central.drafts.terms import Terms
from central.identity.owner_seal import OwnerSeal
from central.identity.users import Users
from central.store.cases import LOCAL_TIME
from central.store.database import Store, upsert
from kiosk_app.protocol.cases import Person
from kiosk_app.protocol.drafts import Channel, DraftFound, Form

DAY_SECONDS: Final = 86400.0
metadata: Final = MetaData()
draft_table: Final = Table(
    "draft",
    metadata,
    Column("user", String(64), nullable=False),
    Column("service", String(32), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("saved", Float, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("user", "service"),
)
_draft = draft_table.c


class TooLong(Exception):
    """More than a form can hold."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a list of somebody's drafts shows. saved: seconds since 1970."""

    service: str
    channel: Channel
    saved: float


class Drafts:
    """secret: of an `OwnerSeal`. store: opened with `metadata`. clock: seconds since 1970."""

    def __init__(self, store: Store, users: Users, secret: bytes, terms: Terms, clock: Callable[[], float]) -> None:
        self._store = store
        self._users = users
        self._seal = OwnerSeal(secret, "draft")
        self._terms = terms
        self._clock = clock

    def keep(self, person: Person, service: str, form: Form, channel: Channel) -> str:
        """The last day on which it is there. Raises TooLong."""
        plain, now = msgspec.json.encode(form), self._clock()
        if len(plain) > self._terms.most_bytes or len(form.answers) > self._terms.most_answers:
            raise TooLong
        user = self._users.of(person)
        sealed = self._seal.seal(user, plain, _about(user, service))
        values = {"channel": channel.value, "saved": now, "sealed": sealed}
        with self._store.write() as connection:
            statement = upsert(connection, draft_table).values(user=user, service=service, **values)
            connection.execute(statement.on_conflict_do_update(index_elements=["user", "service"], set_=values))
        until = datetime.fromtimestamp(now + self._terms.keep_days * DAY_SECONDS, UTC).astimezone(LOCAL_TIME)
        return until.date().isoformat()

    def find(self, person: Person, service: str) -> DraftFound | None:
        """None when there is none, or it is too old, or cannot be read any more."""
        user = self._users.of(person)
        with self._store.read() as connection:
            row = connection.execute(
                select(draft_table).where(
                    _draft.user == user, _draft.service == service, _draft.saved >= self._oldest()
                )
            ).one_or_none()
        if row is None:
            return None
        plain = self._seal.open(user, row.sealed, _about(user, service))
        if plain is None:
            return None
        saved = datetime.fromtimestamp(row.saved, LOCAL_TIME).isoformat(timespec="seconds")
        return DraftFound(msgspec.json.decode(plain, type=Form), saved, Channel(row.channel))

    def of(self, person: Person) -> list[Kept]:
        """The newest first."""
        query = (
            select(_draft.service, _draft.channel, _draft.saved)
            .where(_draft.user == self._users.of(person), _draft.saved >= self._oldest())
            .order_by(_draft.saved.desc())
        )
        with self._store.read() as connection:
            return [Kept(row.service, Channel(row.channel), row.saved) for row in connection.execute(query)]

    def erase(self, person: Person, service: str, until: float) -> None:
        """What was saved at `until` or before."""
        mine = (_draft.user == self._users.of(person)) & (_draft.service == service) & (_draft.saved <= until)
        with self._store.write() as connection:
            connection.execute(delete(draft_table).where(mine))

    def erase_old(self) -> int:
        """How many were too old."""
        with self._store.write() as connection:
            return connection.execute(delete(draft_table).where(_draft.saved < self._oldest())).rowcount

    def _oldest(self) -> float:
        return self._clock() - self._terms.keep_days * DAY_SECONDS


def _about(user: str, service: str) -> bytes:
    return f"{user}\x00{service}".encode()
