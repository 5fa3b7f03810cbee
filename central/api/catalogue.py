"""Serves the published catalogue: the exact bytes that were signed."""

import hashlib

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from central.api.context import Ctx, Terminal

router = APIRouter(prefix="/v1")


@router.get("/catalogue")
async def catalogue(request: Request, ctx: Ctx, _: Terminal) -> Response:
    try:
        content = await run_in_threadpool(ctx.bundle.read_bytes)
    except FileNotFoundError:
        raise HTTPException(404) from None
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    if request.headers.get("If-None-Match") == etag:
        return Response(status_code=304, headers={"ETag": etag})
    return Response(content, media_type="application/json", headers={"ETag": etag})
