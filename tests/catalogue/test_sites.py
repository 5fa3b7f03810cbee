"""Service points: the distance is that of the earth, and one that leaves out what has to be published is refused."""

import shutil
from pathlib import Path

import pytest

from central.catalogue.publish import SOURCES
from central.catalogue.sites import read_sites
from central.catalogue.source import read_sources, read_table
from central.catalogue.yaml_file import BadDefinition
from kiosk_app.catalogue.sites import Circle, Site, Sites, kilometres

TABLES = {"categories": read_table(SOURCES / "tables" / "categories.yaml")}
TEXT = dict.fromkeys(("zh_CN", "en", "ko", "ja"), "x")


def site(name: str, latitude: float, longitude: float) -> Site:
    return Site(name, "town", "urban", {"zh_CN": name}, TEXT, "12345", latitude, longitude, ["all"], TEXT)


def test_the_distance_is_that_of_the_earth() -> None:
    """Beijing to Shanghai is 1,067 km; a degree of latitude is 111.2 km."""
    assert kilometres(site("b", 39.9042, 116.4074), site("s", 31.2304, 121.4737)) == pytest.approx(1067, abs=2)
    assert kilometres(site("a", 37, 121), site("b", 38, 121)) == pytest.approx(111.2, abs=0.1)


def test_near_is_what_the_circle_says() -> None:
    sites = Sites({"urban": Circle(15, 12.0, 1.5)})
    here, two_km, three_km = site("h", 37.0, 121.0), site("2", 37.018, 121.0), site("3", 37.027, 121.0)
    assert sites.minutes(here, two_km) == 16
    assert not sites.near(here, two_km)
    wider = Sites({"urban": Circle(16, 12.0, 1.5)}, [three_km, two_km, here])
    assert wider.near(here, two_km)
    assert wider.nearest(here) == [two_km, three_km]


def sources(tmp_path: Path, old: str, new: str) -> Path:
    text = (SOURCES / "sites.yaml").read_text()
    assert old in text
    (tmp_path / "sites.yaml").write_text(text.replace(old, new, 1))
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('    phone: "12345"\n', "", "sites.0"),
        ('    phone: "12345"\n', '    phone: " "\n', "sites.0.phone"),
        ("    services: [all]\n", "    services: []\n", "sites.0.services"),
        ("    services: [all]\n", "    services: [fishing]\n", "sites.0.services"),
        ("devices: [reader, ", "devices: [oracle, ", "sites.0.devices"),
        ("    latitude: 37.47\n", "    latitude: 137.47\n", "sites.0.latitude"),
        ("    longitude: 121.44\n", "", "sites.0"),
        ("  - id: zhifu\n", "  - id: city\n", "sites.1"),
        ('["1-5 08:30-17:00"]', '["mornings"]', "sites.1.hours"),
        ("    circle: urban\n", "    circle: lunar\n", "sites.0.circle"),
        ("speed: 15.0", "speed: 0.0", "circles.urban"),
    ],
)
def test_one_that_leaves_something_out_is_refused(tmp_path: Path, old: str, new: str, field: str) -> None:
    with pytest.raises(BadDefinition) as caught:
        read_sites(sources(tmp_path, old, new), TABLES)
    assert [mistake.field for mistake in caught.value.mistakes] == [field]
    assert caught.value.mistakes[0].file == "sites.yaml"


def test_its_guide_cannot_be_left_out(tmp_path: Path) -> None:
    text = (SOURCES / "sites.yaml").read_text()
    lines = [line for line in text.splitlines() if not line.startswith("    guide:") or "东门" not in line]
    (tmp_path / "sites.yaml").write_text("\n".join(lines))
    with pytest.raises(BadDefinition, match="guide"):
        read_sites(tmp_path, TABLES)


def test_the_mistakes_of_sites_are_told_with_all_others(tmp_path: Path) -> None:
    shutil.copytree(SOURCES, tmp_path / "sources", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    sources(tmp_path / "sources", "speed: 15.0", "speed: -1.0")
    with pytest.raises(BadDefinition, match=r"sites\.yaml:\d+: circles\.urban"):
        read_sources(tmp_path / "sources")
