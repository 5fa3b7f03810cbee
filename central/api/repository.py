"""Serves what is published: the exact bytes that were signed."""

import re
from typing import Final

from fastapi import APIRouter, HTTPException, Response
from fastapi.concurrency import run_in_threadpool

from central.api.context import Ctx, Terminal

router = APIRouter(prefix="/v1/repository")
NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")


@router.get("/{folder}/{name}")
async def file(folder: str, name: str, ctx: Ctx, _: Terminal) -> Response:
    if folder not in ("metadata", "targets") or not NAME.fullmatch(name):
        raise HTTPException(404)
    try:
        content = await run_in_threadpool((ctx.repository.folder / folder / name).read_bytes)
    except FileNotFoundError:
        raise HTTPException(404) from None
    return Response(content, media_type="application/octet-stream")
