"""Every paper that the catalogue names is made, says what it is about, and is the same when it is made again."""

from collections.abc import Iterator, Mapping

import cv2
import numpy
import pypdfium2
import pytest

from central.departments import records
from central.departments.adapter import UnknownTemplate
from central.departments.papers import CannotBeFilledIn
from central.departments.sheet import Page, Table, draw
from central.licences.printing import TEMPLATE
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol import seals
from kiosk_app.protocol.cases import CaseState
from kiosk_app.protocol.papers import masked_name
from tests.central.departments import NUMBER, SEAL_KEY, Offices, offices
from tests.central.lives import LIVES
from tests.flow.terminal import CATALOGUE

PERIOD = {"qs": "2025-11", "js": "2026-11"}
FORMS: Mapping[str, tuple[dict[str, object], tuple[str, ...]]] = {
    "k01": ({**PERIOD, "xz": ["pension", "maternity"], "yt": "housing"}, ("企业职工基本养老保险", "13", "未参保")),
    "k02": ({"qs": "2024-01", "js": "2026-11", "xz": ["pension"]}, ("2024年", "26922.00", "35")),
    "k06": ({"cblx": "employee", "yt": "school"}, ("参保状态正常",)),
    "k07": ({**PERIOD, "nr": ["paid"]}, ("709.50", "虚拟口腔医院")),
    "k10": ({**PERIOD, "sz": ["vehicle"], "yt": "visa"}, ("车船税", "338.75")),
    "k11": ({**PERIOD, "yt": "loan"}, ("劳务报酬所得", "1594.00")),
    "k12": ({"gfmc": "烟台虚拟贸易有限公司", "pm": "labour", "je": "5000", "se": "50.00"}, ("5050.00",)),
    "k13": ({"xzl": "pension", "jfnd": "next", "dc": "3000", "yj": "3000.00"}, ("2027年", "3000元/年")),
    "k15": ({"ytl": "job", "sydw": "烟台虚拟软件有限公司"}, ("未发现有犯罪记录",)),
    "k17": ({"yts": "hotel"}, ("2026年11月24日",)),
    "k18": ({"wf": "3706990000160002", "fk": "350.00"}, ("违法停车", "350.00")),
    "k20": ({"cxfw": "self", "cyt": "loan"}, ("第0000107号", "13.20")),
    "k21": ({"bdcqzh": "鲁（2016）虚拟区不动产权第0000007号", "js_role": "owner"}, ("共同共有", "抵押：无")),
    "k22": ({"uscc": "91370699MA0TEXT01U", "zfb": "original"}, ("烟台虚拟软件有限公司", "200万元")),
    "k221": ({"uscc": "91370699MA0TEXT01U", "dalx": "outer"}, ("住所变更",)),
    "k23": ({**PERIOD, "zmlx": "statement", "yt": "loan"}, ("52318.90", "汇缴")),
    "k24": ({"hyyt": "notary"}, ("婚姻关系存续",)),
    "k241": ({"hz": "370699202406010043", "zmyt": "nursery"}, ("卡介苗", "赵六")),
    "k243": ({"zmlb": "results", "yt": "school"}, ("信息技术",)),
    "i022": ({"hjyt": "exam"}, ("赵小测", "户主")),
    "i053": ({"uscc": "93370699MA0TEXT04Y", "hyzh": "国海证2021B37069900012号"}, ("16740.00",)),
    "i081": ({"jyzmc": "测试小店", "jycs": "虚拟区测试路9号", "hy": "food", "zczj": "5"}, ("测试小店", "餐饮服务")),
    "t11": ({"zylb": "welding"}, ("高处作业",)),
}
"""Answers by service, and what has to stand on the paper."""


@pytest.fixture
def opened() -> Iterator[Offices]:
    with offices() as found:
        yield found


def printing() -> list[Definition]:
    """Copies of e-licences are made elsewhere."""
    return [one for one in CATALOGUE.definitions.values() if one.result.document not in ("", TEMPLATE)]


def read(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.split())


def test_every_department_makes_the_papers_that_its_services_name() -> None:
    named = {(one.department.id, one.result.document) for one in printing()}
    made = {(department, paper) for department, book in records.fictitious().books.items() for paper in book.papers}
    assert made == named
    assert {one.id for one in printing()} == set(FORMS)


@pytest.mark.parametrize("service", FORMS)
def test_a_paper_says_what_it_is_about(opened: Offices, service: str) -> None:
    form, words = FORMS[service]
    sheet = opened.paper(service, LIVES[service], form)
    text = read(sheet.pdf)
    definition = CATALOGUE.definitions[service]
    paper = records.fictitious().books[definition.department.id].papers[sheet.template]
    issuer = definition.department.name["zh_CN"]
    for word in (paper.title, issuer, "演示专用", "自助终端打印", sheet.code.replace("-", ""), *words):
        assert word in text, word
    assert opened.people[LIVES[service]].name in text
    assert (sheet.document_id, sheet.pages) == (f"{NUMBER}-1", 1)


@pytest.mark.parametrize("service", FORMS)
def test_made_again_it_is_the_same_and_nothing_in_it_is_a_picture(opened: Offices, service: str) -> None:
    form, _ = FORMS[service]
    sheet = opened.paper(service, LIVES[service], form)
    opened.clock.now += 0.25
    assert opened.paper(service, LIVES[service], form).pdf == sheet.pdf
    assert b"/Subtype /Image" not in sheet.pdf
    # The name is in the page, not in what a file manager shows.
    assert opened.people[LIVES[service]].name.encode() not in sheet.pdf


@pytest.mark.parametrize("service", FORMS)
def test_whoever_is_not_refused_gets_it(opened: Offices, monkeypatch: pytest.MonkeyPatch, service: str) -> None:
    """Filled in only: what it looks like the others show."""
    monkeypatch.setattr("central.departments.papers.draw", lambda _: (b"", 1))
    form, _ = FORMS[service]
    for card in opened.people:
        event_id, definition = f"e-{card}", CATALOGUE.definitions[service]
        decision = opened.router.decide(opened.application(service, card, form), definition, event_id)
        if decision.state is CaseState.ACCEPTED:
            assert opened.paper(service, card, form).code


@pytest.mark.parametrize(
    ("service", "form"),
    [
        ("k01", {"xz": "pension", "qs": "never", "js": 7}),
        ("k01", {}),
        ("k21", {"bdcqzh": 7}),
        ("k13", {"xzl": "pension", "yj": 3000}),
    ],
)
def test_what_does_not_fit_is_not_filled_in_and_nothing_of_it_is_told(
    opened: Offices, service: str, form: dict[str, object]
) -> None:
    with pytest.raises(CannotBeFilledIn) as caught:
        opened.paper(service, LIVES[service], form)
    assert "never" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_paper_that_no_department_makes_is_unknown(opened: Offices) -> None:
    with pytest.raises(UnknownTemplate):
        opened.paper("k05", 9, {})


def test_what_the_code_on_a_paper_says_can_be_checked_without_anybody(opened: Offices) -> None:
    """Read by OpenCV from the printed page, at the resolution of a scanner in a hall."""
    sheet = opened.paper("k17", 3, FORMS["k17"][0])
    document = pypdfium2.PdfDocument(sheet.pdf)
    page = numpy.asarray(document[0].render(scale=200 / 72).to_pil())
    document.close()
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(page)
    facts = seals.read(text, {"s-1": SEAL_KEY.public_key().public_bytes_raw()})
    holder = masked_name(opened.people[3].name)
    assert (facts.number, facts.code, facts.holder, facts.day) == (NUMBER, sheet.code, holder, "2026-11-23")
    assert facts.title == records.fictitious().books["public_security"].papers[sheet.template].title
    assert (sheet.number, sheet.seal) == (NUMBER, text)


def test_a_long_table_goes_on_and_says_its_heads_again() -> None:
    rows = tuple((f"{1960 + year}年", "8000.00") for year in range(70))
    table = Table(("年度", "基数"), (1, 1), "lr", rows, ("合计", "560000.00"), "无")
    page = Page(
        "权益记录单", "", NUMBER, "ABCD", "KS1", (), "", table, "", (), False, "测试局", "12333", "T1", "今天", "现在"
    )  # fmt: skip
    pdf, pages = draw(page)
    text = read(pdf)
    assert pages == 4
    assert text.count("年度基数") == 4
    assert text.count("第4页共4页") == text.count("560000.00") == 1
    assert all(row[0] in text for row in rows)
