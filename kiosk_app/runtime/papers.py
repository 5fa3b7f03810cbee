"""Judges papers: by the seal in their code, which needs no network, and by what the centre knows of them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from drivers.xfs4iot.client import Client
from kiosk_app.centre import Centre, CentreError
from kiosk_app.devices import CODE_SCANNER
from kiosk_app.flow.effects import Effect, LookUpPaper, ReadPaper
from kiosk_app.flow.events import Failed, PaperJudged, PaperVerdict, Reply
from kiosk_app.protocol import seals
from kiosk_app.protocol.papers import PaperAnswer, PaperQuestion, SealedFacts
from kiosk_app.protocol.seals import BadSeal
from kiosk_app.runtime.apart import apart
from kiosk_app.runtime.codes import BREATH_SECONDS, code_of

log = logging.getLogger(__name__)
Judged = tuple[PaperVerdict, SealedFacts | None]
NO_SEAL: Mapping[str, PaperVerdict] = {"form": "foreign", "key": "foreign", "signature": "altered"}


class Papers:
    """keys: whose seals are believed now. today: YYYY-MM-DD."""

    def __init__(
        self, centre: Centre, client: Client, keys: Callable[[], Mapping[str, bytes]], today: Callable[[], str]
    ) -> None:
        self._centre = centre
        self._client = client
        self._keys = keys
        self._today = today
        self.answers: Mapping[type[Effect], Callable[[Any], Awaitable[Reply]]] = {
            ReadPaper: self.read,
            LookUpPaper: self.look_up,
        }

    async def read(self, effect: ReadPaper) -> Reply:
        """A code that cannot be read is read again: whoever holds it sees that nothing has happened yet."""
        to = (effect.visit, effect.id)
        while True:
            done = await self._client.execute(CODE_SCANNER, "BarcodeReader.Read", {}, timeout=effect.seconds)
            text = code_of(done.payload.get("readOutput")) if done.code == "success" else ""
            if text:
                return PaperJudged(*to, *await self._sealed(text))
            if done.code not in ("success", "commandErrorCode"):
                return Failed(*to)
            await asyncio.sleep(BREATH_SECONDS)

    async def look_up(self, effect: LookUpPaper) -> Reply:
        to = (effect.visit, effect.id)
        answer = await self._known(effect.number, effect.code)
        if answer is None:
            return PaperJudged(*to, "away")
        if not answer.known:
            return PaperJudged(*to, "unknown")
        return PaperJudged(*to, *self._of(answer))

    def _of(self, answer: PaperAnswer) -> Judged:
        """What a paper that is on record says of itself."""
        try:
            facts = seals.read(answer.seal, self._keys()) if answer.seal else None
        except BadSeal as error:
            log.error("the centre told of a paper whose seal is no good: %s", error.reason)
            facts = None
        return self._against(answer, facts) or "genuine", facts

    async def _sealed(self, text: str) -> Judged:
        try:
            facts = seals.read(text, self._keys())
        except BadSeal as error:
            return NO_SEAL[error.reason], None
        answer = await self._known(facts.number, facts.code)
        return self._against(answer, facts) or ("sealed" if answer is None else "genuine"), facts

    def _against(self, answer: PaperAnswer | None, facts: SealedFacts | None) -> PaperVerdict | None:
        """What speaks against a paper that was handed out once."""
        if answer and answer.withdrawn:
            return "withdrawn"
        return "expired" if facts and facts.until and facts.until < self._today() else None

    async def _known(self, number: str, code: str) -> PaperAnswer | None:
        """None when nobody can be asked."""
        try:
            return await apart(self._centre.paper, PaperQuestion(number, code))
        except CentreError as error:
            log.info("a paper was not looked up: %s", type(error).__name__)
            return None
