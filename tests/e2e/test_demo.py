"""The scripted citizen is served: offline and online, in both languages, and leaves nothing that can be read.

One file, for all of it looks at the same two visits.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from central import site
from kiosk_app.config import centre_of, lab_of
from offline_store import envelope
from offline_store.errors import SealingError
from offline_store.sealing import Opener
from tests.e2e.conftest import Demo, files_below
from tests.e2e.rig import running
from tests.e2e.traces import Search, secrets, words_of


def test_k08_received_without_network_gets_its_case_number_afterwards(k08_offline: dict[str, Any]) -> None:
    assert k08_offline["acknowledged"]
    assert k08_offline["local_number"].startswith("L-370602-0001-")
    assert len(k08_offline["case_number"]) == 21
    assert k08_offline["seq"] >= 1
    assert k08_offline["prints"] == ["paper-1.png"]
    kinds = [step["screen"] for step in k08_offline["steps"] if step["screen"] not in ("wait", "question")]
    assert kinds == ["home", "notice", "identity", "pin", "materials", "review", "sign", "result", "rate", "end"]


@pytest.mark.long
def test_k01_prints_its_certificate_and_then_a_slip(k01_english: dict[str, Any]) -> None:
    assert k01_english["acknowledged"]
    assert k01_english["prints"] == ["paper-1.png", "paper-2.png"]
    shapes = []
    for name in k01_english["prints"]:
        with Image.open(k01_english["out"] / name) as sheet:
            shapes.append(sheet.height / sheet.width)
    assert shapes[0] == pytest.approx(297 / 210, abs=0.01)
    assert shapes[1] != pytest.approx(297 / 210, abs=0.05)


@pytest.mark.long
def test_who_is_there_signs_and_who_is_not_confirms_later(demo: Demo) -> None:
    result = demo("k09", "--citizen", "3", "--lang", "en", "--seed", "2")
    assert result["acknowledged"]
    assert {row["reason"] for row in result["exemptions"]} >= {"mat.exempt_card", "mat.by_promise"}
    screens = [step["screen"] for step in result["steps"] if step["screen"] not in ("question", "wait")]
    applied, confirmed = screens.index("review"), screens.index("progress_ask")
    assert screens[applied : confirmed - 1] == [
        "review", "sign", "identity", "sign", "identity", "result", "rate", "end",
    ]  # fmt: skip
    assert screens[confirmed:][-5:] == ["identity", "guide", "sign", "result", "end"]
    assert screens.count("group") == 2


@pytest.mark.long
def test_a_life_event_is_one_visit_and_one_slip(demo: Demo) -> None:
    result = demo("y01", "--citizen", "2")
    assert result["acknowledged"]
    assert result["prints"] == ["paper-1.png"]
    screens = [step["screen"] for step in result["steps"] if step["screen"] not in ("question", "wait")]
    assert screens[screens.index("review") :] == ["review", "sign", "identity", "sign", "result", "rate", "end"]
    assert len(result["exemptions"]) > 5


@pytest.mark.long
def test_a_code_on_a_phone_does_as_well_as_card_and_pin(demo: Demo) -> None:
    result = demo("k08", "--citizen", "3", "--by", "shown")
    assert result["acknowledged"]
    screens = [step["screen"] for step in result["steps"]]
    assert screens[1:5] == ["notice", "identity", "code", "consent"]
    assert "pin" not in screens
    assert {row["reason"] for row in result["exemptions"]} >= {"mat.exempt_code"}
    found = files_below(result["data"], centre_of(result["data"]))
    for word in result["citizen_words"]:
        assert not [path.name for path in found if word.encode() in path.read_bytes()]


@pytest.mark.long
def test_a_face_does_as_well_as_the_pin_and_nothing_of_it_is_kept(demo: Demo) -> None:
    result = demo("k03", "--citizen", "1", "--by", "face")
    assert result["acknowledged"]
    assert result["case_number"]
    screens = [step["screen"] for step in result["steps"]]
    assert screens[1:5] == ["notice", "identity", "ways", "face"]
    assert "pin" not in screens
    for path in files_below(result["data"], centre_of(result["data"])):
        data = path.read_bytes()
        assert b"\xff\xd8\xff" not in data, path.name
        assert b"\x89PNG\r\n\x1a\n" not in data, path.name


def test_every_screen_has_its_picture(k08_offline: dict[str, Any]) -> None:
    out: Path = k08_offline["out"]
    for number, step in enumerate(k08_offline["steps"], 1):
        with Image.open(out / f"{number:02}-{step['screen']}.png") as picture:
            assert picture.size == (1080, 1920)


@pytest.mark.long
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
        # Its department is done with it at once, but says so when it is asked next.
        assert screen["frame"]["title"]["key"] in ("progress.title.accepted", "progress.title.done")
        assert not finger.do({"grab": str(tmp_path / "progress.png")})


@pytest.fixture(params=["k08_offline", pytest.param("k01_english", marks=pytest.mark.long)])
def visited(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A terminal that has served one citizen, in its own temporary directory, and was switched off."""
    result: dict[str, Any] = request.getfixturevalue(request.param)
    return result


def search(result: dict[str, Any]) -> Search:
    words = words_of({"k08": 3, "k01": 2}[result["service"]])
    assert set(result["citizen_words"]) <= set(words)
    return Search(words)


def kept(result: dict[str, Any]) -> list[Path]:
    """Everything the terminal wrote anywhere, but the pictures and sheets that were asked for."""
    data: Path = result["data"]
    return files_below(data, lab_of(data), result["tmp"])


def test_no_byte_of_the_citizen_is_left(visited: dict[str, Any]) -> None:
    files = kept(visited)
    assert {"outbox.db", "ledger.db", "trust.json", "bundle.json"} <= {path.name for path in files}
    assert search(visited).files(files) == []
    assert search(visited).bytes("log", visited["log"].encode()) == []


def test_the_search_would_find_it(visited: dict[str, Any], tmp_path: Path) -> None:
    """In a page of the store that is free again, where nobody but a search looks."""
    shutil.copy(visited["data"] / "outbox.db", tmp_path)
    connection = sqlite3.connect(tmp_path / "outbox.db")
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("CREATE TABLE leak (word TEXT)")
    connection.execute("INSERT INTO leak VALUES (?)", (visited["citizen_words"][0],))
    connection.commit()
    connection.execute("DROP TABLE leak")
    connection.commit()
    connection.close()
    assert search(visited).files(files_below(tmp_path)) != []


def sealed(data: Path) -> Iterator[tuple[bytes, bytes]]:
    """Header and body of every entry."""
    connection = sqlite3.connect(data / "outbox.db")
    yield from connection.execute("SELECT header, body FROM entry").fetchall()
    connection.close()


def test_a_thief_of_the_disk_opens_nothing(visited: dict[str, Any], tmp_path: Path) -> None:
    stolen = tmp_path / "stolen"
    shutil.copytree(visited["data"], stolen, ignore=shutil.ignore_patterns("*.sock"))
    entries = list(sealed(stolen))
    assert len(entries) >= 3
    keys = secrets(stolen)
    assert keys
    for header, body in entries:
        for recipient in envelope.parse(body).recipients:
            for key in keys:
                with pytest.raises(SealingError):
                    Opener({recipient.key_id: key}).open(body, aad=header)
    centre = Opener(site.private_keys(centre_of(visited["data"])))
    assert all(centre.open(body, aad=header) for header, body in entries)
