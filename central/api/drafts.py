"""Drafts of people who are known. Nothing of them is logged."""

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from central.api.context import Ctx, Terminal, answer, question
from central.drafts.keeping import TooLong
from kiosk_app.protocol.drafts import Channel, DraftKept, DraftQuestion, DraftToKeep

router = APIRouter(prefix="/v1/drafts")


@router.post("")
async def find(request: Request, ctx: Ctx, _: Terminal) -> Response:
    asked = await question(request, DraftQuestion)
    found = await run_in_threadpool(ctx.shared.drafts.find, asked.person, asked.service)
    if found is None:
        raise HTTPException(404)
    return answer(found)


@router.put("")
async def save(request: Request, ctx: Ctx, _: Terminal) -> Response:
    asked = await question(request, DraftToKeep)
    try:
        until = await run_in_threadpool(
            ctx.shared.drafts.keep, asked.person, asked.service, asked.form, Channel.TERMINAL
        )
    except TooLong:
        raise HTTPException(413) from None
    return answer(DraftKept(until))
