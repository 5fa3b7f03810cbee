"""A citizen's phone, as far as the stand-in for payments needs one: what the code on the screen opens."""

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse

from central.payments.provider import StandInProvider
from kiosk_app.protocol.payments import PaymentState

router = APIRouter(prefix="/phone")
PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>演示支付</title>
<meta name="viewport" content="width=device-width"><h1>演示支付</h1><p>¥ {amount}</p>
<p>不会发生真实扣款。No money moves.</p><form method="post"><button>支付 Pay</button></form></html>"""
SAID = {PaymentState.PAID: "已支付 Paid", PaymentState.CLOSED: "订单已关闭 Closed", PaymentState.REFUNDED: "已退款"}


@router.get("/{order}/{secret}")
async def page(order: str, secret: str, request: Request) -> Response:
    amount = await run_in_threadpool(_provider(request).amount, order, secret)
    if amount is None:
        raise HTTPException(404)
    return HTMLResponse(PAGE.format(amount=amount))


@router.post("/{order}/{secret}")
async def pay(order: str, secret: str, request: Request) -> Response:
    state = await run_in_threadpool(_provider(request).pay, order, secret)
    if state is None:
        raise HTTPException(404)
    return HTMLResponse(SAID.get(state, ""), status_code=200 if state is PaymentState.PAID else 409)


def _provider(request: Request) -> StandInProvider:
    found: StandInProvider = request.app.state.provider
    return found
