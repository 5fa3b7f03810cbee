"""What the endpoints work with, and how they read requests and write answers."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, ParamSpec, TypeVar

import msgspec
import zstandard
from fastapi import Depends, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from central.api import tls
from central.api.watch import ChangeWatch
from central.catalogue.stock import Stock
from central.departments.adapter import Department, Unavailable
from central.payments.orders import Orders
from central.repository import Repository
from central.shared import Shared
from central.store import terminals
from central.store.database import Store
from central.store.terminals import No
from central.supplements.applicants import Applicants

log = logging.getLogger(__name__)
LOOK_SECONDS: Final = 0.3
"""Between two looks at what somebody waits for."""
MAX_BODY: Final = 16 * 1024 * 1024
"""Bytes, of a request as sent and of what it unpacks to. A batch of a hundred signed applications is about 6 MB."""
Question = TypeVar("Question")
Answer = TypeVar("Answer")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Context:
    """attachments: folder of sealed files. clock: seconds since 1970."""

    store: Store
    department: Department
    orders: Orders
    applicants: Applicants
    shared: Shared
    watch: ChangeWatch
    repository: Repository
    stock: Stock
    attachments: Path
    clock: Callable[[], float]


def context(request: Request) -> Context:
    found: Context = request.app.state.context
    return found


Ctx = Annotated[Context, Depends(context)]


async def _terminal(request: Request, ctx: Ctx) -> str:
    shown: bytes | None = request.scope.get("state", {}).get(tls.CERTIFICATE)
    if shown is None:
        raise HTTPException(401)
    terminal, fingerprint = tls.holder(shown)

    def check() -> No | bool:
        with ctx.store.read() as connection:
            found = terminals.authenticate(connection, terminal, fingerprint, ctx.clock())
        if found is True:
            with ctx.store.write() as connection:
                terminals.mark_used(connection, terminal, fingerprint)
        return found

    if isinstance(why := await run_in_threadpool(check), No):
        log.warning("somebody with the name of terminal %s is refused: %s", terminal, why)
        raise HTTPException(403, why)
    return terminal


Terminal = Annotated[str, Depends(_terminal)]
"""The terminal whose certificate the connection was made with; 401 without one, 403 when it does not count."""


async def body(request: Request) -> bytes:
    """The request's body, unpacked when it is zstd. 413: too long, 415: another encoding, 400: broken or cut off."""
    content = bytearray()
    try:
        async for block in request.stream():
            content += block
            if len(content) > MAX_BODY:
                raise HTTPException(413)
    except ClientDisconnect:
        raise HTTPException(400) from None
    encoding = request.headers.get("Content-Encoding", "identity")
    if encoding == "identity":
        return bytes(content)
    if encoding != "zstd":
        raise HTTPException(415)
    try:
        with zstandard.ZstdDecompressor().stream_reader(bytes(content)) as reader:
            plain = reader.read(MAX_BODY + 1)
    except zstandard.ZstdError:
        raise HTTPException(400) from None
    if len(plain) > MAX_BODY:
        raise HTTPException(413)
    return plain


async def question(request: Request, kind: type[Question]) -> Question:
    """The request's body as a protocol dataclass; 422 when it is none."""
    try:
        return msgspec.json.decode(await body(request), type=kind)
    except msgspec.MsgspecError:
        raise HTTPException(422) from None


def answer(value: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")


async def held(look: Callable[[], Awaitable[Answer]], is_news: Callable[[Answer], bool], wait: float) -> Answer:
    """What `look` says as soon as that is news, or after `wait` seconds."""
    until = time.monotonic() + wait
    while True:
        found = await look()
        if is_news(found) or time.monotonic() >= until:
            return found
        await asyncio.sleep(LOOK_SECONDS)


async def ask(other: Callable[P, Answer], *args: P.args, **kwargs: P.kwargs) -> Answer:
    """What a department or the payment platform says, called in a thread; 503 when it is not there."""
    try:
        return await run_in_threadpool(other, *args, **kwargs)
    except Unavailable:
        raise HTTPException(503) from None
