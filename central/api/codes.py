"""Being known by a code: the terminal's side of the unified identity platform. Nothing of it is kept or logged here."""

from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Query, Request, Response

from central.api.context import Ctx, Terminal, answer, ask, held, question
from kiosk_app.protocol.codes import LoginNow, LoginQuestion, LoginState, ShownCode

router = APIRouter(prefix="/v1/codes")
MAX_WAIT: Final = 30.0
MAX_CODE: Final = 4096


@router.post("/shown")
async def shown(request: Request, ctx: Ctx, terminal: Terminal) -> Response:
    asked = await question(request, ShownCode)
    if not 0 < len(asked.code) <= MAX_CODE:
        raise HTTPException(422)
    return answer(await ask(ctx.shared.platform.read, asked, terminal))


@router.post("/logins")
async def offer(request: Request, ctx: Ctx, terminal: Terminal) -> Response:
    return answer(await ask(ctx.shared.platform.offer, await question(request, LoginQuestion), terminal))


@router.get("/logins/{ticket}")
async def state(
    ticket: str, ctx: Ctx, terminal: Terminal, wait: Annotated[float, Query(ge=0, le=MAX_WAIT)] = 0.0
) -> Response:
    async def look() -> LoginNow:
        found: LoginNow | None = await ask(ctx.shared.platform.state, ticket, terminal)
        if found is None:
            raise HTTPException(404)
        return found

    now = await held(look, lambda login: login.state is not LoginState.OPEN, wait)
    return answer(now)


@router.post("/{ticket}/release")
async def release(ticket: str, ctx: Ctx, terminal: Terminal) -> Response:
    found = await ask(ctx.shared.platform.release, ticket, terminal)
    if found is None:
        raise HTTPException(404)
    return answer(found)
