"""What stands where in a package. Names of folders and elements are ours until compared with the standard's text."""

import base64
import binascii
import json
from collections.abc import Iterator
from typing import Any, Final

from central.archive import xml
from central.archive.container import MANIFEST, manifest, pack
from central.archive.record import CaseRecord
from central.archive.xml import Node, leaf, node
from central.store.cases import Step
from central.store.database import rfc3339
from kiosk_app.protocol.cases import CaseState, Enterprise, Factor, Signature

README: Final = "说明文件.txt"
METADATA: Final = "元数据.xml"
APPLIED: Final = "归档材料/01申请材料/"
ACCEPTED: Final = "归档材料/02受理文书/"
HANDLED: Final = "归档材料/03办理过程/"
FINISHED: Final = "归档材料/04办结结果/"
SIGNED: Final = "签名/"
CHILDREN: Final = "子办件/"
FORM: Final = f"{APPLIED}申请表.xml"
MATERIALS: Final = f"{APPLIED}材料清单.xml"
ACCEPTANCE: Final = f"{ACCEPTED}受理通知.xml"
PROCESS: Final = f"{HANDLED}办理过程.xml"
OUTCOME: Final = f"{FINISHED}办结结果.xml"
SIGNATURE: Final = f"{SIGNED}签名.xml"
SIGNED_TEXT: Final = f"{SIGNED}签名原文.txt"
INK: Final = f"{SIGNED}签名.png"
APPLIES: Final = "申请"
PHASES: Final = {
    CaseState.RECEIVED: "补正收件",
    CaseState.ACCEPTED: "受理",
    CaseState.SUPPLEMENT: "补齐补正",
    CaseState.DONE: "办结",
    CaseState.REFUSED: "不予办理",
}
WAYS: Final = {"card": "身份证件", "shown": "亮码", "scanned": "扫码"}
BY_FACE: Final = "人脸比对"
LIVENESS: Final = {"none": "未做"}
EXTENSIONS: Final = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "application/pdf": "pdf",
    "application/ofd": "ofd",
}
"""Of scans, by media type; another one gives a name that the check refuses."""


def build(record: CaseRecord) -> bytes:
    """The package: a ZIP, the same bytes for the same record."""
    return pack({f"{record.folder}/{path}": data for path, data in contents(record).items()})


def contents(record: CaseRecord) -> dict[str, bytes]:
    """The files of a case's folder, by their path in it, in the order in which they stand."""
    material = dict(_material(record))
    children = {
        f"{CHILDREN}{child.folder}/{path}": data for child in record.children for path, data in contents(child).items()
    }
    files = {README: _readme(record), METADATA: _metadata(record, material), **material, **children}
    return {**files, MANIFEST: manifest(files)}


def _material(record: CaseRecord) -> Iterator[tuple[str, bytes]]:
    yield FORM, xml.write(_form(record))
    yield MATERIALS, xml.write(_materials(record))
    counted: dict[str, int] = {}
    for scan in record.scans:
        counted[scan.material] = counted.get(scan.material, 0) + 1
        ending = EXTENSIONS.get(scan.media_type, "bin")
        yield f"{APPLIED}{scan.material}-{counted[scan.material]}.{ending}", scan.data
    accepted = next((step for step in record.steps if step.state is CaseState.ACCEPTED), None)
    if accepted:
        yield ACCEPTANCE, xml.write(_acceptance(record, accepted))
    yield PROCESS, xml.write(_process(record))
    yield OUTCOME, xml.write(_outcome(record))
    for sheet in record.sheets:
        yield f"{FINISHED}{sheet.document_id}.pdf", sheet.pdf
    if record.application.signature:
        yield from _signature(record.application.signature)


def _signature(signature: Signature) -> Iterator[tuple[str, bytes]]:
    yield SIGNED_TEXT, signature.text.encode()
    try:
        ink = base64.b64decode(signature.png, validate=True)
    except binascii.Error:
        # Kept as it came; the check says that it cannot be opened.
        ink = signature.png.encode()
    yield INK, ink
    strokes = [
        node("笔画", *(leaf("点", f"{x},{y},{moment}") for x, y, moment in stroke)) for stroke in signature.strokes
    ]
    yield (
        SIGNATURE,
        xml.write(
            node(
                "签名",
                leaf("算法", signature.algorithm.upper()),
                leaf("原文摘要", signature.digest),
                leaf("笔迹单位", "签名框宽度的千分之一；毫秒"),
                node("笔迹", *strokes),
            )
        ),
    )


def _form(record: CaseRecord) -> Node:
    """The application as it was given. A PIN is no part of it: it was a key, not a statement."""
    application = record.application
    labels = {field.key: field.label["zh_CN"] for field in record.definition.fields}
    answers = [
        leaf("项", _said(value), 字段=key, 名称=labels.get(key, key), 来源=application.sources.get(key, ""))
        for key, value in sorted(application.fields.items())
    ]
    return node(
        "申请表",
        leaf("事项名称", record.definition.name["zh_CN"]),
        leaf("办件编号", record.number),
        leaf("填表语言", application.language),
        leaf("提交时间", application.submitted),
        leaf("身份核验", WAYS[application.known_by]),
        _person(record),
        *_by_face(application.factor),
        *_spoken_for(application.enterprise),
        node("填写内容", *answers),
    )


def _by_face(factor: Factor | None) -> list[Node]:
    """What is known of the comparison: no picture of a face was ever kept."""
    if factor is None or factor.face is None:
        return []
    result = factor.face
    said = {
        "得分": f"{result.score:g}",
        "阈值": f"{result.threshold:g}",
        "依据": result.evidence,
        "活体检测": LIVENESS.get(result.liveness, result.liveness),
        "时间": result.time,
    }
    return [node(BY_FACE, *(leaf(name, text) for name, text in said.items() if text))]


def _spoken_for(enterprise: Enterprise | None) -> list[Node]:
    if enterprise is None:
        return []
    return [node("代表企业", leaf("名称", enterprise.name), leaf("统一社会信用代码", enterprise.uscc))]


def _person(record: CaseRecord) -> Node:
    person = record.application.applicant
    said = {
        "姓名": person.name,
        "证件类型": person.document_type,
        "证件号码": person.number,
        "性别": person.sex,
        "出生日期": person.birth,
        "住址": person.address,
    }
    return node("申请人", *(leaf(name, text) for name, text in said.items() if text))


def _materials(record: CaseRecord) -> Node:
    names = {material.code: material.name["zh_CN"] for material in record.definition.materials}
    proofs = [
        leaf("材料", proof.detail, 代码=proof.code, 名称=names.get(proof.code, proof.code), 来源=proof.source)
        for proof in record.application.materials
    ]
    later = [leaf("补正", event_id) for event_id in record.application.supplements]
    return node("材料清单", *proofs, *later)


def _acceptance(record: CaseRecord, step: Step) -> Node:
    return node(
        "受理通知",
        leaf("办件编号", record.number),
        leaf("暂存编号", record.case.local_number),
        leaf("受理部门", record.definition.department.name["zh_CN"]),
        leaf("受理时间", step.time),
        leaf("承诺工作日", str(record.definition.result.days)),
    )


def _process(record: CaseRecord) -> Node:
    applied = [leaf("名称", APPLIES), leaf("时间", rfc3339(record.case.received))]
    if _by_face(record.application.factor):
        applied.append(leaf("身份核验", BY_FACE))
    steps = [node("环节", *applied)]
    steps += [
        node("环节", leaf("名称", PHASES[step.state]), leaf("时间", step.time), leaf("原因", step.reason))
        for step in record.steps
    ]
    return node("办理过程", *steps)


def _outcome(record: CaseRecord) -> Node:
    return node(
        "办结结果",
        leaf("办件编号", record.number),
        leaf("结果", PHASES[record.case.state]),
        leaf("原因", record.case.reason),
        leaf("时间", record.case.updated),
        *(leaf("证照或文书", sheet.document_id, 核验码=sheet.code) for sheet in record.sheets),
    )


def _metadata(record: CaseRecord, material: dict[str, bytes]) -> bytes:
    department, definition = record.definition.department, record.definition
    listed = [
        node(
            "文件",
            leaf("序号", str(number)),
            leaf("路径", path),
            leaf("格式", path.rpartition(".")[2]),
            leaf("大小", str(len(data))),
        )
        for number, (path, data) in enumerate(material.items(), 1)
    ]
    children = [node("子办件", leaf("办件编号", one.number), leaf("路径", one.folder)) for one in record.children]
    return xml.write(
        node(
            "归档元数据",
            node(
                "事项",
                leaf("事项编码", record.task),
                leaf("事项名称", definition.name["zh_CN"]),
                leaf("事项版本", str(definition.version)),
                leaf("部门名称", department.name["zh_CN"]),
                leaf("部门统一社会信用代码", department.uscc),
            ),
            node(
                "办件",
                leaf("办件编号", record.number),
                leaf("暂存编号", record.case.local_number),
                leaf("终端编号", record.case.terminal),
                leaf("申请时间", rfc3339(record.case.received)),
                leaf("办结时间", record.case.updated),
                leaf("办理结果", PHASES[record.case.state]),
                leaf("保管期限", "按部门档案保管期限表"),
            ),
            _person(record),
            node("文件列表", *listed),
            *([node("子办件列表", *children)] if children else []),
        )
    )


def _readme(record: CaseRecord) -> bytes:
    lines = [
        "政务服务事项电子文件归档信息包",
        f"办件编号：{record.number}",
        f"版本：{record.version}",
        "结构参照 GB/T 42727-2023；未取得标准全文，不声明符合。",
        "元数据.xml 说明办件与每个文件；归档材料/ 按申请、受理、办理、办结分放；签名/ 为手写签名及其原文。",
        "校验信息.xml 为每个文件和整个信息包的 SM3 摘要（GB/T 32905）。",
        "信息包为 ZIP，仅存储不压缩，不加密。文本为 UTF-8。",
        "软件环境：XML 与 TXT 用任意文本软件，PDF、OFD、PNG、JPEG 用通用阅读软件。",
    ]
    return ("\n".join(lines) + "\n").encode()


def _said(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
