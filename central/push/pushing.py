"""Hands every decision to its department at once, in order, until it has been taken."""

from collections.abc import Callable, Mapping

from central.departments.adapter import Unavailable
from central.push.adapter import Decided, Receiver
from central.store import cases
from central.store.database import Store
from central.store.duties import DONE, Duty
from kiosk_app.catalogue.model import Definition


class Pushing:
    """definitions: called for what is published now; may raise Unavailable."""

    def __init__(self, store: Store, receiver: Receiver, definitions: Callable[[], Mapping[str, Definition]]) -> None:
        self._store = store
        self._receiver = receiver
        self._definitions = definitions

    def perform(self, duty: Duty) -> str:
        """Raises Unavailable."""
        with self._store.read() as connection:
            case = cases.find(connection, duty.terminal, duty.event_id)
            steps = cases.history(connection, duty.terminal, duty.event_id)
        step = next(step for step in steps if step.number == duty.number)
        definition = self._definitions().get(case.service) if case else None
        if case is None or definition is None:
            raise Unavailable
        decided = Decided(
            department=definition.department.uscc,
            service=case.service,
            case_number=step.case_number,
            local_number=case.local_number,
            state=step.state,
            reason=step.reason,
            number=step.number,
            time=step.time,
        )
        self._receiver.receive(decided, duty.key)
        return DONE
