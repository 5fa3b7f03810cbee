"""The protocol as an OpenAPI 3.1 document, from the very models that terminals and centre read and write."""

from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from kiosk_app.protocol import attachments as uploads
from kiosk_app.protocol import version
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

JSON: Final = "application/json"
PDF: Final = "application/pdf"
BYTES: Final = "application/octet-stream"
Model = Any
"""A protocol dataclass, or a list of one."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """answers: by status, the model of its body, or None. kind: media type of a 200 that is no JSON."""

    method: str
    path: str
    says: str
    answers: dict[int, Model | None]
    takes: Model | None = None
    takes_kind: str = JSON
    kind: str = JSON
    query: dict[str, str] = field(default_factory=dict)
    certificate: bool = True


ENDPOINTS: Final = (
    Endpoint(
        "post",
        "/v1/enrolments",
        "A one-time token and a certificate request.",
        {200: Grant, 202: None, 401: None, 403: None, 422: None, 503: None},
        EnrolmentRequest,
        certificate=False,
    ),
    Endpoint(
        "post",
        "/v1/renewals",
        "A certificate request, with the certificate in use.",
        {200: Grant, 202: None, 422: None, 503: None},
        RenewalRequest,
    ),
    Endpoint(
        "post",
        "/v1/entries",
        "Entries of one stream, in order, without a hole.",
        {200: Acknowledgement, 400: None, 409: Refusal, 413: None, 415: None, 422: None},
        list[EntryEvent],
        takes_kind="application/cloudevents-batch+json",
    ),
    Endpoint(
        "post",
        "/v1/heartbeat",
        "How the terminal and its log stand.",
        {200: HeartbeatReply, 422: None},
        Heartbeat,
    ),
    Endpoint(
        "get",
        "/v1/changes",
        "What moved for this terminal and which commands wait for it; held open while there is nothing.",
        {200: Changes, 422: None},
        query={"after": "integer", "wait": "number", "commands": "integer"},
    ),
    Endpoint(
        "post",
        "/v1/identity",
        "Is this person who the second factor says?",
        {200: IdentityAnswer, 422: None, 503: None},
        IdentityQuestion,
    ),
    Endpoint(
        "post",
        "/v1/share",
        "What another department already knows.",
        {200: ShareAnswer, 422: None, 503: None},
        ShareQuestion,
    ),
    Endpoint(
        "post",
        "/v1/check",
        "Does a rule hold for this person and form?",
        {200: CheckAnswer, 422: None, 503: None},
        CheckQuestion,
    ),
    Endpoint(
        "post",
        "/v1/codes/shown",
        "Whose is the code that somebody shows, and what would be released?",
        {200: CodeSeen, 422: None, 503: None},
        ShownCode,
    ),
    Endpoint(
        "post",
        "/v1/codes/logins",
        "A code to show, for a phone to scan.",
        {200: Login, 422: None, 503: None},
        LoginQuestion,
    ),
    Endpoint(
        "get",
        "/v1/codes/logins/{ticket}",
        "What the phone said; held while it has said nothing.",
        {200: LoginNow, 404: None, 422: None, 503: None},
        query={"wait": "number"},
    ),
    Endpoint(
        "post",
        "/v1/codes/{ticket}/release",
        "The data that were agreed to, once.",
        {200: Released, 404: None, 503: None},
    ),
    Endpoint(
        "post",
        "/v1/drafts",
        "A form that this person has begun elsewhere.",
        {200: DraftFound, 404: None, 422: None},
        DraftQuestion,
    ),
    Endpoint(
        "put",
        "/v1/drafts",
        "Keep a form that somebody has begun, to be gone on with elsewhere.",
        {200: DraftKept, 413: None, 422: None},
        DraftToKeep,
    ),
    Endpoint("post", PAPERS, "Is a printed paper genuine?", {200: PaperAnswer, 422: None}, PaperQuestion),
    Endpoint(
        "post",
        HANDOVERS,
        "Sealed pages for a phone, and where it finds them.",
        {200: Handover, 413: None, 422: None, 503: None},
        bytes,
        takes_kind=SEALED_PAGES,
    ),
    Endpoint(
        "get",
        f"{HANDOVERS}/{{number}}",
        "Whether a phone has come for them; held while none has.",
        {200: HandoverNow, 422: None},
        query={"wait": "number"},
    ),
    Endpoint(
        "post",
        "/v1/photos",
        "Is there a photo of this person for this size, that may still be used so?",
        {200: PhotoAnswer, 404: None, 422: None, 503: None},
        PhotoQuestion,
    ),
    Endpoint(
        "post",
        "/v1/supplement",
        "What is missing for a case of this person?",
        {200: SupplementWanted, 404: None, 422: None},
        SupplementQuestion,
    ),
    Endpoint(
        "get",
        "/v1/documents/{event_id}",
        "The sheet of a finished case; 202 while it is being made.",
        {200: None, 202: None, 404: None},
        kind=PDF,
    ),
    Endpoint(
        "post",
        "/v1/document",
        "The sheet of a finished case of this person.",
        {200: None, 404: None, 422: None},
        DocumentQuestion,
        kind=PDF,
    ),
    Endpoint(
        "post",
        "/v1/repository/parts",
        "Parts of the catalogue by their digests.",
        {200: dict[str, str], 413: None, 422: None},
        list[str],
    ),
    Endpoint(
        "post",
        "/v1/payments",
        "An order to pay; the same submission and amount give the same one.",
        {200: PaymentOrder, 422: None, 503: None},
        PaymentQuestion,
    ),
    Endpoint(
        "get",
        "/v1/payments/{number}",
        "How an order stands; held while it is open.",
        {200: PaymentOrder, 404: None, 422: None, 503: None},
        query={"wait": "number"},
    ),
    Endpoint(
        "post",
        "/v1/payments/{number}/close",
        "Close an order, unless it is paid.",
        {200: PaymentOrder, 404: None, 503: None},
    ),
    Endpoint("get", "/v1/progress/{number}", "By case or local number.", {200: Progress, 404: None}),
    Endpoint("options", uploads.PATH, "What the centre speaks of tus 1.0.0.", {204: None}),
    Endpoint(
        "post",
        uploads.PATH,
        "A sealed file is declared; Location is where its bytes go.",
        {201: None, 400: None, 404: None, 409: None, 412: None, 413: None},
    ),
    Endpoint(
        "head",
        f"{uploads.PATH}/{{attachment_id}}",
        "How many bytes of it are here.",
        {200: None, 404: None, 412: None},
    ),
    Endpoint(
        "patch",
        f"{uploads.PATH}/{{attachment_id}}",
        "Its next bytes.",
        dict.fromkeys((204, 400, 404, 409, 412, 413, 415, 422, 423, 460, 503, 507)),
        bytes,
        takes_kind=uploads.CONTENT_TYPE,
    ),
    Endpoint(
        "delete",
        f"{uploads.PATH}/{{attachment_id}}",
        "It will not come.",
        dict.fromkeys((204, 404, 412, 423)),
    ),
    Endpoint(
        "get",
        "/v1/repository/{folder}/{name}",
        "What is published, the TUF way.",
        {200: None, 404: None},
        kind=BYTES,
    ),
)


def document() -> dict[str, Any]:
    """Every endpoint with the schemas (JSON Schema 2020-12) of what it takes and answers."""
    models = [model for end in ENDPOINTS for model in (end.takes, *end.answers.values()) if model is not None]
    schemas, components = msgspec.json.schema_components(models, ref_template="#/components/schemas/{name}")
    by_model = {repr(model): schema for model, schema in zip(models, schemas, strict=True)}
    paths: dict[str, dict[str, Any]] = {}
    for end in ENDPOINTS:
        paths.setdefault(end.path, {})[end.method] = _operation(end, by_model)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Terminal to centre", "version": str(version.SPOKEN[0])},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"certificate": {"type": "mutualTLS"}},
        },
    }


def _operation(end: Endpoint, schemas: dict[str, Any]) -> dict[str, Any]:
    names = [part[1:-1] for part in end.path.split("/") if part.startswith("{")]
    parameters = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]
    parameters += [{"name": name, "in": "query", "schema": {"type": kind}} for name, kind in end.query.items()]
    statuses = {**end.answers, 426: None, **({401: None, 403: None} if end.certificate else {})}
    operation: dict[str, Any] = {
        "summary": end.says,
        "parameters": [*parameters, {"name": version.HEADER, "in": "header", "schema": {"type": "string"}}],
        "responses": {str(status): _answer(end, status, model, schemas) for status, model in sorted(statuses.items())},
        "security": [{"certificate": []}] if end.certificate else [],
    }
    if end.takes is not None:
        operation["requestBody"] = {
            "required": True,
            "content": {end.takes_kind: {"schema": schemas[repr(end.takes)]}},
        }
    return operation


def _answer(end: Endpoint, status: int, model: Model | None, schemas: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": {200: "As asked.", 202: "Not yet; ask again."}.get(status, "Refused.")}
    if model is not None:
        answer["content"] = {JSON: {"schema": schemas[repr(model)]}}
    elif status == 200:
        answer["content"] = {end.kind: {}}
    return answer
