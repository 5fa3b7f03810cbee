"""Whether a paper that somebody holds is genuine: what its seal says, and what terminal and centre tell each other."""

from dataclasses import dataclass, field
from typing import Final

PATH: Final = "/v1/papers"
MAX_WORD: Final = 64
"""Characters of a number or a code."""


@dataclass(frozen=True, slots=True)
class SealedFacts:
    """What the issuer has put its seal to. number, code: as printed. holder: masked, "" for nobody in particular.

    day: of issue; until: the last day it is good for, "" for always. YYYY-MM-DD.
    """

    number: str
    code: str
    title: str
    issuer: str
    holder: str = field(repr=False)
    day: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """By the number and the code on a paper, however they were typed."""

    number: str
    code: str


@dataclass(frozen=True, slots=True)
class PaperAnswer:
    """known: there is a paper of this number and this code. withdrawn: it is not good any more.

    seal: what the paper itself carries, "" for one from an office whose papers have none.
    """

    known: bool
    withdrawn: bool = False
    seal: str = field(default="", repr=False)


def plain(word: str) -> str:
    """A number or a code without what people leave out or add: spaces, dashes, small letters."""
    return "".join(character for character in word if character.isalnum()).upper()


def masked_name(name: str) -> str:
    """张* · 欧阳** · J*** S****: the first character of each word stays."""
    return " ".join(word[:1] + "*" * (len(word) - 1) for word in name.split(" "))
