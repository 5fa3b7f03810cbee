"""Makes derived copies of e-licences, each noted with its purpose: for the archive, and for who wants one on paper."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

from central.archive.record import Scan
from central.catalogue.library import read_library
from central.catalogue.publish import SOURCES
from central.departments.papers import Sealing, readable
from central.identity.users import Users
from central.licences.call_log import Asked, CallLog
from central.licences.copies import Copy, draw
from central.store.cases import LOCAL_TIME, Case
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application, Person
from kiosk_app.protocol.live import LICENCE, ShareAnswer
from kiosk_app.protocol.papers import SealedFacts, masked_name

PDF: Final = "application/pdf"
LABELS: Final = {
    "name": "持证人",
    "number": "证照编号",
    "issued": "签发日期",
    "valid_from": "有效期起",
    "valid_to": "有效期至",
    "issuer": "签发机关",
}
"""What the values of a licence are called; what has no name here is not on the copy."""


@dataclass(frozen=True, slots=True)
class Made:
    """A copy on paper. number: the copy's own. code, seal: what it can be verified by."""

    pdf: bytes
    number: str
    code: str
    seal: str


class Deriving:
    """share: what a department says of a scene and a person; may raise Unavailable."""

    def __init__(self, share: Callable[[str, Person], ShareAnswer], log: CallLog, users: Users, seal: Sealing) -> None:
        self._share = share
        self._log = log
        self._users = users
        self._seal = seal

    def copy(self, asked: Asked, person: Person, case: Case) -> Made | None:
        """None when there is no such licence. The same case gives the same copy. Raises Unavailable."""
        answer = self._share(asked.scene, person)
        self._log.note(asked, person, found=answer.found)
        if not answer.found:
            return None
        licence = asked.scene.removeprefix(LICENCE)
        number = f"{case.case_number or case.local_number}-{licence}"
        code = readable(self._users.sign(f"{case.event_id}\x00{asked.scene}"))
        made = datetime.fromtimestamp(case.received, UTC).astimezone(LOCAL_TIME)
        values = {"name": person.name, **answer.values}
        about, day = _about(licence), made.date().isoformat()
        title, issuer = about.get("chinese", licence), str(values.get("issuer") or about.get("issuer", ""))
        sealed = self._seal(
            SealedFacts(number, code, f"{title}复制件", issuer, masked_name(str(values["name"])), day, until=day)
        )
        copy = Copy(
            title=title,
            rows=tuple((label, str(values[name])) for name, label in LABELS.items() if values.get(name)),
            issuer=issuer,
            purpose=asked.purpose,
            terminal=asked.terminal,
            day=f"{made.year}年{made.month:02d}月{made.day:02d}日",
            number=number,
            code=code,
            seal=sealed,
        )
        return Made(draw(copy), number, code, sealed)

    def of_case(self, application: Application, definition: Definition, case: Case) -> tuple[Scan, ...]:
        """A copy for each material that an e-licence proved. Raises Unavailable."""
        purpose = definition.name["zh_CN"]
        scans = []
        for proof in application.materials:
            if proof.source == "licence":
                asked = Asked(case.terminal, case.service, proof.detail, purpose, "copy")
                if made := self.copy(asked, application.applicant, case):
                    scans.append(Scan(proof.code, PDF, made.pdf))
        return tuple(scans)


@cache
def _licences() -> Mapping[str, Any]:
    return read_library(SOURCES).shelves.get("licences", {})


def _about(licence: str) -> Mapping[str, str]:
    found = _licences().get(licence)
    return found if isinstance(found, dict) else {}
