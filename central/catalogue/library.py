"""What definitions share: departments, fields, materials, rules, laws and answers, each written once.

A definition takes something from here by its name. A list takes the name alone, or a mapping that says `use: name` and
what is different.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from central.catalogue.yaml_file import BadDefinition, Complaint, Mistake, read_file

Record = dict[str, Any]
Shelf = Mapping[str, Any]
SHELVES: Final = (
    "bases", "checks", "departments", "fields", "identities", "licences", "materials", "options", "scenes",
)  # fmt: skip
"""One file each."""


@dataclass(frozen=True, slots=True)
class Library:
    """By shelf, then by name."""

    shelves: Mapping[str, Shelf]

    def find(self, shelf: str, name: object) -> Any:
        """Raises Unknown."""
        found = self.shelves.get(shelf, {}).get(name) if isinstance(name, str) else None
        if found is None:
            raise Unknown(shelf, name)
        return found


class Unknown(LookupError):
    """Nothing of that name stands on that shelf."""

    def __init__(self, shelf: str, name: object) -> None:
        super().__init__(f"no {name!r} in library/{shelf}.yaml")


def read_library(folder: Path) -> Library:
    """folder: of the sources. Raises BadDefinition, OSError."""
    shelves: dict[str, Shelf] = {}
    mistakes: list[Mistake] = []
    for name in SHELVES:
        path = folder / "library" / f"{name}.yaml"
        if not path.exists():
            continue
        try:
            file = read_file(path)
            file.refuse(_shelf_complaints(file.plain))
        except BadDefinition as error:
            mistakes += error.mistakes
        else:
            shelves[name] = file.plain
    if mistakes:
        raise BadDefinition(mistakes)
    return Library(shelves)


def _shelf_complaints(plain: object) -> Iterator[Complaint]:
    if not isinstance(plain, dict) or not all(isinstance(name, str) for name in plain):
        yield (), "must be names and what each stands for"
