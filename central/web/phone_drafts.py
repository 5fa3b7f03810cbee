"""Drafts on the phone: what its owner has begun, here or at a terminal, and what can be begun."""

from datetime import datetime
from typing import Final

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from central.api.context import MAX_BODY
from central.drafts.keeping import Drafts, Kept, TooLong
from central.store.cases import LOCAL_TIME
from central.web.my_phone import account_of, page
from central.web.phone_forms import LANGUAGE, asked, filled, inputs
from kiosk_app.catalogue.bundle import BadBundle
from kiosk_app.catalogue.model import Catalogue, Definition
from kiosk_app.protocol.drafts import Channel, Form

router = APIRouter(prefix="/my-phone/{number}/drafts")
WHERE: Final = {Channel.PHONE: "手机 phone", Channel.TERMINAL: "自助终端 terminal"}


@router.get("")
async def drafts(number: int, request: Request) -> Response:
    account, catalogue = account_of(request, number), await _catalogue(request)
    kept = await run_in_threadpool(_drafts(request).of, account.person)
    names = {entry.id: entry.name[LANGUAGE] for entry in catalogue.entries.values()}
    begun = [one for one in kept if one.service in names]
    services = await run_in_threadpool(_services, catalogue)
    return page(
        "drafts",
        f"{account.person.name}的草稿",
        account=account,
        names=names,
        drafts=[{"service": one.service, "when": _when(one), "where": WHERE[one.channel]} for one in begun],
        begin=[(service, names[service]) for service in services],
    )


@router.get("/{service}")
async def form(number: int, service: str, request: Request) -> Response:
    account, catalogue = account_of(request, number), await _catalogue(request)
    definition = await run_in_threadpool(_definition, catalogue, service)
    found = await run_in_threadpool(_drafts(request).find, account.person, service)
    fields = inputs(definition, catalogue.tables, found.form if found else Form())
    return page("form", definition.name[LANGUAGE], account=account, fields=fields)


@router.post("/{service}")
async def save(number: int, service: str, request: Request) -> Response:
    account, catalogue = account_of(request, number), await _catalogue(request)
    definition = await run_in_threadpool(_definition, catalogue, service)
    body = await request.body()
    kept = _drafts(request)
    before = await run_in_threadpool(kept.find, account.person, service)
    try:
        if len(body) > MAX_BODY:
            raise TooLong
        made = filled(definition, catalogue.tables, body.decode(), before.form if before else Form())
        until = await run_in_threadpool(kept.keep, account.person, service, made, Channel.PHONE)
    except (TooLong, ValueError):
        raise HTTPException(413) from None
    return page("said", "已保存 Saved", text=f"请在 {until} 前到任一自助终端接着办。Go on at any terminal until then.")


def _services(catalogue: Catalogue) -> list[str]:
    """Where a phone has something to ask."""
    return [
        one.id for one in catalogue.entries.values() if one.kind != "guide" and asked(catalogue.definitions[one.id])
    ]


def _definition(catalogue: Catalogue, service: str) -> Definition:
    if service not in catalogue.entries or not asked(found := catalogue.definitions[service]):
        raise HTTPException(404)
    return found


def _when(kept: Kept) -> str:
    return f"{datetime.fromtimestamp(kept.saved, LOCAL_TIME):%Y-%m-%d %H:%M}"


async def _catalogue(request: Request) -> Catalogue:
    try:
        found: Catalogue = await run_in_threadpool(request.app.state.catalogue)
    except (OSError, BadBundle):
        raise HTTPException(503) from None
    return found


def _drafts(request: Request) -> Drafts:
    found: Drafts = request.app.state.shared.drafts
    return found
