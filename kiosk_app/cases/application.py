"""The plain text of an application, a supplement, a ticket and the like, just before it is sealed."""

import base64
import io
from dataclasses import asdict

import msgspec
from cryptography.hazmat.primitives import hashes
from PIL import Image, ImageDraw

from kiosk_app.flow.effects import Addition, Draft, FileTicket, Strokes
from kiosk_app.protocol.cases import Agent, Application, Evaluation, PrintReport, Signature, Signer
from kiosk_app.protocol.hotline import Ticket
from kiosk_app.protocol.supplements import Supplement

PICTURE_WIDTH = 600
INK_WIDTH = 4


def canonical(body: Application | Supplement | Evaluation | Ticket | PrintReport) -> bytes:
    """Sorted keys, UTF-8: the same facts give the same bytes."""
    return msgspec.json.encode(asdict(body), order="sorted")


def application(draft: Draft, local_number: str, submitted: str) -> Application:
    """submitted: RFC 3339, the terminal's clock."""
    return Application(
        service=draft.service,
        service_version=draft.service_version,
        definition=draft.definition,
        language=draft.language,
        local_number=local_number,
        submitted=submitted,
        applicant=draft.applicant,
        fields=dict(draft.fields),
        sources=dict(draft.sources),
        materials=list(draft.materials),
        deferred=list(draft.deferred),
        factor=draft.factor,
        signature=signature(draft.text, draft.strokes) if draft.strokes else None,
        attachments=list(draft.attachments),
        agent=Agent(draft.agent, "authority" if draft.authority == "authority" else "card") if draft.agent else None,
        parties=[Signer(party.role, party.person, signature(draft.text, party.strokes)) for party in draft.parties],
        payment=draft.payment,
        known_by=draft.known_by,
        enterprise=draft.enterprise,
    )


def supplement(addition: Addition, time: str) -> Supplement:
    """time: RFC 3339, the terminal's clock."""
    return Supplement(
        case=addition.case,
        applicant=addition.applicant,
        time=time,
        fields=dict(addition.fields),
        materials=list(addition.materials),
        factor=addition.factor,
        attachments=list(addition.attachments),
        signature=signature(addition.text, addition.strokes) if addition.strokes else None,
        confirms=addition.confirms,
    )


def ticket(told: FileTicket, local_number: str, time: str) -> Ticket:
    """time: RFC 3339, the terminal's clock."""
    return Ticket(
        category=told.category,
        text=told.text,
        time=time,
        local_number=local_number,
        service=told.service,
        case_number=told.case_number,
        phone=told.phone,
    )


def signature(text: str, strokes: Strokes) -> Signature:
    """The SM3 digest (GB/T 32905) of exactly the text that was shown, and the ink as movement and as a picture."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(text.encode())
    return Signature(
        algorithm="sm3",
        digest=digest.finalize().hex(),
        text=text,
        strokes=[[*stroke] for stroke in strokes],
        png=base64.b64encode(picture(strokes)).decode(),
    )


def picture(strokes: Strokes) -> bytes:
    """PNG, black on white, as high as the ink needs. Points are in 1/1000 of the box's width."""
    scale = PICTURE_WIDTH / 1000
    height = max(y for stroke in strokes for _, y, _ in stroke) * scale + 2 * INK_WIDTH
    image = Image.new("1", (PICTURE_WIDTH, max(1, round(height))), 1)
    pen = ImageDraw.Draw(image)
    for stroke in strokes:
        line = [(x * scale, y * scale) for x, y, _ in stroke]
        pen.line(line if len(line) > 1 else line * 2, fill=0, width=INK_WIDTH)
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()
