"""A writer's mistake is named by file, line and field, and nothing wrong is ever published."""

from collections.abc import Callable
from pathlib import Path

import pytest

from central.catalogue.publish import SOURCES, check
from kiosk_app.catalogue.model import LANGUAGES
from kiosk_app.catalogue.source import BadDefinition, read_definition

GOOD = (SOURCES / "services" / "k08.yaml").read_text(encoding="utf-8")


def mistakes(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "k08.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadDefinition) as caught:
        read_definition(path, {"areas"})
    return [str(mistake) for mistake in caught.value.mistakes]


def test_the_published_sources_are_good() -> None:
    definitions, tables = check()
    assert {"k01", "k08"} <= {definition.id for definition in definitions}
    assert all(set(row.text) == set(LANGUAGES) for rows in tables.values() for row in rows)


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        (lambda text: text.replace("kind: pin", "kind: magic"), "identity.factor.kind", "'magic'"),
        (lambda text: text.replace("version: 1\n", ""), "the file", "'version' is a required property"),
        (
            lambda text: text.replace("initial: today", "initial: tomorrow"),
            "fields.3.initial",
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
            lambda text: text.replace("scene: card", "scene: oracle"),
            "fields.5.prefill.scene",
            "no such share: 'oracle'",
        ),
        (lambda text: text.replace("key: lb", "key: cbd"), "fields.1.key", "'cbd' is used twice"),
        (lambda text: text.replace("field: jyd", "field: nowhere"), "rules.0.field", "no such field: 'nowhere'"),
        (lambda text: text.replace("en: Insured in", "en: ''"), "fields.0.label", "has no text in en"),
        (lambda text: text + "colour: red\n", "the file", "'colour' was unexpected"),
        (lambda text: text.replace("    check: no_overlap\n", ""), "rules.3", "needs either a test or a check"),
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
        (b"~: 1\n", "k08.yaml:1: the file: "),
    ],
)
def test_what_is_no_yaml_at_all_is_a_mistake_too(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "k08.yaml"
    path.write_bytes(content)
    with pytest.raises(BadDefinition) as caught:
        read_definition(path, {"areas"})
    assert str(caught.value).startswith(said)
