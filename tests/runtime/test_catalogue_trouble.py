"""A catalogue that is spoilt, forged or older: the last good one stays in use, or the screen says there is none."""

import json
from collections.abc import Callable, Iterator

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.catalogue import publish
from central.catalogue.press import compile_bundle
from central.catalogue.source import read_sources
from kiosk_app.flow.screens import HomeScreen, ResultScreen
from kiosk_app.protocol.local import CatalogueChanged, Link
from tests.runtime.conftest import Site
from tests.runtime.visitor import PATIENCE


def signed(site: Site, version: int, key: Ed25519PrivateKey | None = None, *, only: str = "") -> bytes:
    sources = read_sources(publish.SOURCES)
    chosen = [definition for definition in sources.definitions if only in ("", definition.id)]
    signer = key or publish.key(site.place.centre)
    return compile_bundle(chosen, sources.tables, version=version, published="", key=signer)


def other_words(raw: bytes) -> bytes:
    outer = json.loads(raw)
    outer["parts"]["k08.zh_CN"] = outer["parts"]["k08.zh_CN"].replace("异地", "本地")
    return json.dumps(outer).encode()


BAD: dict[str, Callable[[Site], bytes]] = {
    "signature": lambda site: signed(site, 9, Ed25519PrivateKey.generate()),
    "cut": lambda site: signed(site, 9)[:-500],
    "digest": lambda site: other_words(signed(site, 9)),
    "older": lambda site: signed(site, 4, only="k01"),
    "garbage": lambda site: b"\x00\xff" * 4000,
}


def lines(site: Site) -> list[str]:
    said = [record for record in site.log.records if "catalogue" in record.getMessage()]
    assert not [record for record in said if record.exc_info]
    return [record.getMessage() for record in said]


def tiles(home: HomeScreen) -> set[str]:
    return {tile.id for tile in home.tiles}


def heard(site: Site) -> Iterator[dict[str, object]]:
    """What the runtime tells the agent."""
    site.agent.settimeout(PATIENCE)
    with site.agent.makefile("rb") as news:
        for line in news:
            yield json.loads(line)


@pytest.mark.parametrize("bad", BAD)
def test_the_last_good_one_stays_in_use_also_after_a_restart(site: Site, bad: str) -> None:
    bundle = site.directory / "catalogue" / "bundle.json"
    bundle.write_bytes(signed(site, 5))
    site.start(online=False)
    bundle.write_bytes(BAD[bad](site))
    site.tell(CatalogueChanged())
    site.tell(Link(True))
    home = site.visitor.see(HomeScreen, lambda home: home.frame.online)
    assert {"k01", "k08", "progress"} <= tiles(home)
    assert len(lines(site)) == 1
    site.stop()
    site.start(online=False)
    assert len(lines(site)) == 2
    assert site.visitor.walk(ResultScreen).frame.title.key == "result.received_title"
    assert site.application()["service"] == "k08"


@pytest.mark.parametrize("bad", [None, "signature", "cut", "digest", "garbage"])
def test_without_any_the_screen_says_so_until_one_comes(site: Site, bad: str | None) -> None:
    bundle = site.directory / "catalogue" / "bundle.json"
    good = signed(site, 5)
    if bad:
        bundle.write_bytes(BAD[bad](site))
    else:
        bundle.unlink()
    site.open(online=True)
    home = site.visitor.see(HomeScreen, lambda home: home.frame.online)
    assert home.frame.hint
    assert (home.frame.title.key, home.frame.hint.key) == ("problem.catalogue_title", "problem.catalogue_hint")
    assert tiles(home) == {"progress"}
    assert len(lines(site)) == (1 if bad else 0)
    states = (news["state"] for news in heard(site) if news["type"] == "busy")
    assert next(states) == "out_of_service"
    bundle.write_bytes(good)
    site.tell(CatalogueChanged())
    site.visitor.see(HomeScreen, lambda home: home.frame.title.key == "home.title" and "k08" in tiles(home))
    assert "idle" in states


def test_news_that_come_together_are_all_believed(site: Site) -> None:
    bundle = site.directory / "catalogue" / "bundle.json"
    bundle.unlink()
    site.open(online=False)
    bundle.write_bytes(signed(site, 5))
    site.tell(Link(True), CatalogueChanged())
    site.ready(online=True)
