"""A face that a terminal has compared counts where the published definition lets it, from the published score on."""

from dataclasses import replace

import pytest

from central.archive.check import check
from central.archive.layout import build
from central.departments.by_face import by_face
from kiosk_app.catalogue.identity import Face
from kiosk_app.centre import Centre
from kiosk_app.protocol.cases import Agent, Application, FaceResult, Factor
from kiosk_app.protocol.live import IdentityQuestion
from offline_store.outbox import Outbox
from tests.central.centres import PEOPLE, Hall, apply, definitions
from tests.central.records import record
from tests.central.test_opener import open_all, states

RESULT = FaceResult(0.71, 0.363, "1:fb14", "none", "2026-11-23T12:00:00+08:00")
PENSION = {"rzd": "370600", "txdz": "", "sjh": "13800000001"}
COUNTS = Face(counts=True)


def by(result: FaceResult | None) -> Factor:
    return Factor("face", face=result)


@pytest.mark.parametrize(
    ("service", "result", "outcome"),
    [
        ("k03", RESULT, ("", "")),
        ("k03", replace(RESULT, score=0.3, threshold=0.2), ("supplement", "identity")),
        ("k03", None, ("supplement", "identity")),
        ("k08", RESULT, ("supplement", "identity")),
        ("k15", RESULT, ("supplement", "identity")),
    ],
    ids=["counts", "below what is published", "no result", "no face at all", "not yet"],
)
def test_what_is_published_decides(
    hall: Hall, centre: Centre, outbox: Outbox, service: str, result: FaceResult | None, outcome: tuple[str, str]
) -> None:
    def compared(application: Application) -> Application:
        return replace(application, factor=by(result))

    entry = apply(outbox, service, PEOPLE[1], PENSION, change=compared)
    open_all(hall, outbox)
    state, number, reason = states(centre)[entry.event_id]
    if outcome == ("", ""):
        assert state in ("accepted", "done")
        assert number
    else:
        assert (state, reason) == outcome


def test_it_is_the_one_who_acts_who_was_looked_at(hall: Hall, centre: Centre, outbox: Outbox) -> None:
    def acted(application: Application) -> Application:
        return replace(application, agent=Agent(PEOPLE[2], "card"), factor=by(RESULT))

    entry = apply(outbox, "k03", PEOPLE[1], PENSION, change=acted)
    open_all(hall, outbox)
    assert states(centre)[entry.event_id][0] in ("accepted", "done")


@pytest.mark.parametrize(
    ("result", "allowed", "good"),
    [
        (RESULT, COUNTS, True),
        (replace(RESULT, score=0.363), COUNTS, True),
        (replace(RESULT, score=0.3629), COUNTS, False),
        (replace(RESULT, score=0.8, threshold=0.9), COUNTS, False),
        (RESULT, replace(COUNTS, threshold=0.8), False),
        (RESULT, replace(COUNTS, counts=False), False),
        (RESULT, None, False),
        (None, COUNTS, False),
    ],
)
def test_both_thresholds_have_to_be_reached(result: FaceResult | None, allowed: Face | None, good: bool) -> None:
    assert by_face(by(result), allowed) is good


def test_nobody_asks_about_a_face_and_nobody_is_locked_out_by_one(hall: Hall, centre: Centre) -> None:
    for _ in range(10):
        assert centre.identity(IdentityQuestion(PEOPLE[1], by(RESULT), "k03")).outcome == "refused"
    assert centre.identity(IdentityQuestion(PEOPLE[1], Factor("pin", "100001"), "k03")).outcome == "verified"


def test_it_counts_by_itself_only_where_nothing_of_anybodys_is_handed_out() -> None:
    faces = {name: one.identity.face for name, one in definitions().items() if one.identity.face}
    assert {name for name, face in faces.items() if face.counts} == {"k03", "k17"}
    assert {"k11", "k12", "k15", "k18", "k20", "k21", "k231", "k232", "k24"} <= set(faces)
    for name in faces:
        definition = definitions()[name]
        assert definition.identity.factor, "it is never the only way"
        assert "identity.face" in definition.confirm


def test_the_package_says_how_it_was_compared_and_passes_its_check() -> None:
    made = record()
    package = build(replace(made, application=replace(made.application, factor=by(RESULT))))
    for said in ("人脸比对", "0.71", "0.363", "1:fb14", "未做", RESULT.time):
        assert said.encode() in package
    assert check(package).passed
    assert "<身份核验>人脸比对</身份核验>".encode() in package, "the record of its handling says so as well"
    assert "人脸比对".encode() not in build(made)
