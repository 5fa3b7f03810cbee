"""The two lists that make a machine ready: Debian packages, and Python packages with their hashes and licences."""

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
APT = (ROOT / "packaging" / "apt-packages.txt").read_text(encoding="utf-8").splitlines()
LOCK = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8").splitlines()

PIN = re.compile(
    r"(?P<pin>[a-z0-9-]+==[0-9][0-9a-z.]*)(?: ; (?P<marker>[a-z_]+ (?:[!=<>]=|[<>]) '[A-Za-z0-9.]+'.*?))? \\"
)
HASH = re.compile(r" {4}--hash=sha256:[0-9a-f]{64}( \\)?")
WHY = re.compile(r" {4}#( via)?( {2,3}[a-z0-9-]+| [a-z0-9-]+)?( \(pyproject\.toml(:dev)?\))?")
REQUIREMENTS = [
    Requirement(found["pin"] + (f" ; {found['marker']}" if found["marker"] else ""))
    for found in map(PIN.fullmatch, LOCK)
    if found
]
HERE = [one for one in REQUIREMENTS if one.marker is None or one.marker.evaluate()]

# What the terminal and its centre run without: building, checking and testing.
DEVELOPMENT = {
    *("aiohappyeyeballs", "aiohttp", "aiosignal", "frozenlist", "multidict", "propcache", "tinydb", "tuspy"),
    "yarl",
    *(
        "ast-serialize",
        "atheris",
        "diskcache",
        "execnet",
        "greenlet",
        "grimp",
        "hatchling",
        "huey",
        "hypothesis",
        "import-linter",
    ),
    *("iniconfig", "librt", "litequeue", "mypy", "mypy-extensions", "pathspec", "persist-queue"),
    *(
        "playwright",
        "pymodbus",
        "pyzbar",
        "pytest",
        "pytest-timeout",
        "pytest-xdist",
        "ruff",
        "sortedcontainers",
        "swig",
        "tomlkit",
    ),
    *("trove-classifiers", "types-jsonschema", "types-psutil", "types-pyserial", "types-pyyaml", "types-requests"),
}
BUILDS = {"swig"}
"""Only writes what pyscard is built from, at set-up."""
# May be shipped beside an Apache-2.0 program. LGPL: Qt and pyscard, as libraries of their own that a site can replace.
MIT = "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"
APACHE = "Apache License Version 2.0, January 2004"
FINE = re.compile(
    r"0BSD|(3-Clause )?BSD|Apache|CC0-1.0|GNU Lesser|ISC|LGPL|MIT|MPL|Mozilla Public License|PSF|Public Domain|Zlib"
)


def test_the_folder_is_no_python_package() -> None:
    """With one it would hide PyPI's `packaging`, which pytest and hatchling need."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_debian_packages_stand_once_each_in_order_under_a_heading() -> None:
    groups: list[tuple[str, list[str]]] = []
    for line in APT:
        if line.startswith("# "):
            groups.append((line, []))
        else:
            assert re.fullmatch(r"[a-z0-9][a-z0-9.+-]+", line), line
            groups[-1][1].append(line)
    assert groups.pop(0)[1] == [], "the first comment says what the list is"
    names = [name for _, group in groups for name in group]
    assert len(names) == len(set(names)) > 20
    for heading, group in groups:
        assert group == sorted(group), heading
        assert group, heading


def test_every_requirement_is_pinned_and_hashed_and_nothing_else_is_said() -> None:
    """No address, no option, no path: where packages come from is the machine's business."""
    hashes = 0
    for number, line in enumerate(LOCK, 1):
        if PIN.fullmatch(line):
            assert number == 1 or hashes, f"line {number}: the one before has no hash"
            hashes = 0
        elif HASH.fullmatch(line):
            hashes += 1
        else:
            assert WHY.fullmatch(line), f"line {number}: {line}"
    assert hashes
    assert len(REQUIREMENTS) > 80


@pytest.mark.parametrize("locked", HERE, ids=lambda one: one.name)
def test_what_is_locked_is_what_is_installed(locked: Requirement) -> None:
    assert locked.specifier.contains(distribution(locked.name).version)


def test_what_only_development_needs_is_known() -> None:
    ships, ahead = set[str](), [Requirement("kiosk-terminal")]
    while ahead:
        wanting = ahead.pop()
        for text in distribution(wanting.name).requires or []:
            needed = Requirement(text)
            name = canonicalize_name(needed.name)
            chosen = ({"extra": extra} for extra in ("", *wanting.extras))
            if name not in ships and (needed.marker is None or any(map(needed.marker.evaluate, chosen))):
                ships.add(name)
                ahead.append(needed)
    assert {one.name for one in HERE} - ships == DEVELOPMENT


@pytest.mark.parametrize("locked", HERE, ids=lambda one: one.name)
def test_its_licence_allows_an_apache_program(locked: Requirement) -> None:
    if locked.name in BUILDS:
        assert locked.name in DEVELOPMENT
        return
    licence = licence_of(distribution(locked.name))
    assert any(all(map(FINE.match, choice.split(" AND "))) for choice in licence.split(" OR ")), licence


def licence_of(package: Distribution) -> str:
    """As the package says it itself: the expression, else the old field, else the classifier, else its very text."""
    says = [*told(package, "License-Expression"), *told(package, "License")]
    classifiers = [words for words in told(package, "Classifier") if words.startswith("License :: ")]
    named = next(filter(None, [*says, *(words.rpartition(" :: ")[2] for words in classifiers)]), "")
    if named:
        return named
    places = [f"{folder}{name}" for name in told(package, "License-File") for folder in ("", "licenses/")]
    texts = [" ".join((package.read_text(place) or "").split()) for place in places]
    known = {"MIT": MIT, "Apache-2.0": APACHE}
    return next((name for name, words in known.items() if any(words in text for text in texts)), "unknown")


def told(package: Distribution, field: str) -> list[str]:
    values: list[str] = package.metadata.get_all(field) or []
    return [value.partition("\n")[0] for value in values]
