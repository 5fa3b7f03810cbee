"""The terminal's log comes in here, and its heartbeat."""

import logging

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from central.api.context import Ctx, Terminal, answer, body, question
from central.store import fleet
from central.store.batch import BadBatch, read
from central.store.database import rfc3339
from central.store.ingest import ingest
from kiosk_app.protocol.entries import Acknowledgement, Heartbeat, HeartbeatReply, Refusal

router = APIRouter(prefix="/v1")
log = logging.getLogger(__name__)


@router.post("/entries")
async def entries(request: Request, ctx: Ctx, terminal: Terminal) -> Response:
    payload = await body(request)

    def store() -> Acknowledgement | Refusal:
        arrivals = read(payload, terminal)
        with ctx.store.write() as connection:
            return ingest(connection, arrivals, ctx.clock())

    try:
        outcome = await run_in_threadpool(store)
    except BadBatch as error:
        log.warning("terminal %s sent a batch that is none: %s", terminal, error.reason)
        raise HTTPException(422, error.reason) from None
    if isinstance(outcome, Refusal):
        log.warning("terminal %s: %s at %d of %s", terminal, outcome.error, outcome.seq, outcome.stream)
        return answer(outcome, 409)
    return answer(outcome)


@router.post("/heartbeat")
async def heartbeat(request: Request, ctx: Ctx, terminal: Terminal) -> Response:
    beat = await question(request, Heartbeat)
    if beat.terminal != terminal:
        raise HTTPException(403)

    def store() -> None:
        with ctx.store.write() as connection:
            fleet.heard(connection, beat, ctx.clock())

    try:
        await run_in_threadpool(store)
    except ValueError:
        raise HTTPException(422) from None
    return answer(HeartbeatReply(rfc3339(ctx.clock())))
