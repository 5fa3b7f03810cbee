"""A citizen's phone, as far as identity needs one: it shows a code of its owner, and confirms what a terminal asks for.

A page for the operator of a demonstration, who picks whose phone it is. Nobody real is on the list.
"""

from pathlib import Path
from typing import Any, Final, Literal

import segno
from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, PlainTextResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from central.identity.accounts import ENTERPRISE, PERSON, Account
from central.identity.standin import CODE_SECONDS, StandIn
from central.web.fleet import HEADERS
from kiosk_app.catalogue.bundle import BadBundle
from kiosk_app.protocol.codes import LoginQuestion

router = APIRouter(prefix="/my-phone")
Kind = Literal["person", "enterprise"]
TEMPLATES: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined
)
DATA: Final = {
    "name": "姓名 Name",
    "number": "身份号码 Identity number",
    "sex": "性别 Sex",
    "birth": "出生日期 Date of birth",
    "address": "住址 Address",
    "enterprise": "企业名称 Name of the enterprise",
    "uscc": "统一社会信用代码 Unified social credit code",
}
EARLY: Final = 5
"""Seconds before a code grows too old at which the phone shows another."""


@router.get("")
async def people(request: Request) -> Response:
    return page("people", "请选择手机 Choose a phone", accounts=_platform(request).accounts.all, where="/my-phone")


@router.get("/logins/{ticket}/{secret}")
async def scanned(ticket: str, secret: str, request: Request) -> Response:
    """What the terminal's code opens: first, whose phone this is."""
    await _asked(request, ticket, secret)
    where = f"/my-phone/logins/{ticket}/{secret}"
    return page("people", "终端登录 Sign in", accounts=_platform(request).accounts.all, where=where)


@router.get("/logins/{ticket}/{secret}/{number}")
async def consent(ticket: str, secret: str, number: int, request: Request) -> Response:
    """Which data, for which service, to which terminal."""
    asked, account = await _asked(request, ticket, secret), account_of(request, number)
    enterprises = account.enterprises if asked.enterprise else []
    return page(
        "login",
        "授权确认 Consent",
        terminal=await run_in_threadpool(_platform(request).where, ticket),
        service=await run_in_threadpool(_name, request, asked.service),
        data=[DATA[one] for one in (*PERSON, *(ENTERPRISE if enterprises else ()))],
        enterprises=enterprises,
        where=f"/my-phone/logins/{ticket}/{secret}/{number}",
    )


@router.post("/logins/{ticket}/{secret}/{number}/agree/{who}")
async def agree(ticket: str, secret: str, number: int, who: str, request: Request) -> Response:
    """who: `person`, or the code of an enterprise they speak for."""
    account, uscc = account_of(request, number), "" if who == "person" else who
    done = await run_in_threadpool(_platform(request).confirm, ticket, secret, account.number, uscc)
    return _said(done, "已授权，请看终端屏幕。Done; please look at the terminal.")


@router.post("/logins/{ticket}/{secret}/{number}/decline")
async def decline(ticket: str, secret: str, number: int, request: Request) -> Response:
    account_of(request, number)
    done = await run_in_threadpool(_platform(request).decline, ticket, secret)
    return _said(done, "没有授权，终端得不到您的任何信息。Declined; the terminal gets nothing.")


@router.get("/{number}")
async def phone(number: int, request: Request) -> Response:
    account = account_of(request, number)
    return page("phone", f"{account.person.name}的手机", account=account)


@router.get("/{number}/codes/{kind}")
async def code(number: int, kind: Kind, request: Request) -> Response:
    account, made = await _issue(request, number, kind)
    return page(
        "code",
        "鲁通码 Lutong Code" if kind == "person" else "企业码 Enterprise code",
        account=account,
        whose=account.person.name if kind == "person" else account.enterprises[0].name,
        code=made,
        picture=segno.make(made, error="m", micro=False).svg_inline(border=3, omitsize=True),
        seconds=int(CODE_SECONDS) - EARLY,
    )


@router.post("/{number}/codes/{kind}")
async def bare_code(number: int, kind: Kind, request: Request) -> Response:
    """The code as text, for a phone that is drawn elsewhere."""
    _, made = await _issue(request, number, kind)
    return PlainTextResponse(made, headers=HEADERS)


def page(template: str, title: str, **values: Any) -> Response:
    return HTMLResponse(TEMPLATES.get_template(f"phone/{template}.html").render(title=title, **values), headers=HEADERS)


async def _issue(request: Request, number: int, kind: Kind) -> tuple[Account, str]:
    account = account_of(request, number)
    if kind == "enterprise" and not account.enterprises:
        raise HTTPException(404)
    uscc = account.enterprises[0].uscc if kind == "enterprise" else ""
    return account, await run_in_threadpool(_platform(request).issue, account.number, uscc)


async def _asked(request: Request, ticket: str, secret: str) -> LoginQuestion:
    asked = await run_in_threadpool(_platform(request).asked, ticket, secret)
    if asked is None:
        raise HTTPException(410)
    return asked


def _said(done: bool, text: str) -> Response:
    if done:
        return page("said", "完成 Done", text=text)
    answer = page("said", "已失效 Too late", text="这个码已失效，请在终端上重新取码。The code is no longer good.")
    answer.status_code = 409
    return answer


def _name(request: Request, service: str) -> str:
    try:
        return str(request.app.state.catalogue().entries[service].name["zh_CN"])
    except (OSError, BadBundle, KeyError):
        return service


def account_of(request: Request, number: int) -> Account:
    found = _platform(request).accounts.find(number)
    if found is None:
        raise HTTPException(404)
    return found


def _platform(request: Request) -> StandIn:
    found: StandIn = request.app.state.shared.platform
    return found
