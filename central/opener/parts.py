"""Takes a life event apart: what each of its services is told of the one application."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kiosk_app.catalogue.expressions import CelExpressions
from kiosk_app.catalogue.model import Definition, Item
from kiosk_app.protocol.cases import Application

FACTOR: Final = "factor"
"""Who applies is made sure of once, for the whole."""


@dataclass(frozen=True, slots=True)
class Part:
    """event_id: by which its department knows it."""

    item: Item
    event_id: str
    application: Application
    definition: Definition


def parts(
    application: Application, definition: Definition, published: Mapping[str, Definition], event_id: str
) -> list[Part]:
    """Those that apply, in their order; a service that is published no more is left out."""
    cel, today = CelExpressions(), _day(application.submitted)
    empty = {field.key: [] if field.kind in ("choices", "group") else "" for field in definition.fields}
    acting = application.agent.authority if application.agent else "self"
    values = {**empty, "acting": acting, **application.fields}
    return [
        Part(item, f"{event_id}.{item.service}", _told(application, item, service), service)
        for item in definition.items
        if (service := published.get(item.service)) and cel.holds(item.when, values, today)
    ]


def _told(application: Application, item: Item, definition: Definition) -> Application:
    """Its own questions and materials, and of what was deferred its own rules and shares."""
    own = {f"rule:{rule.id}" for rule in definition.rules} | {f"share:{share.scene}" for share in definition.shares}
    return replace(
        application,
        service=item.service,
        service_version=definition.version,
        fields={key: value for key, value in application.fields.items() if key in item.fields},
        sources={key: value for key, value in application.sources.items() if key.partition(".")[0] in item.fields},
        materials=[proof for proof in application.materials if proof.code in item.materials],
        deferred=[entry for entry in application.deferred if entry in own],
        factor=None,
        payment="",
    )


def _day(time: str) -> str:
    return datetime.fromisoformat(time).astimezone().date().isoformat()
