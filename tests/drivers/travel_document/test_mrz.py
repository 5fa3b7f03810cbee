"""Zones of every layout, and no text that can do harm."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.travel_document.access_key import AccessKey, access_key
from drivers.travel_document.emulator_files import Traveller, permit, td1, td3
from drivers.travel_document.errors import DocumentError, DocumentFault
from drivers.travel_document.mrz import Layout, Mrz, check_digit, full_date, parse_mrz, split_lines

TD1 = ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"]
TD1_LONG = ["I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<<<<<<<<<<<<<<"]
TD2 = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"]
TD3 = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"]
"""The specimens of ICAO Doc 9303 parts 4, 5 and 6; the long number is that of 9303-11, D.2."""
WHO = Traveller()


@pytest.mark.parametrize(
    ("lines", "layout", "code", "number"),
    [
        (TD1, Layout.TD1, "I", "D23145890"),
        (TD2, Layout.TD2, "I", "D23145890"),
        (TD3, Layout.TD3, "P", "L898902C3"),
    ],
)
def test_the_specimens(lines: list[str], layout: Layout, code: str, number: str) -> None:
    person = ("UTO", "UTO", "F", "ERIKSSON", "ANNA MARIA")
    assert parse_mrz(lines) == Mrz(layout, code, number, "740812", "120415", *person)
    assert parse_mrz(split_lines("".join(lines))) == parse_mrz(lines)


def test_a_long_number_goes_on_in_the_optional_data() -> None:
    assert parse_mrz(TD1_LONG).number == "D23145890734"


def test_chinese_documents() -> None:
    who = ("350101", "CHN", "CHN")
    passport = parse_mrz(split_lines(td3(WHO)))
    assert (passport.layout, passport.number, passport.surname, passport.given_names) == (
        *(Layout.TD3, WHO.number),
        *("CESHI", "SAN"),
    )
    card = parse_mrz(split_lines(td1(WHO)))
    assert (card.layout, card.code, card.issuer, card.number) == (Layout.TD1, "CR", "CHN", WHO.number)
    for code in ("CS", "CD"):
        found = parse_mrz(split_lines(permit(Traveller(number="C37069900", expiry=who[0]), code)))
        assert (found.layout, found.code, found.number, found.birth, found.expiry, found.sex) == (
            *(Layout.PERMIT, code, "C37069900", "850615", "350101", ""),
        )
        assert (found.surname, found.given_names) == ("CESHI", "SAN")


def test_the_face_of_a_permit_shows_one_line_which_is_enough_for_the_key() -> None:
    line = permit(WHO)[:30]
    assert access_key({"mrz": [line]}) == AccessKey(WHO.number, WHO.birth, WHO.expiry)


def test_every_form_of_a_key_is_the_same_key() -> None:
    key = AccessKey("L898902C3", "740812", "120415")
    told = {"documentNumber": "L898902C3", "birthDate": "1974-08-12", "expiryDate": "2012-04-15"}
    assert access_key({"mrz": TD3}) == access_key(told) == key
    assert access_key({"can": "123456"}) == AccessKey(can="123456")


def test_a_long_number_makes_the_key_of_the_example() -> None:
    assert access_key({"mrz": TD1_LONG}) == AccessKey("D23145890734", "340712", "950712")


@pytest.mark.parametrize(
    ("wish", "fault"),
    [
        ({}, DocumentFault.MRZ),
        ({"can": "12345"}, DocumentFault.MRZ),
        ({"mrz": ["P<UTO"]}, DocumentFault.MRZ),
        ({"mrz": [1]}, DocumentFault.MRZ),
        ({"mrz": [TD3[0], TD3[1].lower()]}, DocumentFault.MRZ),
        ({"documentNumber": "l1", "birthDate": "1974-08-12", "expiryDate": "2012-04-15"}, DocumentFault.MRZ),
        ({"documentNumber": "L1", "birthDate": "740812", "expiryDate": "2012-04-15"}, DocumentFault.DATE),
    ],
)
def test_what_is_no_key(wish: dict[str, object], fault: DocumentFault) -> None:
    with pytest.raises(DocumentError) as caught:
        access_key(wish)
    assert caught.value.fault is fault


@pytest.mark.parametrize("lines", [TD1, TD2, TD3, split_lines(permit(WHO))], ids=["TD1", "TD2", "TD3", "permit"])
def test_every_digit_that_is_checked_is_checked(lines: list[str]) -> None:
    wrong = 0
    for row, line in enumerate(lines):
        for at, one in enumerate(line):
            if not one.isdigit():
                continue
            changed = [*lines]
            changed[row] = line[:at] + str((int(one) + 1) % 10) + line[at + 1 :]
            try:
                parse_mrz(changed)
            except DocumentError as error:
                wrong += error.fault in (DocumentFault.CHECK, DocumentFault.DATE)
    digits = sum(one.isdigit() for line in lines for one in line)
    not_judged = 1 if lines[0][:2] == "CS" else 0
    assert wrong == digits - not_judged


def test_centuries() -> None:
    today = date(2026, 11, 26)
    assert full_date("261126", today) == "2026-11-26"
    assert full_date("261127", today) == "1926-11-27"
    assert full_date("351231") == "2035-12-31"
    for printed in ("850230", "85", "8506<<", "000000"):
        with pytest.raises(DocumentError):
            full_date(printed, today)


def test_check_digits() -> None:
    assert (check_digit("520727"), check_digit("AB2134<<<"), check_digit("L898902C<")) == ("3", "5", "3")


def test_no_personal_data_in_representations() -> None:
    assert "ERIKSSON" not in repr(parse_mrz(TD3)) + repr(WHO)


ZONES = st.lists(
    st.one_of(*(st.text("ABC<123", min_size=size, max_size=size) for size in (30, 36, 44)), st.text()), max_size=4
)


@given(lines=ZONES)
def test_arbitrary_lines_raise_nothing_else(lines: list[str]) -> None:
    try:
        parse_mrz(lines)
    except DocumentError:
        return


@given(first=st.text("CSD<0123", min_size=30, max_size=30))
def test_arbitrary_permits_raise_nothing_else(first: str) -> None:
    try:
        parse_mrz(["CS" + first[2:]])
    except DocumentError:
        return
