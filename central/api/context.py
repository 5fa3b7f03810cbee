"""What the endpoints work with, and how they read requests and write answers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, TypeVar

import msgspec
import zstandard
from fastapi import Depends, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from central.api.watch import ChangeWatch
from central.departments.adapter import Department
from central.store import terminals
from central.store.database import Store

MAX_BODY: Final = 16 * 1024 * 1024
"""Bytes, of a request as sent and of what it unpacks to. A batch of a hundred signed applications is about 6 MB."""
Question = TypeVar("Question")


@dataclass(frozen=True, slots=True)
class Context:
    """bundle: the published catalogue's file. attachments: folder of sealed files. clock: seconds since 1970."""

    store: Store
    department: Department
    watch: ChangeWatch
    bundle: Path
    attachments: Path
    clock: Callable[[], float]


def context(request: Request) -> Context:
    found: Context = request.app.state.context
    return found


Ctx = Annotated[Context, Depends(context)]


async def _terminal(request: Request, ctx: Ctx) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise HTTPException(401)

    def find() -> str | None:
        with ctx.store.read() as connection:
            return terminals.by_token(connection, token)

    terminal = await run_in_threadpool(find)
    if terminal is None:
        raise HTTPException(401)
    return terminal


Terminal = Annotated[str, Depends(_terminal)]
"""The terminal whose token the request carries; 401 without one."""


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
