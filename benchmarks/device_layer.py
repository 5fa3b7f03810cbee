"""The whole device layer with the services of the hall's settings: how soon it is there, and what it costs when idle.

The virtual hall is another process and not counted. Memory is proportional (PSS): what the services share with the
parent they were forked from is counted once.
"""

import asyncio
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec
import psutil

from drivers.xfs4iot.client import Client
from kiosk_app.config import lab_devices

SECONDS: Final = 30.0
STARTS: Final = 5
BARS: Final[Mapping[str, float]] = {"idle_share": 0.02, "start_seconds": 2.0}
"""At most; see `docs/hardware.md`."""
_SETTLE: Final = 4.0
_LIMIT: Final = 30.0
_HALL: Final = """
import sys
from pathlib import Path
from drivers.lab.server import run
run(Path(sys.argv[1]), centre=None, out=None)
"""
_PUBLISHER: Final = """
import sys
from pathlib import Path
import msgspec
from drivers.xfs4iot.publisher import run
from drivers.xfs4iot.settings import DeviceSettings
run([DeviceSettings(**one) for one in msgspec.json.decode(sys.argv[2])], directory=Path(sys.argv[1]))
"""


def measure() -> dict[str, object]:
    """idle_share: of one core. start_seconds: median, from the publisher's start to all online. pss_mb: memory."""
    with tempfile.TemporaryDirectory() as name:
        lab = Path(name) / "lab"
        lab.mkdir()
        hall = subprocess.Popen([sys.executable, "-c", _HALL, str(lab)])
        try:
            _until((lab / "lab.url").exists)
            starts = sorted(_start(Path(name) / str(number), lab)[0] for number in range(STARTS - 1))
            seconds, layer = _start(Path(name) / "last", lab, idle=True)
            starts = sorted([*starts, seconds])
        finally:
            hall.terminate()
            hall.wait()
    share = layer.pop("share")
    bars = {"idle_share": share <= BARS["idle_share"], "start_seconds": starts[STARTS // 2] <= BARS["start_seconds"]}
    return {
        "services": len(layer) - 2,
        "idle_share": round(share, 4),
        "start_seconds": round(starts[STARTS // 2], 2),
        "pss_mb": {"all": round(sum(layer.values()), 1), **{name: round(mb, 1) for name, mb in layer.items()}},
        "held": bars,
    }


def _start(directory: Path, lab: Path, *, idle: bool = False) -> tuple[float, dict[str, float]]:
    """Seconds until all were online; and, if wanted, `share` of a core and MB of each process."""
    directory.mkdir()
    devices = lab_devices(lab)
    wanted = [{"name": one.name, "driver": one.driver, "options": one.options} for one in devices]
    begun = time.monotonic()
    child = subprocess.Popen([sys.executable, "-c", _PUBLISHER, str(directory), msgspec.json.encode(wanted).decode()])
    try:
        seconds = asyncio.run(_online(directory, [one.name for one in devices], begun))
        return seconds, _cost(child.pid, directory) if idle else {}
    finally:
        child.terminate()
        child.wait()


async def _online(directory: Path, names: list[str], begun: float) -> float:
    changed = asyncio.Event()
    _until((directory / "xfs4iot.url").exists)
    async with Client(directory, on_change=lambda *_: changed.set()) as client, asyncio.timeout(_LIMIT):
        while not all(client.status(name).device == "online" for name in names):
            changed.clear()
            await changed.wait()
        return time.monotonic() - begun


def _cost(parent: int, directory: Path) -> dict[str, float]:
    """After what begins has ended. What services have others do, scanimage say, is their time."""
    time.sleep(_SETTLE)
    names = {int(path.read_text()): path.stem for path in (directory / "run").glob("*.pid")}
    processes = {pid: psutil.Process(pid) for pid in (parent, *names)}
    before, begun = _used(processes), time.monotonic()
    time.sleep(SECONDS)
    used, gone = _used(processes), time.monotonic() - begun
    spent = {pid: used[pid] - before[pid] for pid in processes}
    for pid, seconds in sorted(spent.items(), key=lambda one: -one[1]):
        print(f"{names.get(pid, 'parent'):<16} {seconds / gone:.4f}", file=sys.stderr)
    memory = {names.get(pid, "parent"): _pss(pid) for pid in processes}
    return {"share": sum(spent.values()) / gone, **memory}


def _used(processes: Mapping[int, psutil.Process]) -> dict[int, float]:
    """Seconds. The kernel counts threads in nanoseconds, and children that have ended in hundredths."""
    used = {}
    for at, (pid, process) in enumerate(processes.items()):
        tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
        used[pid] = sum(int(task.read_text().split()[0]) for task in tasks) / 1e9
        if at:  # the parent's children are the services themselves
            times = process.cpu_times()
            used[pid] += times.children_user + times.children_system
    return used


def _pss(pid: int) -> float:
    """MB."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def _until(condition: object) -> None:
    """Raises TimeoutError."""
    assert callable(condition)
    end = time.monotonic() + _LIMIT
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.005)


if __name__ == "__main__":
    print(msgspec.json.format(msgspec.json.encode(measure())).decode())
