"""Money: one order for a submission, certainty before it is submitted, and nothing kept that came to nothing."""

from dataclasses import replace

import pytest
import requests

from central.payments.orders import ORPHAN_SECONDS
from kiosk_app.centre import Centre, Refused
from kiosk_app.protocol.cases import Application
from kiosk_app.protocol.payments import PaymentQuestion, PaymentState
from offline_store.outbox import Outbox
from tests.central.centres import PEOPLE, Hall, apply, send_all
from tests.central.test_opener import FILING, states

ASKED = PaymentQuestion("event-1", "k13", "400.00")


def pay(qr: str) -> int:
    return requests.post(qr, timeout=5).status_code


def test_asked_twice_it_is_one_order(centre: Centre) -> None:
    first, second = centre.order(ASKED), centre.order(ASKED)
    assert first == second
    assert first.state is PaymentState.OPEN
    assert centre.order(replace(ASKED, amount="300.00")).order != first.order


def test_a_phone_pays_what_the_code_says(centre: Centre) -> None:
    made = centre.order(ASKED)
    assert "400.00" in requests.get(made.qr, timeout=5).text
    assert pay(made.qr) == 200
    assert centre.payment(made.order, 5.0).state is PaymentState.PAID
    assert pay(made.qr) == 200, "paid twice is paid once"
    assert centre.order(ASKED).state is PaymentState.PAID


def test_what_is_closed_cannot_be_paid_and_what_is_paid_cannot_be_closed(centre: Centre) -> None:
    made = centre.order(ASKED)
    assert centre.close_payment(made.order).state is PaymentState.CLOSED
    assert pay(made.qr) == 409
    again = centre.order(ASKED)
    assert again.order != made.order
    assert pay(again.qr) == 200
    assert centre.close_payment(again.order).state is PaymentState.PAID


def test_another_code_is_nobodys(centre: Centre) -> None:
    made = centre.order(ASKED)
    assert pay(made.qr[:-3] + "xyz") == 404
    with pytest.raises(Refused) as caught:
        centre.payment("no-such-order", 0)
    assert caught.value.status == 404


@pytest.mark.parametrize("amount", ["0.00", "-1.00", "1", "1.005", "1e9", ""])
def test_no_order_for_what_is_no_amount(centre: Centre, amount: str) -> None:
    with pytest.raises(Refused) as caught:
        centre.order(replace(ASKED, amount=amount))
    assert caught.value.status == 422


def test_what_was_paid_for_nothing_goes_back(hall: Hall, centre: Centre) -> None:
    made = centre.order(ASKED)
    pay(made.qr)
    hall.clock.now += ORPHAN_SECONDS - 60
    assert hall.orders.pay_back() == 0
    hall.clock.now += 120
    assert hall.orders.pay_back() == 1
    assert centre.payment(made.order, 0).state is PaymentState.REFUNDED
    assert hall.orders.pay_back() == 0


def submit(outbox: Outbox, payment: str) -> str:
    def with_payment(application: Application) -> Application:
        return replace(application, payment=payment)

    return apply(outbox, "k08", PEOPLE[3], FILING, change=with_payment).event_id


def test_a_case_whose_order_was_not_paid_waits_for_it(hall: Hall, centre: Centre, outbox: Outbox) -> None:
    event_id = submit(outbox, "made-up")
    send_all(hall, outbox)
    hall.work.step()
    assert states(centre)[event_id][::2] == ("supplement", "payment")


def test_the_money_of_a_case_stays(hall: Hall, centre: Centre, outbox: Outbox) -> None:
    event_id = submit(outbox, "placeholder")
    made = centre.order(replace(ASKED, event_id=event_id))
    pay(made.qr)
    send_all(hall, outbox)
    hall.clock.now += ORPHAN_SECONDS * 2
    assert hall.orders.pay_back() == 0
    assert hall.orders.paid_for(hall_terminal(hall), event_id, made.order)
    assert not hall.orders.paid_for(hall_terminal(hall), "another", made.order)


def hall_terminal(hall: Hall) -> str:
    with hall.store.read() as connection:
        return str(connection.exec_driver_sql("SELECT terminal FROM terminal").scalar_one())
