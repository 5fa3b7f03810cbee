"""A package is the same for the same case, passes its check, and passes no longer once anything in it is touched."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.archive.check import Property, Report, check
from central.archive.container import MANIFEST, manifest, pack, sm3, unpack
from central.archive.layout import build
from central.archive.record import Scan
from central.archive.xml import leaf, node, read, write
from kiosk_app.protocol.cases import CaseState, Factor
from tests.central.records import PERSON, TEXT, record

NUMBER = "370600261123025000001"
FOLDER = f"k08_{NUMBER}/"
PACKAGE = build(record())
Files = dict[str, bytes]


def rules(report: Report) -> set[tuple[str, str]]:
    """What does not hold, and in which file of the case's folder."""
    return {(finding.rule, finding.file) for finding in report.findings}


def sealed_again(change: Callable[[Files], Files]) -> bytes:
    """As somebody would forge it who makes the digests anew."""
    files = {path.removeprefix(FOLDER): data for path, data in unpack(PACKAGE).items()}
    del files[MANIFEST]
    changed = change(files)
    return pack({FOLDER + path: data for path, data in {**changed, MANIFEST: manifest(changed)}.items()})


def test_the_same_case_gives_the_same_bytes_and_passes() -> None:
    assert build(record()) == PACKAGE
    assert check(PACKAGE, sm3(PACKAGE)) == Report(())
    assert list(unpack(PACKAGE)) == [
        f"{FOLDER}{path}"
        for path in (
            "说明文件.txt",
            "元数据.xml",
            "归档材料/01申请材料/申请表.xml",
            "归档材料/01申请材料/材料清单.xml",
            "归档材料/01申请材料/residence_proof-1.jpg",
            "归档材料/02受理文书/受理通知.xml",
            "归档材料/03办理过程/办理过程.xml",
            "归档材料/04办结结果/办结结果.xml",
            f"归档材料/04办结结果/{NUMBER}-1.pdf",
            "签名/签名原文.txt",
            "签名/签名.png",
            "签名/签名.xml",
            "校验信息.xml",
        )
    ]
    assert record().name == f"11370699MB0YB00014-2026-{NUMBER}-1.zip"


def test_a_refused_case_is_archived_by_its_local_number() -> None:
    refused = record(CaseState.REFUSED, number="")
    assert refused.folder == "k08_L-YT-HALL-01-20261123-0001"
    assert check(build(refused)).passed


@given(st.integers(0, len(PACKAGE) - 1), st.integers(1, 255))
def test_no_byte_can_be_changed(place: int, by: int) -> None:
    changed = bytearray(PACKAGE)
    changed[place] ^= by
    assert not check(bytes(changed)).passed


@given(st.binary(max_size=400), st.integers(0, len(PACKAGE) - 1))
def test_nothing_is_raised_whatever_it_is_given(rubbish: bytes, cut: int) -> None:
    assert not check(rubbish).passed
    assert not check(PACKAGE[:cut] + rubbish + PACKAGE[cut + len(rubbish) + 1 :]).passed


def test_it_says_which_file_was_changed_left_out_or_slipped_in() -> None:
    files = unpack(PACKAGE)
    text = f"{FOLDER}签名/签名原文.txt"
    assert ("file-digest", "签名/签名原文.txt") in rules(check(pack({**files, text: b"other"})))
    form = f"{FOLDER}归档材料/01申请材料/申请表.xml"
    left_out = {path: data for path, data in files.items() if path != form}
    found = rules(check(pack(left_out)))
    assert ("listed-file", "归档材料/01申请材料/申请表.xml") in found
    assert ("required-file", "归档材料/01申请材料/申请表.xml") in found
    slipped = pack({**files, f"{FOLDER}归档材料/01申请材料/readme.txt": b"hello"})
    assert ("foreign-file", "归档材料/01申请材料/readme.txt") in rules(check(slipped))
    assert ("one-folder", "") in rules(check(pack({**files, "autorun.txt": b"hello"})))


def test_a_forger_who_makes_the_digests_anew_is_found_by_the_one_that_was_kept() -> None:
    def other(files: Files) -> Files:
        return {path: data.replace("张三".encode(), "张四".encode()) for path, data in files.items()}

    forged = sealed_again(other)
    assert check(forged).passed
    assert check(forged, sm3(PACKAGE)).findings[0].rule == "package-digest"


def replaced(path: str, old: str, new: str) -> Callable[[Files], Files]:
    def change(files: Files) -> Files:
        assert old.encode() in files[path]
        return {**files, path: files[path].replace(old.encode(), new.encode())}

    return change


METADATA = "元数据.xml"
FORM = "归档材料/01申请材料/申请表.xml"
PROCESS = "归档材料/03办理过程/办理过程.xml"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (replaced(METADATA, NUMBER, "370600261123025000002"), ("folder-name", METADATA)),
        (replaced(FORM, NUMBER, "370600261123025000002"), ("number", FORM)),
        (replaced(FORM, "张三", "张四"), ("applicant", FORM)),
        (replaced(METADATA, "<序号>3<", "<序号>4<"), ("numbering", METADATA)),
        (replaced(METADATA, "11370699MB0YB00014", "11370699MB0YB0001"), ("事项/部门统一社会信用代码", METADATA)),
        (replaced(METADATA, "<证件类型>111<", "<证件类型>身份证<"), ("申请人/证件类型", METADATA)),
        (replaced(METADATA, "residence_proof-1.jpg", "residence_proof-2.jpg"), ("file-list", None)),
        (
            replaced("归档材料/03办理过程/办理过程.xml", "受理", "其他"),
            ("process:受理", "归档材料/03办理过程/办理过程.xml"),
        ),
        (replaced("签名/签名原文.txt", TEXT, TEXT[1:]), ("signature", "签名/签名.xml")),
        (lambda files: {**files, "签名/签名.png": b"no picture"}, ("file-opens", "签名/签名.png")),
        (lambda files: {**files, "归档材料/run.exe": b"MZ"}, ("foreign-file", "归档材料/run.exe")),
        (lambda files: {**files, "说明文件.txt": b""}, ("empty-file", "说明文件.txt")),
        (lambda files: {k: v for k, v in files.items() if k != "签名/签名.png"}, ("signature", "签名/")),
        (
            lambda files: {**files, METADATA: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
            ("metadata", METADATA),
        ),
    ],
)
def test_what_a_forger_got_wrong_is_named(change: Callable[[Files], Files], rule: tuple[str, str | None]) -> None:
    found = rules(check(sealed_again(change)))
    assert rule in found or (rule[1] is None and rule[0] in {name for name, _ in found})


@pytest.mark.parametrize(
    ("media_type", "data", "rule"),
    [
        ("image/webp", b"RIFF", ("format", "归档材料/01申请材料/photo-1.bin")),
        ("image/png", b"", ("empty-file", "归档材料/01申请材料/photo-1.png")),
        ("application/pdf", b"%PDF-1.7 /Encrypt", ("file-opens", "归档材料/01申请材料/photo-1.pdf")),
        ("application/pdf", b"%PDF-1.7 /JavaScript", ("active-content", "归档材料/01申请材料/photo-1.pdf")),
        ("application/ofd", b"PK", ("file-opens", "归档材料/01申请材料/photo-1.ofd")),
    ],
)
def test_what_cannot_be_read_in_years_is_refused(media_type: str, data: bytes, rule: tuple[str, str]) -> None:
    made = replace(record(), scans=(Scan("photo", media_type, data),))
    assert rule in rules(check(build(made)))


def test_a_life_event_holds_the_packages_of_its_children() -> None:
    children = tuple(record(number=f"37060026112302500000{n}") for n in (2, 3))
    parent = replace(record(), children=children)
    package = build(parent)
    assert check(package).passed
    inside = f"{FOLDER}子办件/k08_370600261123025000003/{FORM}"
    files = unpack(package)
    assert inside in files
    found = rules(check(pack({**files, inside: files[inside] + b" "})))
    assert ("file-digest", f"子办件/k08_370600261123025000003/{FORM}") in found
    without = {path: data for path, data in files.items() if "000003/" not in path}
    assert ("children", METADATA) in rules(check(pack(without)))


def test_what_the_citizen_wrote_cannot_break_the_package() -> None:
    hostile = {"jyd": '<a b="c">&\x00\x0b\r\n\ud800]]>', "list": ["甲", 1, None]}
    made = record()
    made = replace(made, application=replace(made.application, fields=hostile))
    assert check(build(made)).passed


@given(st.text(), st.text(alphabet="<>&\"' \t\r\n\x00\ud800é中"))
def test_what_is_written_as_xml_is_read_back(text: str, attribute: str) -> None:
    """But for what XML cannot say."""
    root = node("甲", leaf("乙", text, 丙=attribute))
    (back,) = read(write(root)).children

    def sayable(given: str) -> str:
        return "".join(one if allowed(one) else "\ufffd" for one in given)

    assert (back.text, back.attributes) == (sayable(text), {"丙": sayable(attribute)})


def allowed(letter: str) -> bool:
    """Char of XML 1.0."""
    code = ord(letter)
    return code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF


def test_the_second_factor_is_not_archived() -> None:
    made = record()
    made = replace(made, application=replace(made.application, factor=Factor("pin", "918273")))
    assert b"918273" not in build(made)


def test_findings_say_which_of_the_four_properties_is_hurt() -> None:
    files = unpack(PACKAGE)
    found = {finding.rule: finding.property for finding in check(pack({**files, f"{FOLDER}x.exe": b"MZ"})).findings}
    assert found["foreign-file"] is Property.SAFE
    assert found["format"] is Property.USABLE
    assert found["manifest"] is Property.AUTHENTIC
    assert PERSON.name not in repr(check(pack({**files, f"{FOLDER}x.exe": b"MZ"})))
    assert PERSON.number not in repr(record())
