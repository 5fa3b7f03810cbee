"""Makes the package of a case that has ended, checks it, keeps it and hands it over: once per case.

A life event is archived with a package of each of its parts inside its own, and only when all of them have ended.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from central.archive.adapter import Archive, NotTaken
from central.archive.check import check
from central.archive.container import sm3
from central.archive.layout import build
from central.archive.record import CaseRecord, Scan
from central.archive.shelf import Shelf
from central.departments.adapter import Unavailable
from central.opener.dossier import Dossiers
from central.opener.parts import Part, parts
from central.opener.scans import Scans
from central.store import archives, cases, items
from central.store.archives import Package
from central.store.cases import Case, Step
from central.store.database import Store
from central.store.duties import DONE, ENDS, Duty
from central.store.items import ItemCase
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application, CaseState

log = logging.getLogger(__name__)
Copies = Callable[[Application, Definition, Case], tuple[Scan, ...]]


class Keeping:
    """definitions: called for what is published now; may raise Unavailable.

    copies: of e-licences and photos that proved materials of a case; each may raise Unavailable. clock: seconds since
    1970.
    """

    def __init__(
        self,
        store: Store,
        dossiers: Dossiers,
        scans: Scans,
        shelf: Shelf,
        archive: Archive,
        definitions: Callable[[], Mapping[str, Definition]],
        copies: Sequence[Copies],
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._dossiers = dossiers
        self._scans = scans
        self._shelf = shelf
        self._archive = archive
        self._definitions = definitions
        self._copies = copies
        self._clock = clock

    def perform(self, duty: Duty) -> str:
        """Raises Unavailable, OSError, SealingError."""
        with self._store.read() as connection:
            package = archives.find(connection, duty.terminal, duty.event_id)
        if package is None:
            package = self._make(duty)
        if package.findings:
            return "check failed"
        if not package.receipt:
            try:
                receipt = self._archive.receive(package.name, self._shelf.take(package.sm3), package.sm3)
            except NotTaken as error:
                log.error("the archive does not take %s: %s", package.name, ", ".join(error.rules))
                return "not taken"
            with self._store.write() as connection:
                archives.handed_over(connection, package, receipt)
        return DONE

    def _make(self, duty: Duty) -> Package:
        record = self._record(duty)
        made = build(record)
        digest = sm3(made)
        report = check(made, digest)
        for finding in report.findings:
            log.error("package %s: %s %s %s", record.name, finding.property, finding.rule, finding.file)
        self._shelf.put(digest, made)
        with self._store.write() as connection:
            archives.keep(
                connection,
                duty.terminal,
                duty.event_id,
                record.name,
                digest,
                len(made),
                len(report.findings),
                self._clock(),
            )
            package = archives.find(connection, duty.terminal, duty.event_id)
        assert package
        return package

    def _record(self, duty: Duty) -> CaseRecord:
        dossier = self._dossiers.of(duty.terminal, duty.event_id)
        with self._store.read() as connection:
            case = cases.find(connection, duty.terminal, duty.event_id)
            steps = cases.history(connection, duty.terminal, duty.event_id)
            sheet = cases.document(connection, duty.terminal, duty.event_id)
            begun = items.of(connection, duty.terminal, duty.event_id)
        published = self._definitions()
        definition = published.get(case.service) if case else None
        if case is None or definition is None or case.state not in ENDS or not items.ended(begun):
            raise Unavailable
        here = {item.service: item for item in begun}
        together = parts(dossier.application, definition, published, duty.event_id) if begun else []
        scans = [Scan(one.material, one.media_type, self._scans.read(terminal, one)) for terminal, one in dossier.files]
        copies = [copy for made in self._copies for copy in made(dossier.application, definition, case)]
        return CaseRecord(
            case,
            definition,
            dossier.application,
            tuple(steps),
            (sheet,) if sheet else (),
            (*scans, *copies),
            tuple(_child(case, steps, part, here[part.item.service]) for part in together if part.item.service in here),
        )


def _child(whole: Case, steps: Sequence[Step], part: Part, item: ItemCase) -> CaseRecord:
    """What was signed, and the scans, lie with the whole: both are about all of it."""
    accepted = [step for step in steps if step.state is CaseState.ACCEPTED][:1] if item.case_number else []
    ends = Step(2, item.case_number, item.state, item.reason, item.updated)
    case = replace(
        whole,
        event_id=part.event_id,
        service=item.service,
        case_number=item.case_number,
        state=item.state,
        reason=item.reason,
        document=False,
        updated=item.updated,
    )
    begun = [replace(step, number=1, case_number=item.case_number) for step in accepted]
    return CaseRecord(case, part.definition, replace(part.application, signature=None), (*begun, ends))
