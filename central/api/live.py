"""Questions of a citizen's visit, passed on to the departments. Nothing of them is kept or logged but that an
e-licence was asked for, by whom and what for.
"""

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from central.api.context import Context, Ctx, Terminal, answer, ask, question
from central.licences.call_log import Asked
from central.store import confirmations, supplements
from central.supplements.confirming import Statements
from kiosk_app.protocol.cases import CONFIRMATION
from kiosk_app.protocol.live import LICENCE, CheckAnswer, CheckQuestion, IdentityQuestion, ShareQuestion
from kiosk_app.protocol.supplements import SupplementQuestion, SupplementWanted

router = APIRouter(prefix="/v1")


@router.post("/identity")
async def identity(request: Request, ctx: Ctx, _: Terminal) -> Response:
    asked = await question(request, IdentityQuestion)
    return answer(await ask(ctx.department.identify, asked.person, asked.factor))


@router.post("/share")
async def share(request: Request, ctx: Ctx, terminal: Terminal) -> Response:
    """A question for an e-licence is noted before it is answered."""
    asked = await question(request, ShareQuestion)
    found = await ask(ctx.department.share, asked.scene, asked.person)
    if asked.scene.startswith(LICENCE):
        about = Asked(terminal, asked.service, asked.scene, asked.purpose)
        await run_in_threadpool(ctx.shared.licences.note, about, asked.person, found=found.found)
    return answer(found)


@router.post("/check")
async def check(request: Request, ctx: Ctx, _: Terminal) -> Response:
    asked = await question(request, CheckQuestion)
    holds = await ask(ctx.department.check, asked.service, asked.rule, asked.person, asked.fields)
    return answer(CheckAnswer(holds))


@router.post("/supplement")
async def supplement(request: Request, ctx: Ctx, _: Terminal) -> Response:
    """Only the applicant learns that there is anything, and who has to confirm."""
    asked = await question(request, SupplementQuestion)
    mark = ctx.applicants.mark(asked.person)

    def find() -> Response:
        with ctx.store.read() as connection:
            found = supplements.wanted(connection, asked.number, mark)
        found = found or _to_confirm(ctx, asked)
        if found is None:
            raise HTTPException(404)
        return answer(found)

    return await run_in_threadpool(find)


def _to_confirm(ctx: Context, asked: SupplementQuestion) -> SupplementWanted | None:
    statements = Statements(ctx.applicants)
    with ctx.store.read() as connection:
        waiting = confirmations.wanted(connection, asked.number, statements.mark(asked.person.number))
    statement = statements.read(waiting.awaited, waiting.event_id) if waiting else None
    if waiting is None or statement is None:
        return None
    numbers = (waiting.local_number, waiting.case_number)
    confirms = waiting.awaited.role
    return SupplementWanted(waiting.event_id, waiting.service, *numbers, CONFIRMATION, {}, [], [], confirms, statement)
