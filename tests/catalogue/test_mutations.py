"""A wrong definition never reaches a terminal: it is refused, or a random citizen cannot break the terminal with it."""

import copy
import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from central.catalogue.index import entry
from central.catalogue.library import read_library
from central.catalogue.publish import SOURCES
from central.catalogue.source import Reading, read_sources
from central.catalogue.yaml_file import read_file
from kiosk_app.catalogue.expressions import CelExpressions
from kiosk_app.catalogue.model import Catalogue, Definition
from kiosk_app.flow.state import State
from tests.flow.terminal import WORLD
from tests.flow.test_walk import wander

MUTATIONS = 200
TABLES = read_sources(SOURCES).tables
LIBRARY = read_library(SOURCES)
FILES = [read_file(path) for path in sorted((SOURCES / "services").glob("*.yaml"))]
STRANGE: tuple[Any, ...] = (
    "", "today", "nowhere", "1 +", "days(today, 99999999)", "int(lxr) > 3", "x" * 300, -1, 0, 10**9, None, [], {}, True,
    "[", "date", "group", "choice", "area", "defer", "block", {"zh_CN": "一", "en": "one", "ko": "일", "ja": "一"},
)  # fmt: skip


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container and a key of it."""
    for key, inner in list(value.items()) if isinstance(value, dict) else list(enumerate(value)):
        yield value, key
        if isinstance(inner, dict | list):
            yield from places(inner)


def mutate(plain: Any, random: Random) -> None:
    """One thing that a tired writer, or a bad merge, could do."""
    container, key = random.choice(list(places(plain)))
    match random.randrange(4):
        case 0:
            del container[key]
        case 1:
            container[key] = random.choice(STRANGE)
        case 2:
            other, elsewhere = random.choice(list(places(plain)))
            container[key] = copy.deepcopy(other[elsewhere])
        case _:
            if isinstance(container[key], str) and container[key]:
                at = random.randrange(len(container[key]))
                container[key] = container[key][:at] + random.choice("()!&|=0 z") + container[key][at + 1 :]
            elif isinstance(container, list):
                container.append(copy.deepcopy(container[key]))


def read(name: str, plain: Any) -> Definition | None:
    """As the centre would before it publishes; None when it refuses."""
    reading = Reading(LIBRARY, TABLES)
    named = {name, *re.findall(r"'([a-z][0-9]{2,3})'", str(plain))}
    for file in FILES:
        if file.path.stem in named:
            reading.take(replace(file, plain=plain) if file.path.stem == name else file)
    found = {definition.id: definition for definition in reading.definitions()}
    return None if reading.mistakes else found[name]


@pytest.mark.parametrize("seed", range(MUTATIONS))
def test_it_is_refused_or_does_no_harm(seed: int) -> None:
    random = Random(seed)
    file = random.choice(FILES)
    plain = copy.deepcopy(file.plain)
    mutate(plain, random)
    definition = read(file.path.stem, plain)
    if definition is None:
        return
    shown = replace(definition, rank=1)
    catalogue = Catalogue(1, "", {shown.id: entry(shown)}, {shown.id: shown}, TABLES, {shown.id: "0" * 64})
    wander(State(replace(WORLD, catalogue=catalogue), CelExpressions()), random, 120)


def test_both_happen() -> None:
    """The mutations are worth nothing if all are refused, or none."""
    refused = 0
    for seed in range(40):
        random = Random(seed)
        file = random.choice(FILES)
        plain = copy.deepcopy(file.plain)
        mutate(plain, random)
        refused += read(file.path.stem, plain) is None
    assert 10 < refused < 40
