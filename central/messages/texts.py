"""The words of a text message: pure, from data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from central.supplements.confirming import waits
from kiosk_app.catalogue.model import Definition, Text
from kiosk_app.protocol.cases import CONFIRMATION, Application, CaseState

NUMBERED: Final = "numbered"
"""Accepted, after it was received without network: the local number has become a case number."""


@dataclass(frozen=True, slots=True)
class Template:
    event: str
    text: Text


@cache
def templates() -> Mapping[str, Text]:
    data = files(__package__).joinpath("texts.yaml").read_bytes()
    return {template.event: template.text for template in msgspec.yaml.decode(data, type=list[Template])}


def text(state: CaseState, case_number: str, application: Application, definition: Definition) -> str:
    """In the language in which the citizen applied, Chinese when it is none of ours. Raises KeyError for a state that
    is told to nobody.
    """
    event = state.value
    if state is CaseState.ACCEPTED and application.deferred:
        event = NUMBERED
    elif state is CaseState.SUPPLEMENT and waits(application):
        event = CONFIRMATION
    words = templates()[event]
    return words.get(application.language, words["zh_CN"]).format(
        number=case_number or application.local_number,
        local=application.local_number,
        phone=definition.department.phone,
    )
