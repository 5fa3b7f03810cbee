"""What ships may not lean on what does not: emulators and the virtual hall stay out of the drivers."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import drivers

ROOT = Path(drivers.__file__).parent


def _ships(path: Path) -> bool:
    return not path.name.startswith("emulator") and path.relative_to(ROOT).parts[0] != "lab"


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("path", [path for path in ROOT.rglob("*.py") if _ships(path)], ids=str)
def test_nothing_that_ships_imports_an_emulator(path: Path) -> None:
    names = list(_imports(path))
    assert not [name for name in names if name.startswith("drivers.lab") or ".emulator" in name]
    assert not [name for name in names if name.split(".")[0] in ("kiosk_app", "ui", "central", "offline_store")]


def test_settings_cost_nothing_to_import() -> None:
    path = ROOT / "xfs4iot" / "settings.py"
    assert {name.split(".")[0] for name in _imports(path)} <= {"re", "collections", "dataclasses"}
