"""The driver through a real cupsd, with a real IPP printer behind the queue or one that cannot be asked.

The server has its own configuration, spool and port, so that nothing of the machine's is touched and two runs at once
do not meet. Its backends run as another user, who must be able to read the spool: it does not lie under pytest's.
"""

import base64
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from drivers.page_printer.device import PagePrinter, open_device
from drivers.page_printer.emulator import PagePrinterEmulator
from drivers.page_printer.ipp import IppPrinter, PrinterError
from drivers.xfs4iot.device import BadOptionError, CommandError
from drivers.xfs4iot.enums import DeviceState
from tests.drivers.contexts import PlainContext
from tests.drivers.page_printer.conftest import Start, end, free_port
from tests.drivers.page_printer.documents import pdf
from tests.drivers.waiting import eventually

CUPSD, LPADMIN = "/usr/sbin/cupsd", "/usr/sbin/lpadmin"
SERVER = """
Listen 127.0.0.1:{port}
LogLevel warn
AccessLogLevel none
Browsing No
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
FILES = """
ServerRoot {directory}/root
RequestRoot {directory}/spool
CacheDir {directory}/cache
StateDir {directory}/state
TempDir {directory}/temp
ErrorLog {directory}/error_log
AccessLog {directory}/access_log
PageLog {directory}/page_log
FileDevice Yes
"""
Queue = Callable[[str], PagePrinter]
SETTLE = 1.0


@pytest.fixture
def directory() -> Iterator[Path]:
    with TemporaryDirectory(prefix="cups-") as name:
        Path(name).chmod(0o711)
        yield Path(name)


@pytest.fixture
def queue(directory: Path) -> Iterator[Queue]:
    """Starts a cupsd with one raw queue to the given device, and a driver for the queue."""
    drivers: list[PagePrinter] = []
    port = free_port()
    for part in ("root", "spool", "cache", "state", "temp"):
        (directory / part).mkdir(parents=True)
    (directory / "cupsd.conf").write_text(SERVER.format(port=port))
    (directory / "cups-files.conf").write_text(FILES.format(directory=directory))
    command = [CUPSD, "-f", "-c", str(directory / "cupsd.conf"), "-s", str(directory / "cups-files.conf")]
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL)

    def open_queue(device: str) -> PagePrinter:
        server = f"127.0.0.1:{port}"
        add = [LPADMIN, "-h", server, "-p", "Page", "-E", "-v", device, "-m", "raw"]
        eventually(lambda: subprocess.run(add, check=False, capture_output=True).returncode == 0)
        driver = open_device({"queue": f"ipp://{server}/printers/Page", "settle": SETTLE})
        drivers.append(driver)
        driver.poll(PlainContext())
        assert driver.status().device is DeviceState.ONLINE
        return driver

    yield open_queue
    for driver in drivers:
        driver.close()
    end(child)


def _print(driver: PagePrinter, source: str = "upper") -> object:
    payload = {"data": base64.b64encode(pdf()).decode(), "paperSource": source}
    return driver.execute("Printer.PrintNative", payload, PlainContext(40.0))


def _fails(driver: PagePrinter) -> tuple[str, object]:
    with pytest.raises(CommandError) as caught:
        _print(driver)
    return caught.value.error, caught.value.payload["outcome"]


def test_a_document_arrives_through_the_queue(real_printer: Start, queue: Queue, tmp_path: Path) -> None:
    driver = queue(real_printer('cp "$1" $out/printed.pdf'))
    assert _print(driver) == {"outcome": "printed"}
    assert (tmp_path / "printed.pdf").read_bytes() == pdf()


def test_a_job_that_the_printer_aborts_is_not_called_printed(real_printer: Start, queue: Queue) -> None:
    driver = queue(real_printer('echo "STATE: +media-jam-error" >&2; exit 1'))
    assert _fails(driver) == ("paperJammed", "unknown")


def test_an_abort_without_a_reason_is_not_called_printed(real_printer: Start, queue: Queue) -> None:
    assert _fails(queue(real_printer("exit 1"))) == ("", "unknown")


@pytest.mark.long
def test_a_job_that_stands_still_is_taken_back_from_the_printer(real_printer: Start, queue: Queue) -> None:
    uri = real_printer('echo "STATE: +media-empty-error" >&2; sleep 6; echo done > $out/printed')
    assert _fails(queue(uri)) == ("paperOut", "unknown")
    printer = IppPrinter(uri)
    eventually(lambda: printer.job(1).state > 6)
    printer.close()


def test_a_queue_loses_the_tray(real_printer: Start, queue: Queue, tmp_path: Path, directory: Path) -> None:
    """Why there are no trays behind a queue: a licence would come out on whatever paper the printer likes."""
    queue(real_printer("env > $out/job"))
    server = next(line for line in (directory / "cupsd.conf").read_text().splitlines() if line.startswith("Listen "))
    printer = IppPrinter(f"ipp://{server.removeprefix('Listen ')}/printers/Page")
    printer.print_pdf(pdf(), "by-pass-tray")
    printer.close()
    eventually((tmp_path / "job").exists)
    eventually(lambda: "IPP_SIDES=one-sided" in (tmp_path / "job").read_text())
    assert "by-pass-tray" not in "".join(
        line for line in (tmp_path / "job").read_text().splitlines() if line.startswith("IPP_MEDIA_COL=")
    )


def test_a_device_that_cannot_be_asked_is_believed_when_it_keeps_quiet(queue: Queue) -> None:
    began = time.monotonic()
    assert _print(queue("file:///dev/null")) == {"outcome": "printed"}
    assert time.monotonic() - began >= SETTLE


@pytest.mark.parametrize(("fault", "value"), [("paper", "jammed"), ("door_open", True)])
def test_who_cannot_be_asked_and_complains_is_not_believed(fault: str, value: object) -> None:
    """The emulated printer as a queue that does not say what is behind it."""
    with PagePrinterEmulator(lambda page: setattr(printer.faults, fault, value)) as printer:
        printer.faults.slow = 0.01
        driver = open_device({"queue": printer.uri, "settle": 30.0})
        assert _fails(driver)[1] == "unknown"
        driver.close()


def test_a_queue_or_a_printer() -> None:
    with pytest.raises(BadOptionError):
        open_device({"queue": "ipp://localhost/printers/Page", "uri": "ipp://localhost/ipp/print"})
    with pytest.raises(BadOptionError):
        open_device({"queue": "ipp://localhost/printers/Page", "trays": "upper=main,aux=tray-2"})
    with pytest.raises(BadOptionError):
        open_device({"queue": "usb://Page"})
    nobody = open_device({"queue": f"ipp://127.0.0.1:{free_port()}/printers/Page"})
    nobody.poll(PlainContext())
    assert nobody.status().device is DeviceState.OFFLINE
    with pytest.raises(PrinterError):
        IppPrinter(f"ipp://127.0.0.1:{free_port()}/printers/Page").device_uri()
