"""What the operators set for all their terminals: published and signed like the catalogue."""

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

Seconds = Annotated[float, Meta(ge=1, le=3600)]
Days = Annotated[float, Meta(ge=1, le=3650)]


@dataclass(frozen=True, slots=True)
class FleetSettings:
    """heartbeat_seconds, download_seconds, poll_seconds: how often the agent says how it is, looks for what is new, and
    looks into the outbox unasked. entry_days: how long an entry stays on the terminal after it has arrived;
    receipt_days: the row by which progress is asked, after the case has ended. outbox_megabytes: above it, what has
    arrived goes early.
    """

    heartbeat_seconds: Seconds = 30.0
    download_seconds: Seconds = 300.0
    poll_seconds: Seconds = 2.0
    entry_days: Days = 30.0
    receipt_days: Days = 180.0
    outbox_megabytes: Annotated[int, Meta(ge=64, le=1_000_000)] = 1024
    v: int = 1
