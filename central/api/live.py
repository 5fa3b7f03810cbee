"""Questions of a citizen's visit, passed on to the departments. Nothing of them is kept or logged."""

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from central.api.context import Ctx, Terminal, answer, question
from central.departments.adapter import Unavailable
from kiosk_app.protocol.live import CheckAnswer, CheckQuestion, IdentityQuestion, ShareQuestion

router = APIRouter(prefix="/v1")


@router.post("/identity")
async def identity(request: Request, ctx: Ctx, _: Terminal) -> Response:
    asked = await question(request, IdentityQuestion)
    try:
        return answer(await run_in_threadpool(ctx.department.identify, asked.person, asked.factor))
    except Unavailable:
        raise HTTPException(503) from None


@router.post("/share")
async def share(request: Request, ctx: Ctx, _: Terminal) -> Response:
    asked = await question(request, ShareQuestion)
    try:
        return answer(await run_in_threadpool(ctx.department.share, asked.scene, asked.person))
    except Unavailable:
        raise HTTPException(503) from None


@router.post("/check")
async def check(request: Request, ctx: Ctx, _: Terminal) -> Response:
    asked = await question(request, CheckQuestion)
    try:
        holds = await run_in_threadpool(ctx.department.check, asked.service, asked.rule, asked.person, asked.fields)
    except Unavailable:
        raise HTTPException(503) from None
    return answer(CheckAnswer(holds))
