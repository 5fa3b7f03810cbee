"""The four-property check of a package: authentic, complete, usable, safe (真实性 完整性 可用性 安全性).

Pure: bytes in, findings out; whatever the bytes are, nothing is raised. The rules follow the outline of DA/T 70-2018
and are ours in detail. A scan for malware is the receiving archive's business; here nothing that could act is let in.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from central.archive import layout
from central.archive.container import MANIFEST, BadContainer, manifest, pack, sm3, unpack
from central.archive.formats import ACTIVE, FORMATS
from central.archive.xml import BadXml, Node, read

FOLDER: Final = re.compile(r"(?P<task>[0-9A-Za-z]{1,33})_(?P<number>[0-9A-Za-z-]{1,50})")
REQUIRED: Final = (
    layout.README,
    layout.METADATA,
    layout.FORM,
    layout.MATERIALS,
    layout.PROCESS,
    layout.OUTCOME,
    MANIFEST,
)
PLACES: Final = (layout.APPLIED, layout.ACCEPTED, layout.HANDLED, layout.FINISHED, layout.SIGNED)
TOLD: Final = {
    ("事项", "事项编码"): re.compile(r"[0-9A-Za-z]{1,33}"),
    ("事项", "事项名称"): re.compile(r".{1,200}"),
    ("事项", "部门名称"): re.compile(r".{1,200}"),
    ("事项", "部门统一社会信用代码"): re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}"),
    ("办件", "办件编号"): re.compile(r"[0-9A-Za-z-]{1,50}"),
    ("办件", "申请时间"): re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"),
    ("办件", "办结时间"): re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"),
    ("办件", "办理结果"): re.compile("办结|不予办理"),
    ("申请人", "姓名"): re.compile(r".{1,100}"),
    ("申请人", "证件类型"): re.compile(r"\d{3}"),
    ("申请人", "证件号码"): re.compile(r"[0-9A-Za-z]{1,18}"),
}
"""What the metadata must say, and in which form (lengths of GB/T 39046-2020)."""
STAGES: Final = {"办结": {"申请", "受理", "办结"}, "不予办理": {"申请", "不予办理"}}
"""By outcome, of what there must be a record."""


class Property(StrEnum):
    AUTHENTIC = "真实性"
    COMPLETE = "完整性"
    USABLE = "可用性"
    SAFE = "安全性"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that does not hold. file: where, "" for the package as a whole."""

    property: Property
    rule: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        return not self.findings


def check(package: bytes, expected: str = "") -> Report:
    """expected: the SM3 of the package as it was made, hex; without it only what the package says of itself is held
    against it.
    """
    findings = []
    if expected and sm3(package) != expected:
        findings.append(Finding(Property.AUTHENTIC, "package-digest"))
    try:
        files = unpack(package)
    except BadContainer:
        return Report((*findings, Finding(Property.USABLE, "package-opens")))
    if pack(files) != package:
        findings.append(Finding(Property.AUTHENTIC, "package-form"))
    folders = {path.partition("/")[0] for path in files}
    if len(folders) != 1 or not all("/" in path for path in files):
        return Report((*findings, Finding(Property.SAFE, "one-folder")))
    return Report((*findings, *_folder(folders.pop() + "/", files)))


def _folder(prefix: str, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Everything about the case in the folder `prefix`, and about its children."""
    mine = {path.removeprefix(prefix): data for path, data in files.items() if path.startswith(prefix)}
    own = {path: data for path, data in mine.items() if not path.startswith(layout.CHILDREN)}
    findings = [Finding(Property.COMPLETE, "required-file", path) for path in REQUIRED if not own.get(path)]
    findings += _digests(mine)
    for path, data in own.items():
        findings += _file(path, data)
    trees = {path: _tree(own.get(path, b"")) for path in (layout.METADATA, layout.PROCESS, layout.FORM)}
    findings += _metadata(prefix, trees[layout.METADATA], own)
    findings += _content(trees)
    findings += _signature(own)
    children = sorted({path.split("/")[1] for path in mine if path.startswith(layout.CHILDREN)})
    metadata = trees[layout.METADATA]
    told = [one.said("路径") for part in metadata.all("子办件列表") for one in part.all("子办件")] if metadata else []
    if sorted(told) != children:
        findings.append(Finding(Property.COMPLETE, "children", layout.METADATA))
    for child in children:
        inside = _folder(f"{prefix}{layout.CHILDREN}{child}/", files)
        findings += (Finding(one.property, one.rule, f"{layout.CHILDREN}{child}/{one.file}") for one in inside)
    yield from findings


def _digests(files: Mapping[str, bytes]) -> Iterator[Finding]:
    """What the manifest says is what is here, byte for byte."""
    listed = {path: data for path, data in files.items() if path != MANIFEST}
    tree = _tree(files.get(MANIFEST, b""))
    if tree is None:
        yield Finding(Property.AUTHENTIC, "manifest", MANIFEST)
        return
    told = {one.said("路径"): one.said("摘要") for part in tree.all("文件列表") for one in part.all("文件")}
    for path in told.keys() - listed.keys():
        yield Finding(Property.COMPLETE, "listed-file", path)
    for path, data in listed.items():
        if path not in told:
            yield Finding(Property.SAFE, "foreign-file", path)
        elif told[path] != sm3(data):
            yield Finding(Property.AUTHENTIC, "file-digest", path)
    if manifest(listed) != files[MANIFEST]:
        yield Finding(Property.AUTHENTIC, "manifest", MANIFEST)


def _file(path: str, data: bytes) -> Iterator[Finding]:
    if not data:
        yield Finding(Property.COMPLETE, "empty-file", path)
    top = path in (layout.README, layout.METADATA, MANIFEST)
    if not top and not (path.startswith(PLACES) and path.count("/") == (1 if path.startswith(layout.SIGNED) else 2)):
        yield Finding(Property.SAFE, "foreign-file", path)
    opens = FORMATS.get(path.rpartition(".")[2])
    if opens is None:
        yield Finding(Property.USABLE, "format", path)
    elif not opens(data):
        yield Finding(Property.USABLE, "file-opens", path)
    if path.endswith(".pdf") and any(word in data for word in ACTIVE):
        yield Finding(Property.SAFE, "active-content", path)


def _metadata(prefix: str, tree: Node | None, own: Mapping[str, bytes]) -> Iterator[Finding]:
    if tree is None:
        yield Finding(Property.USABLE, "metadata", layout.METADATA)
        return
    for place, form in TOLD.items():
        if not form.fullmatch(tree.said(*place)):
            yield Finding(Property.COMPLETE, "/".join(place), layout.METADATA)
    named = FOLDER.fullmatch(prefix.rstrip("/").rpartition("/")[2])
    told = (tree.said("事项", "事项编码"), tree.said("办件", "办件编号"))
    if not named or (named["task"], named["number"]) != told:
        yield Finding(Property.AUTHENTIC, "folder-name", layout.METADATA)
    listed = [one for part in tree.all("文件列表") for one in part.all("文件")]
    if [one.said("序号") for one in listed] != [str(number) for number in range(1, len(listed) + 1)]:
        yield Finding(Property.COMPLETE, "numbering", layout.METADATA)
    said = {one.said("路径"): (one.said("格式"), one.said("大小")) for one in listed}
    there = {path: (path.rpartition(".")[2], str(len(data))) for path, data in own.items() if path.startswith(PLACES)}
    for path in sorted(said.keys() | there.keys()):
        if said.get(path) != there.get(path):
            yield Finding(Property.AUTHENTIC, "file-list", path)


def _content(trees: Mapping[str, Node | None]) -> Iterator[Finding]:
    """Metadata and contents say the same."""
    metadata, process, form = (trees[path] for path in (layout.METADATA, layout.PROCESS, layout.FORM))
    if metadata is None:
        return
    if form and form.said("办件编号") != metadata.said("办件", "办件编号"):
        yield Finding(Property.AUTHENTIC, "number", layout.FORM)
    for name in ("姓名", "证件号码"):
        if form and form.said("申请人", name) != metadata.said("申请人", name):
            yield Finding(Property.AUTHENTIC, "applicant", layout.FORM)
    stages = {one.said("名称") for one in process.all("环节")} if process else set()
    for stage in sorted(STAGES.get(metadata.said("办件", "办理结果"), set()) - stages):
        yield Finding(Property.COMPLETE, f"process:{stage}", layout.PROCESS)


def _signature(own: Mapping[str, bytes]) -> Iterator[Finding]:
    """Who signed, signed exactly the text that lies here."""
    parts = [path for path in (layout.SIGNATURE, layout.SIGNED_TEXT, layout.INK) if path in own]
    if not parts:
        return
    if len(parts) < 3:
        yield Finding(Property.COMPLETE, "signature", layout.SIGNED)
        return
    tree = _tree(own[layout.SIGNATURE])
    if tree is None or tree.said("原文摘要") != sm3(own[layout.SIGNED_TEXT]):
        yield Finding(Property.AUTHENTIC, "signature", layout.SIGNATURE)


def _tree(data: bytes) -> Node | None:
    try:
        return read(data)
    except BadXml:
        return None
