"""The writer's guide, followed to the letter, gives a service."""

import re
import shutil
from pathlib import Path

from central.catalogue.publish import SOURCES
from central.catalogue.source import read_sources

GUIDE = Path(__file__).parents[2] / "docs" / "catalogue.md"


def blocks() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)


def test_the_pieces_of_the_guide_make_a_good_service(tmp_path: Path) -> None:
    shutil.copytree(SOURCES, tmp_path / "sources")
    written = "".join(block for block in blocks() if "life_event" not in block)
    (tmp_path / "sources" / "services" / "s900.yaml").write_text(written, encoding="utf-8")
    made = {definition.id: definition for definition in read_sources(tmp_path / "sources").definitions}["s900"]
    assert [field.key for field in made.fields] == ["zl", "lqfs", "sjdz", "lxr", "sjh"]
    assert {share.scene for share in made.shares} == {"household", "licence/household_book"}
    assert "老年人优待证申领" in made.notice.purpose["zh_CN"]
    assert made.confirm
