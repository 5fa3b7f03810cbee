"""A slip says everything the citizen has to know, in the language of the visit, and nothing of a person."""

from dataclasses import replace
from typing import get_args

import pytest

from kiosk_app.cases.slips import guide_text, slip_text, words
from kiosk_app.flow.effects import About, PrintGuide, Slip
from kiosk_app.flow.screens import Language

SLIP = Slip(
    service="居住证申领",
    local_number="L-370602-0001-20261126-0001",
    case_number="",
    time="2026-11-26T03:00:00+08:00",
    language="zh_CN",
    department="烟台市公安局",
    phone="110",
)


@pytest.mark.parametrize("language", get_args(Language))
def test_every_language_has_every_word(language: Language) -> None:
    assert set(words()[language]) == set(words()["zh_CN"])
    assert all(text.strip() for text in words()[language].values())
    text = slip_text(replace(SLIP, language=language), terminal="370602-0001", site="市民之家")
    assert words()[language]["received"] in text
    assert "L-370602-0001-" in text


def test_what_is_missing_stands_with_its_day_and_what_was_paid_with_its_sum() -> None:
    slip = replace(SLIP, missing=("租赁合同", "照片"), due="2026-12-03", paid="400.00")
    text = slip_text(slip, terminal="370602-0001", site="市民之家")
    for line in ("待补材料 | 租赁合同、照片", "补交期限 | 2026-12-03", "已付（元） | 400.00"):
        assert line in text.splitlines()
    assert "待补材料" not in slip_text(SLIP, terminal="370602-0001", site="市民之家")


def test_who_has_to_confirm_and_by_when_it_is_decided() -> None:
    slip = replace(SLIP, others=("产权人 2", "产权人 3"), promised="2026-12-10")
    lines = slip_text(slip, terminal="370602-0001", site="市民之家").splitlines()
    assert words()["zh_CN"]["received_note"] not in lines
    assert {"待确认 | 产权人 2、产权人 3", "承诺办结 | 2026-12-10", words()["zh_CN"]["others_note"]} <= set(lines)
    assert words()["zh_CN"]["others_note"] not in slip_text(SLIP, terminal="t", site="s")


def test_received_is_never_called_accepted() -> None:
    say = words()["zh_CN"]
    assert say["received"] in slip_text(SLIP, terminal="t", site="s")
    accepted = slip_text(replace(SLIP, case_number="370600261126003000001"), terminal="t", site="s")
    assert f"# {say['accepted']}" in accepted.splitlines()


def test_a_guide_numbers_what_it_says_and_names_whom_to_ask() -> None:
    guide = PrintGuide("v", 1, 1.0, "居住证申领", ("带上证件", "手写签名"), "烟台市公安局", "110", "zh_CN")
    lines = guide_text(guide, site="市民之家").splitlines()
    assert lines[:2] == ["# 办事指南", "## 居住证申领"]
    assert [line for line in lines if line[:2] in ("1.", "2.")] == ["1. 带上证件", "2. 手写签名"]
    assert "受理部门 | 烟台市公安局" in lines


@pytest.mark.parametrize(
    ("about", "number", "head", "label"),
    [
        ("supplement", "", "supplement", "local_number"),
        ("supplement", "370600261126003000001", "supplement", "case_number"),
        ("confirmation", "", "confirmation", "local_number"),
        ("ticket", "", "ticket_received", "local_number"),
        ("ticket", "12345261126000001", "ticket", "ticket_number"),
    ],
)
def test_a_slip_is_called_what_it_is_about(about: About, number: str, head: str, label: str) -> None:
    say = words()["zh_CN"]
    slip = replace(SLIP, about=about, case_number=number)
    lines = slip_text(slip, terminal="t", site="s").splitlines()
    assert lines[0] == f"# {say[head]}"
    assert say[f"{head}_note"] in lines
    assert f"{say['about' if about == 'ticket' else 'service']} | {SLIP.service}" in lines
    if number:
        assert f"{say['local_number']} | {SLIP.local_number}" in lines
        assert f"[qr] {number}" in lines
    assert not any(line.startswith(f"{say[label]} |") for line in lines), "it stands large already"
