"""Our client against a service of a later release that nobody told it about, but for an address."""

import asyncio
import base64
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.xfs4iot import foreign
from drivers.xfs4iot.addresses import is_address
from drivers.xfs4iot.client import Client
from drivers.xfs4iot.discovery import candidates, published, resolve
from drivers.xfs4iot.foreign import FILE, ForeignLink, announced
from drivers.xfs4iot.settings import DeviceSettings
from kiosk_app.config import BadSettings, load
from tests.drivers.processes import Publisher
from tests.drivers.waiting import becomes
from tests.drivers.xfs4iot.foreign_service import JPEG, ROOT, Vendor, selling

pytestmark = pytest.mark.timeout(60)
READ, PRINT, SCAN = "CardReader.ReadRawData", "Printer.PrintNative", "Printer.ReadImage"


@pytest.fixture
def tap() -> list[str]:
    """What a later release says is not held against 2021-1."""
    return []


def play(scene: Callable[[Vendor, ForeignLink], Awaitable[None]], path: str = f"{ROOT}IdCard/") -> None:
    async def run() -> None:
        async with selling(Vendor()) as vendor:
            link = ForeignLink("IdCard", vendor.publisher + path, lambda *_: None)
            await becomes(lambda: link.status.device == "online")
            await scene(vendor, link)
            link.task.cancel()
            await asyncio.gather(link.task, return_exceptions=True)

    asyncio.run(run())


@pytest.mark.parametrize("path", [f"{ROOT}IdCard/", ROOT, "", "/xfs4iot/v1.0"])
def test_a_card_is_seen_and_read_whatever_address_was_given(path: str) -> None:
    async def scene(vendor: Vendor, link: ForeignLink) -> None:
        await vendor.tell("present")
        await becomes(lambda: link.status.media == "present")
        done = await link.execute(READ, {"track2": True}, within=5, bulk=None, on_event=None)
        assert (done.code, done.payload) == ("success", {"track2": {"status": "ok", "data": "Njk="}})
        assert vendor.asked == [{"name": READ, "track2": True, "timeout": 5000}]

    play(scene, path)


def test_only_what_is_announced_is_asked_and_only_what_the_standard_has() -> None:
    async def scene(vendor: Vendor, link: ForeignLink) -> None:
        done = await link.execute("Lights.SetLight", {}, within=5, bulk=None, on_event=None)
        assert done.code == "unsupportedCommand"
        wish = {"byHandle": True, "preview": True, "frontImageType": "jpg"}
        done = await link.execute(SCAN, wish, within=5, bulk=None, on_event=None)
        assert (done.code, done.payload["pages"]) == ("success", 1)
        assert await link.fetch(str(done.payload["handle"])) == JPEG
        assert await link.fetch(str(done.payload["handle"])) is None
        done = await link.execute(SCAN, {}, within=5, bulk=None, on_event=None)
        assert "images" in done.payload
        assert vendor.asked[0] == {"name": SCAN, "frontImageType": "jpg", "timeout": 5000}

    play(scene)


def test_a_document_goes_as_base64_up_to_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    largest = b"%PDF-" + bytes(foreign.LARGEST - 5)

    async def scene(vendor: Vendor, link: ForeignLink) -> None:
        done = await link.execute(PRINT, {}, within=20, bulk=largest, on_event=None)
        assert (done.code, done.payload) == ("success", {"outcome": "printed"})
        assert base64.b64decode(vendor.asked[0]["data"]) == largest
        done = await link.execute(PRINT, {}, within=5, bulk=largest + b"x", on_event=None)
        assert (done.code, done.payload, len(vendor.asked)) == ("invalidData", {"outcome": "notPrinted"}, 1)
        vendor.wrong = "paperOut"
        done = await link.execute(PRINT, {}, within=5, bulk=b"%PDF-", on_event=None)
        assert (done.error, done.payload["outcome"]) == ("paperOut", "unknown")

    play(scene)


def test_it_is_found_again_after_it_was_gone() -> None:
    async def run() -> None:
        states: list[str] = []
        async with selling(Vendor()) as vendor:
            link = ForeignLink("IdCard", vendor.publisher, lambda name, status: states.append(status.device))
            await becomes(lambda: link.status.device == "online")
        await becomes(lambda: link.status.device == "offline")
        done = await link.execute(READ, {}, within=5, bulk=None, on_event=None)
        assert done.code == "deviceNotReady"
        async with selling(vendor):
            await becomes(lambda: link.status.device == "online", limit=10)
            link.task.cancel()
            await asyncio.gather(link.task, return_exceptions=True)
        assert states[:3] == ["online", "offline", "online"]

    asyncio.run(run())


def test_what_is_published_is_found_by_the_ports() -> None:
    async def run() -> None:
        async with selling(Vendor()) as vendor:
            found = await published("127.0.0.1", (9, vendor.port))
            assert found == tuple(f"{vendor.publisher}{ROOT}{name}/" for name in ("idcard", "Other"))
            with pytest.raises(OSError, match="no such service"):
                await resolve(vendor.publisher, "Printer")
            assert await resolve("ws://10.0.0.9/xfs4iot/v1.0/Card", "Other") == "ws://10.0.0.9/xfs4iot/v1.0/Card"

    asyncio.run(run())


def test_it_takes_the_place_of_a_driver_for_all_our_clients(tmp_path: Path) -> None:
    """By the file that the device services leave; what they serve themselves goes before."""

    async def run() -> None:
        async with selling(Vendor()) as vendor:
            away = {"IdCard": vendor.publisher, "Ups": "ws://127.0.0.1:9/xfs4iot/v1.0/Ups"}
            settings = [DeviceSettings("Ups", "ups", {"ups": "lab", "port": 9})]
            with Publisher(settings, tmp_path, foreign=away):
                async with Client(tmp_path, on_change=lambda *_: None) as client:
                    await becomes(lambda: client.status("IdCard").device == "online")
                    assert (await client.execute("IdCard", READ, {}, timeout=5)).code == "success"
                    assert client.services == ("Ups", "IdCard")
                    await becomes(lambda: client.status("Ups").detail == "absent")
            assert not (tmp_path / FILE).exists()

    asyncio.run(run())


@pytest.mark.parametrize(
    ("line", "good"),
    [
        ('url = "ws://10.0.0.9/xfs4iot/v1.0/IdCard"', True),
        ('url = "wss://[fd00::9]:443"', True),
        ('driver = "id_card"', True),
        ('url = "http://10.0.0.9"', False),
        ('url = "ws://10.0.0.9:port"', False),
        ('url = "ws://10.0.0.9"\ndriver = "id_card"', False),
        ('url = "ws://10.0.0.9"\noptions = { port = "/dev/ttyS0" }', False),
        ("", False),
    ],
)
def test_settings_name_a_driver_or_an_address(tmp_path: Path, line: str, good: bool) -> None:
    (tmp_path / "settings.toml").write_text(f'[[devices]]\nname = "IdCard"\n{line}\n')
    if good:
        (device,) = load("hall", tmp_path, {}).devices
        assert bool(device.url) is not bool(device.driver)
        assert not device.url or is_address(device.url)
    else:
        with pytest.raises(BadSettings, match="IdCard"):
            load("hall", tmp_path, {})


@pytest.mark.parametrize(
    "shape",
    [{}, {"interfaces": {}}, {"interfaces": [1, {"name": "A"}, {"commands": 7}]}, {"interfaces": [{"commands": {}}]}],
)
def test_capabilities_of_no_known_shape_announce_nothing(shape: dict[str, object]) -> None:
    assert announced(shape) == frozenset()


def test_commands_are_named_with_their_interface() -> None:
    assert announced({"interfaces": [{"name": "A", "commands": ["B", "A.C"]}]}) == {"A.B", "A.C"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["name", "commands", "interfaces", "x"]), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.just("interfaces"), JSON))
def test_whatever_a_service_announces_gives_names(shape: dict[str, object]) -> None:
    assert all("." in name for name in announced(shape))


@given(st.text() | st.text().map("ws://{}".format) | st.text().map("wss://h/{}".format))
def test_whatever_is_called_an_address_can_be_taken_apart(url: str) -> None:
    if is_address(url):
        assert all(is_address(one) for one in candidates(url))


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', "\x00", '{"a": "http://b"}'])
def test_a_broken_file_names_nobody(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    assert foreign.read(tmp_path) == {}
    (tmp_path / FILE).write_text(json.dumps({"a": "ws://b"}))
    assert foreign.read(tmp_path) == {"a": "ws://b"}
