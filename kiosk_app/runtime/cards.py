"""Reading a card: who it says somebody is, and its photo, for whoever compares faces."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from drivers.xfs4iot.client import Client, Completion
from kiosk_app.devices import READER
from kiosk_app.flow.effects import Effect, ReadCard
from kiosk_app.flow.events import CardFailed, CardFound, CardProblem, CardRead, Failed, Reply
from kiosk_app.protocol.cases import Person
from kiosk_app.runtime.faces import Faces

DOCUMENT_TYPES = {
    "residentIdentityCard": "111",
    "passport": "414",
    "foreignPermanentResidentIdCard": "553",
    "hkMacaoTaiwanResidencePermit": "810",
}
"""GA/T 2000.156. A social security card is no identity document; of other travel documents no code is known."""
PERMIT_NUMBERS = {"516": re.compile(r"[HM]\d{8}(\d{2})?", re.ASCII), "511": re.compile(r"\d{8}", re.ASCII)}
"""A `mainlandTravelPermit` tells by its number whether it is of Hong Kong and Macao or of Taiwan."""
CARD_PROBLEMS: dict[str, CardProblem] = {"noMedia": "lifted", "invalidMedia": "invalid"}
IMAGE = "image/"
"""How a `photoType` begins that can be looked at; any other is what only the card's maker can decode."""


class Cards:
    """tell: takes what happens on the way to an answer. faces: holds the photo of the card that was read last."""

    def __init__(self, client: Client, tell: Callable[[Reply], None], faces: Faces) -> None:
        self._client = client
        self._tell = tell
        self._faces = faces
        self.answers: Mapping[type[Effect], Callable[[Any], Awaitable[Reply]]] = {ReadCard: self.read}

    async def read(self, effect: ReadCard) -> Reply:
        to = (effect.visit, effect.id)
        self._faces.forget()

        def on_event(name: str, payload: object) -> None:
            if name == "IdentityDocument.MediaInsertedEvent":
                self._tell(CardFound(*to))

        order = {"timeout": int(effect.seconds * 1000)} | ({"photo": True} if effect.photo else {})
        done = await self._client.execute(
            READER, "IdentityDocument.Read", order, timeout=effect.seconds, on_event=on_event
        )
        if done.code == "success":
            return CardRead(*to, person_of(done), portrait=await self._hold(done, wanted=effect.photo))
        if done.code == "commandErrorCode":
            return CardFailed(*to, CARD_PROBLEMS.get(done.error, "unreadable"))
        return Failed(*to) if done.code == "timeOut" else CardFailed(*to, "reader")

    async def _hold(self, done: Completion, *, wanted: bool) -> bool:
        """Whether there is a photo to compare with now. What the reader gave is taken from it either way."""
        handle, kind = done.payload.get("photo"), done.payload.get("photoType")
        if not isinstance(handle, str):
            return False
        photo = await self._client.fetch(READER, handle)
        if not wanted or not photo or not isinstance(kind, str) or not kind.startswith(IMAGE):
            return False
        self._faces.hold(photo)
        return True


def person_of(done: Completion) -> Person:
    def text(key: str) -> str:
        value = done.payload.get(key)
        return value if isinstance(value, str) else ""

    return Person(
        name=text("name"),
        number=text("number"),
        document_type=document_code(text("documentType"), text("number")),
        sex=text("sex"),
        birth=text("birthDate"),
        address=text("address"),
        valid_from=text("validFrom"),
        valid_to=text("validTo"),
    )


def document_code(kind: str, number: str) -> str:
    """By GA/T 2000.156; "" for what cannot be told. kind: `documentType` of `IdentityDocument.Read`."""
    if kind == "mainlandTravelPermit":
        return next((code for code, form in PERMIT_NUMBERS.items() if form.fullmatch(number)), "")
    return DOCUMENT_TYPES.get(kind, "")
