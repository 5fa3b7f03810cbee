"""What the terminal knows of everything outside the visit, and how it comes to know it.

Whatever changes, the flow is given the whole `World` again, and the tree of what is wrong is made anew.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from drivers.xfs4iot.client import Client, DeviceStatus
from drivers.xfs4iot.enums import VendorState
from kiosk_app import condition_words, devices
from kiosk_app.catalogue.model import Catalogue
from kiosk_app.conditions import Book, Condition, diagnose, lost, worst
from kiosk_app.flow.world import World
from kiosk_app.protocol.entries import ConditionReport, DeviceReport
from kiosk_app.runtime import hearsay
from kiosk_app.runtime.commands import Commands

log = logging.getLogger(__name__)
ABSENCE_SECONDS: Final = 10.0
"""Nobody has stood before the terminal for so long when the flow is told."""
PROXIMITY: Final = "proximitySensor"


class Surroundings:
    """known: what the flow has been told, or is about to be. tell: gives it to the flow. stamp: the time, RFC 3339.

    remarks: what is known of a device beyond what it says itself.

    Lives in the loop's thread.
    """

    def __init__(
        self,
        begin: World,
        client: Client,
        commands: Commands,
        tell: Callable[[World], None],
        stamp: Callable[[], str],
        remarks: hearsay.Remarks,
    ) -> None:
        self._client = client
        self._commands = commands
        self._tell = tell
        self._stamp = stamp
        self._remarks = remarks
        self._clock_trusted = False
        self._said: dict[str, tuple[str, str]] = {}
        self._tree: tuple[Condition, ...] = ()
        self._book = Book()
        self._notice: asyncio.TimerHandle | None = None
        self._absence: asyncio.TimerHandle | None = None
        self.known = self._judged(commands.seen(begin))

    @property
    def clock_trusted(self) -> bool:
        return self._clock_trusted

    def conditions(self) -> tuple[ConditionReport, ...]:
        """What is wrong, for the centre."""
        return self._book.report(self._tree)

    def reports(self) -> tuple[DeviceReport, ...]:
        """Every device that is expected or was seen."""
        return tuple(
            DeviceReport(name, status.device, " ".join(part for part in self._told(name, status) if part))
            for name, status in hearsay.statuses(self._client).items()
        )

    def _told(self, name: str, status: DeviceStatus) -> tuple[str, ...]:
        return (status.paper, status.detail, *self._remarks(name, status))

    def device_changed(self, service: str, status: DeviceStatus) -> None:
        if self._said.get(service) != (status.device, status.paper):
            self._said[service] = (status.device, status.paper)
            log.info("%s is %s %s", service, status.device, status.paper)
        self._watch_for_people()
        self.learn(self.known)

    def publisher_changed(self) -> None:
        self.learn(self.known)

    def vendor_changed(self, state: VendorState) -> None:
        log.info("vendor mode is %s", state)
        self.learn(replace(self.known, technician=state is not VendorState.INACTIVE))

    def free(self, free: bool) -> None:
        """Whether the flow takes nobody in for a technician's sake, and nobody is inside: they may have the devices."""
        if free:
            self._client.let_go()

    def room_changed(self, left: bool) -> None:
        self.learn(replace(self.known, room=left))

    def minute_changed(self, now: str) -> None:
        self.learn(replace(self.known, now=now))

    def link_changed(self, online: bool) -> None:
        self.learn(replace(self.known, online=online))

    def clock_judged(self, trusted: bool) -> None:
        self._clock_trusted = trusted
        self.learn(self.known)

    def catalogue_came(self, found: Catalogue) -> None:
        self.learn(replace(self.known, catalogue=found))

    def stand(self) -> None:
        """What the operators said has changed. Their sentence on the home screen goes when its time is over."""
        if self._notice:
            self._notice.cancel()
        self.learn(self._commands.seen(self.known))
        if left := self._commands.notice_seconds():
            self._notice = asyncio.get_running_loop().call_later(left, self.stand)

    def learn(self, world: World) -> None:
        """What comes next builds on this, not on what the flow has had time to take in."""
        before, self.known = self.known.trouble, self._judged(world)
        if self.known.trouble != before:
            log.info("the gravest of what is wrong: %s", self.known.trouble or "nothing")
        self._tell(self.known)

    def _judged(self, world: World) -> World:
        """With everything that the devices say, and what is wrong."""
        here = {
            name: devices.works(status.device, status.paper) for name, status in hearsay.statuses(self._client).items()
        }
        seen = hearsay.snapshot(
            self._client,
            self._remarks,
            online=world.online,
            room=world.room,
            clock=self._clock_trusted,
            catalogue=world.catalogue is not None,
        )
        self._tree = diagnose(seen)
        self._book = self._book.noted(self._tree, self._stamp())
        missing = {need: condition_words.citizen(one.code, one.device) for need, one in lost(self._tree).items()}
        return replace(
            world,
            reader=here[devices.READER],
            slip_printer=here[devices.SLIP_PRINTER],
            page_printer=here[devices.PAGE_PRINTER],
            scanner=here.get(devices.SCANNER, False),
            camera=here.get(devices.CAMERA, False),
            recogniser=here.get(devices.RECOGNISER, False),
            code_scanner=here.get(devices.CODE_SCANNER, False),
            card_present=self._client.status(devices.READER).media == "present",
            battery=hearsay.battery(self._client),
            cabinet_open=bool(seen.doors),
            tampered=bool(seen.tampered),
            trouble=worst(self._tree),
            why={need: told for need, told in missing.items() if told},
        )

    def _watch_for_people(self) -> None:
        """Somebody who comes counts at once, somebody who goes only after a while."""
        gone = (PROXIMITY, "notPresent") in hearsay.auxiliaries(self._client)
        if not gone:
            if self._absence:
                self._absence.cancel()
                self._absence = None
            self.known = replace(self.known, absent=False)
        elif self._absence is None:
            self._absence = asyncio.get_running_loop().call_later(ABSENCE_SECONDS, self._nobody)

    def _nobody(self) -> None:
        self.learn(replace(self.known, absent=True))
