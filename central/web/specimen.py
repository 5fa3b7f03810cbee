"""What the code on the specimen of a printed paper says, for whoever plays the hall."""

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse

from central import specimen
from central.web.fleet import HEADERS

router = APIRouter(prefix="/specimen")


@router.get("")
async def code(request: Request) -> Response:
    found = await run_in_threadpool(specimen.code, request.app.state.store)
    if not found:
        raise HTTPException(404)
    return PlainTextResponse(found, headers=HEADERS)
