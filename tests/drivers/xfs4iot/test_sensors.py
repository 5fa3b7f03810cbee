"""Lights and sensors through a real service: conformance, and lights that do not outlive their client."""

import asyncio
from pathlib import Path

import pytest

from drivers.sensors.device import open_device
from drivers.sensors.emulator import SensorEmulator
from drivers.xfs4iot.connection import Connection
from tests.drivers.waiting import becomes
from tests.drivers.xfs4iot.puppet import TOKEN, serving

pytestmark = pytest.mark.timeout(60)
ON = {"cardReader": {"flashRate": "continuous"}, "scanner": {"flashRate": "quick"}}


def test_lights_sensors_and_a_client_that_disappears(tmp_path: Path) -> None:
    told: list[tuple[str, object]] = []

    def hear(name: str, payload: object) -> None:
        told.append((name, payload))

    async def run(emulator: SensorEmulator) -> None:
        options = {"port": str(emulator.port.link), "lights": "cardReader=0,scanner=1", "inputs": "safeDoor=0"}
        device = open_device(options | {"relays": "heating=2"})
        async with serving(device, tmp_path) as address, Connection(address, token=TOKEN, on_unsolicited=hear) as stays:

            def known() -> object:
                return device.status().parts["auxiliaries"]

            capabilities = await stays.execute("Common.Capabilities", {}, within=10)
            assert capabilities.code == "success"
            async with Connection(address, token=TOKEN) as leaves:
                assert (await leaves.execute("Lights.SetLight", ON, within=10)).code == "success"
                wrong = await leaves.execute("Lights.SetLight", {"pinPad": {"flashRate": "off"}}, within=10)
                assert (wrong.code, wrong.error) == ("commandErrorCode", "invalidLight")
                await leaves.execute("Auxiliaries.SetAuxiliaries", {"heating": "on"}, within=10)
                await becomes(lambda: emulator.coils[0] and emulator.coils[2])
            await becomes(lambda: emulator.coils[:3] == (False, False, True))
            await becomes(lambda: known() == {"safeDoor": "closed", "heating": "on"})
            emulator.set_input(0, True)
            await becomes(lambda: ("Auxiliaries.AuxiliaryStatusEvent", {"safeDoorState": "open"}) in told)
            emulator.faults.silent = True
            await becomes(lambda: known() == {"safeDoor": "notAvailable", "heating": "notAvailable"})
            status = await stays.execute("Common.Status", {}, within=10)
            assert status.code == "success"

    with SensorEmulator(tmp_path / "board") as emulator:
        asyncio.run(run(emulator))
