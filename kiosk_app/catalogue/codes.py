"""Codes that people carry around: whether one is right, by the arithmetic of its standard.

Item codes are GB/T 39554.1-2020: 12 digits name an item (region 2, type 2, main 5, sub 3), 31 characters a department's
task (its unified social credit code 18, level 1, the 12), 33 the variant that is handled (a serial of 2 more).
"""

import re
from datetime import date
from typing import Final

ID_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS: Final = "10X98765432"
"""GB 11643-1999."""
USCC_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015."""
BASIC: Final = re.compile(r"\d{12}")
OLD_BASIC: Final = re.compile(r"\d{10}")
OLD_TASK: Final = re.compile(r"[0-9A-Z]{24}")
"""GB/T 39046-2020 still has these lengths; what is imported may, what is written here may not."""


def is_id_number(text: str) -> bool:
    """An 18-character resident identity number with a real birthday and its check character."""
    if not re.fullmatch(r"\d{17}[\dX]", text):
        return False
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(ID_WEIGHTS, text, strict=False))
    return ID_CHECKS[total % 11] == text[17]


def is_uscc(text: str) -> bool:
    """A unified social credit code: 18 characters, the last one a check."""
    if len(text) != 18 or any(character not in USCC_ALPHABET for character in text):
        return False
    total = sum(USCC_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(text[:17]))
    return USCC_ALPHABET[-total % 31] == text[17]


def is_card_number(text: str) -> bool:
    """A bank card number: 16 to 19 digits, by the formula of ISO/IEC 7812-1 annex B (Luhn)."""
    if not re.fullmatch(r"\d{16,19}", text):
        return False
    digits = [int(digit) for digit in reversed(text)]
    return sum(digits[::2] + [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]) % 10 == 0


def is_basic(text: str) -> bool:
    return BASIC.fullmatch(text) is not None


def is_task(text: str, uscc: str, basic: str) -> bool:
    """The task of the department `uscc` for the item `basic`."""
    return len(text) == 31 and text[:18] == uscc and text[18] in "1234567" and text[19:] == basic


def is_item(text: str, task: str) -> bool:
    return len(text) == 33 and text[:31] == task and text[31:].isdecimal()


def is_old(text: str) -> bool:
    """Of the lengths that were used before 2020-11-19: known, and to be replaced by the new ones."""
    return OLD_BASIC.fullmatch(text) is not None or OLD_TASK.fullmatch(text) is not None
