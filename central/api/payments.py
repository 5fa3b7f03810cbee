"""Orders to pay: made, waited for, closed."""

import re
from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Query, Request, Response

from central.api.context import Ctx, Terminal, answer, ask, held, question
from kiosk_app.protocol.payments import PaymentOrder, PaymentQuestion, PaymentState

router = APIRouter(prefix="/v1/payments")
MAX_WAIT: Final = 30.0
AMOUNT: Final = re.compile(r"[0-9]{1,7}[.][0-9]{2}")
EVENT_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


@router.post("")
async def order(request: Request, ctx: Ctx, terminal: Terminal) -> Response:
    asked = await question(request, PaymentQuestion)
    if not AMOUNT.fullmatch(asked.amount) or float(asked.amount) == 0 or not EVENT_ID.fullmatch(asked.event_id):
        raise HTTPException(422)
    return answer(await ask(ctx.orders.order, terminal, asked))


@router.get("/{number}")
async def state(
    number: str, ctx: Ctx, terminal: Terminal, wait: Annotated[float, Query(ge=0, le=MAX_WAIT)] = 0.0
) -> Response:
    async def look() -> PaymentOrder:
        return _known(await ask(ctx.orders.state, terminal, number))

    found = await held(look, lambda order: order.state is not PaymentState.OPEN, wait)
    return answer(found)


@router.post("/{number}/close")
async def close(number: str, ctx: Ctx, terminal: Terminal) -> Response:
    return answer(_known(await ask(ctx.orders.close, terminal, number)))


def _known(found: PaymentOrder | None) -> PaymentOrder:
    if found is None:
        raise HTTPException(404)
    return found
