"""Where the citizen's window can appear: the display that is there, or one shown in any browser of this machine."""

import ctypes
import shutil
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kiosk_app.supervisor import Child, Supervisor

WIDTH, HEIGHT = 1980, 1060
"""In these proportions a lying terminal and the virtual hall stand side by side and leave next to nothing empty."""
START_SECONDS = 20.0
NOVNC = Path("/usr/share/novnc")
PROGRAMS = ("Xvfb", "x11vnc", "websockify")
XVFB = f"""
if [ -s "$1" ]; then
    exec Xvfb ":$(cat "$1")" -screen 0 {WIDTH}x{HEIGHT}x24 -nolisten tcp -wr
fi
exec Xvfb -displayfd 3 -screen 0 {WIDTH}x{HEIGHT}x24 -nolisten tcp -wr 3>"$1"
"""
"""First it takes a free number and leaves it in the file $1; brought back it takes the same, where everybody looks."""


class NoDisplay(RuntimeError):
    """There is no display, and none can be made; the text says what is missing."""


@dataclass(frozen=True)
class Display:
    """there: a window can be shown. environment: what Qt must be told for it. why: what is the matter if it cannot."""

    there: bool
    environment: dict[str, str] = field(default_factory=dict)
    why: str = ""

    @classmethod
    def find(cls, environment: Mapping[str, str]) -> "Display":
        """X before Wayland: only there does a window stand where it is put. A platform that was chosen stays."""
        if environment.get("QT_QPA_PLATFORM"):
            return cls(True)
        name = environment.get("DISPLAY", "")
        if name and _x_answers(name):
            return cls(True, {"QT_QPA_PLATFORM": "xcb"})
        wayland = environment.get("WAYLAND_DISPLAY", "")
        if wayland and _listens(socket.AF_UNIX, f"{environment.get('XDG_RUNTIME_DIR')}/{wayland}"):
            return cls(True, {"QT_QPA_PLATFORM": "wayland"})
        dead = name or wayland
        return cls(False, why=f"The display {dead} does not answer" if dead else "There is no display here")

    def make(self, supervisor: Supervisor, directory: Path, stop: threading.Event) -> "Display":
        """One of its own, reachable from this machine's browsers only. Prints its address.

        Raises NoDisplay, TimeoutError, InterruptedError.
        """
        missing = [program.lower() for program in PROGRAMS if not shutil.which(program)]
        if missing or not NOVNC.exists():
            raise NoDisplay(f"{self.why}. Use --headless, or install: {', '.join(missing) or 'novnc'}")
        number = directory / "display"
        number.unlink(missing_ok=True)
        supervisor.start(Child("xvfb", ["sh", "-c", f"exec 2>/dev/null\n{XVFB}", "xvfb", str(number)]))
        name = f":{supervisor.wait_for(number, START_SECONDS, stop)}"
        vnc, web = free_port(), free_port()
        x11vnc = ["x11vnc", "-display", name, "-localhost", "-nopw", "-forever", "-shared", "-quiet"]
        supervisor.start(Child("x11vnc", ["sh", "-c", 'exec "$@" >/dev/null 2>&1', "x", *x11vnc, "-rfbport", str(vnc)]))
        bridge = ["websockify", f"--web={NOVNC}", f"127.0.0.1:{web}", f"127.0.0.1:{vnc}"]
        supervisor.start(Child("websockify", ["sh", "-c", 'exec "$@" >/dev/null 2>&1', "w", *bridge]))
        for port in (vnc, web):
            there = partial(_listens, socket.AF_INET, ("127.0.0.1", port))
            supervisor.wait_until(there, f"port {port}", START_SECONDS, stop)
        address = f"http://127.0.0.1:{web}/vnc.html?autoconnect=1&reconnect=1&reconnect_delay=2000&resize=scale"
        print(f"{self.why}; the terminal is shown in a browser at {address}", flush=True)
        return Display(True, {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"})


def _x_answers(name: str) -> bool:
    """A display that is named may be gone, or may not want us; only the X library knows all the ways to ask."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(name.encode(), None))
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers


def _listens(family: int, address: str | tuple[str, int]) -> bool:
    with socket.socket(family) as probe:
        return probe.connect_ex(address) == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
