"""A form begun on a phone is gone on with at the terminal, left there, and found on the phone again; all by touch."""

from collections.abc import Mapping
from typing import Any

import pytest
import requests

from kiosk_app.config import centre_of
from tests.e2e.rig import Rig, running

CITIZEN = 3
WORDS = "王小测"


def touch(rig: Rig, name: str) -> None:
    """As soon as it can be touched."""
    rig.until(lambda: not rig.finger.do({"touch": name}), name)


def known_by_code(rig: Rig) -> Mapping[str, Any]:
    """To the first screen after the citizen has agreed."""
    rig.until(lambda: rig.wait_for("home")["frame"]["online"], "the network")
    touch(rig, "tile.k08")
    rig.wait_for("notice")
    touch(rig, "action.agree")
    rig.wait_for("identity")
    touch(rig, "action.code")
    rig.wait_for("code")
    with rig.hall() as hall:
        hall.put("code", {"citizen": CITIZEN, "enterprise": False})
    rig.wait_for("consent")
    touch(rig, "action.agree")
    return rig.wait_for("choice")


@pytest.mark.long
def test_begun_on_a_phone_finished_elsewhere() -> None:
    with running() as rig:
        rig.wait_for("home")
        pages = (centre_of(rig.data) / "centre.url").read_text().strip()
        form = f"{pages}/my-phone/{CITIZEN}/drafts/k08"
        answers = {"lb": "temporary", "jyd": "110100", "lxr": WORDS}
        requests.post(form, data=answers, timeout=20).raise_for_status()

        screen = known_by_code(rig)
        assert screen["frame"]["title"]["key"] == "draft.resume_title"
        touch(rig, "action.resume")
        # What the phone has said is not asked: the first question is one that it has not answered.
        question = rig.wait_for("question")
        assert question["key"] not in answers
        touch(rig, "action.exit")
        assert rig.wait_for("choice")["frame"]["title"]["key"] == "draft.keep_title"
        touch(rig, "action.keep")
        assert rig.wait_for("end")["frame"]["title"]["key"] == "draft.kept"

        assert WORDS in requests.get(form, timeout=20).text
        assert "自助终端" in requests.get(form.rpartition("/")[0], timeout=20).text
        folders = (rig.data, centre_of(rig.data))
        assert not [
            path.name
            for folder in folders
            for path in folder.rglob("*")
            if path.is_file() and WORDS.encode() in path.read_bytes()
        ]
