"""Giving a case what it still wants, by the definition of its service with all else left out.

What is asked again is asked, proved, reviewed and signed as in any application. An expression that rests on an answer
which is not given again says nothing here: the centre has that answer, this terminal never had. Who has to confirm is
asked nothing, and signs what the applicant signed.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from kiosk_app.catalogue.identity import Identity, Offline
from kiosk_app.catalogue.model import Definition, Field, Material, Result, Rule
from kiosk_app.flow.identifying import fetch_shares
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Step, Visit, show
from kiosk_app.protocol.supplements import SupplementWanted

IDENTITY = "identity"
"""The reason of a case whose applicant could not be verified: the second factor is given again."""
NAME = re.compile(r"[A-Za-z_]\w*")


def begin(state: State, visit: Visit, wanted: SupplementWanted, definition: Definition | None) -> Step:
    """Tell what is wanted. Without its definition, nothing of it can be given here."""
    service = narrowed(definition, wanted) if definition else None
    return show(state, replace(visit, wanted=wanted, service=service), Stage.WANTED)


def narrowed(definition: Definition, wanted: SupplementWanted) -> Definition:
    """Only what is wanted: these fields, each asked anew, these materials, the second factor if it is about that."""
    keys = {field.key for field in definition.fields} - set(wanted.fields)
    fields = [_asked(field, keys) for field in definition.fields if field.key in wanted.fields and _askable(field)]
    materials = [_brought(one) for one in definition.materials if one.code in wanted.materials]
    scenes = {known.scene for field in fields for known in (field.prefill, field.offer) if known}
    scenes |= {source.scene for material in materials for source in material.sources}
    factor = definition.identity.factor if wanted.reason == IDENTITY else None
    signature = definition.signature or bool(wanted.confirms)
    return replace(
        definition,
        kind="application",
        identity=Identity(definition.identity.documents, factor, definition.identity.minimum_age),
        agent=[],
        fields=fields,
        shares=[replace(share, offline=Offline.DEFER) for share in definition.shares if share.scene in scenes],
        rules=[rule for rule in definition.rules if rule.test and _stands(rule, fields, keys)],
        materials=materials,
        parties=[],
        signature=signature,
        fee=None,
        result=Result(),
        items=[],
        offline=Offline.DEFER,
    )


def _askable(field: Field) -> bool:
    """What data alone say is put right where the data are."""
    return not field.computed and (field.required or not field.fixed)


def _asked(field: Field, missing: set[str], *, visible: str = "") -> Field:
    """missing: keys of the answers that are not given again."""

    def alone(expression: str) -> str:
        return "" if _names(expression) & missing else expression

    return replace(
        field,
        visible=visible,
        early=False,
        confirm=not field.fixed,
        test=alone(field.test),
        earliest=alone(field.earliest),
        latest=alone(field.latest),
        initial=alone(field.initial),
        fields=[_asked(inner, missing, visible=alone(inner.visible)) for inner in field.fields],
    )


def _brought(material: Material) -> Material:
    """It is wanted now: no more putting off."""
    return replace(material, when="", later=0)


def _stands(rule: Rule, fields: Iterable[Field], missing: set[str]) -> bool:
    named = _names(f"{rule.test} {rule.when}")
    return bool(named & {field.key for field in fields}) and not named & missing


def _names(expression: str) -> set[str]:
    return set(NAME.findall(expression))


def possible(visit: Visit) -> bool:
    """Whether what is wanted can be given at a terminal at all."""
    wanted, service = visit.wanted, visit.service
    if wanted is None or service is None:
        return False
    if wanted.confirms:
        return True
    fields = {field.key for field in service.fields}
    materials = {material.code for material in service.materials}
    if not set(wanted.fields) <= fields or not set(wanted.materials) <= materials:
        return False
    return bool(wanted.fields or wanted.materials or wanted.reason == IDENTITY)


def go_on(state: State, visit: Visit) -> Step:
    if not possible(visit):
        return state, ()
    assert visit.service
    assert visit.wanted
    if visit.wanted.confirms:
        return show(state, replace(visit, strokes=(), note=None), Stage.SIGN)
    if visit.service.identity.factor:
        return show(state, replace(visit, pin="", factor=None, note=None), Stage.PIN)
    return fetch_shares(state, visit)


def back_to_wanted(state: State, visit: Visit) -> Step:
    return show(state, replace(visit, pin="", note=None), Stage.WANTED)
