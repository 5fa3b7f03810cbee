"""Composes whom terminals trust, and has the root sign it: a person's act, with keys that lie in a safe otherwise."""

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import msgspec

from central.repository import Repository
from kiosk_app.protocol.trust import SignedTrust, TrustDocument
from offline_store.sealing import Sealer
from offline_store.suites import NAMES

NAME: Final = "trust.json"


def current(repository: Repository) -> TrustDocument | None:
    """What is published; None before the first time."""
    published = repository.read(NAME)
    if published is None:
        return None
    return msgspec.json.decode(msgspec.json.decode(published, type=SignedTrust).document, type=TrustDocument)


def publish(repository: Repository, document: TrustDocument) -> TrustDocument:
    """Sign `document` and publish it, under the next version number when it says anything new."""
    published = current(repository)
    if published and replace(document, version=published.version) == published:
        return published
    numbered = replace(document, version=published.version + 1 if published else 1)
    _sign(repository, numbered)
    return numbered


def sign_again(repository: Repository) -> None:
    """The same document, by the root keys there are now."""
    published = current(repository)
    assert published
    _sign(repository, replace(published, version=published.version + 1))


def _sign(repository: Repository, document: TrustDocument) -> None:
    text = msgspec.json.encode(document, order="deterministic").decode()
    signatures = repository.sign_as_root(text.encode())
    signed = SignedTrust(text, {key_id: base64.b64encode(made).decode() for key_id, made in signatures.items()})
    repository.publish(NAME, msgspec.json.encode(signed, order="deterministic"))


def sealer(repository: Repository) -> Sealer:
    """To whom terminals seal. Something must have been published."""
    document = current(repository)
    assert document
    recipients = {key_id: base64.b64decode(key) for key_id, key in document.recipients.items()}
    return Sealer(recipients, suite=NAMES[document.suite])


def named(keys: Mapping[str, bytes]) -> dict[str, str]:
    """Raw keys by id, as the document writes them."""
    return {key_id: base64.b64encode(key).decode() for key_id, key in keys.items()}
