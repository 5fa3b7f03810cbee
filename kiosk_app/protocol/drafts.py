"""A form that somebody who is known has begun, kept at the centre to be gone on with elsewhere.

Only what was answered by hand is in it: what cards, codes and other departments say is asked again where it is needed.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk_app.protocol.cases import Person


class Channel(StrEnum):
    """Where it was saved last (移动端, 自助端)."""

    PHONE = "phone"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Form:
    """answers: by place, `group.row.key` in groups; a list for several choices. rows: of each group."""

    answers: dict[str, str | list[str]] = field(default_factory=dict, repr=False)
    rows: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """`POST /v1/drafts`: has this person begun this service somewhere? A person is no part of an address."""

    person: Person
    service: str


@dataclass(frozen=True, slots=True)
class DraftFound:
    """200; 404 when there is none. saved: RFC 3339, in the centre's own time."""

    form: Form
    saved: str
    channel: Channel


@dataclass(frozen=True, slots=True)
class DraftToKeep:
    """`PUT /v1/drafts`: takes the place of an earlier one. 413 when it is too long."""

    person: Person
    service: str
    form: Form


@dataclass(frozen=True, slots=True)
class DraftKept:
    """until: the last day on which it can be gone on with, YYYY-MM-DD."""

    until: str
