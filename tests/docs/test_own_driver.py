"""The walk "your own driver in ten minutes", followed to the letter, gives a device that works."""

import asyncio
import importlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import drivers
from drivers.xfs4iot.client import Client
from tests.docs.pages import ROOT
from tests.drivers.processes import Process
from tests.drivers.waiting import becomes
from tests.drivers.xfs4iot.conformance import check

PAGE = (ROOT / "docs" / "drivers.md").read_text(encoding="utf-8")
FILES = re.compile(r"^`(\w+\.py)`:\n\n```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = "Printer.DispensePaper"
PUBLISHER = """
import json, sys
from pathlib import Path
import drivers
drivers.__path__.append(sys.argv[1])
from drivers.xfs4iot.publisher import run
from drivers.xfs4iot.settings import DeviceSettings
run([DeviceSettings(**one) for one in json.loads(sys.argv[3])], directory=Path(sys.argv[2]))
"""


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the folder of the walk stands, as if under `drivers/`."""
    folder = tmp_path / "code" / "tickets"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text('"""A button that gives queue tickets."""\n')
    files = dict(FILES.findall(PAGE))
    assert set(files) == {"protocol.py", "device.py", "emulator.py"}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(drivers, "__path__", [*drivers.__path__, str(folder.parent)])
    yield folder.parent
    for name in [name for name in sys.modules if name.startswith("drivers.tickets")]:
        del sys.modules[name]


def settings(port: Path) -> list[dict[str, Any]]:
    """As the walk has them, but for the port."""
    walk = PAGE.partition("## Your own driver")[2].partition("\n## ")[0]
    (block,) = re.findall(r"```toml\n(.*?)```", walk, re.DOTALL)
    (device,) = tomllib.loads(block)["devices"]
    assert set(device["options"]) == {"port"}
    return [device | {"options": {"port": str(port)}}]


def test_the_driver_of_the_walk_works(written: Path, tmp_path: Path) -> None:
    emulator = importlib.import_module("drivers.tickets.emulator")
    protocol = importlib.import_module("drivers.tickets.protocol")
    button = emulator.TicketEmulator(tmp_path / "button")
    (tmp_path / "data").mkdir()

    async def press(client: Client) -> tuple[str, str]:
        done = await client.execute("Tickets", COMMAND, {}, timeout=5)
        header = {"type": "completion", "name": COMMAND, "version": "1.0", "requestId": 1}
        check(json.dumps({"header": header, "payload": {"completionCode": done.code, **done.payload}}))
        return done.code, done.error

    async def play() -> None:
        async with Client(tmp_path / "data", on_change=lambda *_: None) as client:

            def says(device: str, detail: str = "") -> bool:
                status = client.status("Tickets")
                return (status.device, status.detail) == (device, detail)

            await becomes(lambda: says("online"))
            assert (await press(client), button.given) == (("success", ""), 1)
            button.faults.answer = protocol.Answer.OUT
            assert await press(client) == ("commandErrorCode", "paperOut")
            assert client.status("Tickets").paper == "out"
            button.faults = emulator.Faults(silent=True)
            assert await press(client) == ("hardwareError", "")
            assert says("offline", "noAnswer")
            button.faults = emulator.Faults()
            await becomes(lambda: says("online"))
            button.port.unplug()
            await becomes(lambda: client.status("Tickets").device == "offline")
            button.port.plug()
            await becomes(lambda: says("online"), limit=10)
            assert (await press(client), button.given) == (("success", ""), 2)

    data = tmp_path / "data"
    with button, Process(PUBLISHER, str(written), str(data), json.dumps(settings(tmp_path / "button"))):
        asyncio.run(play())


def test_its_words_are_told_from_others(written: Path) -> None:
    protocol = importlib.import_module("drivers.tickets.protocol")
    assert protocol.answer(b"JAM\r\n") is protocol.Answer.JAM
    for line in (b"", b"ok\n", b"\xff\n", b"OKAY\n"):
        with pytest.raises(protocol.GarbledError):
            protocol.answer(line)
