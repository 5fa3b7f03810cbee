"""The expressions of a definition: CEL, the Common Expression Language, with functions for what forms are about.

An expression sees every answer by its key ("" or [] while unanswered), the rows of a group as a list, and `today`. In a
group's own expressions the row's answers stand by their keys; in a list, a row is called `row`:
`members.all(row, row.name != "")`. ISO dates and months compare as text.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

import cel

from kiosk_app.catalogue.codes import is_card_number, is_id_number, is_uscc
from kiosk_app.catalogue.dates import age, days, month, months, span
from kiosk_app.catalogue.model import Seen

log = logging.getLogger(__name__)
BUILT_IN: Final = frozenset({"size", "matches", "contains", "startsWith", "endsWith", "int", "double", "string"})
ROW: Final = "row"


class BadExpression(ValueError):
    """An expression does not parse, cannot be evaluated, or names something that does not exist.

    `expression` is its source.
    """

    def __init__(self, expression: str, reason: str) -> None:
        super().__init__(f"{expression!r}: {reason}")
        self.expression = expression
        self.reason = reason


def clamp(number: int, low: int, high: int) -> int:
    return max(low, min(high, number))


def total(numbers: Sequence[float]) -> float:
    return float(sum(numbers))


def birthday(number: str) -> str:
    """Of a resident identity number; "" when it is none."""
    return f"{number[6:10]}-{number[10:12]}-{number[12:14]}" if is_id_number(number) else ""


def sex(number: str) -> str:
    """Of a resident identity number, GB/T 2261.1: "1" male, "2" female; "" when it is none."""
    return ("1" if int(number[16]) % 2 else "2") if is_id_number(number) else ""


def yuan(amount: float) -> str:
    """With two decimals, as an amount is written."""
    return f"{amount:.2f}"


FUNCTIONS: Final[Mapping[str, Callable[..., object]]] = {
    function.__name__: function
    for function in (
        age, birthday, clamp, days, is_card_number, is_id_number, is_uscc, month, months, sex, span, total, yuan,
    )
}  # fmt: skip


@cache
def compiled(expression: str) -> cel.Program:
    """Raises BadExpression."""
    try:
        return cel.compile(expression)
    except ValueError as error:
        raise BadExpression(expression, "does not parse") from error


def check(expression: str, keys: set[str]) -> None:
    """Raises BadExpression when the expression names a field that is not in `keys`, or an unknown function."""
    program = compiled(expression)
    unknown = sorted(set(program.variables()) - keys - {"today", ROW})
    if unknown:
        raise BadExpression(expression, f"no such field: {', '.join(unknown)}")
    known = BUILT_IN | set(FUNCTIONS)
    strange = sorted(name for name in program.functions() if name.isidentifier() and name not in known)
    if strange:
        raise BadExpression(expression, f"no such function: {', '.join(strange)}")


def evaluate(expression: str, values: Mapping[str, Seen], today: str) -> object:
    """Raises BadExpression."""
    context = cel.Context({**values, "today": today}, dict(FUNCTIONS))
    try:
        return compiled(expression).execute(context)
    except (RuntimeError, TypeError, ValueError, OverflowError) as error:
        raise BadExpression(expression, "cannot be evaluated") from error


class CelExpressions:
    """`model.Expressions` in CEL. What cannot be evaluated does not hold, and gives no text: it is said once, no visit
    ends over it.
    """

    def __init__(self) -> None:
        self._told = set[str]()

    def holds(self, expression: str, values: Mapping[str, Seen], today: str) -> bool:
        return not expression or self._result(expression, values, today) is True

    def text(self, expression: str, values: Mapping[str, Seen], today: str) -> str:
        found = self._result(expression, values, today) if expression else ""
        return found if isinstance(found, str) else ""

    def _result(self, expression: str, values: Mapping[str, Seen], today: str) -> object:
        try:
            return evaluate(expression, values, today)
        except BadExpression as error:
            if expression not in self._told:
                self._told.add(expression)
                log.info("an expression of a definition: %s", error)
            return None
