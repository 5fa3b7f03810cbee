"""The service as a client meets it: every message held against the standard and the extension table."""

import asyncio
from pathlib import Path

import pytest

from drivers.code_camera.device import READ, RESET, open_device
from drivers.code_camera.emulator import CodeCameraEmulator
from drivers.code_camera.emulator_scene import qr
from drivers.xfs4iot.connection import Completion, Connection
from drivers.xfs4iot.extensions import PREVIEW
from kiosk_app.runtime.codes import code_of
from tests.drivers.xfs4iot.conftest import tap
from tests.drivers.xfs4iot.puppet import TOKEN, serving

__all__ = ["tap"]
pytestmark = pytest.mark.timeout(60)


def test_every_message_and_what_the_terminal_makes_of_it(tmp_path: Path, tap: list[str]) -> None:
    events: list[str] = []

    async def run(emulator: CodeCameraEmulator) -> list[Completion]:
        device = open_device({"source": emulator.url})
        async with serving(device, tmp_path) as address, Connection(address, token=TOKEN) as connection:

            async def ask(name: str, limit: float = 20, **asked: object) -> Completion:
                return await connection.execute(
                    name, asked, within=limit, on_event=lambda name, told: events.append(name)
                )

            done = [await ask(f"Common.{name}") for name in ("Status", "Capabilities")]
            done += [await ask(RESET), await ask(READ, limit=1)]
            emulator.show(qr("虚拟|370699"))
            done += [await ask(READ), await ask(READ, preview=True)]
            emulator.show(qr("ÿÿ", "latin-1"))
            done.append(await ask(READ))
            emulator.switch_off()
            return [*done, await ask(READ)]

    with CodeCameraEmulator() as emulator:
        done = asyncio.run(run(emulator))
    ends = ["success", "success", "success", "timeOut", "success", "success", "commandErrorCode", "hardwareError"]
    assert [one.code for one in done] == ends
    assert code_of(done[4].payload["readOutput"]) == "虚拟|370699"
    assert done[6].error == "barcodeInvalid"
    assert events == [PREVIEW]
    assert len(tap) > 16
