"""The UPS through a real service: every message is the standard's or the table's."""

import asyncio
from pathlib import Path

import pytest

from drivers.ups.device import open_device
from drivers.ups.emulator import UpsEmulator
from drivers.xfs4iot.connection import Connection
from tests.drivers.waiting import becomes
from tests.drivers.xfs4iot.puppet import TOKEN, serving

pytestmark = pytest.mark.timeout(60)


def test_a_power_cut_is_told_to_every_client(tmp_path: Path) -> None:
    told: list[tuple[str, object]] = []

    async def run(emulator: UpsEmulator) -> None:
        device = open_device({"ups": "kiosk", "port": emulator.port})
        async with (
            serving(device, tmp_path) as address,
            Connection(address, token=TOKEN, on_unsolicited=lambda *event: told.append(event)) as client,
        ):
            assert (await client.execute("Common.Capabilities", {}, within=10)).code == "success"
            await becomes(lambda: bool(device.status().parts))
            status = await client.execute("Common.Status", {}, within=10)
            assert status.payload["battery"] == {"charge": 100, "seconds": 1800}
            emulator.variables["ups.status"] = "OB"
            state = {"low": False, "engaged": True, "powering": True, "recovered": False}
            await becomes(lambda: ("Auxiliaries.AuxiliaryStatusEvent", {"upsState": state}) in told)

    with UpsEmulator("kiosk") as emulator:
        asyncio.run(run(emulator))
