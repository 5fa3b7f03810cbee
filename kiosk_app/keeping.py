"""How much a terminal keeps, and for how long, of what the centre holds as well."""

from typing import Final

from kiosk_app.protocol.cases import CaseState
from kiosk_app.protocol.settings import FleetSettings
from offline_store.retention import Limits

DAY: Final = 86400.0
MEGABYTE: Final = 2**20


def limits(settings: FleetSettings) -> Limits:
    """Entries stay a while after they arrived: a centre that was set back to an older state asks for them again."""
    return Limits(
        entry_seconds=settings.entry_days * DAY,
        receipt_seconds=settings.receipt_days * DAY,
        budget=settings.outbox_megabytes * MEGABYTE,
        final_states=(CaseState.DONE, CaseState.REFUSED),
    )


LIMITS: Final = limits(FleetSettings())
"""Until the centre says otherwise."""
