"""Fetches what the centre publishes, the TUF way, and puts each file where the terminal reads it.

Nothing altered, hidden, older than what is here, or expired gets in. What is here already goes on being used when its
signatures expire: a terminal that is offline for weeks serves on with the last it was given, and catches up when it
can. Each kind is checked once more for what it says before it takes the place of the last one.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec
from tuf.api.exceptions import DownloadError, DownloadHTTPError, ExpiredMetadataError, RepositoryError
from tuf.ngclient import FetcherInterface, Updater

from kiosk_app import trust
from kiosk_app.catalogue import kept
from kiosk_app.catalogue.bundle import BadBundle, Outer, by_digest, digest, encode, read_outer
from kiosk_app.centre import Centre, CentreError, Refused
from kiosk_app.enrolling import DOWNLOADS
from kiosk_app.protocol.live import MAX_PARTS
from kiosk_app.protocol.settings import FleetSettings
from kiosk_app.trust import BadTrust
from offline_store.durable import replace

log = logging.getLogger(__name__)
CATALOGUE: Final = "catalogue.json"
TRUST: Final = "trust.json"
SETTINGS: Final = "settings.json"
BASE: Final = "centre://repository"
MAX_FILE: Final = 64 * 1024 * 1024


class Downloads:
    """directory: of the terminal's data. now: seconds since 1970, as well as can be known."""

    def __init__(self, centre: Centre, directory: Path, now: Callable[[], float]) -> None:
        self._centre = centre
        self._fetcher = _Fetcher(centre)
        self._directory = directory
        self._now = now
        self._refused = ""

    def step(self) -> set[str]:
        """Look once; the names of what has changed here. Trust comes first: it says whose catalogue to believe.

        Raises CentreError, OSError. What is refused is logged, once for each reason.
        """
        self._fetcher.trouble = None
        try:
            updater = self._updater()
            updater.refresh()
            found = {name for name in (TRUST, SETTINGS, CATALOGUE) if self._fetch(updater, name)}
        except ExpiredMetadataError:
            self._refuse("expired")
        except RepositoryError as error:
            self._refuse(type(error).__name__)
        except (BadTrust, BadBundle) as error:
            self._refuse(error.reason)
        except msgspec.MsgspecError:
            self._refuse("settings")
        except DownloadError as error:
            if self._fetcher.trouble:
                raise self._fetcher.trouble from None
            self._refuse(type(error).__name__)
        else:
            self._refused = ""
            return found
        return set()

    def _fetch(self, updater: Updater, name: str) -> bool:
        wanted = updater.get_targetinfo(name)
        if wanted is None:
            return False
        cached = updater.find_cached_target(wanted)
        if cached and self._stands(name, Path(cached)):
            return False
        content = Path(updater.download_target(wanted)).read_bytes()
        if name == TRUST:
            root = (self._folder("metadata") / "root.json").read_text(encoding="utf-8")
            trust.keep(self._directory, content.decode(), root)
        elif name == SETTINGS:
            msgspec.json.decode(content, type=FleetSettings)
            replace(self._directory / SETTINGS, content)
        else:
            self._keep_catalogue(content)
        return True

    def _updater(self) -> Updater:
        """A new one each time: it sees one state of the repository, and judges by the best time known."""
        metadata, targets = self._folder("metadata"), self._folder("targets")
        made = Updater(
            str(metadata), f"{BASE}/metadata", str(targets), f"{BASE}/targets", self._fetcher, bootstrap=self._root()
        )
        made._trusted_set.reference_time = datetime.fromtimestamp(self._now(), UTC)
        return made

    def _root(self) -> bytes:
        """The newest root followed to; the one that came with the enrolment in the beginning."""
        try:
            return (self._folder("metadata") / "root.json").read_bytes()
        except FileNotFoundError:
            return trust.root_of(self._directory)

    def _folder(self, name: str) -> Path:
        folder = self._directory / DOWNLOADS / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    def _stands(self, name: str, cached: Path) -> bool:
        """Whether what was fetched before is still in its place, and good; of a catalogue also all of its parts."""
        if name == CATALOGUE:
            keys = trust.load(self._directory).catalogue_keys
            return kept.is_of(self._catalogue, cached.read_bytes()) and kept.is_good(self._catalogue, keys)
        return (self._directory / name).exists()

    @property
    def _catalogue(self) -> Path:
        return self._directory / "catalogue"

    def _keep_catalogue(self, content: bytes) -> None:
        """Raises CentreError, BadBundle."""
        keys = trust.load(self._directory).catalogue_keys
        newest = kept.newest(self._catalogue, keys)
        outer, manifest = read_outer(content, kept.public(keys), at_least=newest)
        have = {**kept.parts(self._catalogue), **by_digest(outer)}
        missing = sorted({part for part in manifest.parts.values() if part not in have})
        for start in range(0, len(missing), MAX_PARTS):
            came = self._centre.parts(missing[start : start + MAX_PARTS])
            have |= {digest(text): text for text in came.values()}
        if any(part not in have for part in manifest.parts.values()):
            raise BadBundle("digest")
        whole = encode(Outer(outer.manifest, outer.signature, {n: have[part] for n, part in manifest.parts.items()}))
        kept.verify(whole, keys, newest)
        self._catalogue.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace(self._catalogue / kept.FETCHED, whole)

    def _refuse(self, reason: str) -> None:
        if reason != self._refused:
            log.warning("what the centre publishes is refused: %s", reason)
        self._refused = reason


def settings(directory: Path) -> FleetSettings | None:
    """What was published last, if anything was."""
    try:
        return msgspec.json.decode((directory / SETTINGS).read_bytes(), type=FleetSettings)
    except (OSError, msgspec.MsgspecError):
        return None


class _Fetcher(FetcherInterface):
    """trouble: why the centre gave nothing, when it was not for want of the file."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self.trouble: CentreError | None = None

    def _fetch(self, url: str) -> Iterator[bytes]:
        try:
            return iter([self._centre.file(urlsplit(url).path.lstrip("/"), MAX_FILE)])
        except Refused as error:
            if error.status != 404:
                self.trouble = error
            raise DownloadHTTPError(str(error.status), error.status) from None
        except CentreError as error:
            self.trouble = error
            raise DownloadError(type(error).__name__) from None
