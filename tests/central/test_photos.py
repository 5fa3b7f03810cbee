"""One photo for all sizes: whose it is, how long it is good for what, and that nobody else can see it."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image, ImageFilter
from sqlalchemy import update

from central.archive.container import unpack
from central.departments.adapter import Decision
from central.departments.register import People
from central.photos import portrait
from central.photos.adapter import UnknownSpec
from central.photos.figures import draw
from central.photos.filing import REFUSED
from central.photos.portrait import NotAPortrait
from central.photos.specs import rules
from central.photos.standin import picture_table
from central.site import shelf
from central.store import archives
from kiosk_app.centre import Centre, Refused
from kiosk_app.protocol.cases import Application, CaseState, MaterialProof
from kiosk_app.protocol.photos import PhotoQuestion, PhotoReference
from offline_store.outbox import Outbox
from tests.central.after import settle
from tests.central.centres import Hall, apply, definitions, send_all
from tests.central.lives import person
from tests.central.scans import ID, attachment, naming, sealed, send
from tests.central.test_after_decision import outcomes

CITIZENS = {card: person(record) for card, record in People.fictitious().records.items()}
WANG, SHEN, JIANG = CITIZENS[3], CITIZENS[15], CITIZENS[14]
FRAME = rules().frame
TAKEN = date(2026, 11, 3)
DAY = 86400.0
FACE = draw("one of nobody", FRAME)


def changed(change: Callable[[Image.Image], Image.Image], kind: str = "JPEG") -> bytes:
    file = io.BytesIO()
    change(Image.open(io.BytesIO(FACE))).save(file, kind)
    return file.getvalue()


def dark(picture: Image.Image) -> Image.Image:
    return picture.point([value // 5 for value in range(256)] * 3)


def asked(centre: Centre, card: int, spec: str = "one_inch") -> tuple[str, str]:
    answer = centre.photo(PhotoQuestion(CITIZENS[card], spec, "t01"))
    return answer.outcome, answer.taken


def test_the_terminal_learns_the_day_and_a_reference_and_sees_no_picture(hall: Hall, centre: Centre) -> None:
    answer = centre.photo(PhotoQuestion(WANG, "card", "k04"))
    assert answer.photo
    assert answer.taken < "2026-11-23"
    crop = hall.shared.photos.crop(WANG, answer.photo)
    assert crop
    assert hashlib.sha256(crop).hexdigest() == answer.photo.sha256
    assert PhotoReference.read(answer.photo.text) == answer.photo
    assert answer.record == {"reference": answer.photo.text, "taken": answer.taken}


def test_who_has_none_hears_so_and_a_size_there_is_not_is_none(hall: Hall, centre: Centre) -> None:
    assert asked(centre, 14) == ("none", "")
    with pytest.raises(Refused):
        asked(centre, 14, "poster")
    with pytest.raises(UnknownSpec):
        hall.shared.photos.get(WANG, "poster")


def test_how_old_it_may_be_depends_on_what_it_is_for(hall: Hall, centre: Centre) -> None:
    assert [asked(centre, 15, spec)[0] for spec in ("card", "exit_entry", "one_inch")] == ["found", "stale", "stale"]
    assert hall.shared.photos.put(JIANG, FACE, date(2025, 11, 23))
    assert asked(centre, 14, "exit_entry") == ("found", "2025-11-23"), "the last day of a year"
    hall.clock.now += DAY
    assert asked(centre, 14, "exit_entry") == ("stale", "2025-11-23")
    assert asked(centre, 14, "driving") == ("found", "2025-11-23")


@pytest.mark.parametrize(
    "spoil", [dark, lambda picture: picture.filter(ImageFilter.GaussianBlur(40)), lambda picture: picture.transpose(1)]
)
def test_one_that_is_not_good_enough_is_not_used_but_an_older_good_one_is(
    hall: Hall, centre: Centre, spoil: Callable[[Image.Image], Image.Image]
) -> None:
    assert not hall.shared.photos.put(JIANG, changed(spoil), TAKEN)
    assert asked(centre, 14) == ("quality", TAKEN.isoformat())
    assert hall.shared.photos.put(JIANG, FACE, date(2026, 5, 1))
    assert asked(centre, 14) == ("found", "2026-05-01")


@pytest.mark.parametrize(
    "jpeg",
    [
        b"",
        b"no picture",
        FACE[: len(FACE) // 2],
        changed(lambda picture: picture, "PNG"),
        changed(lambda picture: picture.resize((600, 800))),
        changed(lambda picture: picture.resize((1600, 1600))),
        changed(lambda picture: picture.resize((4800, 6400))),
        FACE + bytes(FRAME.most_bytes),
    ],
    ids=["empty", "noise", "cut", "png", "small", "square", "pixels", "bytes"],
)
def test_what_is_no_portrait_is_refused(jpeg: bytes) -> None:
    with pytest.raises(NotAPortrait):
        portrait.read(jpeg, FRAME)


def test_nine_sizes_come_out_of_one_portrait_with_the_head_where_it_belongs(hall: Hall) -> None:
    hall.shared.photos.put(JIANG, FACE, TAKEN)
    answers = {spec: hall.shared.photos.get(JIANG, spec).photo for spec in rules().specs}
    assert len({answer.id for answer in answers.values() if answer}) == 1
    assert len({spec.pixels for spec in rules().specs.values()}) == len(answers) == 9
    for name, spec in rules().specs.items():
        reference = answers[name]
        assert reference
        crop = Image.open(io.BytesIO(hall.shared.photos.crop(JIANG, reference) or b""))
        assert (crop.format, crop.size) == ("JPEG", spec.pixels)
        width, height = crop.size
        middle = crop.convert("L").crop((width // 2, 0, width // 2 + 1, height)).tobytes()
        crown = next(at for at, value in enumerate(middle) if value < 200) / height
        assert abs(crown - spec.above) < 0.02, name


def test_the_same_portrait_gives_the_same_crops_and_is_one(hall: Hall) -> None:
    assert draw("a", FRAME) == draw("a", FRAME) != draw("b", FRAME)
    picture, spec = portrait.read(FACE, FRAME), rules().specs["two_inch"]
    assert portrait.cut(picture, FRAME, spec) == portrait.cut(picture, FRAME, spec)
    hall.shared.photos.put(JIANG, FACE, TAKEN)
    first = hall.shared.photos.get(JIANG, "card")
    hall.shared.photos.put(JIANG, FACE, date(2026, 11, 20))
    assert hall.shared.photos.get(JIANG, "card") == first


def test_nothing_of_the_camera_is_left_in_a_crop() -> None:
    exif = Image.Exif()
    exif[0x010F] = "somebody's camera"
    file = io.BytesIO()
    Image.open(io.BytesIO(FACE)).save(file, "JPEG", exif=exif)
    assert b"somebody's camera" in file.getvalue()
    crop = portrait.cut(portrait.read(file.getvalue(), FRAME), FRAME, rules().specs["card"])
    assert b"somebody's camera" not in crop


def test_what_lies_on_the_disk_shows_nobody(hall: Hall) -> None:
    hall.shared.photos.put(WANG, FACE, TAKEN)
    kept = b"".join(path.read_bytes() for path in hall.data.glob("photos.db*"))
    digest = hashlib.sha256(FACE).hexdigest()
    for word in (b"\xff\xd8\xff", b"JFIF", FACE[5000:5032], WANG.name.encode(), WANG.number.encode(), digest.encode()):
        assert word not in kept
    reference = hall.shared.photos.get(WANG, "card").photo
    assert reference
    assert hall.shared.photos.crop(SHEN, reference) is None
    with hall.shared.photos._store.write() as connection:
        connection.execute(update(picture_table).values(user=hall.shared.users.of(SHEN)))
    assert hall.shared.photos.crop(SHEN, reference) is None, "it is encrypted for somebody else"
    assert PhotoReference.read(f"{reference.text}/..") is None


def test_when_it_is_good_for_nothing_any_more_it_goes(hall: Hall) -> None:
    hall.shared.photos.put(JIANG, FACE, date(2023, 8, 26))
    assert hall.shared.photos.erase_old() == 0, "packages of cases that went by it may still be made"
    hall.clock.now += 3 * DAY
    assert hall.shared.photos.get(JIANG, "card").outcome == "stale"
    assert hall.shared.photos.erase_old() == 1
    assert hall.shared.photos.get(JIANG, "card").outcome == "none"


def test_every_size_and_use_says_how_sure_it_is() -> None:
    for spec in rules().specs.values():
        assert spec.use in rules().uses
        assert spec.source
    assert {use.certainty for use in rules().uses.values()} == {"F", "D"}
    assert {spec.certainty for spec in rules().specs.values()} == {"K", "D"}


def test_what_a_terminal_took_is_there_for_the_next_service(hall: Hall, centre: Centre, outbox: Outbox) -> None:
    scan = sealed(hall, FACE)
    named = replace(attachment(scan), material="photo", library=True)

    def captured(made: Application) -> Application:
        proof = MaterialProof("photo", "capture", ID)
        return replace(naming(named)(made), submitted="2026-11-21T20:00:00Z", materials=[proof])

    entry = apply(outbox, "t03", JIANG, {}, change=captured)
    send_all(hall, outbox)
    settle(hall)
    assert asked(centre, 14)[0] == "none", "the picture is still to come"
    send(hall, entry.event_id, scan)
    settle(hall)
    assert outcomes(hall, "photo") == ["done"]
    assert asked(centre, 14, "one_inch") == ("found", "2026-11-22"), "by the day here"
    assert asked(centre, 14, "driving") == ("found", "2026-11-22"), "another size, without another picture"


@pytest.mark.parametrize(
    ("material", "media_type", "content", "outcome"),
    [
        ("id_card", "image/jpeg", FACE, ["done"]),
        ("photo", "image/png", FACE, ["done"]),
        ("photo", "image/jpeg", b"no picture", [REFUSED]),
    ],
)
def test_what_else_was_handed_in_does_not_get_into_the_library(
    hall: Hall, centre: Centre, outbox: Outbox, material: str, media_type: str, content: bytes, outcome: list[str]
) -> None:
    scan = sealed(hall, content)
    named = replace(attachment(scan, media_type), material=material, library=True)
    entry = apply(outbox, "t03", JIANG, {}, change=naming(named))
    send_all(hall, outbox)
    send(hall, entry.event_id, scan)
    settle(hall)
    assert outcomes(hall, "photo") == outcome
    assert asked(centre, 14) == ("none", "")


def test_a_portrait_whose_owner_did_not_agree_is_not_kept(hall: Hall, centre: Centre, outbox: Outbox) -> None:
    scan = sealed(hall, FACE)
    entry = apply(outbox, "t03", JIANG, {}, change=naming(replace(attachment(scan), material="photo")))
    send_all(hall, outbox)
    send(hall, entry.event_id, scan)
    settle(hall)
    assert asked(centre, 14) == ("none", "")


def test_of_a_case_that_was_not_taken_in_nothing_is_kept(
    hall: Hall, centre: Centre, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hall.department, "decide", lambda *_: Decision(CaseState.REFUSED, "no_overlap"))
    scan = sealed(hall, FACE)
    entry = apply(outbox, "t03", JIANG, {}, change=naming(replace(attachment(scan), material="photo", library=True)))
    send_all(hall, outbox)
    send(hall, entry.event_id, scan)
    settle(hall)
    assert outcomes(hall, "photo") == []
    assert asked(centre, 14) == ("none", "")


def test_a_clock_that_is_ahead_makes_no_photo_younger(hall: Hall, centre: Centre, outbox: Outbox) -> None:
    scan = sealed(hall, FACE)
    named = naming(replace(attachment(scan), material="photo", library=True))
    entry = apply(
        outbox, "t03", JIANG, {}, change=lambda made: replace(named(made), submitted="2030-01-01T00:00:00.000Z")
    )
    send_all(hall, outbox)
    send(hall, entry.event_id, scan)
    settle(hall)
    assert asked(centre, 14) == ("found", "2026-11-23")


def test_the_crop_that_proved_a_material_is_in_the_archive(
    hall: Hall, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = hall.shared.photos.get(WANG, "one_inch").photo
    assert reference
    gone = replace(reference, sha256="0" * 64)
    proofs = [
        MaterialProof("photo", "photo", reference.text),
        MaterialProof("diploma", "photo", gone.text),
        MaterialProof("id_card", "photo", "../../etc/passwd"),
    ]
    monkeypatch.setattr(hall.department, "decide", lambda *_: Decision(CaseState.REFUSED, "no_overlap"))
    apply(outbox, "t01", WANG, {}, change=lambda made: replace(made, materials=proofs))
    send_all(hall, outbox)
    settle(hall)
    with hall.store.read() as connection:
        (package,) = archives.listing(connection)
    assert package.state == "handed over"
    files = {name.partition("/")[2]: data for name, data in unpack(shelf(hall.data).take(package.sm3)).items()}
    assert files["归档材料/01申请材料/photo-1.jpg"] == hall.shared.photos.crop(WANG, reference)
    assert [name for name in files if name.endswith(".jpg")] == ["归档材料/01申请材料/photo-1.jpg"]


@pytest.mark.parametrize("service", ["k04", "k14", "k181", "i071", "t01", "t03"])
def test_a_service_that_needs_a_photo_asks_the_library_before_a_camera(service: str) -> None:
    kinds = [[source.kind for source in material.sources] for material in definitions()[service].materials]
    assert ["photo", "capture"] in kinds
