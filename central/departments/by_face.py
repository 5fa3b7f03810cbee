"""Whether a face that a terminal has compared settles who somebody is, as the published definition has it."""

from kiosk_app.catalogue.identity import Face
from kiosk_app.protocol.cases import Factor


def by_face(factor: Factor, allowed: Face | None) -> bool:
    """The score has to reach what is published and what the terminal goes by. allowed: of the service's identity."""
    result = factor.face
    if result is None or allowed is None or not allowed.counts:
        return False
    return result.score >= max(allowed.threshold, result.threshold)
