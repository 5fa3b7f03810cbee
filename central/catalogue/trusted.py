"""The published catalogue for a process that holds no private key: believed by the keys that terminals believe."""

import base64
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from central import trust
from central.catalogue.stock import believed
from central.repository import Repository
from kiosk_app.catalogue.bundle import BadBundle
from kiosk_app.catalogue.model import Catalogue


def published(repository: Repository) -> Callable[[], Catalogue]:
    """What terminals fetch, whenever asked: raises OSError, BadBundle."""

    def keys() -> list[Ed25519PublicKey]:
        document = trust.current(repository)
        if document is None:
            raise BadBundle("form")
        return [Ed25519PublicKey.from_public_bytes(base64.b64decode(key)) for key in document.catalogue_keys.values()]

    return believed(repository, keys).now
