"""Settles in which release of the protocol a request is answered, before anything of it is read."""

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk_app.protocol import version


class Negotiation:
    """426 when the terminal speaks none of `spoken`; else the answer says which one it is in."""

    def __init__(self, app: ASGIApp, spoken: Sequence[int]) -> None:
        self._app = app
        self._spoken = spoken

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        release = version.agreed(Headers(scope=scope).get(version.HEADER, ""), self._spoken)
        said = version.written(self._spoken) if release is None else str(release)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[version.HEADER] = said
            await send(message)

        if release is None:
            await answer({"type": "http.response.start", "status": 426, "headers": []})
            await answer({"type": "http.response.body", "body": b""})
            return
        await self._app(scope, receive, answer)
