"""Reads a writer's sources whole: tables, library, services; says everything that is wrong with them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from central.catalogue.expanding import Expansion
from central.catalogue.library import Library, read_library
from central.catalogue.meaning import meaning_complaints, relation_complaints
from central.catalogue.sites import read_sites
from central.catalogue.yaml_file import BadDefinition, File, Mistake, form_complaints, read_file
from central.evaluations import contents
from kiosk_app.catalogue.model import Definition, TableRow
from kiosk_app.catalogue.sites import Sites

ID: Final = re.compile("[a-z][0-9]{2,3}")


@dataclass(frozen=True, slots=True)
class Sources:
    """What is ready to be published. definitions: in the order of their ids."""

    definitions: list[Definition]
    tables: dict[str, list[TableRow]]
    sites: Sites


def read_sources(folder: Path) -> Sources:
    """folder: with `tables/`, `library/`, `services/`, `sites.yaml`.

    The reasons of low ratings are one of the tables, whichever folder it is. Raises BadDefinition with the mistakes of
    all files, OSError.
    """
    mistakes: list[Mistake] = []
    tables: dict[str, list[TableRow]] = {}
    for path in sorted((folder / "tables").glob("*.yaml")):
        try:
            tables[path.stem] = read_table(path)
        except BadDefinition as error:
            mistakes += error.mistakes
    sites = Sites()
    try:
        sites = read_sites(folder, tables)
    except BadDefinition as error:
        mistakes += error.mistakes
    library = Library({})
    try:
        library = read_library(folder)
    except BadDefinition as error:
        mistakes += error.mistakes
    reading = Reading(library, tables)
    for path in sorted((folder / "services").glob("*.yaml")):
        try:
            reading.take(read_file(path))
        except BadDefinition as error:
            mistakes += error.mistakes
    definitions = reading.definitions()
    mistakes += reading.mistakes
    if not definitions and not mistakes:
        mistakes.append(Mistake(str(folder / "services"), 1, "", "holds no definition"))
    if mistakes:
        raise BadDefinition(mistakes)
    return Sources(definitions, {**tables, contents.TABLE: contents.contents().table()}, sites)


def read_table(path: Path) -> list[TableRow]:
    """Raises BadDefinition, OSError."""
    file = read_file(path)
    file.refuse(form_complaints(file.plain, list[TableRow]))
    return msgspec.convert(file.plain, list[TableRow])


class Reading:
    """Services that may name one another. What is wrong with one does not hide what is wrong with the next."""

    def __init__(self, library: Library, tables: Mapping[str, list[TableRow]]) -> None:
        self._library = library
        self._tables = tables
        self._files: dict[str, File] = {}
        self._expanded: dict[str, dict[str, Any] | None] = {}
        self._definitions: dict[str, Definition] = {}
        self.mistakes: list[Mistake] = []

    def take(self, file: File) -> None:
        self._files[file.path.stem] = file

    def definitions(self) -> list[Definition]:
        """All that are good, once all have been taken."""
        for name in self._files:
            self._service(name)
        for name, definition in self._definitions.items():
            self._tell(self._files[name], relation_complaints(definition, self._definitions, self._tables))
        return list(self._definitions.values())

    def _service(self, name: str) -> dict[str, Any] | None:
        """The service in full; None when it is not there, is not good, or takes part in itself."""
        if name in self._expanded:
            return self._expanded[name]
        file = self._files.get(name)
        if file is None:
            return None
        self._expanded[name] = None
        if not isinstance(file.plain, dict):
            self._tell(file, [((), "must be a mapping")])
            return None
        expansion = Expansion(self._library)
        whole = expansion.expand(file.plain, self._service)
        complaints = expansion.complaints or list(form_complaints(whole, Definition))
        if not complaints:
            definition = msgspec.convert(whole, Definition)
            complaints = list(meaning_complaints(definition, self._tables))
            if definition.id != name or not ID.fullmatch(name):
                complaints.append((("id",), "a service's id is its file's name: a letter and two or three digits"))
            if not complaints:
                self._definitions[name] = definition
                self._expanded[name] = whole
        self._tell(file, complaints)
        return self._expanded[name]

    def _tell(self, file: File, complaints: Any) -> None:
        self.mistakes += [file.mistake(where, reason) for where, reason in complaints]
