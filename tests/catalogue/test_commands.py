"""The publisher's commands, as a clerk runs them."""

import re
import shutil
from pathlib import Path

import pytest

from central.catalogue.publish import SOURCES, ensure, published_now
from central.cli import main


def test_check_and_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "check"]) == 0
    assert "service points are good" in capsys.readouterr().out
    assert main(["catalogue", "list"]) == 0
    assert "k08  2  异地就医备案" in capsys.readouterr().out


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Sources with one mistake."""
    sources = tmp_path / "sources"
    for part in ("services", "tables", "library"):
        shutil.copytree(SOURCES / part, sources / part)
    bad = sources / "services" / "k08.yaml"
    bad.write_text(bad.read_text(encoding="utf-8").replace("kind: area", "kind: arena", 1), encoding="utf-8")
    return sources


@pytest.mark.parametrize("command", ["check", "list", "diff", "publish"])
def test_a_mistake_is_told_and_nothing_is_published(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    data = tmp_path / "centre"
    where = ["--data", str(data)] if command in ("diff", "publish") else []
    assert main(["catalogue", command, "--sources", str(broken), *where]) == 1
    said = capsys.readouterr().err
    assert re.fullmatch(r"k08\.yaml:\d+: fields\.\d+\.kind: 'arena' .*\n", said), said
    assert not data.exists()


def test_sources_that_are_not_there_are_no_empty_catalogue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources = tmp_path / "nowhere"
    assert main(["catalogue", "publish", "--data", str(tmp_path / "c"), "--sources", str(sources)]) == 1
    assert "services:1: the file: holds no definition" in capsys.readouterr().err


def test_a_centre_with_a_mistake_and_nothing_published_does_not_start(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--data", str(tmp_path / "centre"), "--sources", str(broken)]) == 2
    mistake, consequence = capsys.readouterr().err.splitlines()
    assert mistake.startswith("k08.yaml:")
    assert consequence == "There is no catalogue published earlier to go on with."


def test_publish_makes_a_new_version_only_for_something_new(tmp_path: Path) -> None:
    assert main(["catalogue", "publish", "--data", str(tmp_path)]) == 0
    bundle = published_file(tmp_path).read_bytes()
    assert main(["catalogue", "publish", "--data", str(tmp_path)]) == 0
    assert published_file(tmp_path).read_bytes() == bundle
    assert "k08" in published_now(tmp_path).definitions


def test_a_preview_says_what_is_asked_and_what_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "preview", "k08", "--lang", "en"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("Medical care in another city · ")
    assert any(line.startswith("  cbd: Where are you insured? (area) ← insurance_status.area") for line in said)
    assert "  * Proof of residence or work there: share residence_elsewhere → commitment" in said
    assert main(["catalogue", "preview", "z99"]) == 1


def test_a_diff_names_the_smallest_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, sources = tmp_path / "centre", tmp_path / "sources"
    assert main(["catalogue", "diff", "--data", str(data)]) == 0
    assert "k08: new: 异地就医备案" in capsys.readouterr().out
    assert main(["catalogue", "publish", "--data", str(data)]) == 0
    shutil.copytree(SOURCES, sources)
    changed = sources / "services" / "k16.yaml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Lost on", "Missing since"), encoding="utf-8")
    (sources / "services" / "k19.yaml").unlink()
    assert main(["catalogue", "diff", "--data", str(data), "--sources", str(sources)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        'k16.notice.data.en: "name, identity number, Lost on, New card, Phone number, signature" → '
        '"name, identity number, Missing since, New card, Phone number, signature"',
        'k16.fields.0.label.en: "Lost on" → "Missing since"',
        "k19: gone: 港澳台签注指引",
    ]


def published_file(data: Path) -> Path:
    (file,) = (data / "repository" / "targets").glob("*.catalogue.json")
    return file


def test_a_bundle_that_was_lost_is_published_anew_and_not_as_an_older_one(tmp_path: Path) -> None:
    assert ensure(tmp_path) == 1
    bundle = published_file(tmp_path)
    bundle.write_bytes(bundle.read_bytes()[:-1])
    assert ensure(tmp_path) == 2
    published_file(tmp_path).unlink()
    assert ensure(tmp_path) == published_now(tmp_path).version == 3
