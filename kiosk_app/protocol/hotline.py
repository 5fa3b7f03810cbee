"""What a citizen tells the hotline 12345.

A ticket is numbered like a case: the entry's header names `SERVICE` as its service, its receipt has a local number, and
`CaseChange` and `Progress` tell the ticket number as `case_number`.
"""

from dataclasses import dataclass, field
from typing import Final, Literal

SERVICE: Final = "12345"
MAX_TEXT: Final = 1000
Category = Literal["question", "complaint", "suggestion", "report", "thanks"]


@dataclass(frozen=True, slots=True)
class Ticket:
    """The body of a `ticket` entry.

    service, case_number (local where there is no other): what it is about, "" for nothing in particular.
    text: up to `MAX_TEXT` characters. phone: "" when the citizen wants no call. time: RFC 3339, the terminal's clock.
    """

    category: Category
    text: str = field(repr=False)
    time: str
    local_number: str
    service: str = ""
    case_number: str = ""
    phone: str = field(default="", repr=False)
    v: int = 1
