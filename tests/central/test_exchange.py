"""The exchange tables in a real PostgreSQL: what the centre writes, what a department's system answers, each once."""

import dataclasses
import itertools
import logging
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Engine, Table, create_engine, func, insert, make_url, select, text

from central import site
from central.cli import main
from central.departments.adapter import Decision, Unavailable, UnknownTemplate, Update
from central.exchange import tables
from central.exchange.adapter import PAGE, Course, DoesNotFit, ExchangeTables, Node
from central.exchange.codes import codes
from kiosk_app.catalogue.model import Definition
from kiosk_app.protocol.cases import Application, CaseState, Evaluation, Factor, MaterialProof, Person
from tests.central import postgres
from tests.central.centres import definitions
from tests.central.records import PERSON, application, record
from tests.central.scans import attachment
from tests.offline_store.stores import Clock

EVENT = "018bcfe5-6800-7fff-bfff-000000000001"
TIME = "2026-11-23 12:00:00"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.running() as url:
        yield url


@pytest.fixture
def engine(server: str) -> Iterator[Engine]:
    """The department's database, as its vendor has set it up by what the command prints."""
    opened = create_engine(server)
    with opened.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
        for statement in tables.statements().split(";\n\n"):
            if statement:
                connection.execute(text(statement))
    yield opened
    opened.dispose()


@pytest.fixture
def adapter(server: str, engine: Engine) -> Iterator[ExchangeTables]:
    del engine
    passwords = (f"{number:06d}" for number in itertools.count(234765))
    opened = ExchangeTables.open(server, Clock(), lambda: next(passwords))
    yield opened
    opened.close()


def definition() -> Definition:
    return definitions()["k08"]


def made(*supplements: str) -> Application:
    return dataclasses.replace(
        application(),
        materials=[MaterialProof("id_card", "card"), MaterialProof("residence_proof", "capture")],
        attachments=[attachment(b"scan")],
        supplements=list(supplements),
    )


def rows(engine: Engine, table: Table) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def answer(engine: Engine, table: Table, version: int = 1, serial: str = "D-1", **values: object) -> None:
    """As the department's system writes it."""
    with engine.begin() as connection:
        common = {"orgbusno": serial, "projid": EVENT, "dataver": version, "maketime": TIME}
        connection.execute(insert(table).values(**{**common, **values}))


def hand_over(adapter: ExchangeTables, application: Application | None = None) -> Decision | None:
    try:
        return adapter.decide(application or made(), definition(), EVENT)
    except Unavailable:
        return None


def test_an_application_is_written_whole_and_once(adapter: ExchangeTables, engine: Engine) -> None:
    for _ in range(3):
        assert hand_over(adapter) is None
    assert [rows(engine, table) for table in (tables.application, tables.material, tables.form)] == [1, 2, 1]
    with engine.connect() as connection:
        # By the names of the standard, which nobody has to quote.
        row = connection.execute(text("SELECT * FROM PRE_APASINFO")).one()
        materials = connection.execute(
            text("SELECT SN, FILECODE, TAKETYPE, FILEDIGEST FROM PRE_FILE ORDER BY SN")
        ).all()
        form = connection.execute(text("SELECT FORMJSON FROM PRE_COMM_FORM")).scalar_one()
    assert (row.projid, row.orgbusno, row.projpwd, row.dataver, row.signstate) == (EVENT, EVENT, "234765", 1, "0")
    assert (row.infotype, row.submit, row.servicecode, row.areacode) == ("1", "8", "k08", "370600")
    assert (row.applyname, row.applycardtype, row.applycardnumber) == (PERSON.name, "111", PERSON.number)
    assert (row.mobile, row.receivetime, row.maketime) == ("13800000001", TIME, TIME)
    assert row.acceptlist == "id_card:居民身份证,residence_proof:异地居住或工作证明"
    assert [tuple(one) for one in materials] == [
        (1, "id_card", "1", ""),
        (2, "residence_proof", "2", attachment(b"scan").sha256),
    ]
    assert msgspec.json.decode(form) == application().fields


def test_two_openers_at_once_write_one_application(adapter: ExchangeTables, engine: Engine) -> None:
    threads = [threading.Thread(target=hand_over, args=(adapter,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rows(engine, tables.application) == 1
    assert rows(engine, tables.material) == 2


@pytest.mark.parametrize(
    ("result", "decision"),
    [
        ("4", Decision(CaseState.ACCEPTED)),
        ("2", Decision(CaseState.REFUSED, "not_ours")),
        ("3", Decision(CaseState.REFUSED, "not_ours")),
        ("5", Decision(CaseState.SUPPLEMENT, "not_ours")),
        ("7", Decision(CaseState.SUPPLEMENT, "not_ours")),
        ("6", None),
        ("", None),
    ],
)
def test_acceptance_is_read_back(
    adapter: ExchangeTables, engine: Engine, result: str, decision: Decision | None
) -> None:
    assert hand_over(adapter) is None
    answer(engine, tables.acceptance, noderesult=result, reason="not_ours")
    assert hand_over(adapter) == decision


def test_a_case_that_is_done_on_the_spot_is_accepted(adapter: ExchangeTables, engine: Engine) -> None:
    hand_over(adapter)
    answer(engine, tables.done, doneresult="0")
    assert hand_over(adapter) == Decision(CaseState.ACCEPTED)


def test_a_code_that_nobody_knows_decides_nothing_and_is_said(
    adapter: ExchangeTables, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    hand_over(adapter)
    answer(engine, tables.acceptance, noderesult="99")
    assert hand_over(adapter) is None
    assert "not in the table" in caplog.text


def test_a_supplement_is_the_next_version_with_the_same_password(adapter: ExchangeTables, engine: Engine) -> None:
    hand_over(adapter)
    answer(engine, tables.acceptance, noderesult="5", reason="material:residence_proof")
    assert hand_over(adapter) == Decision(CaseState.SUPPLEMENT, "material:residence_proof")
    assert hand_over(adapter, made("s-1")) is None
    with engine.connect() as connection:
        found = connection.execute(text("SELECT DATAVER, PROJPWD FROM PRE_APASINFO ORDER BY DATAVER")).all()
    assert [tuple(row) for row in found] == [(1, "234765"), (2, "234765")]
    answer(engine, tables.acceptance, version=2, noderesult="4")
    assert hand_over(adapter, made("s-1")) == Decision(CaseState.ACCEPTED)


def test_what_is_decided_later_comes_until_it_has_been_taken(adapter: ExchangeTables, engine: Engine) -> None:
    assert adapter.updates("").updates == []
    hand_over(adapter)
    answer(engine, tables.process, sn=1, noderesult="1")
    answer(engine, tables.process, sn=2, noderesult="5", reason="material")
    answer(engine, tables.done, serial="D-2", doneresult="0", maketime="2026-11-23 12:00:01")
    first = adapter.updates("")
    assert first.updates == [
        Update(EVENT, 1002, CaseState.SUPPLEMENT, "material", TIME),
        Update(EVENT, 1999, CaseState.DONE, "", "2026-11-23 12:00:01"),
    ]
    assert adapter.updates("") == first, "nobody has said that these are durable"
    answer(engine, tables.process, sn=3, noderesult="7")
    second = adapter.updates(first.cursor)
    assert [one.n for one in second.updates] == [1003]
    assert adapter.updates(first.cursor) == second, "asked again after a crash"
    last = adapter.updates(second.cursor)
    assert last.updates == []
    assert last.cursor == second.cursor


def test_it_stands_in_the_place_of_one_stand_in_among_the_others(
    tmp_path: Path, server: str, adapter: ExchangeTables, engine: Engine
) -> None:
    """A centre in whose directory the department's database is named."""
    hand_over(adapter)
    site.prepare(tmp_path)
    (tmp_path / site.ADAPTERS).write_text(f"medical_insurance: {server}\n")
    with site.connected(tmp_path, Clock()) as connected:
        router, records = site.open_department(tmp_path, Clock(), connected=connected)
        with records:
            with pytest.raises(Unavailable):
                router.decide(made(), definition(), EVENT)
            answer(engine, tables.acceptance, noderesult="4")
            answer(engine, tables.done, serial="D-2", doneresult="0")
            assert router.decide(made(), definition(), EVENT) == Decision(CaseState.ACCEPTED)
            assert router.share("insurance_status", PERSON).found
            with pytest.raises(Unavailable):
                router.check("k08", "active_insurance", PERSON, {})
            first = router.updates("")
            assert [update.state for update in first.updates] == [CaseState.DONE]
            assert router.updates(first.cursor).updates == []


def test_many_rows_come_page_by_page_and_each_once(adapter: ExchangeTables, engine: Engine) -> None:
    total = 2 * PAGE + 5
    for number in range(total):
        answer(engine, tables.process, sn=number + 1, noderesult="5" if number % 2 else "1")
    seen, cursor = [], ""
    while (page := adapter.updates(cursor)).cursor != cursor:
        seen += [one.n for one in page.updates]
        cursor = page.cursor
    assert seen == [1000 + number + 1 for number in range(total) if number % 2]


def test_the_course_of_a_case_is_read_back(adapter: ExchangeTables, engine: Engine) -> None:
    hand_over(adapter)
    answer(engine, tables.process, sn=1, nodename="受理", noderesult="4", handletime=TIME)
    answer(engine, tables.special, sn=1, nodename="专家评审", starttime=TIME)
    answer(engine, tables.fee, sn=1, feename="工本费", feecents=1000)
    assert adapter.course(EVENT) == Course([Node("受理", "4", TIME)], [Node("专家评审", "", TIME)], {"工本费": 1000})


def test_a_rating_is_written_once_and_counted_from_the_best(adapter: ExchangeTables, engine: Engine) -> None:
    rating = Evaluation(EVENT, "k08", 5, "2026-11-23T04:00:00.000Z")
    adapter.rate(EVENT, rating)
    adapter.rate(EVENT, dataclasses.replace(rating, level=1))
    with engine.connect() as connection:
        found = connection.execute(text("SELECT SATISFACTION, ASSESSTIME FROM EA_JC_SERVEVAL")).all()
    assert [tuple(row) for row in found] == [("1", TIME)]


def test_what_tables_cannot_do_is_said(adapter: ExchangeTables) -> None:
    assert not adapter.share("insurance_status", PERSON).found
    with pytest.raises(Unavailable):
        adapter.identify(PERSON, Factor("pin", "1"))
    with pytest.raises(Unavailable):
        adapter.check("k08", "no_overlap", PERSON, {})


def test_a_database_that_is_gone_is_unavailable_and_says_nothing_of_anybody(
    caplog: pytest.LogCaptureFixture, tmp_path_factory: pytest.TempPathFactory
) -> None:
    nowhere = f"postgresql+psycopg://nobody@/postgres?host={tmp_path_factory.mktemp('none')}"
    gone = ExchangeTables.open(nowhere, Clock(), lambda: "1")
    with caplog.at_level(logging.INFO):
        assert hand_over(gone) is None
        with pytest.raises(Unavailable):
            gone.updates("")
    gone.close()
    assert "do not answer" in caplog.text
    assert PERSON.name not in caplog.text


def test_what_does_not_fit_is_refused_and_leaves_nothing_half_done(adapter: ExchangeTables, engine: Engine) -> None:
    long = dataclasses.replace(made(), applicant=Person("张" * 101, PERSON.number, "111"))
    with pytest.raises(DoesNotFit) as caught:
        adapter.decide(long, definition(), EVENT)
    assert "张" not in repr(caught.value)
    assert caught.value.__cause__ is None
    nul = dataclasses.replace(made(), applicant=Person("张\x00三", PERSON.number, "111"))
    with pytest.raises(DoesNotFit):
        adapter.decide(nul, definition(), EVENT)
    assert rows(engine, tables.application) == rows(engine, tables.material) == 0


def test_the_command_prints_what_a_vendor_needs(
    server: str, engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    assert main(["exchange", "tables"]) == 0
    sql = capsys.readouterr().out
    address = make_url(server)
    user, folder = address.username or "", str(address.query["host"])
    command = [postgres.program("psql"), "-h", folder, "-U", user, "-d", "postgres", "-q", "-v", "ON_ERROR_STOP=1"]
    done = subprocess.run(command, input=sql, text=True, capture_output=True, check=False, timeout=30)
    assert (done.returncode, done.stderr) == (0, "")
    with engine.connect() as connection:
        query = text("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        assert set(connection.execute(query).scalars()) == set(tables.metadata.tables)
    assert main(["exchange", "codes"]) == 0
    said = capsys.readouterr().out
    assert "NODERESULT  4  受理  accepted" in said
    assert "SUBMIT  8*  其他" in said


def test_every_code_has_a_name_of_its_own_in_its_column() -> None:
    for column, known in codes().items():
        for attribute in ("code", "name", "text"):
            values = [getattr(one, attribute) for one in known]
            assert len(values) == len(set(values)), column
    assert any(one.confirm for known in codes().values() for one in known)


def test_a_sheet_does_not_come_through_tables(adapter: ExchangeTables) -> None:
    with pytest.raises(UnknownTemplate):
        adapter.document(made(), definition(), record().case)
