"""The driver as a service of a real publisher."""

import asyncio
import base64
import statistics
import time
from pathlib import Path

from drivers.chip_card.device import CHIP_IO, CHIP_POWER
from drivers.chip_card.emulator import Holder, SocialSecurityEmulator
from drivers.lab.card_readers import SocketReader
from drivers.lab.card_slot import CardSlot
from drivers.xfs4iot.client import Client
from drivers.xfs4iot.extensions import READ
from drivers.xfs4iot.settings import DeviceSettings, Option
from tests.drivers.processes import Publisher
from tests.drivers.waiting import becomes

SELECT = base64.b64encode(bytes.fromhex("00A404000F7378312E73682EC9E7BBE1B1A3D5CF")).decode()


def test_a_card_is_read_and_no_answer_is_held_back(tmp_path: Path) -> None:
    """Acknowledge and completion come as two messages, the second of which the kernel would keep for 40 ms."""
    slot, times = CardSlot(), list[float]()
    slot.insert(SocialSecurityEmulator(Holder("张三", "370699195001010018")))
    options: dict[str, Option] = {"socket": str(tmp_path / "reader"), "chip_io": True}

    async def play() -> None:
        async with Client(tmp_path, on_change=lambda *_: None) as client:
            await becomes(lambda: client.status("ChipCard").media == "present")
            done = await client.execute("ChipCard", READ, {}, timeout=10)
            assert done.payload["number"] == "370699195001010018"
            await client.execute("ChipCard", CHIP_POWER, {"chipPower": "cold"}, timeout=10)
            for _ in range(30):
                begun = time.monotonic()
                done = await client.execute("ChipCard", CHIP_IO, {"chipData": SELECT}, timeout=10)
                times.append(time.monotonic() - begun)
                assert done.code == "success"

    publisher = Publisher([DeviceSettings("ChipCard", "chip_card", options)], tmp_path)
    with SocketReader(slot, tmp_path / "reader"), publisher:
        asyncio.run(play())
    assert statistics.median(times) < 0.03
