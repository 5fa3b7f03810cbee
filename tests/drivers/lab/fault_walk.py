"""One row of the table of faults after the other, through the services of the hall's settings."""

import asyncio
import contextlib
import time
from collections.abc import Mapping, Sequence

from drivers.lab.fault_table import Row, Troubles, Wish
from drivers.xfs4iot.client import Client, Completion, DeviceStatus
from tests.drivers.page_printer.documents import pdf
from tests.drivers.processes import HallProcess
from tests.drivers.waiting import becomes

SETTLED = 10.0
"""Seconds in which a status shows, and after which a mended device has to be back."""
BULK: Mapping[str, bytes | None] = {"": None, "pdf": pdf(), "rubbish": b"neither a document nor a picture"}


class Walk:
    """client: its `on_change` is `changed`. wrong: what did not go as the table says.

    losses: by service, how often its log may say that it is not online, at least and at most.
    """

    def __init__(self, hall: HallProcess) -> None:
        self.client: Client
        self.wrong: list[str] = []
        self.losses: dict[str, tuple[int, int]] = {}
        self._hall = hall
        self._seen: dict[str, list[str]] = {}

    def changed(self, service: str, status: DeviceStatus) -> None:
        states = self._seen.setdefault(service, [])
        if states[-1:] != [status.device]:
            states.append(status.device)

    async def rows(self, device: str, troubles: Troubles, rows: Sequence[Row]) -> None:
        """Walk over `rows` of one device."""
        if not await self._becomes(troubles, Row(fault="none")):
            self.wrong.append(f"{device}: not well to begin with: {self.client.status(troubles.service)}")
            return
        for row in rows:
            self._seen[troubles.service] = ["online"]
            for wrong in await self._one(device, troubles, row):
                self.wrong.append(f"{device} {row.fault}={row.value!r:.40} {row.payload or ''}: {wrong}")

    async def _one(self, device: str, troubles: Troubles, row: Row) -> list[str]:
        service, wrong = troubles.service, list[str]()
        await self._wish(*(troubles.before if row.before is None else row.before))
        for fault, value in ((row.fault, row.value), *row.more):
            await self._wish(("PUT /fault", {"device": device, "fault": fault, "value": value}))
        done = await self._execute(troubles, row)
        if done:
            wrong += _differences(row, done)
        if not await self._becomes(troubles, row):
            wrong.append(f"the status is {self.client.status(service)}")
        began = time.monotonic()
        await self._wish(("PUT /fault", {"device": device, "fault": "none"}), *(() if row.again else troubles.after))
        if row.again:
            await self._execute(troubles, row)
        if not await self._becomes(troubles, Row(fault="none")):
            wrong.append(f"{time.monotonic() - began:.1f} s after it was mended: {self.client.status(service)}")
        fewest, most = self.losses.get(service, (0, 0))
        lost, passed = row.state != "online", bool(row.passing) and row.passing != "deviceBusy"
        self.losses[service] = fewest + lost, most + lost + passed
        allowed = [["online", row.state, "online"] if lost else ["online"]]
        allowed += [["online", row.passing, "online"]] if row.passing else []
        if self._seen[service] not in allowed:
            wrong.append(f"it went through {self._seen[service]}")
        return wrong

    async def _execute(self, troubles: Troubles, row: Row) -> Completion | None:
        name = troubles.command if row.command is None else row.command
        if not name:
            return None
        payload = troubles.payload if row.payload is None else row.payload
        bulk = BULK[troubles.bulk if row.bulk is None else row.bulk]
        within = row.seconds or troubles.seconds
        return await self.client.execute(troubles.service, name, payload, timeout=within, bulk=bulk)

    async def _becomes(self, troubles: Troubles, row: Row) -> bool:
        with contextlib.suppress(AssertionError):
            await becomes(lambda: _shows(self.client.status(troubles.service), row), SETTLED)
            return True
        return False

    async def _wish(self, *wishes: Wish) -> None:
        for wish in wishes:
            what, body = (wish, None) if isinstance(wish, str) else wish
            method, path = what.split()
            await asyncio.to_thread(self._hall.want, method, path, body)


def _shows(status: DeviceStatus, row: Row) -> bool:
    ups = row.ups or {}
    return (
        status.device == row.state
        and status.detail in row.detail
        and (not row.paper or status.paper == row.paper)
        and (not row.media or status.media == row.media)
        and (not row.auxiliary or row.auxiliary in status.auxiliaries)
        and all(status.ups and getattr(status.ups, name) is wanted for name, wanted in ups.items())
    )


def _differences(row: Row, done: Completion) -> list[str]:
    said = str(done.payload.get("detail") or done.payload.get("guidance") or done.description)
    met = {"code": done.code, "error": done.error, "outcome": done.payload.get("outcome", "")}
    wanted = {"code": row.completion, "error": row.error, "outcome": row.outcome}
    wrong = [f"{name} is {met[name]!r}, not {wanted[name]!r}" for name in met if met[name] != wanted[name]]
    if row.said and said != row.said:
        wrong.append(f"it said {said!r}")
    return wrong
