"""A network scanner on a loopback port (eSCL) with a feeder, whose pile is put in again after every scan.

SANE's own `airscan` backend drives it, which nobody here wrote. Messages: Mopria eSCL as that backend speaks it
(alexpevzner/sane-airscan `airscan-escl.c`).
"""

import io
import itertools
import re
import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from drivers.document_scanner.emulator_sheet import Placing, page, seen
from drivers.lab.quiet_http import HOST, QuietServer, Request, Response

ROOT: Final = "/eSCL"
NAME: Final = "Lab"
DEVICE: Final = f"airscan:e0:{NAME}"
"""What SANE calls it, given the configuration that `configure` writes."""
FEEDER: Final = "ADF"
BED: Final = (216.0, 305.0)
"""Millimetres."""
_UNIT: Final = 300 / 25.4
"""Units of eSCL per millimetre."""
_SPACES: Final = (
    'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"'
)
_JOB = re.compile(rf"{ROOT}/ScanJobs/(\d+)(/NextDocument)?")


@dataclass
class Faults:
    """What goes wrong. slow: seconds a page takes. jam_after: pages of a pile that still come out; -1 for all.

    busy: somebody else scans. garbage: what comes is no picture. angle: degrees by which sheets lie askew.
    """

    jam_after: int = -1
    cover_open: bool = False
    angle: float = 1.5
    slow: float = 0.1
    busy: bool = False
    garbage: bool = False


@dataclass(eq=False)
class _Job:
    sheets: list[str]
    settings: str
    done: int = 0


@dataclass(eq=False)
class ScannerEmulator:
    """`sheets`: kinds of papers in the feeder, the next one first."""

    port: int = 0
    faults: Faults = field(default_factory=Faults)
    sheets: tuple[str, ...] = ("lease",)

    def __post_init__(self) -> None:
        self._server = QuietServer(self._answer, port=self.port)
        self._jobs: dict[int, _Job] = {}
        self._numbers = itertools.count(1)
        self._ended = threading.Event()
        self._jammed = False

    def __enter__(self) -> Self:
        self.switch_on()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self.switch_off()

    @property
    def url(self) -> str:
        """The scanner's address."""
        return f"http://{HOST}:{self.port}{ROOT}"

    def switch_on(self) -> None:
        """Listen, at the same port as before if that is free. Raises OSError."""
        self._server.switch_on()
        self.port = self._server.port
        self._jobs.clear()

    def switch_off(self) -> None:
        """Refuse connections from now on."""
        self._server.switch_off()

    def clear(self) -> None:
        """Somebody takes the jammed paper out."""
        self._jammed = False

    def configure(self, directory: Path) -> None:
        """Write what SANE needs to find this scanner, and no other, into `directory` (its SANE_CONFIG_DIR)."""
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "dll.conf").write_text("airscan\n", encoding="ascii")
        devices = f"[devices]\n{NAME} = {self.url}\n"
        (directory / "airscan.conf").write_text(f"{devices}[options]\ndiscovery = disable\n", encoding="ascii")

    @property
    def _state(self) -> str:
        if self.faults.cover_open:
            return "ScannerAdfDoorOpen"
        if self._jammed:
            return "ScannerAdfJam"
        return "ScannerAdfLoaded" if self.sheets else "ScannerAdfEmpty"

    def _answer(self, request: Request) -> Response:
        match request.method, request.path:
            case "GET", "/eSCL/ScannerCapabilities":
                return _xml(_CAPABILITIES)
            case "GET", "/eSCL/ScannerStatus":
                return _xml(
                    f"<scan:ScannerStatus {_SPACES}><pwg:Version>2.0</pwg:Version><pwg:State>Idle</pwg:State>"
                    f"<scan:AdfState>{self._state}</scan:AdfState></scan:ScannerStatus>"
                )
            case "POST", "/eSCL/ScanJobs":
                return self._begin(request.body.decode("utf-8", "replace"))
        found = _JOB.fullmatch(request.path)
        job = self._jobs.get(int(found[1])) if found else None
        if not found or job is None:
            return _empty(404)
        if request.method == "DELETE":
            del self._jobs[int(found[1])]
            return _empty(200)
        return self._next(job) if found[2] else _empty(404)

    def _begin(self, settings: str) -> Response:
        if self.faults.busy:
            return _empty(503)
        if self._state != "ScannerAdfLoaded":
            return _empty(409)
        number = next(self._numbers)
        self._jobs[number] = _Job(list(self.sheets), settings)
        return Response(201, "text/plain", b"", location=f"{self.url}/ScanJobs/{number}")

    def _next(self, job: _Job) -> Response:
        self._ended.wait(self.faults.slow)
        if not job.sheets:
            return _empty(404)
        if job.done == self.faults.jam_after:
            self._jammed = True
        if self._state not in ("ScannerAdfLoaded", "ScannerAdfEmpty"):
            return _empty(409)
        job.done += 1
        if self.faults.garbage:
            return Response(200, "image/jpeg", b"garbage" * 500)
        return Response(200, "image/jpeg", self._scan(job.sheets.pop(0), job.settings))

    def _scan(self, kind: str, settings: str) -> bytes:
        """The part of the bed that was asked for, as JPEG."""
        dpi = _number(settings, "XResolution", 200)
        area = seen(page(kind), BED, dpi, Placing(self.faults.angle))
        left, top, width, height = (
            _number(settings, name, usual) / 300 * dpi
            for name, usual in (("XOffset", 0), ("YOffset", 0), ("Width", BED[0] * _UNIT), ("Height", BED[1] * _UNIT))
        )
        box = (round(left), round(top), round(left + width), round(top + height))
        picture = area.crop(box)
        data = io.BytesIO()
        (picture.convert("L") if "Grayscale8" in settings else picture).save(data, "JPEG", quality=92)
        return data.getvalue()


def _number(settings: str, name: str, usual: float) -> float:
    found = re.search(rf":{name}>(\d+)<", settings)
    return float(found[1]) if found else usual


def _xml(text: str) -> Response:
    return Response(200, "text/xml", f'<?xml version="1.0" encoding="UTF-8"?>{text}'.encode())


def _empty(status: int) -> Response:
    return Response(status, "text/plain", b"")


def _caps() -> str:
    profile = (
        "<scan:SettingProfiles><scan:SettingProfile>"
        "<scan:ColorModes><scan:ColorMode>RGB24</scan:ColorMode><scan:ColorMode>Grayscale8</scan:ColorMode>"
        "</scan:ColorModes><scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>"
        "<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:DocumentFormats>"
        "<scan:SupportedResolutions><scan:DiscreteResolutions>"
        + "".join(
            f"<scan:DiscreteResolution><scan:XResolution>{dpi}</scan:XResolution>"
            f"<scan:YResolution>{dpi}</scan:YResolution></scan:DiscreteResolution>"
            for dpi in (75, 100, 200, 300)
        )
        + "</scan:DiscreteResolutions></scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles>"
    )
    width, height = round(BED[0] * _UNIT), round(BED[1] * _UNIT)
    return (
        f"<scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>{width}</scan:MaxWidth>"
        f"<scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>{height}</scan:MaxHeight>{profile}"
    )


_CAPABILITIES: Final = (
    f"<scan:ScannerCapabilities {_SPACES}><pwg:Version>2.63</pwg:Version>"
    f"<pwg:MakeAndModel>Kiosk lab scanner</pwg:MakeAndModel><pwg:SerialNumber>1</pwg:SerialNumber>"
    f"<scan:Adf><scan:AdfSimplexInputCaps>{_caps()}</scan:AdfSimplexInputCaps>"
    f"<scan:FeederCapacity>20</scan:FeederCapacity></scan:Adf></scan:ScannerCapabilities>"
)
