"""Chip cards and travel documents of the hall, read by the services of the hall's settings."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.lab.cards import CITIZENS
from drivers.lab.documents import Wallets, printed
from drivers.lab.faults import LabError
from drivers.xfs4iot.client import Client
from drivers.xfs4iot.extensions import READ, READ_BANK_CARD
from drivers.xfs4iot.settings import DeviceSettings
from kiosk_app.config import lab_devices
from tests.drivers.processes import HallProcess, Publisher
from tests.drivers.waiting import becomes

pytestmark = pytest.mark.timeout(60)
CHIP, TRAVEL = "ChipCard", "TravelDocument"


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[HallProcess, Path]]:
    """A hall whose directory has a name longer than a socket's may be."""
    base = tmp_path_factory.mktemp("documents") / ("long" * 20)
    for name in ("lab", "data"):
        (base / name).mkdir(parents=True)
    with HallProcess(base / "lab") as hall:
        wanted = [one for one in lab_devices(base / "lab") if one.name in (CHIP, TRAVEL)]
        with Publisher([DeviceSettings(one.name, one.driver, one.options) for one in wanted], base / "data"):
            yield hall, base / "data"


def test_each_citizens_documents_are_read(lab: tuple[HallProcess, Path]) -> None:
    hall, data = lab

    async def want(method: str, path: str, wish: dict[str, object] | None = None) -> object:
        return await asyncio.to_thread(hall.want, method, path, wish)

    async def play() -> None:
        async with Client(data, on_change=lambda *_: None) as client:
            await becomes(lambda: all(client.status(name).device == "online" for name in (CHIP, TRAVEL)))
            state = await want("PUT", "/chip", {"kind": "social_security", "citizen": 3})
            assert isinstance(state, dict)
            assert state["chip"] == {"kind": "social_security", "citizen": 3}
            done = await client.execute(CHIP, READ, {}, timeout=10)
            assert (done.payload["name"], done.payload["number"]) == (CITIZENS[2].card.name, CITIZENS[2].card.number)
            assert client.status(CHIP).media == "present"
            await want("PUT", "/chip", {"kind": "bank", "citizen": 3})
            done = await client.execute(CHIP, READ_BANK_CARD, {}, timeout=10)
            assert done.payload["maskedPan"] == "620000*********0003"
            await want("DELETE", "/chip")
            await becomes(lambda: client.status(CHIP).media == "notPresent")
            for kind, document in (("passport", "passport"), ("permit", "exitEntryPermit")):
                await want("PUT", "/passport", {"kind": kind, "citizen": 2})
                key = await want("GET", f"/{kind}/2")
                done = await client.execute(TRAVEL, READ, {"accessKey": key, "photo": True}, timeout=10)
                told = {name: done.payload[name] for name in ("documentType", "nameLatin", "authenticity", "photoType")}
                assert told == {
                    "documentType": document,
                    "nameLatin": "LI SI",
                    "authenticity": "verified",
                    "photoType": "image/jpeg",
                }
                face = await client.fetch(TRAVEL, str(done.payload["photo"]))
                assert face is not None
                assert face.startswith(b"\xff\xd8")
            await want("DELETE", "/passport")

    asyncio.run(play())


@pytest.mark.parametrize(
    ("method", "path", "wish", "status"),
    [
        ("PUT", "/chip", {"kind": "loyalty", "citizen": 1}, 400),
        ("PUT", "/chip", {"kind": "bank", "citizen": 99}, 400),
        ("PUT", "/chip", {"kind": "bank"}, 400),
        ("PUT", "/passport", {"kind": "bank", "citizen": 1}, 400),
        ("PUT", "/passport", {"kind": "permit", "citizen": 99}, 400),
        ("GET", "/passport/99", None, 400),
        ("GET", "/social_security/1", None, 404),
        ("PUT", "/fault", {"device": "chip_card", "fault": "answer", "value": {"command": "00b2", "sw": "6982"}}, 200),
        ("PUT", "/fault", {"device": "chip_card", "fault": "answer", "value": {"command": "", "sw": "6982"}}, 400),
        ("PUT", "/fault", {"device": "chip_card", "fault": "answer", "value": {"command": "00b2", "sw": "g"}}, 400),
        ("PUT", "/fault", {"device": "travel_document", "fault": "tear_after", "value": 3}, 200),
        ("PUT", "/fault", {"device": "travel_document", "fault": "unplugged", "value": True}, 200),
        ("PUT", "/fault", {"device": "travel_document", "fault": "none"}, 200),
        ("PUT", "/fault", {"device": "chip_card", "fault": "none"}, 200),
    ],
)
def test_wishes(
    lab: tuple[HallProcess, Path], method: str, path: str, wish: dict[str, object] | None, status: int
) -> None:
    assert lab[0].ask(method, path, wish).status_code == status


@pytest.mark.parametrize("kind", ["social_security", "bank"])
def test_everybody_has_chips_and_one_person_one_set(kind: str) -> None:
    wallets = Wallets()
    for citizen in CITIZENS:
        assert wallets.chip(kind, citizen.number).atr
        assert printed("passport", citizen.number)["documentNumber"].startswith("E37069")
    assert printed("permit", 5) == printed("permit", 2)
    with pytest.raises(LabError):
        wallets.chip("library", 1)
