"""What was handed in for a case, opened again: the application, and every supplement to it merged in."""

from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Connection

from central.opener.keys import Opens
from central.store import opened, supplements
from central.store.database import Store
from central.store.opened import Sealed
from kiosk_app.protocol.cases import PARTY, Application, Attachment, Signer
from kiosk_app.protocol.entries import Kind
from kiosk_app.protocol.supplements import Supplement


class NotHere(LookupError):
    """There is no such entry."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """application: as it stands with all supplements. files: which terminal sent each file that it names."""

    application: Application
    files: tuple[tuple[str, Attachment], ...]


class Dossiers:
    def __init__(self, store: Store, opener: Opens) -> None:
        self._store = store
        self._opener = opener

    def of(self, terminal: str, event_id: str) -> Dossier:
        """Raises NotHere, SealingError, and msgspec.MsgspecError when an entry holds something else."""
        with self._store.read() as connection:
            sealed = _entry(connection, terminal, event_id, Kind.APPLICATION)
            parts = [
                _entry(connection, part.terminal, part.event_id, Kind.SUPPLEMENT)
                for part in supplements.of_case(connection, terminal, event_id)
            ]
        application = msgspec.json.decode(self._plain(sealed), type=Application)
        files = [(terminal, one) for one in application.attachments]
        for part in parts:
            supplement = msgspec.json.decode(self._plain(part), type=Supplement)
            application = merged(application, supplement, part.event_id)
            files += [(part.terminal, one) for one in supplement.attachments]
        return Dossier(application, tuple(files))

    def _plain(self, sealed: Sealed) -> bytes:
        return self._opener.open(sealed.body, aad=sealed.header)


def merged(application: Application, supplement: Supplement, event_id: str) -> Application:
    """What is handed in later takes the place of what was there; the rest stays as it was signed."""
    if supplement.confirms:
        return _confirmed(application, supplement, event_id)
    brought = {proof.code: proof for proof in supplement.materials}
    kept = [proof for proof in application.materials if proof.code not in brought]
    return replace(
        application,
        fields={**application.fields, **supplement.fields},
        materials=[*kept, *supplement.materials],
        factor=supplement.factor or application.factor,
        attachments=[*application.attachments, *supplement.attachments],
        supplements=[*application.supplements, event_id],
    )


def _confirmed(application: Application, supplement: Supplement, event_id: str) -> Application:
    signed = [Signer(supplement.confirms, supplement.applicant, one) for one in (supplement.signature,) if one]
    return replace(
        application,
        parties=[*application.parties, *signed],
        deferred=[entry for entry in application.deferred if entry != PARTY + supplement.confirms],
        supplements=[*application.supplements, event_id],
    )


def _entry(connection: Connection, terminal: str, event_id: str, kind: Kind) -> Sealed:
    found = opened.find(connection, terminal, event_id)
    if found is None or found.kind != kind:
        raise NotHere(event_id)
    return found
