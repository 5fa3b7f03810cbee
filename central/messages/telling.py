"""Tells the applicant how a case stands now: once per change that is still the last one, and only to a phone."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from central.departments.adapter import Unavailable
from central.messages.adapter import Messenger
from central.messages.texts import text
from central.opener.dossier import Dossiers
from central.store import cases, duties
from central.store.database import Store
from central.store.duties import DONE, Duty
from kiosk_app.catalogue.model import Definition

FIELD: Final = "sjh"
"""The phone number's name in the departments' common field library."""
PHONE: Final = re.compile(r"1[3-9][0-9]{9}")


class Telling:
    """definitions: called for what is published now; may raise Unavailable."""

    def __init__(
        self,
        store: Store,
        dossiers: Dossiers,
        messenger: Messenger,
        definitions: Callable[[], Mapping[str, Definition]],
    ) -> None:
        self._store = store
        self._dossiers = dossiers
        self._messenger = messenger
        self._definitions = definitions

    def perform(self, duty: Duty) -> str:
        """Raises Unavailable."""
        with self._store.read() as connection:
            overtaken = duties.newer(connection, duty)
            case = cases.find(connection, duty.terminal, duty.event_id)
            steps = cases.history(connection, duty.terminal, duty.event_id)
        step = next((step for step in steps if step.number == duty.number), None)
        if overtaken or case is None or step is None or steps[-1] != step:
            return "superseded"
        application = self._dossiers.of(duty.terminal, duty.event_id).application
        phone = application.fields.get(FIELD)
        if not isinstance(phone, str) or not PHONE.fullmatch(phone):
            return "no phone"
        definition = self._definitions().get(case.service)
        if definition is None:
            raise Unavailable
        self._messenger.send(phone, text(step.state, step.case_number, application, definition), duty.key)
        return DONE
