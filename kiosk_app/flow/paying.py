"""Paying, where something costs money: an order, a code to scan, and certainty about it before anything is submitted.

Nothing is submitted that is not paid. An order that was not paid is closed before the visit goes on without it; whether
it was paid a moment before is asked, not guessed. What was paid and never became a case is paid back by the centre.
"""

from dataclasses import replace
from decimal import Decimal, InvalidOperation

from kiosk_app.flow.delivering import submit
from kiosk_app.flow.effects import AwaitPayment, CancelPayment, OrderPayment
from kiosk_app.flow.events import Event, Failed, Ordered, PaymentSettled
from kiosk_app.flow.form import answers_of
from kiosk_app.flow.screens import Message
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import Payment, Problem, State, Step, Visit, service_of, show, show_with, work

ORDER_SECONDS = 10.0
PAY_SECONDS = 180.0
CANCEL_SECONDS = 10.0


def amount_of(state: State, visit: Visit) -> str:
    """Yuan with two decimals; "" when nothing is to be paid, "?" when nobody can say what is."""
    fee = service_of(visit).fee
    if fee is None:
        return ""
    values = answers_of(service_of(visit), visit, state.expressions)
    try:
        amount = Decimal(state.expressions.text(fee.amount, values, visit.today))
    except InvalidOperation:
        return "?"
    if not amount.is_finite() or amount < 0:
        return "?"
    return f"{amount:.2f}" if amount else ""


def pay(state: State, visit: Visit) -> Step:
    amount = amount_of(state, visit)
    if not amount:
        return submit(state, visit)
    if amount == "?":
        problem = Problem(Message("problem.generic_title"), Message("problem.generic_hint"))
        return show(state, replace(visit, problem=problem), Stage.PROBLEM)
    effect = OrderPayment(visit.id, visit.effects + 1, ORDER_SECONDS, visit.event_id, service_of(visit).id, amount)
    return work(state, visit, Stage.ORDERING, effect)


def on_ordered(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Ordered(order=order, qr=qr):
            return await_payment(state, replace(visit, payment=Payment(order, qr, amount_of(state, visit))))
        case Failed():
            problem = Problem(Message("pay.offline_title"), Message("pay.offline_hint"), Stage.ORDERING)
            return show(state, replace(visit, problem=problem), Stage.PROBLEM)
        case _:
            return state, ()


def await_payment(state: State, visit: Visit) -> Step:
    """Show the code until it is paid, or not any more."""
    assert visit.payment
    effect = AwaitPayment(visit.id, visit.effects + 1, PAY_SECONDS, visit.payment.order)
    return show_with(state, visit, Stage.PAY, effect)


def on_paid(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case PaymentSettled() as settled:
            return _settled(state, visit, settled)
        case Failed():
            return cancel(state, visit)
        case _:
            return state, ()


def cancel(state: State, visit: Visit) -> Step:
    """No more waiting: the order is closed, or turns out to be paid."""
    assert visit.payment
    effect = CancelPayment(visit.id, visit.effects + 1, CANCEL_SECONDS, visit.payment.order)
    return work(state, visit, Stage.CANCELLING, effect)


def on_cancelled(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case PaymentSettled() as settled:
            return _settled(state, visit, settled)
        case Failed():
            problem = Problem(Message("pay.unsure_title"), Message("pay.unsure_hint"), Stage.CANCELLING)
            return show(state, replace(visit, problem=problem), Stage.PROBLEM)
        case _:
            return state, ()


def _settled(state: State, visit: Visit, settled: PaymentSettled) -> Step:
    if settled.paid:
        return submit(state, visit)
    problem = Problem(Message("pay.closed_title"), Message("pay.closed_hint"), Stage.ORDERING)
    return show(state, replace(visit, payment=None, problem=problem), Stage.PROBLEM)
