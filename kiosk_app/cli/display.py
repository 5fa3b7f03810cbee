"""Where the citizen's window can appear: the display that is there, or one shown in any browser of this machine."""

import shutil
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk_app.supervisor import Child, Supervisor

WIDTH, HEIGHT = 1800, 1920
START_SECONDS = 20.0
NOVNC = Path("/usr/share/novnc")
PROGRAMS = ("Xvfb", "x11vnc", "websockify")
XVFB = f"""
if [ -s "$1" ]; then
    exec Xvfb ":$(cat "$1")" -screen 0 {WIDTH}x{HEIGHT}x24 -nolisten tcp
fi
exec Xvfb -displayfd 3 -screen 0 {WIDTH}x{HEIGHT}x24 -nolisten tcp 3>"$1"
"""
"""First it takes a free number and leaves it in the file $1; brought back it takes the same, where everybody looks."""


class NoDisplay(RuntimeError):
    """There is no display, and none can be made; the text says what is missing."""


@dataclass(frozen=True)
class Display:
    """name: "" when this machine has no display."""

    name: str

    @classmethod
    def find(cls, environment: Mapping[str, str]) -> "Display":
        return cls(environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY") or "")

    @property
    def environment(self) -> dict[str, str]:
        return {}

    def make(self, supervisor: Supervisor, directory: Path, stop: threading.Event) -> dict[str, str]:
        """A screen of its own, reachable from this machine's browsers only. Prints its address."""
        missing = [program for program in PROGRAMS if not shutil.which(program)]
        if missing or not NOVNC.exists():
            raise NoDisplay(f"There is no display. Use --headless, or install: {', '.join(missing) or 'novnc'}")
        number = directory / "display"
        number.unlink(missing_ok=True)
        supervisor.start(Child("xvfb", ["sh", "-c", f"exec 2>/dev/null\n{XVFB}", "xvfb", str(number)]))
        display = f":{supervisor.wait_for(number, START_SECONDS, stop)}"
        vnc, web = free_port(), free_port()
        x11vnc = ["x11vnc", "-display", display, "-localhost", "-nopw", "-forever", "-shared", "-quiet"]
        supervisor.start(Child("x11vnc", ["sh", "-c", 'exec "$@" >/dev/null 2>&1', "x", *x11vnc, "-rfbport", str(vnc)]))
        bridge = ["websockify", f"--web={NOVNC}", f"127.0.0.1:{web}", f"127.0.0.1:{vnc}"]
        supervisor.start(Child("websockify", ["sh", "-c", 'exec "$@" >/dev/null 2>&1', "w", *bridge]))
        address = f"http://127.0.0.1:{web}/vnc.html?autoconnect=1&reconnect=1&reconnect_delay=2000&resize=scale"
        print(f"There is no display here; the terminal is shown in a browser at {address}", flush=True)
        return {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
