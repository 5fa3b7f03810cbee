"""Reasons as printers and spoolers really write them."""

import pytest

from drivers.page_printer.conditions import Condition, read_reasons
from drivers.xfs4iot.enums import Paper


@pytest.mark.parametrize(
    ("reasons", "condition", "blocked"),
    [
        (["none"], Condition(), False),
        ([], Condition(), False),
        (["media-low-report"], Condition(Paper.LOW), False),
        (["media-empty-warning"], Condition(Paper.OUT), True),
        (["media-empty"], Condition(Paper.OUT), True),
        (["media-empty-main-error"], Condition(Paper.OUT), True),
        (["input-tray-missing-warning"], Condition(Paper.OUT), True),
        (["media-jam-warning", "media-empty-error"], Condition(Paper.JAMMED), True),
        (["door-open-report"], Condition(cover_open=True), True),
        (["cover-open-error"], Condition(cover_open=True), True),
        (["toner-low-report"], Condition(toner="low"), False),
        (["marker-supply-empty-warning"], Condition(toner="out"), True),
        (["offline-report"], Condition(stopped=True), True),
        (["output-area-full-warning"], Condition(stopped=True), True),
        (["output-area-almost-full-report"], Condition(), False),
        (["com.example-unknown-error"], Condition(), False),
    ],
)
def test_reasons(reasons: list[str], condition: Condition, blocked: bool) -> None:
    assert read_reasons(reasons, printer_stopped=False) == condition
    assert condition.blocked is blocked


def test_a_stopped_printer_prints_nothing_whatever_the_reason() -> None:
    assert read_reasons(["none"], printer_stopped=True).blocked
