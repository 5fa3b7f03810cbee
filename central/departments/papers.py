"""What stands on the papers that departments hand out: templates as data, filled in from records and the form."""

import base64
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from central.departments.sheet import Page, Table, draw
from central.departments.terms import evaluate, joined, spelled
from central.store.cases import LOCAL_TIME, Case, Sheet
from kiosk_app.catalogue.expressions import BadExpression
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application
from kiosk_app.protocol.papers import SealedFacts, masked_name

Sealing = Callable[[SealedFacts], str]
"""Puts the issuer's seal to what a paper says: the text of its QR code."""


class CannotBeFilledIn(ValueError):
    """What was applied for does not fit the paper. The text names the place on it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A table. each: CEL, the list of its rows, each called `row`. heads, widths, cells, total: by column.

    widths: shares of the whole. cells, total: CEL. align: a letter for each column, l, c or r.
    """

    each: str
    heads: list[str]
    widths: list[float]
    cells: list[str]
    align: str
    total: list[str] = field(default_factory=list)
    empty: str = "无记录"


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of sheet. needs: the record without which there is nothing to say. grid: label and CEL, one or two
    pairs in a line. say, then: CEL, the sentences above and below the table.
    framed: with a border, as licences have it. stock: the paper it is printed on; `certificate` is numbered.
    """

    title: str
    subtitle: str = ""
    needs: str = ""
    grid: list[list[tuple[str, str]]] = field(default_factory=list)
    say: str = ""
    table: Columns | None = None
    then: str = ""
    notes: list[str] = field(default_factory=list)
    framed: bool = False
    stock: Literal["plain", "certificate"] = "plain"

    def expressions(self) -> Iterator[str]:
        for line in self.grid:
            yield from (expression for _, expression in line)
        if self.table:
            yield from (self.table.each, *self.table.cells, *self.table.total)
        yield from (part for part in (self.needs, self.say, self.then) if part)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the expressions of a paper see. today: YYYY-MM-DD, the day of the case."""

    values: Mapping[str, Any] = field(repr=False)
    today: str

    def text(self, expression: str, where: str, row: Any = None) -> str:
        """where: on the paper, for whoever corrects it. Raises CannotBeFilledIn."""
        if not expression:
            return ""
        said = self._of(expression, where, {**self.values, "row": row})
        if not isinstance(said, str):
            raise CannotBeFilledIn(where)
        return said or "—"

    def rows(self, columns: Columns) -> tuple[tuple[str, ...], ...]:
        """Raises CannotBeFilledIn."""
        found = self._of(columns.each, "table", self.values)
        if not isinstance(found, list):
            raise CannotBeFilledIn("table")
        cells = list(zip(columns.cells, columns.heads, strict=True))
        return tuple(tuple(self.text(cell, head, row) for cell, head in cells) for row in found)

    def _of(self, expression: str, where: str, values: Mapping[str, Any]) -> Any:
        try:
            return evaluate(expression, values, self.today)
        except BadExpression:
            raise CannotBeFilledIn(where) from None


def fill_in(
    paper: Paper,
    application: Application,
    definition: Definition,
    case: Case,
    values: Mapping[str, Any],
    secret: bytes,
    seal: Sealing,
) -> Sheet:
    """The sheet of `case`; the same facts give the same bytes. values: what expressions see beside the case.

    secret: at least 10 bytes, for the code. Raises CannotBeFilledIn.
    """
    made = datetime.fromtimestamp(case.received, UTC).astimezone(LOCAL_TIME)
    today = made.date().isoformat()
    about = {"number": case.case_number, "day": today, "terminal": case.terminal}
    facts = Facts({**values, "case": about, "chosen": _chosen(application, definition)}, today)
    columns, code, issuer = paper.table, readable(secret), definition.department.name["zh_CN"]
    holder = masked_name(application.applicant.name)
    sealed = seal(SealedFacts(case.case_number, code, paper.title, issuer, holder, today))
    page = Page(
        title=paper.title,
        subtitle=paper.subtitle,
        number=case.case_number,
        code=code,
        seal=sealed,
        grid=tuple(tuple((label, facts.text(said, label)) for label, said in line) for line in paper.grid),
        say=facts.text(paper.say, "say"),
        table=_table(columns, facts) if columns else None,
        then=facts.text(paper.then, "then"),
        notes=tuple(paper.notes),
        framed=paper.framed,
        issuer=issuer,
        phone=definition.department.phone,
        terminal=case.terminal,
        day=spelled(today),
        time=made.strftime("%Y-%m-%d %H:%M:%S"),
    )
    pdf, pages = draw(page)
    name = f"{case.case_number}-1"
    return Sheet(name, definition.result.document, pages, code, pdf, case.case_number, sealed, paper.stock)


def _table(columns: Columns, facts: Facts) -> Table:
    rows = facts.rows(columns)
    return Table(
        heads=tuple(columns.heads),
        widths=tuple(columns.widths),
        align=columns.align,
        rows=rows,
        total=tuple(facts.text(cell, "total") for cell in columns.total) if rows else (),
        empty=columns.empty,
    )


def _chosen(application: Application, definition: Definition) -> dict[str, str]:
    """Of each answer that was chosen from a list, the words of the list."""
    words = {}
    for asked in definition.fields:
        answer = application.fields.get(asked.key)
        picked = answer if isinstance(answer, list) else [answer]
        texts = [option.text["zh_CN"] for option in asked.options if option.value in picked]
        if asked.options:
            words[asked.key] = joined(texts)
    return words


def readable(secret: bytes) -> str:
    """16 characters in groups of four; base 32 has no 0, 1 or 8 to be mistaken for a letter."""
    text = base64.b32encode(secret[:10]).decode()
    return "-".join(text[at : at + 4] for at in range(0, 16, 4))
