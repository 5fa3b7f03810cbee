"""The one client of the centre, used by the runtime (live questions) and by the sync agent (the log).

Every call blocks for a bounded time: call from a worker thread. An answer is a protocol dataclass or an error that says
what happened: nobody answered, the centre said no, what came back made no sense, or the centre was not asked, for it
wants to be left alone.
"""

import base64
import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import quote

import msgspec
import zstandard

from kiosk_app import documents
from kiosk_app.calling import Answer, Caller, Reply
from kiosk_app.calling import CentreError as CentreError
from kiosk_app.calling import Nonsense as Nonsense
from kiosk_app.calling import NotAsked as NotAsked
from kiosk_app.calling import Refused as Refused
from kiosk_app.calling import Unreachable as Unreachable
from kiosk_app.documents import Document, DocumentPending, NoDocument, OwnDocument
from kiosk_app.protocol.attachments import CONTENT_TYPE, TUS
from kiosk_app.protocol.attachments import PATH as UPLOADS
from kiosk_app.protocol.cases import Changes, Progress
from kiosk_app.protocol.codes import CodeSeen, Login, LoginNow, LoginQuestion, Released, ShownCode
from kiosk_app.protocol.drafts import DraftFound, DraftKept, DraftQuestion, DraftToKeep
from kiosk_app.protocol.enrolment import EnrolmentRequest, Grant, RenewalRequest
from kiosk_app.protocol.entries import Acknowledgement, EntryEvent, Heartbeat, HeartbeatReply, Refusal
from kiosk_app.protocol.handovers import CONTENT_TYPE as SEALED_PAGES
from kiosk_app.protocol.handovers import PATH as HANDOVERS
from kiosk_app.protocol.handovers import Handover, HandoverNow
from kiosk_app.protocol.live import (
    CheckAnswer,
    CheckQuestion,
    DocumentQuestion,
    IdentityAnswer,
    IdentityQuestion,
    ShareAnswer,
    ShareQuestion,
)
from kiosk_app.protocol.papers import PATH as PAPERS
from kiosk_app.protocol.papers import PaperAnswer, PaperQuestion
from kiosk_app.protocol.payments import PaymentOrder, PaymentQuestion
from kiosk_app.protocol.photos import PhotoAnswer, PhotoQuestion
from kiosk_app.protocol.supplements import SupplementQuestion, SupplementWanted

DIGEST_SECONDS: Final = 60.0
"""The last piece of an upload is answered when all of it has been read again."""
COMPRESSION: Final = 1
"""What is sealed packs as well at the lowest level as at any."""


class Centre(Caller):
    """The centre at `base` (no trailing slash). Several threads may use it.

    context: TLS with the terminal's certificate (`Credentials.context`); None for a centre that speaks plain HTTP.
    spoken: releases of the protocol. monotonic: seconds.
    Every method raises Unreachable, Refused, Nonsense or NotAsked.
    """

    def send(self, events: Sequence[EntryEvent]) -> Acknowledgement:
        """`POST /v1/entries`. A gap or a fork is Refused(409, Refusal)."""
        body = zstandard.ZstdCompressor(COMPRESSION).compress(msgspec.json.encode(events))
        headers = {"Content-Type": "application/cloudevents-batch+json", "Content-Encoding": "zstd"}
        reply = self._call("POST", "/v1/entries", body=body, headers=headers, accept=(200, 409))
        if reply.status == 409:
            raise Refused(409, self._decode(reply, "/v1/entries", Refusal))
        return self._decode(reply, "/v1/entries", Acknowledgement)

    def heartbeat(self, heartbeat: Heartbeat) -> HeartbeatReply:
        return self._ask("/v1/heartbeat", heartbeat, HeartbeatReply)

    def changes(self, after: int, wait: float, commands: int | None = None) -> Changes:
        """What is new after the cursor; blocks up to `wait` seconds while nothing is.

        commands: the cursor of commands, None to hear of none.
        """
        asked = "" if commands is None else f"&commands={commands}"
        path = f"/v1/changes?after={after}&wait={wait:g}{asked}"
        return self._decode(self._call("GET", path, extra_seconds=wait), path, Changes)

    def identity(self, question: IdentityQuestion) -> IdentityAnswer:
        return self._ask("/v1/identity", question, IdentityAnswer)

    def share(self, question: ShareQuestion) -> ShareAnswer:
        return self._ask("/v1/share", question, ShareAnswer)

    def photo(self, question: PhotoQuestion) -> PhotoAnswer:
        return self._ask("/v1/photos", question, PhotoAnswer)

    def check(self, question: CheckQuestion) -> CheckAnswer:
        return self._ask("/v1/check", question, CheckAnswer)

    def order(self, question: PaymentQuestion) -> PaymentOrder:
        return self._ask("/v1/payments", question, PaymentOrder)

    def payment(self, order: str, wait: float) -> PaymentOrder:
        """Blocks up to `wait` seconds while it is open."""
        path = f"/v1/payments/{quote(order, safe='')}?wait={wait:g}"
        return self._decode(self._call("GET", path, extra_seconds=wait), path, PaymentOrder)

    def close_payment(self, order: str) -> PaymentOrder:
        path = f"/v1/payments/{quote(order, safe='')}/close"
        return self._decode(self._call("POST", path), path, PaymentOrder)

    def shown_code(self, shown: ShownCode) -> CodeSeen:
        return self._ask("/v1/codes/shown", shown, CodeSeen)

    def login(self, question: LoginQuestion) -> Login:
        return self._ask("/v1/codes/logins", question, Login)

    def login_now(self, ticket: str, wait: float) -> LoginNow:
        """Blocks up to `wait` seconds while nobody has answered."""
        path = f"/v1/codes/logins/{quote(ticket, safe='')}?wait={wait:g}"
        return self._decode(self._call("GET", path, extra_seconds=wait), path, LoginNow)

    def release(self, ticket: str) -> Released | None:
        """Who it is; None when nothing was agreed to, or too long ago."""
        path = f"/v1/codes/{quote(ticket, safe='')}/release"
        reply = self._call("POST", path, accept=(200, 404))
        return self._found(reply, path, Released)

    def hand_over(self, sealed: bytes) -> Handover:
        """Leave sealed pages for a phone."""
        headers = {"Content-Type": SEALED_PAGES}
        # As an upload: in small blocks, each with a timeout of its own.
        reply = self._call("POST", HANDOVERS, body=io.BytesIO(sealed), headers=headers)
        return self._decode(reply, HANDOVERS, Handover)

    def handover_now(self, handover: str, wait: float) -> HandoverNow:
        """Blocks up to `wait` seconds while nobody has come for it."""
        path = f"{HANDOVERS}/{quote(handover, safe='')}?wait={wait:g}"
        return self._decode(self._call("GET", path, extra_seconds=wait), path, HandoverNow)

    def paper(self, question: PaperQuestion) -> PaperAnswer:
        """Whether there is such a paper, and what its seal says."""
        return self._decode(self._post(PAPERS, question), PAPERS, PaperAnswer)

    def draft(self, question: DraftQuestion) -> DraftFound | None:
        """What this person has begun; None when there is nothing."""
        path = "/v1/drafts"
        reply = self._post(path, question, accept=(200, 404))
        return self._found(reply, path, DraftFound)

    def keep_draft(self, draft: DraftToKeep) -> DraftKept:
        path, headers = "/v1/drafts", {"Content-Type": "application/json"}
        reply = self._call("PUT", path, body=msgspec.json.encode(draft), headers=headers)
        return self._decode(reply, path, DraftKept)

    def supplement(self, question: SupplementQuestion) -> SupplementWanted | None:
        """What is missing for a case; None when it is not this person's, or wants nothing."""
        path = "/v1/supplement"
        reply = self._post(path, question, accept=(200, 404))
        return self._found(reply, path, SupplementWanted)

    def document(self, event_id: str) -> Document | DocumentPending | None:
        """The document of the case submitted as `event_id`; None when there is none."""
        path = f"/v1/documents/{event_id}"
        reply = self._call("GET", path, accept=(200, 202, 404))
        if reply.status == 404:
            return None
        if reply.status == 202:
            return DocumentPending()
        return self._read_document(reply, path, documents.document)

    def own_document(self, question: DocumentQuestion) -> OwnDocument | None:
        """The document of a case; None when it has none, or is not this person's."""
        path = "/v1/document"
        reply = self._post(path, question, accept=(200, 404))
        if reply.status == 404:
            return None
        return self._read_document(reply, path, documents.own_document)

    def progress(self, number: str) -> Progress | None:
        """How the case with this case or local number stands; None when the centre knows neither."""
        path = f"/v1/progress/{quote(number, safe='')}"
        reply = self._call("GET", path, accept=(200, 404))
        return self._found(reply, path, Progress)

    def file(self, path: str, limit: int) -> bytes:
        """A file below `/v1/repository/`, at most `limit` bytes. Raises Refused(404) when there is none."""
        return self._call("GET", f"/v1/repository/{quote(path)}", limit=limit).content

    def parts(self, digests: Sequence[str]) -> dict[str, str]:
        """Parts of the catalogue by their digests, at most `MAX_PARTS`; what the centre has not is left out."""
        return self._ask("/v1/repository/parts", digests, dict[str, str])

    def enrol(self, request: EnrolmentRequest) -> Grant | None:
        """None while the registrar is at it: ask again. Refused(401): no such token; 403: used, or too late."""
        return self._request_certificate("/v1/enrolments", request)

    def renew(self, request: RenewalRequest) -> Grant | None:
        """As `enrol`, with the certificate in use."""
        return self._request_certificate("/v1/renewals", request)

    def _request_certificate(self, path: str, request: object) -> Grant | None:
        reply = self._post(path, request, accept=(200, 202))
        return None if reply.status == 202 else self._decode(reply, path, Grant)

    def begin_upload(self, attachment_id: str, event_id: str, size: int, digest: bytes) -> str:
        """Announce a sealed file of an application; where its bytes go. The same file has the same place again."""
        metadata = _metadata(id=attachment_id, event=event_id, sha256=digest.hex())
        headers = {"Tus-Resumable": TUS, "Upload-Length": str(size), "Upload-Metadata": metadata}
        location = self._call("POST", UPLOADS, headers=headers, accept=(201,)).headers.get("Location", "")
        # Nobody who answers may send a citizen's papers elsewhere.
        if not location.startswith(f"{UPLOADS}/"):
            raise Nonsense(UPLOADS)
        return location

    def uploaded(self, location: str) -> int | None:
        """How many bytes the centre has; None when it knows no such upload."""
        reply = self._call("HEAD", location, headers={"Tus-Resumable": TUS}, accept=(200, 404, 410))
        return _offset(reply, location) if reply.status == 200 else None

    def upload(self, location: str, offset: int, piece: bytes) -> int:
        """Send the bytes from `offset` on; how many the centre has then. Refused(422): the whole was other bytes."""
        headers = {
            "Tus-Resumable": TUS,
            "Content-Type": CONTENT_TYPE,
            "Upload-Offset": str(offset),
            "Upload-Checksum": f"sha256 {base64.b64encode(hashlib.sha256(piece).digest()).decode()}",
        }
        # Read from a file, it is sent in small blocks, each with a timeout of its own: a slow line is not a cut one.
        reply = self._call(
            "PATCH", location, body=io.BytesIO(piece), headers=headers, accept=(204,), extra_seconds=DIGEST_SECONDS
        )
        return _offset(reply, location)

    def time(self) -> datetime:
        """The centre's clock, whole seconds, from the `Date` of an answer (RFC 9110 §6.6.1)."""
        path = "/v1/progress/-"
        reply = self._call("GET", path, accept=(200, 404))
        try:
            said = parsedate_to_datetime(reply.headers["Date"])
        except (KeyError, ValueError, OverflowError):
            raise Nonsense(path) from None
        # Without a zone it is "-0000", which is UTC (RFC 5322 §3.3).
        return said if said.tzinfo else said.replace(tzinfo=UTC)

    def _found(self, reply: Reply, path: str, kind: type[Answer]) -> Answer | None:
        return None if reply.status == 404 else self._decode(reply, path, kind)

    @staticmethod
    def _read_document(reply: Reply, path: str, read: Callable[[Mapping[str, str], bytes], Answer]) -> Answer:
        try:
            return read(reply.headers, reply.content)
        except NoDocument:
            raise Nonsense(path) from None


def _metadata(**values: str) -> str:
    """`Upload-Metadata` of tus."""
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in values.items())


def _offset(reply: Reply, location: str) -> int:
    try:
        return int(reply.headers["Upload-Offset"])
    except (KeyError, ValueError):
        raise Nonsense(location) from None
