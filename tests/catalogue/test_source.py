"""A writer's mistake is named by file, line and field, and nothing wrong is ever published."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from central.catalogue.publish import SOURCES
from central.catalogue.source import read_sources
from central.catalogue.yaml_file import BadDefinition
from kiosk_app.catalogue.model import LANGUAGES

GOOD = (SOURCES / "services" / "k08.yaml").read_text(encoding="utf-8")


def mistakes(tmp_path: Path, content: str | bytes) -> list[str]:
    for part in ("tables", "library"):
        shutil.copytree(SOURCES / part, tmp_path / part)
    path = tmp_path / "services" / "k08.yaml"
    path.parent.mkdir()
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BadDefinition) as caught:
        read_sources(tmp_path)
    return [str(mistake) for mistake in caught.value.mistakes]


@pytest.mark.parametrize(
    ("identity", "field", "reason"),
    [
        ('{documents: ["111"], face: {counts: true}}', "identity.face", "is never the only way"),
        (
            '{documents: ["111"], factor: {kind: pin, length: 6, offline: defer}, face: {threshold: 0}}',
            "identity.face.threshold",
            "must be above 0",
        ),
        (
            '{documents: ["111"], factor: {kind: pin, length: 6, offline: defer}, face: {counts: perhaps}}',
            "identity.face.counts",
            "'perhaps'",
        ),
    ],
)
def test_a_face_stands_beside_another_factor(tmp_path: Path, identity: str, field: str, reason: str) -> None:
    (found,) = mistakes(tmp_path, GOOD.replace("identity: pin_later", f"identity: {identity}"))
    assert f"{field}: " in found
    assert reason in found


def test_the_published_sources_are_good() -> None:
    sources = read_sources(SOURCES)
    assert {"k01", "k08"} <= {definition.id for definition in sources.definitions}
    assert all(set(row.text) == set(LANGUAGES) for rows in sources.tables.values() for row in rows)


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        (lambda text: text.replace("kind: area", "kind: magic", 1), "fields.0.kind", "'magic'"),
        (lambda text: text.replace("version: 2\n", ""), "the file", "'version' is a required property"),
        (
            lambda text: text.replace("earliest: days(today, -3)", "earliest: tomorrow"),
            "fields.3.earliest",
            "no such field: tomorrow",
        ),
        (
            lambda text: text.replace("days(today, -3)", "weeks(today, 1)"),
            "fields.3.earliest",
            "no such function: weeks",
        ),
        (lambda text: text.replace("jyd != cbd", "jyd != "), "rules.0.test", "does not parse"),
        (lambda text: text.replace("table: areas", "table: moons", 1), "fields.0.table", "no such table: 'moons'"),
        (
            lambda text: text.replace("{scene: insurance_status, name: phone}", "{scene: oracle, name: phone}"),
            "fields.6.prefill.scene",
            "no 'oracle' in library/scenes.yaml",
        ),
        (lambda text: text.replace("key: lb", "key: cbd"), "fields.1.key", "'cbd' is used twice"),
        (lambda text: text.replace("field: jyd", "field: nowhere"), "rules.0.field", "no such field: 'nowhere'"),
        (
            lambda text: text.replace(", ko: 가입 지역, ja: 加入地}", "}"),
            "fields.0.label",
            "'ko' is a required property",
        ),
        (
            lambda text: text.replace("en: Insured in", "english: Insured in"),
            "fields.0.label",
            "'english'",
        ),
        (lambda text: text.replace("en: Insured in", "en: ''"), "fields.0.label", "has no text in en"),
        (lambda text: text + "colour: red\n", "the file", "'colour' was unexpected"),
        (
            lambda text: text.replace("  - active_insurance\n", "  - inactive_insurance\n"),
            "rules.2",
            "no 'inactive_insurance'",
        ),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, change: Callable[[str], str], field: str, reason: str) -> None:
    changed = change(GOOD)
    assert changed != GOOD
    found = mistakes(tmp_path, changed)
    assert any(f": {field}: " in mistake and reason in mistake for mistake in found), found


def test_the_line_is_the_one_to_correct(tmp_path: Path) -> None:
    line = GOOD.splitlines().index("    test: jyd != cbd") + 1
    assert mistakes(tmp_path, GOOD.replace("jyd != cbd", "x != cbd"))[0].startswith(f"k08.yaml:{line}: rules.0.test")


def test_yaml_that_does_not_parse_is_one_mistake_with_its_line(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "id: k08\nname: {zh_CN: [}\n")[0].startswith("k08.yaml:2: the file: ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"id: k08\nname: \xff\n", "k08.yaml:2: the file: is not UTF-8"),
        (b"id: k08\n\n\x00\n", "k08.yaml:3: the file: "),
        (b"id: k08\nname:\n  en: 2026-13-45\n", "k08.yaml:3: the file: a value that is none of its kind"),
        (b"id: &all\n  name: *all\n", "k08.yaml:1: the file: contains itself"),
        (b"", "k08.yaml:1: the file: "),
        (b"~: 1\n", "k08.yaml:1: "),
    ],
)
def test_what_is_no_yaml_at_all_is_a_mistake_too(tmp_path: Path, content: bytes, said: str) -> None:
    assert mistakes(tmp_path, content)[0].startswith(said)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("{kind: photo, scene: photo/poster}", "no 'poster' in photos/specs.yaml"),
        ("{kind: photo}", "a photo needs its scene"),
        ("{kind: photo, scene: household}", "the scene of a photo, and of nothing else, is photo/…"),
        ("{kind: share, scene: photo/card}", "the scene of a photo, and of nothing else, is photo/…"),
    ],
)
def test_a_photo_is_one_of_the_sizes_there_are(tmp_path: Path, source: str, reason: str) -> None:
    materials = GOOD.partition("materials:\n")[2]
    first = materials[: materials.index("\n") + 1]
    added = "  - code: picture\n    name: {zh_CN: 照片, en: Photo, ko: 사진, ja: 写真}\n" + f"    sources: [{source}]\n"
    found = mistakes(tmp_path, GOOD.replace(f"materials:\n{first}", f"materials:\n{added}{first}"))
    assert any(reason in mistake for mistake in found), found
    assert all("materials.0.sources.0" in mistake for mistake in found), found


def test_the_notice_says_that_a_photo_is_used() -> None:
    by_id = {definition.id: definition for definition in read_sources(SOURCES).definitions}
    assert "照片库中的照片" in by_id["k14"].notice.data["zh_CN"]
    assert "照片库中的照片" not in by_id["k08"].notice.data["zh_CN"]
    (share,) = [share for share in by_id["k14"].shares if share.scene == "photo/card"]
    assert (share.source["en"], share.offline) == ("the city photo library", "defer")
