"""Every fault of the hall brings about what its table says, and is over when it is mended."""

import asyncio
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from drivers.lab.fault_table import Row, table
from drivers.lab.hall import Hall
from drivers.xfs4iot.client import Client
from drivers.xfs4iot.extensions import DETAILS, READ_ERRORS, SCAN_DETAILS
from drivers.xfs4iot.settings import DeviceSettings
from kiosk_app.config import lab_devices
from tests.drivers.lab.fault_walk import Walk
from tests.drivers.processes import HallProcess, Publisher

SAMPLE = {
    "id_card": ["answer", "unplugged"],
    "barcode": ["refuses"],
    "receipt_printer": ["cover_open"],
    "page_printer": ["certificates", "paused"],
    "sensors": ["exception"],
    "ups": ["error"],
    "chip_card": ["answer", "cut_after"],
    "travel_document": ["dead"],
}
"""Faults that are tried every time: the first row of each."""
ALONE = "camera"
"""Not walked beside the others: it takes the processor, and says what it has seen in time."""


class Telling(Publisher):
    """A publisher whose log is kept."""

    @property
    def said(self) -> Path:
        return self.directory / "devices.log"

    def start(self) -> None:
        self._command[self._command.index("-c") + 1] = (
            "import logging; logging.basicConfig(level=logging.INFO)\n" + self._command[self._command.index("-c") + 1]
        )
        with self.said.open("wb") as log:
            self.child = subprocess.Popen(self._command, stderr=log)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[HallProcess, Telling]]:
    base = tmp_path_factory.mktemp("faults")
    for name in ("lab", "data"):
        (base / name).mkdir()
    with HallProcess(base / "lab") as hall:
        wanted = [DeviceSettings(one.name, one.driver, one.options) for one in lab_devices(base / "lab")]
        with Telling(wanted, base / "data") as publisher:
            yield hall, publisher


def walk(place: tuple[HallProcess, Telling], rows: Mapping[str, Sequence[Row]]) -> None:
    hall, publisher = place
    going, known = Walk(hall), table()

    async def play() -> None:
        async with Client(publisher.directory, on_change=lambda *news: going.changed(*news)) as client:
            going.client = client
            async with asyncio.TaskGroup() as all_at_once:
                for device, some in rows.items():
                    if device != ALONE:
                        all_at_once.create_task(going.rows(device, known[device], some))
            if ALONE in rows:
                await going.rows(ALONE, known[ALONE], rows[ALONE])

    before = len(publisher.said.read_text()) if publisher.said.exists() else 0
    asyncio.run(play())
    assert not going.wrong, "\n".join(going.wrong)
    said = publisher.said.read_text()[before:]
    for service, (fewest, most) in going.losses.items():
        states = re.findall(rf"INFO:[\w.]+:{service} is (\w+)", said)
        told = [state for state in states if state not in ("online", "starting", "deviceBusy")]
        assert fewest <= len(told) <= most, f"{service}: {fewest} to {most} losses, told as {states}"


def test_a_few_faults_of_each_device(place: tuple[HallProcess, Telling]) -> None:
    known = table()
    walk(
        place,
        {
            device: [next(row for row in known[device].rows if row.fault == fault) for fault in faults]
            for device, faults in SAMPLE.items()
        },
    )


@pytest.mark.long
@pytest.mark.timeout(900)
def test_every_fault_of_every_device(place: tuple[HallProcess, Telling]) -> None:
    walk(place, {device: troubles.rows for device, troubles in table().items()})


def test_the_table_has_every_word_that_a_driver_says() -> None:
    """`cardCollision` alone is said by no driver of ours: it is for readers that find two cards."""
    rows = [row for troubles in table().values() for row in troubles.rows]
    met = {word for row in rows for word in (row.error, row.said, *row.detail)}
    assert set(READ_ERRORS) - met == {"cardCollision"}
    assert set(DETAILS) <= met
    # There is no camera above a table in the hall.
    assert set(SCAN_DETAILS) - met == {"glare"}


def test_rest_tells_of_every_fault(place: tuple[HallProcess, Telling], tmp_path: Path) -> None:
    told = place[0].want("GET", "/faults")
    assert isinstance(told, dict)
    assert set(told) == set(Hall(tmp_path).breakables) == set(table())
    for device, troubles in table().items():
        assert {row.fault for row in troubles.rows} <= set(told[device]["faults"])
        assert len(told[device]["table"]["rows"]) == len(troubles.rows)
    assert told["barcode"]["faults"]["end"] == "0d"
    assert "answers" not in told["id_card"]["faults"]
