"""Whether there is a photo of somebody. No picture leaves the centre, and nothing of the question is logged."""

from fastapi import APIRouter, HTTPException, Request, Response

from central.api.context import Ctx, Terminal, answer, ask, question
from central.photos.adapter import UnknownSpec
from kiosk_app.protocol.photos import PhotoQuestion

router = APIRouter(prefix="/v1/photos")


@router.post("")
async def find(request: Request, ctx: Ctx, _: Terminal) -> Response:
    asked = await question(request, PhotoQuestion)
    try:
        return answer(await ask(ctx.shared.photos.get, asked.person, asked.spec))
    except UnknownSpec:
        raise HTTPException(404) from None
