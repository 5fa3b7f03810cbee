"""From the key a department gives to what a citizen reads and is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from central.store.supplements import Want
from kiosk_app.catalogue.model import Definition, Text

MATERIAL: Final = "material"
"""`material:CODE` as a reason names the material that is missing."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One general reason; `reason` is "" in the one for all others."""

    reason: str
    text: Text


def wanted(reason: str, definition: Definition) -> Want:
    """A reason that is the id of a rule is said as the service says it, and the rule's field is asked again."""
    rule = next((rule for rule in definition.rules if rule.id == reason), None)
    if rule:
        return Want(dict(rule.message), [rule.field] if rule.field else [], [])
    kind, _, code = reason.partition(":")
    general = _general()
    found = general.get(kind) or general[""]
    return Want(dict(found.text), [], [code] if kind == MATERIAL and code else [])


@cache
def _general() -> Mapping[str, Reason]:
    text = files(__package__).joinpath("reasons.yaml").read_bytes()
    return {reason.reason: reason for reason in msgspec.yaml.decode(text, type=list[Reason])}
