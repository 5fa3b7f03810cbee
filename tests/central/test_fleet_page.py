from collections.abc import Iterator
from dataclasses import replace

import pytest
import requests
from playwright.sync_api import Page, expect

from central.store import terminals
from central.store.fleet import OFFLINE_SECONDS, heard, overview
from central.web.texts import TEXTS, age
from kiosk_app.centre import Centre
from kiosk_app.protocol.entries import ConditionReport, DeviceReport, Heartbeat
from offline_store.outbox import Outbox
from tests.central.browser import browsing
from tests.central.centres import PEOPLE, TERMINAL, Hall, apply, send_all

DEVICES = (DeviceReport("IdCard", "online"), DeviceReport("Printer", "offline"))
BEAT = Heartbeat(TERMINAL, "s", 5, "", 3, 90.0, "idle", "0.1.0", "2026-11-23T04:00:00.000Z", DEVICES)


@pytest.fixture
def page() -> Iterator[Page]:
    with browsing() as browser:
        opened = browser.new_page(viewport={"width": 1440, "height": 900})
        complaints: list[str] = []
        opened.on("console", lambda message: complaints.append(message.text))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        yield opened
        assert complaints == []


def test_the_page_is_alive(hall: Hall, centre: Centre, outbox: Outbox, page: Page) -> None:
    page.goto(hall.web)
    row = page.locator(f'[data-key="terminal-{TERMINAL}"]')
    expect(row).to_contain_text("未上线")
    expect(page.locator("#live")).to_have_text("实时")
    page.evaluate("document.body.dataset.mark = 'not reloaded'")
    centre.heartbeat(BEAT)
    apply(outbox, "k08", PEOPLE[3], {})
    send_all(hall, outbox)
    expect(row).to_contain_text("空闲")
    expect(row).to_contain_text("3 条")
    expect(row).to_contain_text("Printer")
    expect(page.locator("#cases-today")).to_have_text("1")
    expect(page.locator('[data-key="rate"]')).to_contain_text("1 / 1 台在线")
    hall.clock.now += OFFLINE_SECONDS + 1
    expect(row).to_contain_text("离线")
    assert page.evaluate("document.body.dataset.mark") == "not reloaded"


def test_the_page_speaks_english_and_loads_nothing_from_elsewhere(hall: Hall, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{hall.web}/?lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Self-service terminals")
    page.get_by_role("link", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("自助终端运行总览")
    assert all(url.startswith(hall.web) for url in asked)
    assert requests.get(f"{hall.web}/?lang=xx", timeout=5).status_code == 422


def test_the_page_is_strict_and_shows_no_person(hall: Hall, outbox: Outbox) -> None:
    apply(outbox, "k08", PEOPLE[3], {}, pin="100003")
    send_all(hall, outbox)
    hall.work.step()
    answer = requests.get(hall.web, timeout=5)
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'self';")
    for person in PEOPLE.values():
        assert person.name not in answer.text
        assert person.number not in answer.text


JAM = ConditionReport("lost.page_printer", "minor")
WRONG = (
    ConditionReport("tamper", "critical", "tamperSensor", "2026-11-23T03:58:00+08:00"),
    ConditionReport("detail.paperJam", "major", "PagePrinter", "2026-11-23T03:59:00+08:00", (JAM,)),
    ConditionReport("detail.gremlins", "minor", "Toaster"),
)


def test_root_causes_come_first_in_words(hall: Hall, centre: Centre, page: Page) -> None:
    centre.heartbeat(replace(BEAT, conditions=WRONG))
    page.goto(hall.web)
    causes = page.locator(f'[data-key="terminal-{TERMINAL}"] .causes li')
    expect(causes).to_have_count(3)
    expect(causes.nth(0)).to_have_text("防拆触点：防拆触点动作 11-23 03:58 起")
    expect(causes.nth(0)).to_have_class("critical")
    expect(causes.nth(1)).to_contain_text("A4 打印机：卡纸 11-23 03:59 起")
    expect(causes.nth(1).locator(".follows")).to_have_text("不能打印证明")
    expect(causes.nth(2)).to_have_text("Toaster：gremlins")
    centre.heartbeat(replace(BEAT, conditions=()))
    expect(page.locator(f'[data-key="terminal-{TERMINAL}"]')).to_contain_text("正常 · 2")
    centre.heartbeat(BEAT)
    expect(page.locator(f'[data-key="terminal-{TERMINAL}"] .trouble')).to_have_text("Printer")


def test_the_overview_counts(hall: Hall) -> None:
    with hall.store.write() as connection:
        terminals.invite(connection, "A-02", "银行", "other", hall.clock() + 60, hall.clock())
        heard(connection, BEAT, hall.clock())
    with hall.store.read() as connection:
        fleet = overview(connection, hall.clock() + 10)
    assert [(view.terminal, view.state, view.seen_seconds) for view in fleet.terminals] == [
        ("A-02", "never", None),
        (TERMINAL, "idle", 10.0),
    ]
    assert fleet.online == 1


def test_both_languages_say_the_same_things() -> None:
    assert set(TEXTS["zh_CN"]) == set(TEXTS["en"])
    assert [age(TEXTS["en"], seconds) for seconds in (0, 59.9, 60, 7200, 90000)] == [
        "0 s",
        "59 s",
        "1 min",
        "2 h",
        "1 d",
    ]
