"""Finished cases without a centre: what an archive package is made of."""

import base64
import hashlib
import io
from collections.abc import Callable
from dataclasses import replace

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from central.archive.record import CaseRecord, Scan
from central.store.cases import Case, Sheet, Step
from kiosk_app.protocol.cases import Application, CaseState, MaterialProof, Person, Signature
from tests.central.centres import definitions
from tests.offline_store.stores import NOON

TIME = "2026-11-23T04:00:00.000Z"
TEXT = "本人承诺所填信息真实有效。"
PERSON = Person("张三", "370699195001010018", "111", "1")


def picture(kind: str) -> bytes:
    file = io.BytesIO()
    Image.new("L", (8, 8), 200).save(file, kind)
    return file.getvalue()


def signature() -> Signature:
    digest = hashlib.new("sm3", TEXT.encode()).hexdigest()
    return Signature("sm3", digest, TEXT, [[(1, 2, 3), (4, 5, 6)]], base64.b64encode(picture("PNG")).decode())


def application(change: Callable[[Application], Application] = lambda made: made) -> Application:
    return change(
        Application(
            service="k08",
            service_version=1,
            definition="",
            language="zh_CN",
            local_number="L-YT-HALL-01-20261123-0001",
            submitted=TIME,
            applicant=PERSON,
            fields={"sjh": "13800000001", "jyd": "110000", "qsrq": "2026-11-23"},
            sources={"sjh": "insurance_status"},
            materials=[MaterialProof("id_card", "card")],
            deferred=[],
            factor=None,
            signature=signature(),
        )
    )


def record(state: CaseState = CaseState.DONE, number: str = "370600261123025000001") -> CaseRecord:
    """A case with a sheet and a scan; one that was refused has neither."""
    done = state is CaseState.DONE
    case = Case(
        terminal="YT-HALL-01",
        event_id="id-2",
        local_number="L-YT-HALL-01-20261123-0001",
        service="k08",
        case_number=number,
        state=state,
        reason="" if done else "no_overlap",
        making=False,
        document=done,
        received=NOON,
        updated=TIME,
    )
    ends = Step(2, number, state, case.reason, TIME)
    steps = (Step(1, number, CaseState.ACCEPTED, "", TIME), ends) if done else (ends,)
    made = CaseRecord(case, definitions()["k08"], application(), steps)
    if not done:
        return made
    sheet = Sheet(f"{number}-1", "receipt", 1, "ABCD-EFGH", pdf())
    return replace(made, sheets=(sheet,), scans=(Scan("residence_proof", "image/jpeg", picture("JPEG")),))


def pdf() -> bytes:
    file = io.BytesIO()
    page = Canvas(file, (200, 200), pageCompression=1, invariant=1, lang="zh-CN")
    page.showPage()
    page.save()
    return file.getvalue()
