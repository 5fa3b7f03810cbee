"""What stands on social security and bank cards, in every way in which cards hand it out."""

import contextlib
import dataclasses
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.chip_card.bank_card import PPSE, PSE, BankCard, read_bank_card
from drivers.chip_card.emulator import BankCardEmulator, Holder, SocialSecurityEmulator, Ways
from drivers.chip_card.errors import CardError, CardFault
from drivers.chip_card.social_security import SocialSecurityCard, read_social_security_card
from drivers.iso7816.apdu import Command, Response, Send, Transmit, exchange
from drivers.iso7816.errors import ChipError
from drivers.lab.card_slot import VirtualCard

HOLDER = Holder("张三", "370699195001010018")
NUMBER = "6200000000000000003"


def to(card: VirtualCard, *, t0: bool = False) -> Send:
    return lambda command: exchange(card.answer, command, t0=t0)


def saying(answers: list[bytes]) -> Transmit:
    """A card that says this, whatever it is asked."""
    turn = iter(answers * 200)
    return lambda _: next(turn)


def read(version: int = 2, ways: Ways | None = None, holder: Holder = HOLDER) -> SocialSecurityCard:
    return read_social_security_card(to(SocialSecurityEmulator(holder, version=version, ways=ways)))


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize(
    "ways",
    [
        Ways(),
        Ways(short=False, tag=False),
        Ways(select_p1=(0x00,), short=False, tag=False),
        Ways(select_p1=(0x02,), short=False, tag=False),
        Ways(number=False, tag=False),
        Ways(select_p1=(), number=False, tag=False),
        Ways(number=False, short=False),
        Ways(number=False, short=False, bare=True),
    ],
    ids=str,
)
def test_a_record_is_known_by_its_tag(version: int, ways: Ways) -> None:
    card = read(version, ways)
    assert dataclasses.astuple(card) == (
        *("张三", "370699195001010018", "1", "01", "1950-01-01"),
        *("Z12345678", "370699", "2020-01-01", "2030-01-01"),
    )


def test_under_t0_lengths_are_corrected_and_answers_fetched() -> None:
    card = SocialSecurityEmulator(HOLDER, remaining=True)
    assert read_social_security_card(to(card, t0=True)).number == HOLDER.number


def test_a_long_name_is_put_together_even_when_a_character_is_cut_in_two() -> None:
    name = "买买提·吾拉木江·阿卜杜热合曼·托合提"
    assert len(name.encode("gb18030")) > 31
    odd = Holder("A" + name, HOLDER.number)
    assert read(holder=odd).name == "A" + name


def failure(send: Send) -> CardFault:
    with pytest.raises(CardError) as caught:
        read_social_security_card(send)
    assert "张三" not in str(caught.value) + repr(caught.value)
    return caught.value.fault


def test_a_pin_is_never_shown() -> None:
    shown: list[int] = []
    card = SocialSecurityEmulator(HOLDER, ways=Ways(pin=True))

    def send(command: Command) -> Response:
        shown.append(command.ins)
        return exchange(card.answer, command)

    assert failure(send) is CardFault.SECURED
    assert set(shown) == {0xA4, 0xB2}


def test_another_card_is_no_social_security_card() -> None:
    assert failure(to(BankCardEmulator())) is CardFault.APPLICATION


def test_a_card_that_shows_nothing_is_unreadable() -> None:
    assert failure(to(SocialSecurityEmulator(HOLDER, ways=Ways(False, False, False)))) is CardFault.UNREADABLE


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"number": "370699195001010019"}, CardFault.NUMBER),
        ({"number": "37069919500101001"}, CardFault.NUMBER),
        ({"name": ""}, CardFault.NAME),
        ({"name": "测\x1b试"}, CardFault.NAME),
        ({"sex": "7"}, CardFault.SEX),
        ({"birth": "19500230"}, CardFault.DATE),
        ({"ethnicity": "A1"}, CardFault.ETHNICITY),
    ],
)
def test_a_field_that_makes_no_sense_spoils_the_card(change: dict[str, str], fault: CardFault) -> None:
    assert failure(to(SocialSecurityEmulator(dataclasses.replace(HOLDER, **change)))) is fault


def test_what_was_never_written_is_left_out() -> None:
    card = read(holder=dataclasses.replace(HOLDER, ethnicity="00", birth="FFFFFFFF", sex="\0"))
    assert (card.ethnicity, card.birth_date, card.sex) == ("", "", "")


def test_a_foreigners_number_has_letters() -> None:
    assert read(holder=dataclasses.replace(HOLDER, number="USA370699010123")).number == "USA370699010123"


@pytest.mark.parametrize("directory", [PSE, PPSE, b""])
@pytest.mark.parametrize("short_form", [True, False])
@pytest.mark.parametrize("track", [True, False])
def test_a_bank_card_is_told_masked(directory: bytes, short_form: bool, track: bool) -> None:
    card = BankCardEmulator(number=NUMBER, directory=directory, short_form=short_form, track=track)
    told = read_bank_card(to(card))
    assert told == BankCard("UnionPay Debit", "620000*********0003", "2030-12")


def test_a_card_that_asks_is_told_country_and_zeros() -> None:
    card = BankCardEmulator()
    read_bank_card(to(card))
    assert card.told == bytes.fromhex("8307015600000000" + "00")
    card = BankCardEmulator(pdol=b"")
    read_bank_card(to(card))
    assert card.told == bytes.fromhex("8300")


@pytest.mark.parametrize("number", ["620000000000", "6" * 20])
def test_a_number_of_impossible_length_is_refused(number: str) -> None:
    with pytest.raises(CardError) as caught:
        read_bank_card(to(BankCardEmulator(number=number)))
    assert caught.value.fault is CardFault.NUMBER
    assert number not in str(caught.value)


def test_another_card_is_no_bank_card() -> None:
    with pytest.raises(CardError) as caught:
        read_bank_card(to(SocialSecurityEmulator(HOLDER)))
    assert caught.value.fault is CardFault.APPLICATION


def test_no_personal_data_in_representations() -> None:
    card, bank = read(), read_bank_card(to(BankCardEmulator()))
    for text in (
        repr(card),
        repr(bank),
        repr(HOLDER),
        repr(Response(b"secret", 0x9000)),
        repr(Command(0, 0, 0, 0, b"x")),
    ):
        assert not [word for word in ("张三", "3706", "6200", "secret", "b'x'") if word in text]


@given(answers=st.lists(st.binary(max_size=40).map(lambda data: data + b"\x90\x00"), min_size=1, max_size=20))
def test_arbitrary_answers_raise_nothing_else(answers: list[bytes]) -> None:
    for read_card in (read_social_security_card, read_bank_card):
        with contextlib.suppress(CardError, ChipError):
            read_card(partial(exchange, saying(answers)))


@given(data=st.binary(max_size=60))
def test_arbitrary_records_of_a_bank_card_raise_nothing_else(data: bytes) -> None:
    card = BankCardEmulator()
    card._record = data
    try:
        read_bank_card(to(card))
    except (CardError, ChipError):
        return
