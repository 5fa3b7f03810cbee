"""Photos on their way between cases and the library: a crop for the archive, and a portrait that a terminal took."""

import logging
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Final

from central.archive.record import Scan
from central.opener.dossier import Dossiers
from central.photos.adapter import PhotoLibrary
from central.photos.portrait import NotAPortrait
from central.store import cases
from central.store.cases import LOCAL_TIME, Case
from central.store.database import Store
from central.store.duties import DONE, Duty
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application, Attachment
from kiosk_app.protocol.photos import PhotoReference

log = logging.getLogger(__name__)
JPEG: Final = "image/jpeg"
REFUSED: Final = "no portrait"


def crops(library: PhotoLibrary, application: Application, _: Definition, __: Case) -> tuple[Scan, ...]:
    """The crop for each material that a photo proved. Raises Unavailable."""
    scans = []
    for proof in application.materials:
        reference = PhotoReference.read(proof.detail) if proof.source == "photo" else None
        if reference and (crop := library.crop(application.applicant, reference)):
            scans.append(Scan(proof.code, JPEG, crop))
    return tuple(scans)


class Filing:
    """Puts into the library what a terminal took in place of a photo that it did not have, if its owner agrees.

    scan: opens a file that a terminal sent; may raise OSError. definitions: what is published now; may raise
    Unavailable.
    """

    def __init__(
        self,
        store: Store,
        dossiers: Dossiers,
        scan: Callable[[str, Attachment], bytes],
        library: PhotoLibrary,
        definitions: Callable[[], Mapping[str, Definition]],
    ) -> None:
        self._store = store
        self._dossiers = dossiers
        self._scan = scan
        self._library = library
        self._definitions = definitions

    def perform(self, duty: Duty) -> str:
        """The day taken is that of the application: what was handed in later counts as older than it is. Raises
        Unavailable, OSError, SealingError.
        """
        with self._store.read() as connection:
            case = cases.find(connection, duty.terminal, duty.event_id)
        definition = self._definitions().get(case.service) if case else None
        wanted = _photos(definition) if definition else frozenset()
        if case is None or not wanted:
            return DONE
        dossier = self._dossiers.of(duty.terminal, duty.event_id)
        taken, outcome = _taken(dossier.application, case), DONE
        for terminal, attachment in dossier.files:
            if attachment.library and attachment.material in wanted and attachment.media_type == JPEG:
                try:
                    self._library.put(dossier.application.applicant, self._scan(terminal, attachment), taken)
                except NotAPortrait as error:
                    log.info("a picture of %s is not for the photo library: %s", duty.event_id, error)
                    outcome = REFUSED
        return outcome


def _photos(definition: Definition) -> frozenset[str]:
    """Materials that a photo of the library could have proved."""
    materials = definition.materials
    return frozenset(one.code for one in materials if any(source.kind == "photo" for source in one.sources))


def _taken(application: Application, case: Case) -> date:
    """By the terminal's clock, and never after the application was here: one that is wrong makes a photo older."""
    submitted, received = datetime.fromisoformat(application.submitted), datetime.fromtimestamp(case.received, UTC)
    return min(submitted, received).astimezone(LOCAL_TIME).date()
