"""All that a package is made of: the same record gives the same bytes."""

from dataclasses import dataclass, field

from central.store.cases import Case, Sheet, Step
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that came with the application. material: the code of what it proves."""

    material: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """A finished case. application: with its supplements merged in. steps: how it moved, oldest first.

    children: the cases of a life event, of which this one is the parent. version: of the package, from 1.
    """

    case: Case
    definition: Definition
    application: Application = field(repr=False)
    steps: tuple[Step, ...]
    sheets: tuple[Sheet, ...] = ()
    scans: tuple[Scan, ...] = ()
    children: tuple["CaseRecord", ...] = ()
    version: int = 1

    @property
    def number(self) -> str:
        """The case number; the local number of a case that was refused before it got one."""
        return self.case.case_number or self.case.local_number

    @property
    def task(self) -> str:
        """The code of the item; the service's id while definitions have none."""
        return self.definition.id

    @property
    def folder(self) -> str:
        return f"{self.task}_{self.number}"

    @property
    def name(self) -> str:
        """Of the package."""
        year = self.case.updated[:4]
        return f"{self.definition.department.uscc}-{year}-{self.number}-{self.version}.zip"
