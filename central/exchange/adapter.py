"""A department whose own system works through the exchange tables. Read it as the example of an adapter.

What every adapter has to do, and how it is done here:

- **Hand over once.** `decide` is called again and again until there is an answer. The same application (event id and
  number of supplements, which is DATAVER here) is written by whoever comes first; later calls change nothing.
- **Never wait.** Whoever has not answered yet is `Unavailable`; the centre asks again and does other work meanwhile.
- **Give back what was decided later** from `updates`: at least once, in the department's own order (`n`). A row counts
  as taken (SIGNSTATE 1) only when the centre comes back with the cursor that it was given for it.
- **Say what is wrong without saying whose it is.** Exceptions and log lines hold codes and ids, no contents.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Self

import msgspec
from sqlalchemy import Connection, Engine, create_engine, insert, select, update
from sqlalchemy.exc import DataError, SQLAlchemyError

from central.departments.adapter import (
    SERIALS,
    Decision,
    Unavailable,
    UnknownTemplate,
    Update,
    Updates,
    place,
    version,
)  # fmt: skip
from central.evaluations.upload import NATIONAL
from central.exchange import tables
from central.exchange.codes import code, meaning
from central.store.cases import LOCAL_TIME, REGION, Case, Sheet
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application, CaseState, Evaluation, Factor, MaterialProof, Person
from kiosk_app.protocol.live import IdentityAnswer, ShareAnswer

log = logging.getLogger(__name__)
PAGE: Final = 20
LAST: Final = SERIALS - 1
"""The serial of what ends a case, among the reports of one version."""
TAKEN_AS: Final = {"licence": "licence", "share": "licence", "photo": "licence", "capture": "uploaded"}
"""How a material came, by its source; whatever else is said on paper."""


class DoesNotFit(ValueError):
    """An application that the tables have no room for, such as a name that is too long."""


@dataclass(frozen=True, slots=True)
class Node:
    """A step of the department's own process."""

    name: str
    result: str
    time: str


@dataclass(frozen=True, slots=True)
class Course:
    """How a case is getting on: steps, special procedures that stop the clock, fees in cents by name."""

    nodes: list[Node]
    special: list[Node]
    fees: dict[str, int]


class ExchangeTables:
    """Implements `Department`. clock: seconds since 1970. passwords: a new query password (digits) at each call."""

    def __init__(self, engine: Engine, clock: Callable[[], float], passwords: Callable[[], str]) -> None:
        self._engine = engine
        self._clock = clock
        self._passwords = passwords

    @classmethod
    def open(cls, url: str, clock: Callable[[], float], passwords: Callable[[], str]) -> Self:
        """url: in SQLAlchemy's notation, `postgresql+psycopg://…`. The parameters of statements are never shown."""
        return cls(create_engine(url, hide_parameters=True, pool_pre_ping=True), clock, passwords)

    def close(self) -> None:
        self._engine.dispose()

    def identify(self, person: Person, factor: Factor) -> IdentityAnswer:
        """No question can be asked through tables while somebody waits."""
        raise Unavailable

    def share(self, scene: str, person: Person) -> ShareAnswer:
        return ShareAnswer(False)

    def check(self, service: str, rule: str, person: Person, fields: Mapping[str, Any], event_id: str = "") -> bool:
        raise Unavailable

    def decide(self, application: Application, definition: Definition, event_id: str) -> Decision:
        """Raises Unavailable until the department has accepted or sent back, DoesNotFit."""
        of = version(application)
        with self._talking() as connection:
            if not _written(connection, event_id, of):
                self._write(connection, application, definition, event_id, of)
            given = _answer(connection, event_id, of)
        if given is None:
            raise Unavailable
        return given

    def document(self, application: Application, definition: Definition, case: Case) -> Sheet:
        """The tables carry no sheets."""
        raise UnknownTemplate(definition.result.document)

    def updates(self, cursor: str) -> Updates:
        """At most `PAGE` rows. Raises Unavailable."""
        with self._talking() as connection:
            if cursor:
                _sign(connection, cursor)
            rows = _unsigned(connection)
        found = [row for row in (_update(row) for row in rows) if row]
        return Updates(msgspec.json.encode([row.key for row in rows]).decode() if rows else cursor, found)

    def course(self, event_id: str) -> Course:
        """Raises Unavailable."""
        with self._talking() as connection:
            nodes, stops, fees = (
                connection.execute(
                    select(table).where(table.c.projid == event_id).order_by(table.c.dataver, table.c.sn)
                )
                for table in (tables.process, tables.special, tables.fee)
            )
            return Course(
                [Node(row.nodename, row.noderesult, row.handletime) for row in nodes],
                [Node(row.nodename, "", row.starttime) for row in stops],
                {row.feename: row.feecents for row in fees},
            )

    def rate(self, event_id: str, evaluation: Evaluation) -> None:
        """Write a rating, once. Raises Unavailable."""
        table = tables.evaluation
        with self._talking() as connection:
            known = select(table.c.projid).where(table.c.orgbusno == event_id)
            if not connection.execute(known).first():
                connection.execute(
                    insert(table).values(
                        **self._common(event_id, 1),
                        satisfaction=NATIONAL.satisfaction(evaluation.level),
                        evaldetail=",".join(evaluation.reasons),
                        assesstime=_local(datetime.fromisoformat(evaluation.time)),
                    )
                )

    @contextmanager
    def _talking(self) -> Iterator[Connection]:
        """One transaction with the department's database."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except DataError:
            raise DoesNotFit("exchange") from None
        except SQLAlchemyError as error:
            log.info("the exchange tables do not answer: %s", type(error).__name__)
            raise Unavailable from None

    def _common(self, event_id: str, version: int) -> dict[str, Any]:
        made = _local(datetime.fromtimestamp(self._clock(), UTC))
        return {"orgbusno": event_id, "projid": event_id, "dataver": version, "maketime": made}

    def _write(
        self, connection: Connection, application: Application, definition: Definition, event_id: str, version: int
    ) -> None:
        common = self._common(event_id, version)
        names = {material.code: material.name["zh_CN"] for material in definition.materials}
        person = application.applicant
        connection.execute(
            insert(tables.application).values(
                **common,
                projpwd=_password(connection, event_id) or self._passwords(),
                infotype=code("infotype", "promised" if definition.result.days else "instant"),
                submit=code("submit", "other"),
                servicecode=definition.id,
                servicename=definition.name["zh_CN"],
                deptcode=definition.department.uscc,
                deptname=definition.department.name["zh_CN"],
                areacode=REGION,
                applyname=person.name,
                applycardtype=person.document_type,
                applycardnumber=person.number,
                mobile=str(application.fields.get("sjh") or ""),
                acceptlist=",".join(f"{one.code}:{names.get(one.code, one.code)}" for one in application.materials),
                receivetime=_local(datetime.fromisoformat(application.submitted)),
            )
        )
        scans = {scan.material: scan.sha256 for scan in application.attachments}
        for serial, proof in enumerate(application.materials, 1):
            connection.execute(insert(tables.material).values(**common, sn=serial, **_proof(proof, names, scans)))
        answers = msgspec.json.encode(application.fields, order="sorted").decode()
        connection.execute(insert(tables.form).values(**common, formjson=answers))


@dataclass(frozen=True, slots=True)
class _Report:
    """A row of the department that nobody has taken. key: table, ORGBUSNO, DATAVER, SN."""

    key: tuple[str, str, int, int]
    event_id: str
    state: CaseState | None
    reason: str
    time: str


def _written(connection: Connection, event_id: str, version: int) -> bool:
    table = tables.form
    query = select(table.c.projid).where(table.c.orgbusno == event_id, table.c.dataver == version)
    return connection.execute(query).first() is not None


def _password(connection: Connection, event_id: str) -> str:
    """The one that the citizen was given with the first version, "" before."""
    table = tables.application
    query = select(table.c.projpwd).where(table.c.orgbusno == event_id).order_by(table.c.dataver).limit(1)
    return connection.execute(query).scalar_one_or_none() or ""


def _proof(proof: MaterialProof, names: Mapping[str, str], scans: Mapping[str, str]) -> dict[str, str]:
    return {
        "filecode": proof.code,
        "filename": names.get(proof.code, proof.code),
        "taketype": code("taketype", TAKEN_AS.get(proof.source, "paper")),
        "filedigest": scans.get(proof.code, ""),
    }


def _answer(connection: Connection, event_id: str, version: int) -> Decision | None:
    """How the department took this version; it may have ended the case at once, too."""
    for table, column in ((tables.done, "doneresult"), (tables.acceptance, "noderesult")):
        query = select(table).where(table.c.projid == event_id, table.c.dataver == version)
        row = connection.execute(query.limit(1)).one_or_none()
        state = _meant(column, row._mapping[column], event_id) if row else None
        if row and state is CaseState.DONE:
            return Decision(CaseState.ACCEPTED)
        if row and state:
            return Decision(state, "" if state is CaseState.ACCEPTED else row.reason)
    return None


def _unsigned(connection: Connection) -> list[_Report]:
    """The oldest rows that nobody has taken."""
    found = []
    for table, column in ((tables.process, "noderesult"), (tables.done, "doneresult")):
        query = select(table).where(table.c.signstate == code("signstate", "not_exchanged"))
        for row in connection.execute(query.order_by(table.c.maketime, table.c.orgbusno).limit(PAGE)):
            said = row._mapping
            key = (str(table.name), row.orgbusno, row.dataver, said.get("sn", LAST))
            state = _meant(column, said[column], row.projid)
            found.append(_Report(key, row.projid, state, row.reason, row.maketime))
    return sorted(found, key=lambda row: (row.time, row.key))[:PAGE]


def _update(row: _Report) -> Update | None:
    if row.state is None:
        return None
    _, _, of, serial = row.key
    return Update(row.event_id, place(of, serial), row.state, row.reason, row.time)


def _sign(connection: Connection, cursor: str) -> None:
    """The centre has what it was given with this cursor."""
    known = {table.name: table for table in (tables.process, tables.done)}
    for name, serial, of, number in msgspec.json.decode(cursor, type=list[tuple[str, str, int, int]]):
        table = known[name]
        mine = (table.c.orgbusno == serial) & (table.c.dataver == of)
        if "sn" in table.c:
            mine &= table.c.sn == number
        connection.execute(update(table).where(mine).values(signstate=code("signstate", "exchanged")))


def _meant(column: str, value: str, event_id: str) -> CaseState | None:
    try:
        return meaning(column, value) if value else None
    except KeyError:
        log.error("%s of %s holds a code that is not in the table", column, event_id)
        return None


def _local(moment: datetime) -> str:
    return moment.astimezone(LOCAL_TIME).strftime("%Y-%m-%d %H:%M:%S")
