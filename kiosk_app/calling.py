"""How the centre is called: each call for a bounded time, and each failure said in one of four ways."""

import io
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from types import TracebackType
from typing import Any, Final, Self, TypeVar

import msgspec
import requests
from requests.adapters import HTTPAdapter
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError

from kiosk_app.protocol import version
from kiosk_app.protocol.entries import Refusal
from kiosk_app.restraint import Restraint

CONNECT_SECONDS: Final = 3.0
READ_SECONDS: Final = 10.0
SLOWEST: Final = 1024
"""Bytes a second: an answer may take the longer for being long, and no longer."""
MAX_ANSWER: Final = 64 * 1024 * 1024
_BLOCK: Final = 65536
Answer = TypeVar("Answer")


class CentreError(Exception):
    """A call to the centre that gave no answer to use."""


class Unreachable(CentreError):
    """No complete answer: no network, no centre, cut off, too slow, or a gateway that says the centre is away (5xx)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Refused(CentreError):
    """The centre answered no. refusal: what a 409 of the log says, else None."""

    def __init__(self, status: int, refusal: Refusal | None = None) -> None:
        super().__init__(status, refusal)
        self.status = status
        self.refusal = refusal


class NotAsked(CentreError):
    """The centre wants to be left alone, for so many `seconds` yet: nothing was sent."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Nonsense(CentreError):
    """Something answered that does not speak the protocol. path: what was asked."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    content: bytes


class _Adapter(HTTPAdapter):
    """Takes the TLS context as it is."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options, ssl_context=self._context)


class Caller:
    """context, spoken, monotonic: as of `kiosk_app.centre.Centre`."""

    def __init__(
        self,
        base: str,
        *,
        context: ssl.SSLContext | None = None,
        spoken: Sequence[int] = version.SPOKEN,
        connect_seconds: float = CONNECT_SECONDS,
        read_seconds: float = READ_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._base = base
        self._connect = connect_seconds
        self._read = read_seconds
        self._spoken = spoken
        self._monotonic = monotonic
        self._restraint = Restraint(monotonic)
        self._session = requests.Session()
        # The machine's proxy variables and .netrc must not decide where cases go.
        self._session.trust_env = False
        self._session.headers[version.HEADER] = version.written(spoken)
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        if context:
            self.present(context)

    def present(self, context: ssl.SSLContext) -> None:
        """Show another certificate from the next connection on."""
        self._session.mount("https://", _Adapter(context))

    def close(self) -> None:
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _ask(self, path: str, question: object, answer: type[Answer]) -> Answer:
        return self._decode(self._post(path, question), path, answer)

    def _post(self, path: str, question: object, accept: tuple[int, ...] = (200,)) -> Reply:
        headers = {"Content-Type": "application/json"}
        return self._call("POST", path, body=msgspec.json.encode(question), headers=headers, accept=accept)

    def _call(
        self,
        method: str,
        path: str,
        *,
        body: bytes | io.BytesIO | None = None,
        headers: Mapping[str, str] | None = None,
        accept: tuple[int, ...] = (200,),
        extra_seconds: float = 0.0,
        limit: int = MAX_ANSWER,
    ) -> Reply:
        if left := self._restraint.left(path):
            raise NotAsked(left)
        seconds = self._read + extra_seconds
        try:
            with self._session.request(
                method,
                self._base + path,
                data=body,
                headers=headers,
                timeout=(self._connect, seconds),
                allow_redirects=False,
                stream=True,
            ) as response:
                content = self._content(response.raw, seconds, limit)
                reply = Reply(response.status_code, response.headers, content)
        except (requests.RequestException, HTTPError) as error:
            raise Unreachable(type(error).__name__) from None
        if len(content) > limit:
            raise Nonsense(path)
        if reply.status in accept:
            if version.agreed(reply.headers.get(version.HEADER, ""), self._spoken) is None:
                raise Nonsense(path)
            return reply
        self._restraint.hear(path, reply.status, reply.headers)
        raise Unreachable(str(reply.status)) if reply.status >= 500 else Refused(reply.status)

    def _content(self, raw: BaseHTTPResponse, seconds: float, limit: int) -> bytes:
        """As it comes, until it is longer than `limit`. A timeout alone would count anew with each byte."""
        content, until = bytearray(), self._monotonic() + seconds
        while len(content) <= limit and (block := raw.read1(_BLOCK, decode_content=True)):
            content += block
            if self._monotonic() > until + len(content) / SLOWEST:
                raise Unreachable("slow")
        return bytes(content)

    @staticmethod
    def _decode(reply: Reply, path: str, kind: type[Answer]) -> Answer:
        try:
            return msgspec.json.decode(reply.content, type=kind)
        except msgspec.MsgspecError:
            raise Nonsense(path) from None
