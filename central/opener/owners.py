"""Notes whose a finished case is, so that its applicant, and nobody else, gets its document at any terminal."""

from central.opener.dossier import Dossiers
from central.store import cases, owners
from central.store.database import Store
from central.store.duties import DONE, Duty
from central.supplements.applicants import Applicants


class Owners:
    def __init__(self, store: Store, dossiers: Dossiers, applicants: Applicants) -> None:
        self._store = store
        self._dossiers = dossiers
        self._applicants = applicants

    def note(self, duty: Duty) -> str:
        """Nothing is kept of a case without a document. Raises what `Dossiers.of` does."""
        with self._store.read() as connection:
            if not cases.has_document(connection, duty.terminal, duty.event_id):
                return "none"
        applicant = self._dossiers.of(duty.terminal, duty.event_id).application.applicant
        with self._store.write() as connection:
            owners.note(connection, duty.terminal, duty.event_id, self._applicants.mark(applicant))
        return DONE
