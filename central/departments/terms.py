"""What a department's data can say: CEL as in service definitions, with words for what is written on papers."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import cel

from kiosk_app.catalogue.expressions import BUILT_IN, FUNCTIONS, ROW, BadExpression, compiled

SAID: Final = "="
"""Begins a value that is worked out when it is asked for, such as `=days(today, -40)`."""
KNOWN: Final = frozenset({"today", ROW})
_MACROS: Final = frozenset({"has", "all", "exists", "exists_one", "filter", "map"})


def spelled(day: str) -> str:
    """A day or a month in Chinese; other words as they are."""
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", day):
        parts = day.split("-")
        return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))
    return day


def dotted(day: str) -> str:
    return day.replace("-", ".")


def grouped(number: str) -> str:
    """An identity number as it is easily read."""
    return f"{number[:6]} {number[6:14]} {number[14:]}" if len(number) == 18 else number


def joined(words: Sequence[str]) -> str:
    return "、".join(words)


def year(day: str) -> str:
    return day[:4]


def later_of(one: str, other: str) -> str:
    return max(one, other)


WORDS: Final[Mapping[str, Callable[..., object]]] = {
    **FUNCTIONS,
    **{word.__name__: word for word in (dotted, grouped, joined, later_of, spelled, year)},
}


def names(expression: str) -> set[str]:
    """Which values it reads. Raises BadExpression: it does not parse, or calls what does not exist."""
    program = compiled(expression)
    strange = {name for name in program.functions() if name.isidentifier()} - BUILT_IN - _MACROS - set(WORDS)
    if strange:
        raise BadExpression(expression, f"no such function: {', '.join(sorted(strange))}")
    return set(program.variables()) - KNOWN


def evaluate(expression: str, values: Mapping[str, Any], today: str) -> Any:
    """today: YYYY-MM-DD. Raises BadExpression, without a word of the values."""
    context = cel.Context({**values, "today": today}, dict(WORDS))
    try:
        return compiled(expression).execute(context)
    except (RuntimeError, TypeError, ValueError, LookupError, ArithmeticError):
        raise BadExpression(expression, "cannot be evaluated") from None


def settled(value: Any, today: str) -> Any:
    """The same with every `=expression` in it worked out. Raises BadExpression."""
    match value:
        case str() if value.startswith(SAID):
            return evaluate(value[len(SAID) :], {}, today)
        case dict():
            return {key: settled(one, today) for key, one in value.items()}
        case list():
            return [settled(one, today) for one in value]
        case _:
            return value
