"""Erases the draft of what has been submitted. The application is opened for it: nobody else knows whose it is."""

from central.drafts.keeping import Drafts
from central.opener.dossier import Dossiers
from central.store import cases
from central.store.database import Store
from central.store.duties import DONE, Duty


class Forgetting:
    def __init__(self, store: Store, dossiers: Dossiers, drafts: Drafts) -> None:
        self._store = store
        self._dossiers = dossiers
        self._drafts = drafts

    def perform(self, duty: Duty) -> str:
        """One that was begun after the application came is another's beginning, and stays."""
        with self._store.read() as connection:
            case = cases.find(connection, duty.terminal, duty.event_id)
        if case is not None:
            applicant = self._dossiers.of(duty.terminal, duty.event_id).application.applicant
            self._drafts.erase(applicant, case.service, case.received)
        return DONE
