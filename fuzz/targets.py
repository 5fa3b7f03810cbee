"""What can be fuzzed: every test function that Hypothesis gives all its arguments."""

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
PLACES: Final = ("tests/drivers/**/test_*.py", "tests/offline_store/test_*.py", "tests/test_seals.py")
"""Where bytes come from outside."""
One = Callable[[bytes], object]


def modules() -> Iterator[str]:
    """Names of the modules of tests that may hold targets."""
    for place in PLACES:
        for path in sorted(ROOT.glob(place)):
            if "@given(" in path.read_text(encoding="utf-8"):
                yield ".".join(path.relative_to(ROOT).with_suffix("").parts)


def targets_of(module: str) -> Iterator[tuple[str, One]]:
    """Name and function of each; the function raises when what it is given does harm."""
    for name, test in vars(import_module(module)).items():
        handle = getattr(test, "hypothesis", None)
        if handle is not None and not inspect.signature(test).parameters and test.__module__ == module:
            yield f"{module}:{name}", handle.fuzz_one_input


def target(name: str) -> One:
    """Raises KeyError."""
    return dict(targets_of(name.partition(":")[0]))[name]
