"""Takes up an invitation: a key made here, a certificate from the centre, and whom to trust from the root.

The key never leaves the machine. What was begun is finished by the same command: the key is kept until the centre's
answer is, because a token is good for one request only.
"""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from kiosk_app import enrolment, identity, trust
from kiosk_app.centre import Centre
from kiosk_app.identity import Credentials, anonymous_context
from kiosk_app.protocol.enrolment import EnrolmentFile, EnrolmentRequest, Grant, Invitation, RenewalRequest
from offline_store.durable import replace

DOWNLOADS: Final = "downloads"
"""What another centre published is none of this one's business."""
PENDING: Final = "identity.new"
PATIENCE_SECONDS: Final = 30.0
ASK_SECONDS: Final = 0.5


class BadInvitation(ValueError):
    """Not an invitation. path: the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not an invitation of a centre")
        self.path = path


class NotGranted(Exception):
    """The centre took the request and did not answer it in time; the same command can be given again."""


def read(path: Path) -> Invitation:
    """Raises BadInvitation, OSError."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Invitation)
    except msgspec.MsgspecError:
        raise BadInvitation(path) from None


def enrol(directory: Path, invitation: Invitation, *, pause: Callable[[float], None] = time.sleep) -> None:
    """Become `invitation.terminal`. What was enrolled here before stays as it is until the new one is complete.

    Raises what `Centre.enrol` raises, NotGranted, BadCertificate, BadTrust, OSError.
    """
    key = _pending_key(directory)
    request = EnrolmentRequest(
        invitation.terminal, invitation.token, identity.signing_request(key, invitation.terminal)
    )
    context = anonymous_context(invitation.authority)
    # A centre that is just starting takes the connection and its time.
    with Centre(invitation.centre, context=context, connect_seconds=PATIENCE_SECONDS) as centre:
        grant = _granted(lambda: centre.enrol(request), pause)
    identity.check(grant.certificate, key, invitation.terminal, invitation.authority)
    trust.verify(grant.trust, invitation.root)
    file = EnrolmentFile(invitation.terminal, invitation.site, invitation.centre, invitation.authority)
    replace(directory / identity.FILE, key + grant.certificate.encode())
    (directory / trust.FILE).unlink(missing_ok=True)
    shutil.rmtree(directory / DOWNLOADS, ignore_errors=True)
    trust.keep(directory, grant.trust, invitation.root)
    replace(directory / enrolment.FILE, msgspec.json.encode(file))
    (directory / PENDING).unlink()


def renew(directory: Path, terminal: str, credentials: Credentials, centre: Centre) -> None:
    """A new key and certificate for the one in use, asked for with it. Raises as `enrol`."""
    key = _pending_key(directory)
    request = RenewalRequest(identity.signing_request(key, terminal))
    grant = _granted(lambda: centre.renew(request), time.sleep)
    identity.check(grant.certificate, key, terminal, credentials.authority)
    replace(credentials.file, key + grant.certificate.encode())
    (directory / PENDING).unlink()


def _pending_key(directory: Path) -> bytes:
    path = directory / PENDING
    try:
        key = path.read_bytes()
        identity.private_key(key)
    except (FileNotFoundError, ValueError):
        key = identity.new_key()
        replace(path, key)
    return key


def _granted(ask: Callable[[], Grant | None], pause: Callable[[float], None]) -> Grant:
    for _ in range(round(PATIENCE_SECONDS / ASK_SECONDS)):
        if grant := ask():
            return grant
        pause(ASK_SECONDS)
    raise NotGranted
