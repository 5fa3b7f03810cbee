"""Serves what is published: the exact bytes that were signed."""

import re
from typing import Final

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from central.api.context import Ctx, Terminal, answer, question
from kiosk_app.protocol.live import MAX_PARTS

router = APIRouter(prefix="/v1/repository")
NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")


@router.post("/parts")
async def parts(request: Request, ctx: Ctx, _: Terminal) -> Response:
    """Of the catalogue: `[digest, …]` → `{digest: text}`; what is not here is left out."""
    wanted = await question(request, list[str])
    if len(wanted) > MAX_PARTS:
        raise HTTPException(413)
    return answer(await run_in_threadpool(ctx.stock.parts, wanted))


@router.get("/{folder}/{name}")
async def file(folder: str, name: str, ctx: Ctx, _: Terminal) -> Response:
    if folder not in ("metadata", "targets") or not NAME.fullmatch(name):
        raise HTTPException(404)
    try:
        content = await run_in_threadpool((ctx.repository.folder / folder / name).read_bytes)
    except FileNotFoundError:
        raise HTTPException(404) from None
    return Response(content, media_type="application/octet-stream")
