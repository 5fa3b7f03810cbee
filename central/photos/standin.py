"""The stand-in for the city's photo library: portraits and all sizes cut out of them, encrypted for whom they show.

All sizes are cut when a portrait comes, so that a crop that a case went by stays the same bytes. When none is good for
any use any more, it is kept for the packages that are still being made, and erased.
"""

import hashlib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final, Literal

import msgspec
from sqlalchemy import Column, LargeBinary, MetaData, PrimaryKeyConstraint, String, Table, delete, insert, select

from central.identity.owner_seal import OwnerSeal
from central.identity.users import Users
from central.photos.adapter import UnknownSpec
from central.photos.portrait import Quality, cut, measure, read
from central.photos.specs import Rules
from central.store.cases import LOCAL_TIME
from central.store.database import Store
from kiosk_app.catalogue.dates import months
from kiosk_app.protocol.cases import Person
from kiosk_app.protocol.photos import PhotoAnswer, PhotoReference

WHOLE: Final = ""
"""In place of a size, the portrait itself."""
ID_BYTES: Final = 16
metadata: Final = MetaData()
portrait_table: Final = Table(
    "portrait",
    metadata,
    Column("user", String(64), nullable=False),
    Column("id", String(32), nullable=False),
    Column("taken", String(10), nullable=False, index=True),
    Column("quality", String(200), nullable=False),
    PrimaryKeyConstraint("user", "id"),
)
picture_table: Final = Table(
    "picture",
    metadata,
    Column("user", String(64), nullable=False),
    Column("id", String(32), nullable=False),
    Column("spec", String(32), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("user", "id", "spec"),
)
_portrait, _picture = portrait_table.c, picture_table.c
First = Callable[[Person, date], tuple[bytes, date] | None]
"""A portrait that somebody has before anybody puts one in, and the day it was taken."""


class StandInLibrary:
    """Implements `PhotoLibrary`. store: opened with `metadata`. secret: of an `OwnerSeal`.

    clock: seconds since 1970.
    """

    def __init__(
        self, store: Store, users: Users, secret: bytes, rules: Rules, first: First, clock: Callable[[], float]
    ) -> None:
        self._store = store
        self._users = users
        self._seal = OwnerSeal(secret, "photo")
        self._rules = rules
        self._first = first
        self._clock = clock

    def put(self, person: Person, jpeg: bytes, taken: date) -> bool:
        """As `PhotoLibrary.put`. Durable when it returns."""
        rules = self._rules
        portrait = read(jpeg, rules.frame)
        quality = measure(portrait, rules.frame)
        user = self._users.of(person)
        # No plain digest is kept: whoever has a picture and the database could look for whom it shows.
        photo = self._users.sign(f"photo\x00{user}\x00{hashlib.sha256(jpeg).hexdigest()}")[:ID_BYTES].hex()
        pictures = {WHOLE: jpeg, **{name: cut(portrait, rules.frame, spec) for name, spec in rules.specs.items()}}
        rows = [
            {
                "user": user,
                "id": photo,
                "spec": name,
                "sealed": self._seal.seal(user, picture, _about(photo, name)),
            }
            for name, picture in pictures.items()
        ]
        facts = msgspec.json.encode(quality).decode()
        with self._store.write() as connection:
            mine = (_portrait.user == user) & (_portrait.id == photo)
            if connection.execute(select(_portrait.id).where(mine)).first() is None:
                connection.execute(
                    insert(portrait_table).values(user=user, id=photo, taken=taken.isoformat(), quality=facts)
                )
                connection.execute(insert(picture_table), rows)
        return quality.good(rules.quality)

    def get(self, person: Person, spec: str) -> PhotoAnswer:
        if spec not in self._rules.specs:
            raise UnknownSpec(spec)
        today, user = self._today(), self._users.of(person)
        found = self._portraits(user)
        if not found and (drawn := self._first(person, today)):
            self.put(person, *drawn)
            found = self._portraits(user)
        good = [(photo, taken) for photo, taken, quality in found if quality.good(self._rules.quality)]
        if not good:
            why: Literal["quality", "none"] = "quality" if found else "none"
            return PhotoAnswer(why, found[0][1] if found else "")
        photo, taken = good[0]
        if self._rules.good_until(spec, taken) < today.isoformat():
            return PhotoAnswer("stale", taken)
        crop = self._open(user, photo, spec)
        if crop is None:
            return PhotoAnswer("none")
        return PhotoAnswer("found", taken, PhotoReference(photo, hashlib.sha256(crop).hexdigest(), spec))

    def crop(self, person: Person, reference: PhotoReference) -> bytes | None:
        crop = self._open(self._users.of(person), reference.id, reference.spec)
        return crop if crop and hashlib.sha256(crop).hexdigest() == reference.sha256 else None

    def erase_old(self) -> int:
        """How many portraits were too old for anything."""
        last = (self._today() - timedelta(days=self._rules.keep_after)).isoformat()
        too_old = _portrait.taken < months(last, -self._rules.longest)
        with self._store.write() as connection:
            gone = connection.execute(select(_portrait.user, _portrait.id).where(too_old)).all()
            for user, photo in gone:
                connection.execute(delete(picture_table).where(_picture.user == user, _picture.id == photo))
            connection.execute(delete(portrait_table).where(too_old))
        return len(gone)

    def _open(self, user: str, photo: str, spec: str) -> bytes | None:
        """None when it is not there, or cannot be read any more."""
        query = select(_picture.sealed).where(_picture.user == user, _picture.id == photo, _picture.spec == spec)
        with self._store.read() as connection:
            sealed: bytes | None = connection.execute(query).scalar()
        return None if sealed is None else self._seal.open(user, sealed, _about(photo, spec))

    def _portraits(self, user: str) -> list[tuple[str, str, Quality]]:
        """Id, day and facts, the newest first."""
        query = select(portrait_table).where(_portrait.user == user).order_by(_portrait.taken.desc(), _portrait.id)
        with self._store.read() as connection:
            rows = connection.execute(query).all()
        return [(row.id, row.taken, msgspec.json.decode(row.quality, type=Quality)) for row in rows]

    def _today(self) -> date:
        return datetime.fromtimestamp(self._clock(), LOCAL_TIME).date()


def _about(photo: str, spec: str) -> bytes:
    return f"{photo}\x00{spec}".encode()
