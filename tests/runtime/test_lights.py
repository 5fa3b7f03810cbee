"""Lamps are lit beside everything else: only what differs, one order at a time, the newest wish wins."""

import asyncio
import logging
from collections.abc import Coroutine, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from drivers.xfs4iot.client import Client, Completion, DeviceStatus
from drivers.xfs4iot.connection import OnEvent
from drivers.xfs4iot.enums import Code
from kiosk_app.runtime.lights import Lights
from tests.drivers.waiting import becomes

DARK = DeviceStatus("online", lights=(("cardReader", "off"), ("scanner", "off")))


class Board(Client):
    """Two lamps, and a third service without any. It obeys when it is `let`."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory, on_change=lambda name, status: None)
        self.said = {"IdCard": DeviceStatus("online"), "Sensors": DARK}
        self.orders: list[Mapping[str, object]] = []
        self.let = asyncio.Event()
        self.code = Code.SUCCESS

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(self.said)

    def status(self, service: str) -> DeviceStatus:
        return self.said[service]

    def execute(
        self,
        service: str,
        name: str,
        payload: Mapping[str, object],
        *,
        timeout: float,
        bulk: bytes | None = None,
        on_event: OnEvent | None = None,
    ) -> Coroutine[None, None, Completion]:
        assert (service, name, bulk, on_event) == ("Sensors", "Lights.SetLight", None, None)
        assert timeout <= 2.0
        return self._obey(payload)

    async def _obey(self, payload: Mapping[str, object]) -> Completion:
        self.orders.append({key: value["flashRate"] for key, value in payload.items() if isinstance(value, dict)})
        await self.let.wait()
        if self.code == Code.SUCCESS:
            lit = dict(self.said["Sensors"].lights) | {name: str(rate) for name, rate in self.orders[-1].items()}
            self.said["Sensors"] = replace(DARK, lights=tuple(sorted(lit.items())))
        return Completion(self.code, {}, "")


async def settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def test_only_what_differs_is_ordered_and_the_newest_wish_wins(tmp_path: Path) -> None:
    async def play() -> None:
        board = Board(tmp_path)
        lights = Lights(board)
        running = asyncio.create_task(lights.run())
        lights.want({})
        await settled()
        assert board.orders == []
        lights.want({"cardReader": "medium", "fasciaLight": "slow"})
        await becomes(lambda: board.orders == [{"cardReader": "medium"}])
        lights.want({"scanner": "medium"})
        lights.want({"cardReader": "medium", "scanner": "continuous"})
        await settled()
        assert len(board.orders) == 1
        board.let.set()
        await becomes(lambda: len(board.orders) == 2)
        assert board.orders[1] == {"scanner": "continuous"}
        lights.want({})
        await becomes(lambda: len(board.orders) == 3)
        assert board.orders[2] == {"cardReader": "off", "scanner": "off"}
        running.cancel()

    asyncio.run(play())


def test_a_board_that_is_away_is_left_alone_and_put_right_when_it_is_back(tmp_path: Path) -> None:
    async def play() -> None:
        board = Board(tmp_path)
        board.let.set()
        board.said["Sensors"] = DeviceStatus("offline")
        lights = Lights(board)
        running = asyncio.create_task(lights.run())
        lights.want({"cardReader": "medium"})
        await settled()
        assert board.orders == []
        board.said["Sensors"] = DARK
        lights.want({"cardReader": "medium"})
        await becomes(lambda: board.orders == [{"cardReader": "medium"}])
        running.cancel()

    asyncio.run(play())


def test_one_that_does_not_obey_is_not_pestered_and_named_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="kiosk_app.runtime.lights")

    async def play() -> None:
        board = Board(tmp_path)
        board.let.set()
        board.code = Code.HARDWARE_ERROR
        lights = Lights(board)
        running = asyncio.create_task(lights.run())
        for expected in (1, 2):
            lights.want({"cardReader": "medium"})
            await settled()
            assert len(board.orders) == expected
        running.cancel()

    asyncio.run(play())
    assert [record.name for record in caplog.records] == ["kiosk_app.runtime.lights"]
