"""Certificate requests: taken in here, answered by the registrar, which alone holds the authority's key."""

import asyncio
from collections.abc import Callable
from typing import Final

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection

from central import trust
from central.api.context import Context, Ctx, Terminal, answer, question
from central.authority import BadRequest, requested_key
from central.store import terminals
from central.store.terminals import No
from kiosk_app.protocol.enrolment import EnrolmentRequest, Grant, RenewalRequest

router = APIRouter(prefix="/v1")
WAIT_SECONDS: Final = 3.0
LOOK_SECONDS: Final = 0.1


@router.post("/enrolments")
async def enrol(request: Request, ctx: Ctx) -> Response:
    asked = await question(request, EnrolmentRequest)
    _well_formed(asked.request, asked.terminal)
    return await _answered(
        ctx, lambda store: terminals.enrol(store, asked.terminal, asked.token, asked.request, ctx.clock())
    )


@router.post("/renewals")
async def renew(request: Request, ctx: Ctx, terminal: Terminal) -> Response:
    asked = await question(request, RenewalRequest)
    _well_formed(asked.request, terminal)
    return await _answered(ctx, lambda store: terminals.renew(store, terminal, asked.request))


def _well_formed(request: str, terminal: str) -> None:
    try:
        requested_key(request, terminal)
    except BadRequest:
        raise HTTPException(422) from None


async def _answered(ctx: Context, ask: Callable[[Connection], str | No | None]) -> Response:
    """The grant if it comes soon, 202 if not; the same request asked again begins nothing new."""

    def once() -> str | No | None:
        with ctx.store.write() as connection:
            return ask(connection)

    for _ in range(round(WAIT_SECONDS / LOOK_SECONDS)):
        match await run_in_threadpool(once):
            case No.UNKNOWN:
                raise HTTPException(401)
            case No() as why:
                raise HTTPException(403, why)
            case str() as certificate:
                signed = await run_in_threadpool(ctx.repository.read, trust.NAME)
                if signed is None:
                    raise HTTPException(503)
                return answer(Grant(certificate, signed.decode()))
        await asyncio.sleep(LOOK_SECONDS)
    return Response(status_code=202)
