"""What the social security stand-in puts on a certificate: one person's record over the months asked for."""

import base64
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

from central.departments.certificate import Certificate, Line, draw
from central.departments.register import Record
from central.store.cases import LOCAL_TIME, Case, Sheet
from kiosk_app.catalogue.model import Choice, Definition
from kiosk_app.protocol.cases import Application

KINDS: Final = "xz"
FROM: Final = "qs"
TO: Final = "js"
PURPOSE: Final = "yt"
"""Field names of the template; a definition that names the template asks for these."""
NAMES: Final = {
    "pension": "企业职工基本养老保险",
    "medical": "职工基本医疗保险",
    "unemployment": "失业保险",
    "injury": "工伤保险",
    "maternity": "生育保险",
}
SEXES: Final = {"1": "男", "2": "女"}


def certificate_sheet(
    application: Application, definition: Definition, case: Case, record: Record, secret: bytes
) -> Sheet:
    """The certificate of `case`; the same case gives the same bytes. secret: at least 10 bytes, for the code.

    Raises ValueError when a month of the form is none, KeyError when a field is missing.
    """
    code = _readable(secret)
    made = datetime.fromtimestamp(case.received, UTC).astimezone(LOCAL_TIME)
    fields = application.fields
    document_id = f"{case.case_number}-1"
    certificate = Certificate(
        number=case.case_number,
        code=code,
        name=record.name,
        sex=SEXES["1" if int(record.number[16]) % 2 else "2"],
        birth=_day(date.fromisoformat(f"{record.number[6:10]}-{record.number[10:12]}-{record.number[12:14]}")),
        id_number=f"{record.number[:6]} {record.number[6:14]} {record.number[14:]}",
        area="山东省烟台市",
        unit=record.unit or "—",
        period=f"{_month(fields[FROM])} 至 {_month(fields[TO])}",
        purpose=_label(definition, PURPOSE, str(fields.get(PURPOSE, ""))),
        lines=_lines(record, fields[KINDS], str(fields[FROM]), str(fields[TO])),
        issuer=definition.department.name["zh_CN"],
        phone=definition.department.phone,
        terminal=case.terminal,
        day=_day(made.date()),
        time=made.strftime("%Y-%m-%d %H:%M:%S"),
    )
    pdf, pages = draw(certificate)
    return Sheet(document_id, definition.result.document, pages, code, pdf)


def months_between(first: str, last: str) -> int:
    """Months from `first` to `last`, both counted; 0 when they are the wrong way round. YYYY-MM. Raises ValueError."""
    return max(0, _index(last) - _index(first) + 1)


def _lines(record: Record, kinds: Sequence[str], first: str, last: str) -> tuple[Line, ...]:
    lines = []
    for kind in kinds:
        since = record.insurances.get(kind)
        begins = max(first, since) if since else ""
        months = months_between(begins, last) if since else 0
        lines.append(
            Line(
                kind=NAMES.get(kind, kind),
                since=_month(since) if since else "—",
                period=f"{begins.replace('-', '.')} – {last.replace('-', '.')}" if months else "—",
                months=months,
                state=("正常参保" if record.active else "暂停缴费") if since else "未参保",
            )
        )
    return tuple(lines)


def _label(definition: Definition, key: str, value: str) -> str:
    options: list[Choice] = next((field.options for field in definition.fields if field.key == key), [])
    return next((option.text["zh_CN"] for option in options if option.value == value), value)


def _index(month: str) -> int:
    day = date.fromisoformat(f"{month}-01")
    return day.year * 12 + day.month


def _month(month: str) -> str:
    day = date.fromisoformat(f"{month}-01")
    return f"{day.year}年{day.month:02d}月"


def _day(day: date) -> str:
    return f"{day.year}年{day.month:02d}月{day.day:02d}日"


def _readable(secret: bytes) -> str:
    """16 characters in groups of four; base 32 has no 0, 1 or 8 to be mistaken for a letter."""
    text = base64.b32encode(secret[:10]).decode()
    return "-".join(text[at : at + 4] for at in range(0, 16, 4))
