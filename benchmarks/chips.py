"""What the driver and its service add to one exchange with a chip card, over bare pyscard.

Both speak to the same kind of virtual card behind the same real pcscd, one exchange each in turn: a client through the
WebSocket, the service and the driver to one slot, pyscard alone to the other.
"""

import asyncio
import base64
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from smartcard import scard

from drivers.lab.card_readers import VpcdReader
from drivers.lab.card_slot import CardSlot, VirtualCard
from drivers.lab.private_pcscd import READER, Pcscd
from drivers.xfs4iot.client import Client

EXCHANGES, WARM_UP, LIMIT = 3000, 200, 10.0
COMMAND: Final = bytes.fromhex("00B0000020")
_PUBLISHER: Final = """
import sys
from pathlib import Path
from drivers.xfs4iot.publisher import run
from drivers.xfs4iot.settings import DeviceSettings
options = {"reader": sys.argv[2], "chip_io": True}
run([DeviceSettings("ChipCard", "chip_card", options)], directory=Path(sys.argv[1]))
"""


class _Card(VirtualCard):
    """Answers at once."""

    def reset(self) -> None:
        return

    def answer(self, command: bytes) -> bytes:
        return bytes(command[4]) + b"\x90\x00"


def measure() -> dict[str, object]:
    """Milliseconds of one exchange. added: what the service takes beyond pyscard's median."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        daemon = Pcscd()
        stack.callback(daemon.close)
        daemon.start()
        for port in (daemon.port, daemon.port + 1):
            slot = CardSlot()
            slot.insert(_Card())
            stack.enter_context(VpcdReader(slot, port))
        child = subprocess.Popen([sys.executable, "-c", _PUBLISHER, name, f"{READER} 00 00"])
        stack.callback(child.wait)
        stack.callback(child.terminate)
        service, bare = asyncio.run(_in_turn(Path(name)))
    usual = statistics.median(bare)
    return {"pyscard": _told(bare), "service": _told(service), "added": _told([one - usual for one in service])}


def _told(seconds: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(seconds, n=100)
    return {"p50": round(cuts[49] * 1000, 3), "p99": round(cuts[98] * 1000, 3)}


async def _in_turn(directory: Path) -> tuple[list[float], list[float]]:
    transmit = await _bare(f"{READER} 00 01")
    wish = {"chipData": base64.b64encode(COMMAND).decode()}
    service, bare = list[float](), list[float]()
    async with Client(directory, on_change=lambda *_: None) as client:
        await _powered(client)
        for turn in range(WARM_UP + EXCHANGES):
            begun = time.perf_counter()
            transmit()
            between = time.perf_counter()
            done = await client.execute("ChipCard", "CardReader.ChipIO", wish, timeout=LIMIT)
            ended = time.perf_counter()
            if done.code != "success":
                raise RuntimeError(done.code)
            if turn >= WARM_UP:
                bare.append(between - begun)
                service.append(ended - between)
    return service, bare


async def _bare(reader: str) -> Callable[[], None]:
    """One exchange by pyscard alone, once the card is there."""
    _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_SYSTEM)
    end = time.monotonic() + LIMIT
    while True:
        code, card, _ = scard.SCardConnect(context, reader, scard.SCARD_SHARE_EXCLUSIVE, scard.SCARD_PROTOCOL_T1)
        if code == scard.SCARD_S_SUCCESS:
            break
        if time.monotonic() > end:
            raise TimeoutError
        await asyncio.sleep(0.05)

    def transmit() -> None:
        done, _ = scard.SCardTransmit(card, scard.SCARD_PCI_T1, list(COMMAND))
        if done != scard.SCARD_S_SUCCESS:
            raise RuntimeError(done)

    return transmit


async def _powered(client: Client) -> None:
    end = time.monotonic() + LIMIT
    while (await client.execute("ChipCard", "CardReader.ChipPower", {"chipPower": "cold"}, timeout=LIMIT)).code != (
        "success"
    ):
        if time.monotonic() > end:
            raise TimeoutError
        await asyncio.sleep(0.05)
