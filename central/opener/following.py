"""Follows what departments say after their decision, and moves cases and the parts of life events by it.

What was said is kept in one transaction with its effect, and only afterwards a department is told that it was heard:
whoever is killed in between hears it again, and knows it by its number. What comes too early, before the centre has
noted the decision itself, waits; what is old, repeated, or about a version supplemented since has no effect.
"""

import logging
import threading
from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection

from central.departments.adapter import Department, Unavailable, Update, version_of
from central.store import cases, courses, items, opened, supplements
from central.store.cases import Case
from central.store.courses import Said
from central.store.database import Store
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import CaseState

log = logging.getLogger(__name__)
SOURCE: Final = "departments"
LOOK_SECONDS: Final = 0.5
ENDED: Final = frozenset({CaseState.DONE, CaseState.REFUSED})


class Following:
    """definitions: called for what is published now; may raise Unavailable. clock: seconds since 1970."""

    kind: Final = "follow"

    def __init__(
        self,
        store: Store,
        department: Department,
        definitions: Callable[[], Mapping[str, Definition]],
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._department = department
        self._definitions = definitions
        self._clock = clock

    def step(self) -> int:
        """Listen once; returns how many things had an effect or are known now to have none."""
        with self._store.read() as connection:
            last, waiting = courses.cursor(connection, SOURCE), courses.waiting(connection)
        try:
            published = self._definitions()
            new = self._department.updates(last)
        except Unavailable:
            return 0
        settled = 0
        # In the order of each application, whatever came between; none is skipped for a newer one.
        for update in sorted(new.updates, key=lambda update: (update.event_id, update.n)):
            with self._store.write() as connection:
                settled += self._hear(connection, update, published)
        for said in waiting:
            with self._store.write() as connection:
                settled += self._follow(connection, said, published)
        if new.cursor != last:
            with self._store.write() as connection:
                courses.advance(connection, SOURCE, new.cursor)
        return settled

    def run(self, stop: threading.Event) -> None:
        """Until `stop` is set, which it sets itself when it cannot go on."""
        try:
            while not stop.is_set():
                if not self.step():
                    stop.wait(LOOK_SECONDS)
        finally:
            stop.set()

    def _hear(self, connection: Connection, update: Update, published: Mapping[str, Definition]) -> bool:
        """Whether it was new, and is dealt with."""
        case, _ = _whose(connection, update.event_id)
        if case is None:
            log.warning("a department speaks of an application that is not here")
            return False
        said = Said(case.terminal, update.event_id, update.n, update.state, update.reason)
        return courses.hear(connection, said) and self._follow(connection, said, published)

    def _follow(self, connection: Connection, said: Said, published: Mapping[str, Definition]) -> bool:
        """Whether it is dealt with."""
        case, service = _whose(connection, said.event_id)
        if case is None or case.state is CaseState.RECEIVED:
            return False
        handed_in = supplements.of_case(connection, case.terminal, case.event_id)
        if version_of(said.n) > len(handed_in):
            if service:
                self._part(connection, case, service, said)
            else:
                self._whole(connection, case, said, published)
        courses.settle(connection, said)
        return True

    def _whole(self, connection: Connection, case: Case, said: Said, published: Mapping[str, Definition]) -> None:
        if case.state in ENDED or case.making or case.state is said.state:
            return
        definition = published.get(case.service)
        if said.state is CaseState.DONE and definition and definition.result.document and not case.document:
            entry = opened.find(connection, case.terminal, case.event_id)
            if entry:
                cases.make(connection, case)
                opened.open_again(connection, entry)
            return
        cases.move(connection, case, said.state, self._clock(), reason=said.reason)

    def _part(self, connection: Connection, case: Case, service: str, said: Said) -> None:
        """The whole comes to what its parts come to, even after it was done: only so can anything be handed in for a
        part that it does not need.
        """
        now = self._clock()
        before = items.of(connection, case.terminal, case.event_id)
        if not any(part.service == service and part.state not in ENDED for part in before):
            return
        items.move(connection, case.terminal, case.event_id, service, said.state, now, said.reason)
        whole = items.outcome(items.of(connection, case.terminal, case.event_id))
        if whole and whole[0] is not case.state and case.state is not CaseState.REFUSED:
            cases.move(connection, case, whole[0], now, reason=whole[1])


def _whose(connection: Connection, event_id: str) -> tuple[Case | None, str]:
    """The case, and which part of it is meant, "" for all of it."""
    found = cases.with_event(connection, event_id)
    service = ""
    if not found:
        whole, _, service = event_id.rpartition(".")
        found = cases.with_event(connection, whole)
    # Ids are unique unless somebody made one up; what came first is what the department knows.
    return min(found, key=lambda case: case.received, default=None), service
