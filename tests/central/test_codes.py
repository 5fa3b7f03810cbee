"""Being known by a code: good once and for a minute, nothing released that was not agreed to, one person each way."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import requests

from central.identity.accounts import Accounts
from central.identity.standin import CODE_SECONDS, FORGET_SECONDS, LOGIN_SECONDS, RELEASE_SECONDS
from central.identity.users import Users
from drivers.lab.cards import CITIZENS, PHONES
from kiosk_app.centre import Centre, Refused
from kiosk_app.protocol.cases import Enterprise, Person
from kiosk_app.protocol.codes import CodeProblem, CodeSeen, LoginQuestion, LoginState, ShownCode
from tests.central.centres import PEOPLE, Hall, enrolled

ASKED = LoginQuestion("k08")
FIRM = Enterprise("91370699MA0TEXT00Q", "烟台虚拟制造有限公司")


def shown(hall: Hall, number: int = 3, kind: str = "person") -> str:
    """What the phone shows."""
    answer = requests.post(f"{hall.web}/my-phone/{number}/codes/{kind}", timeout=5)
    assert answer.status_code == 200
    return answer.text


def phone(address: str, *more: str) -> requests.Response:
    return requests.post("/".join((address, *more)), timeout=5)


def see(centre: Centre, code: str, *, enterprise: bool = False) -> CodeSeen:
    return centre.shown_code(ShownCode(code, "k08", enterprise))


def test_a_shown_code_says_what_would_be_released_and_then_releases_it_once(hall: Hall, centre: Centre) -> None:
    seen = see(centre, shown(hall))
    assert seen.data == ["name", "number", "sex", "birth", "address"]
    assert (seen.enterprise, seen.problem) == ("", None)
    released = centre.release(seen.ticket)
    assert released
    assert (released.person.name, released.person.document_type) == ("王五", "111")
    assert (released.way, released.enterprise) == ("shown", None)
    assert centre.release(seen.ticket) is None


def test_a_code_is_good_once_and_for_a_minute(hall: Hall, centre: Centre) -> None:
    code = shown(hall)
    assert see(centre, code).problem is None
    assert see(centre, code).problem is CodeProblem.USED
    old = shown(hall)
    hall.clock.now += CODE_SECONDS + 1
    assert see(centre, old) == CodeSeen(problem=CodeProblem.EXPIRED)
    assert see(centre, old).problem is CodeProblem.USED
    assert see(centre, "https://pay.example.invalid/二维码").problem is CodeProblem.UNKNOWN


def test_a_code_of_an_enterprise_gives_it_and_who_holds_it_where_that_is_wanted(hall: Hall, centre: Centre) -> None:
    seen = see(centre, shown(hall, 2, "enterprise"), enterprise=True)
    assert seen.enterprise == FIRM.name
    assert seen.data[-2:] == ["enterprise", "uscc"]
    released = centre.release(seen.ticket)
    assert released
    assert (released.person.name, released.enterprise) == ("李四", FIRM)
    plain = see(centre, shown(hall, 2, "enterprise"))
    assert "uscc" not in plain.data
    again = centre.release(plain.ticket)
    assert again
    assert again.enterprise is None


def test_a_phone_scans_sees_what_is_asked_and_agrees(hall: Hall, centre: Centre) -> None:
    login = centre.login(ASKED)
    assert centre.login_now(login.ticket, 0).state is LoginState.OPEN
    assert centre.release(login.ticket) is None, "nothing before the citizen agrees"
    page = requests.get(f"{login.qr}/3", timeout=5)
    assert "default-src 'self'" in page.headers["Content-Security-Policy"]
    for word in ("异地就医备案", "身份号码", "住址"):
        assert word in page.text
    assert "370699" not in page.text
    assert phone(login.qr, "3", "agree", "person").status_code == 200
    assert centre.login_now(login.ticket, 5).state is LoginState.CONFIRMED
    released = centre.release(login.ticket)
    assert released
    assert (released.person.name, released.way) == ("王五", "scanned")
    assert centre.release(login.ticket) is None


def test_a_phone_speaks_for_an_enterprise_only_when_asked_and_only_for_its_own(hall: Hall, centre: Centre) -> None:
    login = centre.login(LoginQuestion("y09", enterprise=True))
    assert FIRM.name in requests.get(f"{login.qr}/2", timeout=5).text
    assert phone(login.qr, "1", "agree", FIRM.uscc).status_code == 409
    assert phone(login.qr, "2", "agree", FIRM.uscc).status_code == 200
    released = centre.release(login.ticket)
    assert released
    assert released.enterprise == FIRM
    unasked = centre.login(ASKED)
    assert phone(unasked.qr, "2", "agree", FIRM.uscc).status_code == 409


def test_who_declines_gives_nothing(hall: Hall, centre: Centre) -> None:
    login = centre.login(ASKED)
    assert phone(login.qr, "3", "decline").status_code == 200
    assert phone(login.qr, "3", "agree", "person").status_code == 409, "the first answer counts"
    assert centre.login_now(login.ticket, 0).state is LoginState.DECLINED
    assert centre.release(login.ticket) is None


def test_an_offer_grows_old(hall: Hall, centre: Centre) -> None:
    login = centre.login(ASKED)
    hall.clock.now += LOGIN_SECONDS + 1
    assert centre.login_now(login.ticket, 0).state is LoginState.EXPIRED
    assert requests.get(f"{login.qr}/3", timeout=5).status_code == 410
    assert phone(login.qr, "3", "agree", "person").status_code == 409
    fresh = centre.login(ASKED)
    phone(fresh.qr, "3", "agree", "person")
    hall.clock.now += RELEASE_SECONDS + 1
    assert centre.release(fresh.ticket) is None


def test_a_ticket_is_good_at_its_own_terminal(hall: Hall, centre: Centre) -> None:
    seen, login = see(centre, shown(hall)), centre.login(ASKED)
    phone(login.qr, "3", "agree", "person")
    other = enrolled(hall.store, hall.data, "YT-HALL-02", hall.clock)
    with hall.client(credentials=other) as stranger:
        assert stranger.release(seen.ticket) is None
        assert stranger.release(login.ticket) is None
    assert centre.release(seen.ticket)
    assert centre.release(login.ticket)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/my-phone/99"),
        ("post", "/my-phone/1/codes/enterprise"),
        ("post", "/my-phone/99/codes/person"),
        ("get", "/my-phone/1/codes/passport"),
        ("get", "/my-phone/logins/made/up"),
    ],
)
def test_there_is_no_such_phone(hall: Hall, method: str, path: str) -> None:
    assert requests.request(method, hall.web + path, timeout=5).status_code in (404, 410, 422)


def test_the_phone_draws_its_code(hall: Hall) -> None:
    listed = requests.get(f"{hall.web}/my-phone", timeout=5).text
    assert all(f"/my-phone/{one.number}" in listed for one in PHONES)
    drawn = requests.get(f"{hall.web}/my-phone/3/codes/person", timeout=5).text
    assert "<svg" in drawn
    assert "鲁通码" in drawn


def test_the_same_person_is_the_same_user_each_way(hall: Hall, centre: Centre) -> None:
    card = CITIZENS[2].card
    by_card = Person(card.name, card.number, "111", card.sex, address=card.address)
    seen = centre.release(see(centre, shown(hall)).ticket)
    login = centre.login(LoginQuestion("y09", enterprise=True))
    phone(login.qr, "3", "agree", FIRM.uscc)
    scanned = centre.release(login.ticket)
    assert seen
    assert scanned
    users: Callable[[Person], str] = hall.shared.users.of
    assert users(by_card) == users(seen.person) == users(scanned.person)
    assert users(by_card) != users(PEOPLE[2])
    assert users(by_card) == users(replace(by_card, name="王 五"))
    assert users(by_card) != Users(b"\x01" * 32).of(by_card), "another key, another name"


def test_accounts_are_the_people_on_the_cards() -> None:
    accounts = Accounts.fictitious()
    for citizen in PHONES:
        account = accounts.find(citizen.number)
        assert account
        card = citizen.card
        assert (account.person.name, account.person.number) == (card.name, card.number)
        assert (account.person.address, account.person.sex) == (card.address, card.sex)
        assert account.person.birth.replace("-", "") == card.birth
        assert bool(account.enterprises) == citizen.enterprise


def test_what_is_long_over_is_not_kept(hall: Hall, centre: Centre) -> None:
    code, login = shown(hall), centre.login(ASKED)
    hall.clock.now += FORGET_SECONDS + 1
    shown(hall)
    centre.login(ASKED)
    assert see(centre, code).problem is CodeProblem.UNKNOWN
    with pytest.raises(Refused) as caught:
        centre.login_now(login.ticket, 0)
    assert caught.value.status == 404


def test_what_the_platform_keeps_names_nobody(hall: Hall, centre: Centre) -> None:
    code = shown(hall)
    centre.release(see(centre, code).ticket)
    kept = b"".join(path.read_bytes() for path in hall.data.glob("identity.db*"))
    for word in ("王五", "370699199208301232", code):
        assert word.encode() not in kept
