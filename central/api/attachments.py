"""Takes in sealed files by tus 1.0.0: creation, core, checksum, termination. See `kiosk_app.protocol.attachments`.

Bytes go to the disk block by block as they come. They count once they are durable: after the whole request, or as far
as one that was cut off had come, unless a checksum spoke for all of it. A process killed anywhere leaves at most bytes
that do not count, and the next request writes over them.
"""

import asyncio
import base64
import binascii
import errno
import hashlib
import logging
import re
from typing import Final

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from central.api.context import Context, Ctx, Terminal
from central.store import attachments, opened
from central.store.attachment_files import IncomingFile, Locked, place
from central.store.attachments import Arriving, Declaration
from kiosk_app.protocol.attachments import CONTENT_TYPE, MAX_SIZE, PATH, TUS

router = APIRouter()
log = logging.getLogger(__name__)
SILENCE_SECONDS: Final = 30.0
"""A request that says nothing for this long has lost its line; the file is free for the next one."""
LATER_SECONDS: Final = 60
ALGORITHMS: Final = ("sha1", "sha256")
"""The first is what every tus server must know."""
_ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def no(status: int, **headers: str) -> HTTPException:
    return HTTPException(status, headers={"Tus-Resumable": TUS, **headers})


def yes(status: int, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(status_code=status, headers={"Tus-Resumable": TUS, "Cache-Control": "no-store", **named})


@router.options(PATH)
async def options(_: Terminal) -> Response:
    return yes(
        204,
        Tus_Version=TUS,
        Tus_Extension="creation,checksum,termination",
        Tus_Max_Size=str(MAX_SIZE),
        Tus_Checksum_Algorithm=",".join(ALGORITHMS),
    )


@router.post(PATH)
async def create(request: Request, ctx: Ctx, terminal: Terminal) -> Response:
    _check_version(request)
    declaration = _declaration(request, terminal)

    def declare() -> Arriving:
        with ctx.store.write() as connection:
            if opened.find(connection, terminal, declaration.event_id) is None:
                raise no(404)
            return attachments.declare(connection, declaration, ctx.clock())

    if (await run_in_threadpool(declare)).declaration != declaration:
        log.warning("terminal %s declares attachment %s in two ways", terminal, declaration.id)
        raise no(409)
    return yes(201, Location=f"{PATH}/{declaration.id}")


@router.head(PATH + "/{attachment_id}")
async def offset(attachment_id: str, request: Request, ctx: Ctx, terminal: Terminal) -> Response:
    _check_version(request)
    found = await run_in_threadpool(_find, ctx, terminal, attachment_id)
    return yes(200, Upload_Offset=str(found.arrived), Upload_Length=str(found.declaration.size))


@router.patch(PATH + "/{attachment_id}")
async def patch(attachment_id: str, request: Request, ctx: Ctx, terminal: Terminal) -> Response:
    _check_version(request)
    if request.headers.get("Content-Type") != CONTENT_TYPE:
        raise no(415)
    start, checksum = _number(request, "Upload-Offset"), _checksum(request)
    await run_in_threadpool(_find, ctx, terminal, attachment_id)
    try:
        with await run_in_threadpool(IncomingFile, place(ctx.attachments, terminal, attachment_id)) as file:
            # Only now nobody else moves it.
            arriving = await run_in_threadpool(_find, ctx, terminal, attachment_id)
            await run_in_threadpool(_set_to, ctx, file, arriving, start)
            return await _take(request, ctx, file, arriving, checksum)
    except Locked:
        raise no(423) from None
    except OSError as error:
        log.error("attachments cannot be written: %s", error.strerror)
        raise no(507 if error.errno in (errno.ENOSPC, errno.EDQUOT) else 503, **_later()) from None


@router.delete(PATH + "/{attachment_id}")
async def terminate(attachment_id: str, request: Request, ctx: Ctx, terminal: Terminal) -> Response:
    """What a terminal takes back must not be one that the centre said it holds."""
    _check_version(request)

    def drop() -> None:
        _find(ctx, terminal, attachment_id)
        with IncomingFile(place(ctx.attachments, terminal, attachment_id)) as file:
            arriving = _find(ctx, terminal, attachment_id)
            if arriving.held:
                raise no(403)
            with ctx.store.write() as connection:
                attachments.drop(connection, arriving.declaration)
            file.erase()

    try:
        await run_in_threadpool(drop)
    except Locked:
        raise no(423) from None
    return yes(204)


class _Checksum:
    """What the bytes of one request are to be, by `Upload-Checksum`."""

    def __init__(self, algorithm: str, expected: bytes) -> None:
        self._digest = hashlib.new(algorithm, usedforsecurity=False)
        self._expected = expected

    def update(self, block: bytes) -> None:
        self._digest.update(block)

    @property
    def fits(self) -> bool:
        return self._digest.digest() == self._expected


async def _take(
    request: Request, ctx: Context, file: IncomingFile, arriving: Arriving, checksum: _Checksum | None
) -> Response:
    declaration, arrived, cut_off = arriving.declaration, arriving.arrived, False
    blocks = aiter(request.stream())
    while True:
        try:
            async with asyncio.timeout(SILENCE_SECONDS):
                block = await anext(blocks)
        except StopAsyncIteration:
            break
        except (ClientDisconnect, TimeoutError):
            cut_off = True
            break
        arrived += len(block)
        if arrived > declaration.size:
            raise no(413)
        if checksum:
            checksum.update(block)
        await run_in_threadpool(file.write, block)
    if checksum and (cut_off or not checksum.fits):
        raise no(400 if cut_off else 460)
    if arrived > arriving.arrived and not await run_in_threadpool(
        attachments.settle, ctx.store, file, arriving, arrived, ctx.clock()
    ):
        log.error("ALARM: terminal %s sent other bytes than it declared for %s", declaration.terminal, declaration.id)
        raise no(422)
    return yes(204, Upload_Offset=str(arrived))


def _set_to(ctx: Context, file: IncomingFile, arriving: Arriving, start: int) -> None:
    """The file's next byte is byte `start`."""
    if arriving.arrived != start or arriving.held:
        raise no(409)
    if not file.cut(start):
        # Its bytes were lost here; what counts is what is there.
        with ctx.store.write() as connection:
            attachments.advance(connection, arriving.declaration, 0)
        raise no(409)


def _find(ctx: Context, terminal: str, attachment_id: str) -> Arriving:
    with ctx.store.read() as connection:
        found = attachments.find(connection, terminal, attachment_id)
    if found is None:
        raise no(404)
    return found


def _declaration(request: Request, terminal: str) -> Declaration:
    size = _number(request, "Upload-Length")
    if size > MAX_SIZE:
        raise no(413)
    said: dict[str, str] = {}
    try:
        for pair in request.headers.get("Upload-Metadata", "").split(","):
            name, _, value = pair.strip().partition(" ")
            said[name] = base64.b64decode(value, validate=True).decode()
        attachment_id, event_id, digest = said["id"], said["event"], said["sha256"]
    except (KeyError, ValueError):
        raise no(400) from None
    if not (size and _ID.fullmatch(attachment_id) and event_id and _DIGEST.fullmatch(digest)):
        raise no(400)
    return Declaration(terminal, attachment_id, event_id, size, bytes.fromhex(digest))


def _check_version(request: Request) -> None:
    if request.headers.get("Tus-Resumable") != TUS:
        raise no(412, **{"Tus-Version": TUS})


def _number(request: Request, name: str) -> int:
    text = request.headers.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) < 20):
        raise no(400)
    return int(text)


def _checksum(request: Request) -> _Checksum | None:
    text = request.headers.get("Upload-Checksum")
    if text is None:
        return None
    algorithm, _, value = text.partition(" ")
    try:
        expected = base64.b64decode(value, validate=True)
    except binascii.Error:
        raise no(400) from None
    if algorithm not in ALGORITHMS:
        raise no(400)
    return _Checksum(algorithm, expected)


def _later() -> dict[str, str]:
    return {"Retry-After": str(LATER_SECONDS)}
