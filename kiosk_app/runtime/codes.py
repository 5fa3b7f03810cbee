"""Being known by a code: what the terminal shows, what its scanner reads, what the centre says to either.

Both ways are open at once, and whichever comes first is taken.
"""

import asyncio
import base64
import binascii
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from drivers.xfs4iot.client import Client
from kiosk_app.centre import Centre, CentreError
from kiosk_app.devices import CODE_SCANNER
from kiosk_app.flow.effects import AwaitCode, Effect, ReleaseIdentity
from kiosk_app.flow.events import (
    CodeDeclined,
    CodeOffered,
    CodeRefused,
    CodesAway,
    CodeSeen,
    Failed,
    IdentityReleased,
    Reply,
)
from kiosk_app.protocol.codes import CodeProblem, LoginQuestion, LoginState, ShownCode
from kiosk_app.runtime.apart import apart
from kiosk_app.runtime.polling import polled

log = logging.getLogger(__name__)
BREATH_SECONDS = 1.0
"""Between two reads that came to nothing: a finger takes the phone away in this time."""
To = tuple[str, int]
Tell = Callable[[Reply], None]
T = TypeVar("T")


class Codes:
    """tell: takes what happens on the way to an answer."""

    def __init__(self, centre: Centre, client: Client, tell: Tell) -> None:
        self._centre = centre
        self._client = client
        self._tell = tell
        self.answers: Mapping[type[Effect], Callable[[Any], Awaitable[Reply]]] = {
            AwaitCode: self.wait,
            ReleaseIdentity: self.release,
        }

    async def wait(self, effect: AwaitCode) -> Reply:
        """Whichever comes first."""
        to = (effect.visit, effect.id)
        ways = [asyncio.create_task(self._scanned(effect, to))]
        if effect.scanner:
            ways.append(asyncio.create_task(self._shown(effect, to)))
        try:
            done, _ = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            return done.pop().result()
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)

    async def release(self, effect: ReleaseIdentity) -> Reply:
        return await self._released(effect.ticket, (effect.visit, effect.id))

    async def _released(self, ticket: str, to: To) -> Reply:
        try:
            found = await apart(self._centre.release, ticket)
        except CentreError as error:
            _say(error)
            return Failed(*to)
        return IdentityReleased(*to, found.person, found.way, found.enterprise) if found else CodeDeclined(*to)

    async def _scanned(self, effect: AwaitCode, to: To) -> Reply:
        """A code of the terminal's own, and a new one whenever it has grown old."""
        while True:
            try:
                login = await apart(self._centre.login, LoginQuestion(effect.service, effect.enterprise))
            except CentreError as error:
                _say(error)
                return CodesAway(*to)
            self._tell(CodeOffered(*to, login.qr))
            said = partial(self._said, login.ticket)
            state = await polled(said, while_=LoginState.OPEN, seconds=login.seconds)
            if state is LoginState.CONFIRMED:
                return await self._released(login.ticket, to)
            if state is LoginState.DECLINED:
                return CodeDeclined(*to)

    def _said(self, ticket: str, wait: float) -> LoginState:
        return self._centre.login_now(ticket, wait).state

    async def _shown(self, effect: AwaitCode, to: To) -> Reply:
        """The phone's code, read here; one that is no good is said, and the next is read."""
        while True:
            done = await self._client.execute(CODE_SCANNER, "BarcodeReader.Read", {}, timeout=effect.seconds)
            if done.code == "commandErrorCode":
                self._tell(CodeRefused(*to, "unreadable"))
            elif done.code == "success":
                reply = await self._seen(code_of(done.payload.get("readOutput")), effect, to)
                if not isinstance(reply, CodeRefused):
                    return reply
                self._tell(reply)
            await asyncio.sleep(BREATH_SECONDS)

    async def _seen(self, code: str, effect: AwaitCode, to: To) -> Reply:
        if not code:
            return CodeRefused(*to, "unreadable")
        try:
            seen = await apart(self._centre.shown_code, ShownCode(code, effect.service, effect.enterprise))
        except CentreError as error:
            _say(error)
            return CodesAway(*to)
        if seen.problem or not seen.ticket:
            return CodeRefused(*to, seen.problem or CodeProblem.UNKNOWN)
        return CodeSeen(*to, seen.ticket, tuple(seen.data), seen.enterprise)


def code_of(output: object) -> str:
    """The text of the first code in `readOutput`; "" when there is none."""
    first = output[0] if isinstance(output, list) and output else None
    data = first.get("barcodeData") if isinstance(first, dict) else None
    if not isinstance(data, str):
        return ""
    try:
        return base64.b64decode(data, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _say(error: CentreError) -> None:
    log.info("a code got no answer: %s", type(error).__name__)
