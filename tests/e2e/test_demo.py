"""The scripted citizen is served: offline and online, in both languages, and leaves nothing behind."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.e2e.conftest import Demo
from tests.e2e.rig import running


def test_k08_received_without_network_gets_its_case_number_afterwards(k08_offline: dict[str, Any]) -> None:
    assert k08_offline["acknowledged"]
    assert k08_offline["local_number"].startswith("L-370602-0001-")
    assert len(k08_offline["case_number"]) == 21
    assert k08_offline["seq"] >= 1
    assert k08_offline["prints"] == ["paper-1.png"]
    kinds = [step["screen"] for step in k08_offline["steps"] if step["screen"] not in ("wait", "question")]
    assert kinds == ["home", "notice", "identity", "pin", "materials", "review", "sign", "result", "rate", "end"]


def test_k01_prints_its_certificate_and_then_a_slip(k01_english: dict[str, Any]) -> None:
    assert k01_english["acknowledged"]
    assert k01_english["prints"] == ["paper-1.png", "paper-2.png"]
    shapes = []
    for name in k01_english["prints"]:
        with Image.open(k01_english["out"] / name) as sheet:
            shapes.append(sheet.height / sheet.width)
    assert shapes[0] == pytest.approx(297 / 210, abs=0.01)
    assert shapes[1] != pytest.approx(297 / 210, abs=0.05)


def test_k08_online_waits_for_its_case_number(demo: Demo) -> None:
    result = demo("k08", "--citizen", "1", "--lang", "en", "--seed", "2")
    assert result["acknowledged"]
    assert {row["reason"] for row in result["exemptions"]} >= {"mat.exempt_card", "mat.by_promise"}


def test_every_screen_has_its_picture(k08_offline: dict[str, Any]) -> None:
    out: Path = k08_offline["out"]
    for number, step in enumerate(k08_offline["steps"], 1):
        with Image.open(out / f"{number:02}-{step['screen']}.png") as picture:
            assert picture.size == (1080, 1920)


def test_progress_is_asked_by_the_local_number_after_a_restart(k08_offline: dict[str, Any], tmp_path: Path) -> None:
    with running(k08_offline["data"]) as rig:
        finger = rig.finger
        rig.wait_for("home")
        assert not finger.do({"touch": "tile.progress"})
        rig.wait_for("progress_ask")
        for digit in filter(str.isdecimal, k08_offline["local_number"]):
            assert not finger.do({"touch": f"key.{digit}"})
        assert not finger.do({"touch": "action.next"})
        screen = rig.wait_for("progress")
        facts = {label["key"]: value for label, value in screen["facts"]}
        assert facts["result.case_number"] == k08_offline["case_number"]
        assert screen["frame"]["title"]["key"] == "progress.title.accepted"
        assert not finger.do({"grab": str(tmp_path / "progress.png")})
