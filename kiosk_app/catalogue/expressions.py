"""The expressions of a definition: CEL, the Common Expression Language, with functions for dates.

An expression sees every answer by its key ("" or [] while unanswered) and `today`. ISO dates compare as text.
`days(date, n)` and `months(date, n)` count from a date, never past the end of a month; `month(date)` is its YYYY-MM.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import cel

from kiosk_app.catalogue.model import Value

FUNCTIONS = frozenset({"days", "month", "months", "size", "matches", "contains", "startsWith", "endsWith"})


class BadExpression(ValueError):
    """An expression does not parse, or names something that does not exist. `expression` is its source."""

    def __init__(self, expression: str, reason: str) -> None:
        super().__init__(f"{expression!r}: {reason}")
        self.expression = expression
        self.reason = reason


def days(start: str, count: int) -> str:
    return (date.fromisoformat(start) + timedelta(days=count)).isoformat()


def months(start: str, count: int) -> str:
    """Takes YYYY-MM-DD or YYYY-MM and gives the same spelling back."""
    parts = [int(part) for part in start.split("-")]
    index = parts[0] * 12 + parts[1] - 1 + count
    year, month = index // 12, index % 12 + 1
    if len(parts) == 2:
        return f"{year:04}-{month:02}"
    return date(year, month, min(parts[2], monthrange(year, month)[1])).isoformat()


def month(day: str) -> str:
    return day[:7]


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
    unknown = sorted(set(program.variables()) - keys - {"today"})
    if unknown:
        raise BadExpression(expression, f"no such field: {', '.join(unknown)}")
    strange = sorted(name for name in program.functions() if name.isidentifier() and name not in FUNCTIONS)
    if strange:
        raise BadExpression(expression, f"no such function: {', '.join(strange)}")


def evaluate(expression: str, values: Mapping[str, Value], today: str) -> object:
    """Raises BadExpression."""
    context = cel.Context({**values, "today": today}, {"days": days, "month": month, "months": months})
    try:
        return compiled(expression).execute(context)
    except (RuntimeError, TypeError, ValueError) as error:
        raise BadExpression(expression, "cannot be evaluated") from error


class CelExpressions:
    """`model.Expressions` in CEL. Raises BadExpression."""

    def holds(self, expression: str, values: Mapping[str, Value], today: str) -> bool:
        return not expression or evaluate(expression, values, today) is True

    def text(self, expression: str, values: Mapping[str, Value], today: str) -> str:
        return str(evaluate(expression, values, today)) if expression else ""
