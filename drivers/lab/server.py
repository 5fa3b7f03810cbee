"""The virtual hall as a process: devices, cable and REST until SIGTERM."""

import signal
from pathlib import Path

from drivers.lab.hall import Hall
from drivers.lab.phone import Phone
from drivers.lab.quiet_http import HOST, QuietServer
from drivers.lab.rest import answerer

_END = frozenset({signal.SIGTERM, signal.SIGINT})


def run(directory: Path, *, centre: tuple[str, int] | None, out: Path | None, pages: Path | None = None) -> None:
    """Blocking, for a process's main thread; leaves the REST address in `directory/lab.url` (removed at the end).

    `centre` is (host, port) of what `directory/link.address` shall lead to; sheets go to `out` when it is given.
    `pages` is the file that tells where the centre's pages are, for the citizens' phones. Raises OSError when a port or
    the directory cannot be had.
    """
    previous = signal.pthread_sigmask(signal.SIG_BLOCK, _END)
    address = directory / "lab.url"
    try:
        phone = Phone(lambda: pages.read_text(encoding="ascii")) if pages else None
        with Hall(directory, centre=centre, phone=phone, out=out) as hall:
            rest = QuietServer(answerer(hall))
            rest.switch_on()
            fresh = directory / ".lab.url.new"
            fresh.write_text(f"http://{HOST}:{rest.port}", encoding="ascii")
            fresh.replace(address)
            try:
                signal.sigwait(_END)
            finally:
                address.unlink(missing_ok=True)
                rest.switch_off()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, previous)
