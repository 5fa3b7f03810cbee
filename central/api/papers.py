"""Whether a paper that somebody holds was handed out. Nothing of the question is kept or logged."""

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from central.api.context import Ctx, Terminal, answer, question
from central.store import papers
from kiosk_app.protocol.papers import MAX_WORD, PATH, PaperAnswer, PaperQuestion

router = APIRouter(prefix=PATH)


@router.post("")
async def verify(request: Request, ctx: Ctx, _: Terminal) -> Response:
    asked = await question(request, PaperQuestion)
    if max(len(asked.number), len(asked.code)) > MAX_WORD:
        raise HTTPException(422)

    def find() -> PaperAnswer:
        with ctx.store.read() as connection:
            return papers.find(connection, asked.number, asked.code)

    return answer(await run_in_threadpool(find))
