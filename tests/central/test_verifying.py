"""Papers at a real centre: known from the moment they are made, withdrawn by hand, and no hint for who guesses."""

import pytest
import requests

from central import cli, specimen
from central.seal_key import Seal
from kiosk_app.centre import Centre, Refused
from kiosk_app.documents import Document
from kiosk_app.protocol import seals
from kiosk_app.protocol.papers import PaperAnswer, PaperQuestion
from offline_store.outbox import Outbox
from tests.central.after import settle
from tests.central.centres import PEOPLE, Hall, apply, send_all

NUMBER, CODE = specimen.FACTS.number, specimen.FACTS.code


def test_who_knows_number_and_code_learns_what_is_sealed(hall: Hall, centre: Centre) -> None:
    answer = centre.paper(PaperQuestion(NUMBER.lower(), " abcd efgh-2345 6777"))
    assert (answer.known, answer.withdrawn) == (True, False)
    assert seals.read(answer.seal, hall.trust.seal_keys) == specimen.FACTS


@pytest.mark.parametrize(
    ("number", "code"), [(NUMBER, "AAAA-BBBB-CCCC-DDDD"), (f"{NUMBER}0", CODE), (NUMBER, ""), ("", "")]
)
def test_who_knows_one_of_them_learns_nothing(centre: Centre, number: str, code: str) -> None:
    assert centre.paper(PaperQuestion(number, code)) == PaperAnswer(known=False)


def test_a_question_that_is_too_long_is_none(centre: Centre) -> None:
    with pytest.raises(Refused):
        centre.paper(PaperQuestion("1" * 65, CODE))


def test_a_paper_is_known_as_soon_as_it_is_made(hall: Hall, centre: Centre, outbox: Outbox) -> None:
    entry = apply(outbox, "k17", PEOPLE[3], {"yts": "hotel"})
    send_all(hall, outbox)
    settle(hall)
    document = centre.document(entry.event_id)
    assert isinstance(document, Document)
    number = document.document_id.removesuffix("-1")
    answer = centre.paper(PaperQuestion(number, document.code))
    facts = seals.read(answer.seal, hall.trust.seal_keys)
    assert (facts.number, facts.code) == (number, document.code)


def test_one_that_is_withdrawn_is_told_so(hall: Hall, centre: Centre, capsys: pytest.CaptureFixture[str]) -> None:
    data = ["--data", str(hall.data)]
    assert cli.main(["papers", "withdraw", NUMBER, *data]) == 0
    assert centre.paper(PaperQuestion(NUMBER, CODE)).withdrawn
    assert cli.main(["papers", "withdraw", "1", *data]) == 1
    assert "no paper" in capsys.readouterr().err


def test_a_new_key_seals_and_what_the_old_one_has_sealed_still_counts(
    hall: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Seal(hall.data)(specimen.FACTS)
    assert cli.main(["keys", "seal", "--data", str(hall.data)]) == 0
    after = Seal(hall.data)(specimen.FACTS)
    assert after.split(".")[1] == capsys.readouterr().out.strip() != before.split(".")[1]
    for text in (before, after):
        assert seals.read(text, hall.trust.seal_keys) == specimen.FACTS


def test_whoever_plays_the_hall_finds_the_specimen(hall: Hall) -> None:
    text = requests.get(f"{hall.web}/specimen", timeout=5).text
    assert seals.read(text, hall.trust.seal_keys) == specimen.FACTS
