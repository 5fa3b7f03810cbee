"""What a form can be filled in with beforehand: fields found among the lines of a licence or an identity card. Pure.

Numbers count only when their check digit does. A code has no I, O, S, V or Z (GB 32100-2015), so that what is read as
one of those can only be the digit that looks like it. Names are as they were read; whoever uses them lets them be
looked at by the citizen.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from drivers.id_card.protocol import valid_number
from drivers.ocr.lines import Line

_CODE_LETTERS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LOOK_ALIKE: Final = str.maketrans("IOSZ", "1052")
_CODE: Final = re.compile(r"[0-9A-Z]{18}")
_NUMBER: Final = re.compile(r"[0-9]{17}[0-9X]")
_NOTHING: Final = re.compile(r"[\s:：·.]+")


class Kind(StrEnum):
    """Papers whose fields are known."""

    BUSINESS_LICENCE = "businessLicence"
    IDENTITY_CARD = "residentIdentityCard"


@dataclass(frozen=True)
class Found:
    """confidence: of the least sure line that it was taken from."""

    text: str = field(repr=False)
    confidence: float


def fields(kind: Kind, lines: Sequence[Line]) -> Mapping[str, Found]:
    """By name; what was not found, or has a wrong check digit, is not there."""
    if kind is Kind.BUSINESS_LICENCE:
        found = {
            "creditCode": _number(lines, _CODE, _is_credit_code),
            "name": _beside(lines, ("名称",)),
            "legalRepresentative": _beside(lines, ("法定代表人", "经营者", "负责人")),
        }
    else:
        found = {"number": _number(lines, _NUMBER, valid_number), "name": _beside(lines, ("姓名",))}
    return {name: one for name, one in found.items() if one}


def credit_check(first: str) -> str:
    """The 18th character of a unified social credit code after its first 17 (GB 32100-2015, 4.5)."""
    total = sum(_CODE_LETTERS.index(letter) * pow(3, place, 31) for place, letter in enumerate(first))
    return _CODE_LETTERS[-total % 31]


def _is_credit_code(text: str) -> bool:
    return all(letter in _CODE_LETTERS for letter in text) and credit_check(text[:17]) == text[17]


def _number(lines: Sequence[Line], shape: re.Pattern[str], good: Callable[[str], bool]) -> Found | None:
    """The first of `shape` whose check digit is right, as it was read or with digits for letters that look alike."""
    for line in lines:
        bare = _NOTHING.sub("", line.text.upper())
        for text in (bare, bare.translate(_LOOK_ALIKE)):
            # Whatever stands before it on the line may end in a letter or a digit as well.
            starts = (text[at : at + 18] for at in range(len(text) - 17))
            for piece in starts:
                if shape.fullmatch(piece) and good(piece):
                    return Found(piece, line.confidence)
    return None


def _beside(lines: Sequence[Line], labels: Sequence[str]) -> Found | None:
    """What stands after a label, in its line or to the right of it."""
    for label in labels:
        for number, line in enumerate(lines):
            bare = _NOTHING.sub("", line.text)
            if bare.startswith(label) and len(bare) > len(label):
                return Found(bare[len(label) :], line.confidence)
            spread = _spread(lines[number:], label)
            if spread and (value := _right_of(lines, spread)):
                return value
    return None


def _spread(lines: Sequence[Line], label: str) -> Line | None:
    """A label that is one line, or whose characters stand so far apart that each is one; its last piece."""
    first, rest = lines[0], label
    for line in sorted((one for one in lines if _level(first, one)), key=lambda one: one.box[0]):
        bare = _NOTHING.sub("", line.text)
        if not bare or not rest.startswith(bare):
            return None
        rest = rest[len(bare) :]
        if not rest:
            return line
    return None


def _right_of(lines: Sequence[Line], label: Line) -> Found | None:
    beside = [one for one in lines if _level(label, one) and one.box[0] >= label.box[2] - label.height / 2]
    if not beside:
        return None
    nearest = min(beside, key=lambda one: one.box[0])
    text = _NOTHING.sub("", nearest.text)
    return Found(text, min(nearest.confidence, label.confidence)) if text else None


def _level(one: Line, other: Line) -> bool:
    """Whether two stand side by side."""
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return shared > 0.5 * min(one.height, other.height)
