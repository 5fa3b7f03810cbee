"""Where a phone takes its owner's scanned pages. The page opens them itself: the key never leaves the phone."""

from typing import Final

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse

from central.handovers import Handovers
from central.web.fleet import HEADERS
from central.web.my_phone import TEMPLATES
from kiosk_app.protocol.handovers import CONTENT_TYPE

router = APIRouter(prefix="/take/{number}")
GONE: Final = 410


@router.get("")
async def page(number: str, request: Request) -> Response:
    there = await run_in_threadpool(_handovers(request).pages, number) is not None
    shown = TEMPLATES.get_template("take.html").render(there=there)
    return HTMLResponse(shown, status_code=200 if there else GONE, headers=HEADERS)


@router.get("/pages")
async def pages(number: str, request: Request) -> Response:
    sealed = await run_in_threadpool(_handovers(request).pages, number)
    if sealed is None:
        raise HTTPException(GONE)
    return Response(sealed, media_type=CONTENT_TYPE, headers=HEADERS)


@router.post("/taken")
async def taken(number: str, request: Request) -> Response:
    """The phone has opened them."""
    if not await run_in_threadpool(_handovers(request).taken, number):
        raise HTTPException(GONE)
    return Response(status_code=204, headers=HEADERS)


def _handovers(request: Request) -> Handovers:
    found: Handovers = request.app.state.shared.handovers
    return found
