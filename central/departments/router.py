"""Sends each question to the department that the catalogue's library names, and asks who is meant before any decides.

Whatever stands behind an id, a stand-in or an adapter of a real back end, is asked alike.
"""

import logging
from collections.abc import Mapping
from typing import Any

import msgspec

from central.departments.adapter import Decision, Department, Unavailable, Updates
from central.departments.by_face import by_face
from central.store.cases import Case, Sheet
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application, CaseState, Factor, Person
from kiosk_app.protocol.live import IdentityAnswer, ShareAnswer

log = logging.getLogger(__name__)


class Router:
    """Implements `Department`. departments: by id. scenes (with `licence/TYPE`), checks: whose each is.

    identity: of the one that knows people.
    """

    def __init__(
        self,
        departments: Mapping[str, Department],
        scenes: Mapping[str, str],
        checks: Mapping[str, str],
        identity: str,
    ) -> None:
        self._departments = departments
        self._scenes = scenes
        self._checks = checks
        self._identity = identity

    def identify(self, person: Person, factor: Factor) -> IdentityAnswer:
        return self._departments[self._identity].identify(person, factor)

    def share(self, scene: str, person: Person) -> ShareAnswer:
        """Of a scene that no library names nobody has anything."""
        owner = self._scenes.get(scene)
        return self._at(owner).share(scene, person) if owner else ShareAnswer(False)

    def check(self, service: str, rule: str, person: Person, fields: Mapping[str, Any], event_id: str = "") -> bool:
        """A rule that no library names does not hold: nobody could vouch for it."""
        owner = self._checks.get(rule)
        return self._at(owner).check(service, rule, person, fields, event_id) if owner else False

    def decide(self, application: Application, definition: Definition, event_id: str) -> Decision:
        """In this order: is it the person, do the deferred rules hold; then the department in charge takes it in."""
        factor = application.factor
        if factor is None and "factor" in application.deferred:
            return Decision(CaseState.SUPPLEMENT, "identity")
        holder = application.agent.person if application.agent else application.applicant
        if factor and not self._is(holder, factor, definition):
            return Decision(CaseState.SUPPLEMENT, "identity")
        failed = self._failed(application, definition, event_id)
        if failed:
            return Decision(CaseState.SUPPLEMENT, failed)
        return self._at(definition.department.id).decide(application, definition, event_id)

    def _is(self, holder: Person, factor: Factor, definition: Definition) -> bool:
        if factor.kind == "face":
            return by_face(factor, definition.identity.face)
        return self.identify(holder, factor).outcome == "verified"

    def updates(self, cursor: str) -> Updates:
        """Of all departments; one that is not there now keeps its place."""
        cursors = msgspec.json.decode(cursor, type=dict[str, str]) if cursor else {}
        found = []
        for name, department in self._departments.items():
            try:
                new = department.updates(cursors.get(name, ""))
            except Unavailable:
                continue
            cursors[name] = new.cursor
            found += new.updates
        return Updates(msgspec.json.encode(cursors, order="sorted").decode(), found)

    def document(self, application: Application, definition: Definition, case: Case) -> Sheet:
        return self._at(definition.department.id).document(application, definition, case)

    def _failed(self, application: Application, definition: Definition, event_id: str) -> str:
        """The first rule that was put off and does not hold, "" when all do."""
        # "rule:no_overlap" names the rule; a share that could not be asked has nothing to be made up for.
        deferred = {name.rpartition(":")[2] for name in application.deferred}
        person, fields = application.applicant, application.fields
        for rule in definition.rules:
            asked = rule.check and not deferred.isdisjoint((rule.id, rule.check))
            if asked and not self.check(application.service, rule.check, person, fields, event_id):
                return rule.id
        return ""

    def _at(self, name: str) -> Department:
        found = self._departments.get(name)
        if found is None:
            log.error("nobody stands for the department %s; what it is asked waits", name)
            raise Unavailable
        return found
