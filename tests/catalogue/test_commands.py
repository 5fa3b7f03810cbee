"""The publisher's commands, as a clerk runs them."""

import shutil
from pathlib import Path

import pytest

from central.catalogue.publish import SOURCES, definitions
from central.cli import main


def test_check_and_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "check"]) == 0
    assert "services and" in capsys.readouterr().out
    assert main(["catalogue", "list"]) == 0
    assert "k08  1  异地就医备案" in capsys.readouterr().out


def test_a_mistake_is_told_and_nothing_is_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for part in ("services", "tables"):
        shutil.copytree(SOURCES / part, tmp_path / part)
    bad = tmp_path / "services" / "k08.yaml"
    bad.write_text(bad.read_text(encoding="utf-8").replace("kind: date", "kind: dote", 1), encoding="utf-8")
    assert main(["catalogue", "check", "--sources", str(tmp_path)]) == 1
    assert "k08.yaml:" in capsys.readouterr().err


def test_publish_makes_a_new_version_only_for_something_new(tmp_path: Path) -> None:
    assert main(["catalogue", "publish", "--data", str(tmp_path)]) == 0
    bundle = (tmp_path / "catalogue" / "bundle.json").read_bytes()
    assert main(["catalogue", "publish", "--data", str(tmp_path)]) == 0
    assert (tmp_path / "catalogue" / "bundle.json").read_bytes() == bundle
    assert "k08" in definitions(tmp_path)
