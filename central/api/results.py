"""What became of a case: the changes a terminal follows (with its commands), progress by number, and the document."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from central.api.context import Context, Ctx, Terminal, answer, question
from central.store import cases, commands, numbered, owners
from central.store.cases import Sheet
from central.store.database import rfc3339
from kiosk_app.protocol.cases import CaseState, Changes
from kiosk_app.protocol.commands import CommandsWaiting
from kiosk_app.protocol.live import DocumentQuestion

router = APIRouter(prefix="/v1")
MAX_WAIT: Final = 60.0


@router.get("/changes")
async def changes(
    ctx: Ctx,
    terminal: Terminal,
    after: Annotated[int, Query(ge=0)] = 0,
    wait: Annotated[float, Query(ge=0, le=MAX_WAIT)] = 0.0,
    commands: Annotated[int | None, Query(ge=0)] = None,
) -> Response:
    found = await run_in_threadpool(_changes, ctx, terminal, after, commands)
    if wait and not found.changes and not (found.commands and found.commands.commands):
        await ctx.watch.wait(terminal, after, commands, wait)
        found = await run_in_threadpool(_changes, ctx, terminal, after, commands)
    return answer(found)


@router.get("/progress/{number}")
async def progress(number: str, ctx: Ctx, _: Terminal) -> Response:
    def find() -> Response:
        with ctx.store.read() as connection:
            found = cases.progress(connection, number)
        if found is None:
            raise HTTPException(404)
        return answer(found)

    return await run_in_threadpool(find)


@router.get("/documents/{event_id}")
async def document(event_id: str, ctx: Ctx, terminal: Terminal) -> Response:
    """Only the terminal that sent the application gets its document."""

    def find() -> Response:
        with ctx.store.read() as connection:
            sheet = cases.document(connection, terminal, event_id)
            case = cases.find(connection, terminal, event_id)
        if sheet:
            return _pdf(sheet)
        if case and (case.making or case.state is CaseState.RECEIVED):
            return Response(status_code=202)
        raise HTTPException(404)

    return await run_in_threadpool(find)


@router.post("/document")
async def own_document(request: Request, ctx: Ctx, _: Terminal) -> Response:
    """Its applicant gets it at any terminal; nobody else learns that there is one."""
    asked = await question(request, DocumentQuestion)
    mark = ctx.applicants.mark(asked.person)

    def find() -> Response:
        with ctx.store.read() as connection:
            found = owners.document(connection, asked.number, mark)
        if found is None:
            raise HTTPException(404)
        about = {"Case-Event": found.event_id, "Document-Printed": found.printed}
        return _pdf(found.sheet, about)

    return await run_in_threadpool(find)


def _pdf(sheet: Sheet, about: Mapping[str, str] | None = None) -> Response:
    headers = {
        "Document-Id": sheet.document_id,
        "Document-Pages": str(sheet.pages),
        "Verification-Code": sheet.code,
        "Cache-Control": "no-store",
        **({"Document-Stock": sheet.stock} if sheet.stock != numbered.PLAIN else {}),
        **(about or {}),
    }
    return Response(sheet.pdf, media_type="application/pdf", headers=headers)


def _changes(ctx: Context, terminal: str, after: int, numbered: int | None) -> Changes:
    with ctx.store.read() as connection:
        found = cases.changes(connection, terminal, after)
        if numbered is None:
            return found
        now = ctx.clock()
        cursor, waiting = commands.waiting(connection, terminal, numbered, now)
        return replace(found, commands=CommandsWaiting(cursor, rfc3339(now), waiting))
