"""Scanned pages on their way to a phone: the terminal's side. They are sealed, and nothing of them is logged."""

from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from central.api.context import Ctx, Terminal, answer, body, held
from kiosk_app.protocol.handovers import MAX_BYTES, PATH, HandoverNow, HandoverState

router = APIRouter(prefix=PATH)
MAX_WAIT: Final = 30.0


@router.post("")
async def offer(request: Request, ctx: Ctx, terminal: Terminal) -> Response:
    sealed = await body(request)
    if not 0 < len(sealed) <= MAX_BYTES:
        raise HTTPException(422)
    try:
        return answer(await run_in_threadpool(ctx.shared.handovers.keep, terminal, sealed))
    except OSError:
        raise HTTPException(503) from None


@router.get("/{number}")
async def state(
    number: str, ctx: Ctx, terminal: Terminal, wait: Annotated[float, Query(ge=0, le=MAX_WAIT)] = 0.0
) -> Response:
    async def look() -> HandoverState:
        return await run_in_threadpool(ctx.shared.handovers.state, number, terminal)

    return answer(HandoverNow(await held(look, lambda found: found is not HandoverState.OPEN, wait)))
