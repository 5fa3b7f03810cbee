"""A technician asks for the devices: whoever is inside goes on, nobody else begins, and then it is as before."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from drivers.xfs4iot.client import Client
from kiosk_app.flow.screens import EndScreen, HomeScreen, IdentityScreen, ProblemScreen
from tests.drivers.waiting import becomes, eventually
from tests.runtime.conftest import Site

pytestmark = pytest.mark.timeout(60)


class Technician:
    """In a thread of their own, from when they ask until they go home."""

    def __init__(self, site: Site) -> None:
        self._directory = site.place.devices.directory
        self.has = threading.Event()
        self.goes = threading.Event()
        self.code = ""
        self._thread = threading.Thread(target=lambda: asyncio.run(self._work()))

    @contextmanager
    def asking(self) -> Iterator[None]:
        self._thread.start()
        try:
            yield
        finally:
            self.goes.set()
            self._thread.join()

    async def _work(self) -> None:
        async with Client(self._directory, on_change=lambda *_: None, technician=True) as client:
            await becomes(lambda: client.can_ask)
            self.code = (await client.enter_vendor_mode(within=60)).code
            self.has.set()
            await asyncio.to_thread(self.goes.wait)


def maintained(screen: ProblemScreen) -> bool:
    return screen.frame.title.key == "out.maintenance"


def test_the_terminal_lets_go_when_nobody_is_inside_and_comes_back(site: Site) -> None:
    site.start()
    technician = Technician(site)
    site.visitor.walk(IdentityScreen)
    with technician.asking():
        eventually(lambda: site.terminal._around.known.technician)
        assert not technician.has.is_set()
        site.visitor.act("exit")
        site.visitor.see(EndScreen)
        site.visitor.see(ProblemScreen, maintained)
        eventually(technician.has.is_set)
        assert technician.code == "success"
    site.visitor.see(HomeScreen)
    site.visitor.walk(IdentityScreen)
