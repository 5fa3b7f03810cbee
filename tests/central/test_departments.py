"""What the stand-in departments have on file answers whatever the catalogue can ask, and is about nobody."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from central.catalogue.library import read_library
from central.catalogue.publish import SOURCES
from central.departments import records
from central.departments.records import FOLDER, BadRecords
from central.departments.register import People
from kiosk_app.catalogue.codes import is_id_number, is_uscc
from tests.central.departments import Offices, offices
from tests.central.lives import LIVES, facts
from tests.flow.terminal import CATALOGUE, TODAY

LIBRARY = read_library(SOURCES).shelves
BOOKS = records.fictitious()
PEOPLE = People.fictitious().records
CHILDREN = {"赵小测", "孙小测", "赵小新"}
FORMS = (
    (r"\d+ digits", r"\d{6}"),
    (r"YYYY-MM-DD", r"\d{4}-\d\d-\d\d|"),
    (r"YYYY-MM\b", r"\d{4}-\d\d"),
    (r"two decimals", r"\d+\.\d\d"),
    (r"identity number", r"37069[9]\d{11}[\dX]|"),
    (r"yes or no", r"yes|no"),
    (r"good, bad or unknown", r"good|bad|unknown"),
    (r"married, divorced or single", r"married|divorced|single"),
    (r"worker or cadre", r"worker|cadre"),
    (r"^1 or 2$", r"[12]"),
    (r"1 to (\d)", r"[1-7]"),
)
"""What the library says of a value, and what it then looks like."""
FAILS: dict[str, tuple[int, dict[str, object]]] = {
    "receives_pension": (3, {}),
    "not_already_receiving": (16, {}),
    "not_insured_elsewhere": (16, {}),
    "insured_as_employee": (9, {}),
    "contribution_enough": (16, {}),
    "employer_in_good_standing": (16, {"uscc": "91370699MA0TEXT032"}),
    "active_insurance": (4, {}),
    "hospital_designated": (16, {}),
    "identity_matches_household": (16, {}),
    "lived_here_half_a_year": (16, {}),
    "no_open_violation": (16, {}),
    "insurance_of_vehicle_valid": (16, {"hp": "鲁YTEST16"}),
    "no_restriction_on_property": (16, {}),
    "is_owner": (7, {"bdcqzh": "鲁（2012）虚拟区不动产权第0000016号"}),
    "is_representative": (11, {"uscc": "91370699MA0TEXT032"}),
    "name_available": (9, {"jyzmc": "国家测试公司"}),
    "no_abnormal_record": (16, {"uscc": "91370699MA0TEXT032"}),
    "no_open_loan": (16, {}),
    "is_guardian": (2, {"hz": "37069919951001033X"}),
    "not_married": (2, {}),
    "means_tested": (16, {}),
    "child_under_one": (2, {"zsr": "2025-11-22"}),
    "within_school_zone": (7, {"yxxx": "虚拟区第九小学"}),
    "not_enrolled": (16, {}),
    "qualified_as_teacher": (9, {}),
    "sea_area_free": (16, {}),
    "outside_red_line": (16, {}),
    "disability_graded": (16, {}),
    "quota_left": (3, {"yysd": "noon"}),
    "arrears_cleared": (16, {}),
    "meter_known": (7, {"dhh": "3706000099999"}),
    "served_record_found": (3, {}),
    "driver_qualified": (16, {}),
    "land_contract_found": (3, {}),
    "parcel_waiting": (3, {"qjm": "654321"}),
}
"""Somebody for whom each check does not hold, and their form."""
REMEMBERED: dict[str, tuple[str, int, dict[str, object], int]] = {
    "no_overlap": ("k08", 1, {"qsrq": "2026-11-23", "jsrq": "2027-05-23"}, 1),
    "no_card_in_production": ("k04", 3, {}, 1),
    "no_more_than_three_this_year": ("k15", 3, {"sydw": "测试", "ytl": "job"}, 3),
    "once_this_year": ("k231", 3, {"tqje": "100"}, 1),
    "quota_left": ("u02", 3, {"yyt": "city", "yyck": "tax", "yyrq": "2026-11-25", "yysd": "09"}, 12),
}
"""What holds until somebody has applied so often: service, person, form, times."""


@pytest.fixture
def opened() -> Iterator[Offices]:
    with offices() as found:
        yield found


def test_of_every_scene_somebody_has_a_record_and_somebody_has_none() -> None:
    for scene in BOOKS.scenes:
        have = {card for card in PEOPLE if BOOKS.record(scene, card, TODAY) is not None}
        assert have, scene
        assert have < set(PEOPLE), scene


@pytest.mark.parametrize("scene", LIBRARY["scenes"])
def test_a_record_gives_what_the_library_says_in_the_form_it_says(scene: str) -> None:
    gives = LIBRARY["scenes"][scene]["gives"]
    for card in PEOPLE:
        record = BOOKS.record(scene, card, TODAY)
        if record is None:
            continue
        assert set(record) == set(gives)
        for name, said in gives.items():
            value = record[name]
            if "list of {value, text}" in str(said):
                assert all(set(one) == {"value", "text"} for one in value), name
            elif str(said).startswith(("list", "the insurances")):
                assert all(isinstance(one, str) for one in value), name
            elif name != "active":
                form = next((form for marks, form in FORMS if re.search(marks, str(said))), ".*")
                assert re.fullmatch(form, value), (name, value)


def test_a_licence_has_a_number_two_days_and_an_issuer() -> None:
    for scene in BOOKS.scenes:
        for card in PEOPLE if scene.startswith("licence/") else ():
            held = BOOKS.record(scene, card, TODAY)
            if held is not None:
                assert set(held) == {"number", "issued", "valid_to", "issuer"}
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", held["issued"])
                assert re.fullmatch(r"\d{4}-\d\d-\d\d|长期", held["valid_to"])


def texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for one in value.items():
                yield from texts(list(one))
        case list():
            for one in value:
                yield from texts(one)


def test_everybody_and_everything_is_made_up() -> None:
    for record in PEOPLE.values():
        resident = record.document_type == "111"
        assert is_id_number(record.number) == resident
        assert record.number.startswith("370699") or not resident
        assert "虚拟" in record.address
        assert re.fullmatch(r"138000000\d\d", record.phone)
    words = [word for path in FOLDER.glob("*/*.yaml") for word in texts(yaml.safe_load(path.read_text("utf-8")))]
    for word in words:
        for number in re.findall(r"\b\d{17}[\dX]\b", word):
            assert number.startswith("370699"), word
            assert is_id_number(number), word
        for number in re.findall(r"\b1[3-9]\d{9}\b", word):
            assert number.startswith("1380000"), word
        for code in re.findall(r"\b9[1-3]\d{6}[0-9A-Z]{10}\b", word):
            assert "370699" in code, word
            assert is_uscc(code), word
    for name in re.findall(r"(?:head|spouse|representative|name): ([\u4e00-\u9fff]{2,4})[,}]", _text("records")):
        assert name in {one.name for one in PEOPLE.values()} | CHILDREN | {"烟台虚拟", "高处作业", "电工作业"}, name
    for place in re.findall(r"(?:hospital|employer|school): (\S+?)[,}]", _text("records")):
        assert "虚拟" in place, place


def _text(part: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((FOLDER / part).glob("*.yaml")))


def test_each_check_holds_for_whoever_is_meant_to_use_it(opened: Offices) -> None:
    seen = set()
    for service, card in LIVES.items():
        definition = CATALOGUE.definitions[service]
        known = facts(definition, card, BOOKS)
        for rule in definition.rules:
            if rule.check:
                seen.add(rule.check)
                assert opened.check(rule.check, card, known, service), (service, rule.check)
    assert seen | {"lived_here_half_a_year", "no_open_loan", "not_married"} == set(LIBRARY["checks"])


@pytest.mark.parametrize("check", LIBRARY["checks"])
def test_of_each_check_there_is_somebody_for_whom_it_does_not_hold(opened: Offices, check: str) -> None:
    asking = [one.id for one in CATALOGUE.definitions.values() if any(rule.check == check for rule in one.rules)]
    if check in FAILS:
        card, form = FAILS[check]
        for service in asking or ["k01"]:
            assert not opened.check(check, card, form, service), service
    if check in REMEMBERED:
        service, card, form, times = REMEMBERED[check]
        for time in range(times):
            assert opened.check(check, card, form, service)
            opened.router.decide(opened.application(service, card, form), CATALOGUE.definitions[service], f"e-{time}")
        assert not opened.check(check, card, form, service)
        last = f"e-{times - 1}"
        assert opened.check(check, card, form, service, last), "an application does not stand in its own way"
    assert check in FAILS or check in REMEMBERED


def test_of_somebody_else_nobody_knows_anything(opened: Offices) -> None:
    """The number of one and the name of another."""
    opened.people = {1: replace(opened.people[1], name="张四")}
    for check in LIBRARY["checks"]:
        assert not opened.check(check, 1, {}, "k01"), check
    for scene in BOOKS.scenes:
        assert not opened.router.share(scene, opened.people[1]).found, scene
    assert not opened.router.check("k01", "unheard_of", opened.people[1], {})
    assert not opened.router.share("unheard_of", opened.people[1]).found


@pytest.mark.parametrize(
    ("department", "spoil", "complaint"),
    [
        ("power", lambda book: book["checks"].pop("meter_known"), "nothing answers the check meter_known"),
        ("power", lambda book: book["checks"].update(extra="true"), "extra is not this department's"),
        ("power", lambda book: book["checks"].update(meter_known="form.dhh in metres"), "no such value: metres"),
        ("power", lambda book: book["checks"].update(meter_known="form.dhh in"), "does not parse"),
        ("power", lambda book: book["checks"].update(meter_known="shout(form.dhh)"), "no such function: shout"),
        ("agriculture", lambda book: book["scenes"].pop("land_contract"), "no records of land_contract"),
        ("agriculture", lambda book: book["scenes"]["land_contract"][13].pop("village"), "of person 13 village"),
        ("agriculture", lambda book: book["scenes"]["land_contract"].update({99: {}}), "there is no person 99"),
        ("agriculture", lambda book: book.update(scenes=[]), "agriculture: Expected"),
    ],
)
def test_data_that_does_not_answer_is_found_when_it_is_read(
    tmp_path: Path, department: str, spoil: Callable[[dict[str, Any]], None], complaint: str
) -> None:
    for part in ("records", "papers"):
        shutil.copytree(FOLDER / part, tmp_path / part)
    path = tmp_path / "records" / f"{department}.yaml"
    book = yaml.safe_load(path.read_text("utf-8"))
    spoil(book)
    path.write_text(yaml.safe_dump(book, allow_unicode=True), "utf-8")
    with pytest.raises(BadRecords, match=re.escape(complaint)):
        records.read(tmp_path, read_library(SOURCES), People.fictitious())
