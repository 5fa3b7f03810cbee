"""How provinces write a rating down. Inside, 5 is best; only here is it said in somebody else's numbers.

Two traps lie here. GB/T 39046-2020 counts satisfaction from 1, the best, while the provinces' interfaces count down
from 5; and whether `promiseTime` 1 means promised or done at once depends on who made the platform. So a dialect says
both, and what it writes it can read back.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, TypedDict

from central.store.cases import LOCAL_TIME, REGION, Case
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application, CaseState, Evaluation

TERMINAL: Final = "5"
"""`pf`: another terminal of the service hall, which is what a self-service terminal is."""
AREA: Final = "烟台市"
PERSON: Final = "1"
NAMED: Final = "2"
FIRST: Final = "1"
STATUS: Final = {
    CaseState.RECEIVED: "1",
    CaseState.SUPPLEMENT: "2",
    CaseState.ACCEPTED: "2",
    CaseState.REFUSED: "3",
    CaseState.DONE: "3",
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """best: how `satisfaction` says "very satisfied", 5 or 1. promised, instant: how `promiseTime` says which it is."""

    best: int
    promised: str
    instant: str
    source: str

    def satisfaction(self, level: int) -> str:
        return str(level if self.best == 5 else 6 - level)

    def level(self, satisfaction: str) -> int:
        """The other way round. Raises ValueError for what is no level."""
        value = int(satisfaction)
        if not 1 <= value <= 5:
            raise ValueError("satisfaction")
        return value if self.best == 5 else 6 - value

    def is_promised(self, promise_time: str) -> bool:
        """Raises ValueError for what is neither."""
        if promise_time not in (self.promised, self.instant):
            raise ValueError("promiseTime")
        return promise_time == self.promised


PROVINCE: Final = Dialect(best=5, promised="1", instant="2", source="133")
"""As Zhejiang's interface has it."""
NATIONAL: Final = Dialect(best=1, promised="2", instant="1", source="133")
"""Satisfaction by GB/T 39046, promiseTime as the other vendor has it."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating and what it rates."""

    evaluation: Evaluation
    case: Case
    definition: Definition
    application: Application = field(repr=False)


class Upload(TypedDict):
    """A record as provinces name its fields; every value is text."""

    areaCode: str
    areaName: str
    deptCode: str
    taskCode: str
    taskHandleItem: str
    taskName: str
    subMatter: str
    projectNo: str
    proStatus: str
    proDepart: str
    proDepartCode: str
    proManager: str
    pf: str
    certKey: str
    certKeyGOV: str
    userName: str
    userProp: str
    satisfaction: str
    evalDetail: str
    writingEvaluation: str
    assessTime: str
    assessNumber: str
    promiseTime: str
    acceptDate: str
    dataSource: str
    appStatus: str
    anonymity: str


def upload(rated: Rated, dialect: Dialect) -> Upload:
    """The record of a rating. Raises ValueError when its time is none."""
    evaluation, case, definition = rated.evaluation, rated.case, rated.definition
    department = definition.department
    return Upload(
        areaCode=REGION,
        areaName=AREA,
        deptCode=department.uscc,
        taskCode=definition.id,
        taskHandleItem=definition.id,
        taskName=definition.name["zh_CN"],
        subMatter="",
        projectNo=case.case_number or case.local_number,
        proStatus=STATUS[case.state],
        proDepart=department.name["zh_CN"],
        proDepartCode=department.uscc,
        proManager="",
        pf=TERMINAL,
        certKey=rated.application.applicant.number,
        certKeyGOV="",
        userName=rated.application.applicant.name,
        userProp=PERSON,
        satisfaction=dialect.satisfaction(evaluation.level),
        evalDetail=",".join(evaluation.reasons),
        writingEvaluation=evaluation.text,
        assessTime=_local(datetime.fromisoformat(evaluation.time)),
        assessNumber=FIRST,
        promiseTime=dialect.promised if definition.result.days else dialect.instant,
        acceptDate=_local(datetime.fromtimestamp(case.received, UTC)),
        dataSource=dialect.source,
        appStatus="1",
        anonymity=NAMED,
    )


def _local(moment: datetime) -> str:
    return moment.astimezone(LOCAL_TIME).strftime("%Y-%m-%d %H:%M:%S")
