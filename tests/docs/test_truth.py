"""What the docs say beside their commands: names that exist, links that lead somewhere, no figure out of thin air."""

import re
import shutil
from importlib.util import find_spec
from pathlib import Path
from pkgutil import resolve_name

import pytest
from PIL import Image

from central.api.app import PARTS
from central.catalogue.publish import SOURCES
from central.cli import main
from central.departments.register import People
from drivers.lab.cards import CITIZENS
from drivers.xfs4iot import worker
from kiosk_app.protocol.cases import Person
from tests.docs.pages import FENCE, PAGES, ROOT, links, quoted

FOLDERS = ("benchmarks", "central", "docs", "drivers", "kiosk_app", "offline_store", "packaging", "tests", "ui")
PATH = re.compile(rf"(?:{'|'.join(FOLDERS)})/[\w./]*|(?:{'|'.join(FOLDERS)})(?:\.\w+)+")
UNIT = r"(?:[%×]|(?:ms|µs|s|seconds?|minutes?|hours?|[kMG]B|times|per \w+|a second)\b)"
FIGURE = re.compile(rf"\b\d+(?:[.,]\d+)? ?{UNIT}")


@pytest.mark.parametrize(("page", "target"), list(links()))
def test_a_link_leads_somewhere(page: str, target: str) -> None:
    if not target.startswith("https://"):
        assert (ROOT / page).parent.joinpath(target).resolve().is_relative_to(ROOT)
        assert (ROOT / page).parent.joinpath(target).exists()


@pytest.mark.parametrize("name", sorted({words for _, words in quoted() if PATH.fullmatch(words)}))
def test_a_folder_file_module_or_function_that_is_named_exists(name: str) -> None:
    if "/" in name:
        assert (ROOT / name).exists()
        return
    try:
        assert find_spec(name)
    except ModuleNotFoundError:  # what stands in a module
        resolve_name(name)


def test_each_folder_of_the_table_in_the_readme_exists() -> None:
    rows = re.findall(r"^\| `([a-z_]+)/` \| (.*) \|$", PAGES["README.md"], re.MULTILINE)
    assert len(rows) >= 6
    for folder, holds in rows:
        assert (ROOT / folder).is_dir()
        if folder == "kiosk_app":
            assert [name for name in re.findall(r"`(\w+)`", holds) if not (ROOT / folder / name).is_dir()] == []


def test_the_picture_is_a_picture() -> None:
    with Image.open(ROOT / "docs" / "screens.png") as picture:
        assert picture.width > 1000


def test_the_protocol_lists_each_endpoint_of_the_centre_and_no_other() -> None:
    row_of = re.compile(r"^\| `(GET|POST|PUT|HEAD|PATCH|DELETE|OPTIONS) /v1/(.*?)\|", re.MULTILINE)
    told = row_of.findall(PAGES["docs/protocol.md"])
    written = {
        (verb, "/v1/" + path.strip("` /?").partition("?")[0])
        for verb, row in told
        for path in re.split(r", `/v1/", row)
    }
    routes = [route for part in PARTS for route in part.router.routes]
    assert written == {(verb, route.path) for route in routes for verb in route.methods}


@pytest.mark.parametrize("page", PAGES)
def test_no_measured_figure_stands_where_nothing_measures_it(page: str) -> None:
    assert FIGURE.findall(FENCE.sub("", PAGES[page])) == []


def test_the_pins_in_the_readme_are_the_citizens() -> None:
    assert "PINs are 100001, 100002 and so on, by the number on\ntheir card" in PAGES["README.md"]
    known = People.fictitious()
    for citizen in CITIZENS:
        record = known.find(Person(citizen.card.name, citizen.card.number, "111"))
        assert record
        # An old card of somebody has no PIN of its own.
        first = next(other.number for other in CITIZENS if other.card.number == citizen.card.number)
        assert record.pin == str(100_000 + first)


def test_the_grace_of_a_slow_driver_is_the_one_in_the_code() -> None:
    assert ("deadline by five seconds is killed" in PAGES["docs/drivers.md"]) == (worker.GRACE == 5.0)


def test_the_example_of_a_mistake_is_what_the_check_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for part in ("services", "tables", "library"):
        shutil.copytree(SOURCES / part, tmp_path / part)
    k08 = tmp_path / "services" / "k08.yaml"
    k08.write_text(
        k08.read_text(encoding="utf-8").replace("earliest: days(today, -3)", "earliest: tomorrow"), encoding="utf-8"
    )
    assert main(["catalogue", "check", "--sources", str(tmp_path)]) == 1
    said = re.sub(":[0-9]+:", ":LINE:", capsys.readouterr().err.strip())
    assert f"`{said}`" in re.sub(":[0-9]+:", ":LINE:", PAGES["docs/catalogue.md"])
