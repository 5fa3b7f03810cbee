"""Brings together whoever performs the flow's effects: for each kind of effect there is one who answers it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from drivers.xfs4iot.client import Client
from kiosk_app.centre import Centre
from kiosk_app.flow.effects import Capture, Effect
from kiosk_app.flow.events import Reply
from kiosk_app.runtime.capturing import capture
from kiosk_app.runtime.cards import Cards
from kiosk_app.runtime.codes import Codes
from kiosk_app.runtime.delivery import Delivery
from kiosk_app.runtime.faces import Faces
from kiosk_app.runtime.own_pages import OwnPages
from kiosk_app.runtime.papers import Papers
from kiosk_app.runtime.peripherals import Peripherals
from kiosk_app.runtime.portraits import Portraits
from kiosk_app.runtime.questions import Questions
from kiosk_app.runtime.recognising import Recognising
from kiosk_app.runtime.viewfinder import Viewfinder


class Performers:
    """tell: takes what happens on the way to an answer. ids: of files, time-ordered. seal_keys: whose seals are
    believed. today: YYYY-MM-DD. stamp: the time, RFC 3339.
    """

    def __init__(
        self,
        centre: Centre,
        client: Client,
        devices: Peripherals,
        questions: Questions,
        delivery: Delivery,
        *,
        tell: Callable[[Reply], None],
        ids: Callable[[], str],
        seal_keys: Callable[[], Mapping[str, bytes]],
        today: Callable[[], str],
        stamp: Callable[[], str],
    ) -> None:
        self._devices = devices
        self._delivery = delivery
        self._ids = ids
        self._pages = OwnPages(devices, centre, tell)
        finder = Viewfinder(client, tell)
        self._portraits = Portraits(client, finder, delivery, ids)
        self.faces = Faces(finder, stamp)
        parts = (
            questions,
            delivery,
            Codes(centre, client, tell),
            Papers(centre, client, seal_keys, today),
            Recognising(devices, client),
            Cards(client, tell, self.faces),
            self.faces,
            self._pages,
            self._portraits,
        )
        self._answers: dict[type[Effect], Callable[[Any], Awaitable[Reply]]] = {
            Capture: self._capture,
        }
        for part in parts:
            self._answers |= part.answers
        self.shot = self._portraits.shot

    async def perform(self, effect: Effect) -> Reply:
        """Raises KeyError for an effect that nobody performs, and whatever goes wrong unforeseen."""
        return await self._answers[type(effect)](effect)

    def wipe(self) -> None:
        """The visit is over."""
        self._delivery.wipe()
        self._pages.wipe()
        self._portraits.wipe()
        self.forget_photo()

    def forget_photo(self) -> None:
        """Nobody is compared with it any more."""
        self.faces.forget()

    async def _capture(self, effect: Capture) -> Reply:
        return await capture(effect, self._devices, self._delivery, self._ids)
