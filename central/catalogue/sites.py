"""Reads `sites.yaml`: a service point that does not say all four things that must be published is refused."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from central.catalogue.yaml_file import Complaint, File, form_complaints, read_file
from kiosk_app.catalogue import hours
from kiosk_app.catalogue.model import CATEGORIES, TableRow
from kiosk_app.catalogue.needs import DEVICES
from kiosk_app.catalogue.sites import ALL, Site, Sites

NAME: Final = "sites.yaml"


def read_sites(folder: Path, tables: Mapping[str, list[TableRow]]) -> Sites:
    """None of them when there is no such file. Raises BadDefinition, OSError."""
    path = folder / NAME
    if not path.exists():
        return Sites()
    file: File = read_file(path)
    file.refuse(form_complaints(file.plain, Sites))
    sites = msgspec.convert(file.plain, Sites)
    file.refuse(_complaints(sites, {row.value for row in tables.get(CATEGORIES, [])}))
    return sites


def _complaints(sites: Sites, categories: set[str]) -> Iterator[Complaint]:
    for name, circle in sites.circles.items():
        if circle.minutes <= 0 or circle.speed <= 0 or circle.detour < 1:
            yield ("circles", name), "minutes and speed are above 0, a detour is no shorter than the straight line"
    seen: set[str] = set()
    for index, site in enumerate(sites.sites):
        where = ("sites", index)
        names = {site.id, *site.name.values()}
        if names & seen:
            yield where, "its id or a name is another's"
        seen |= names
        if site.circle not in sites.circles:
            yield (*where, "circle"), f"no such circle: {site.circle!r}"
        for field, reason in _missing(site, categories):
            yield (*where, field), reason


def _missing(site: Site, categories: set[str]) -> Iterator[tuple[str, str]]:
    if not (-90 <= site.latitude <= 90 and -180 <= site.longitude <= 180) or not (site.latitude or site.longitude):
        yield "latitude", "is no place on earth"
    if not site.phone.strip():
        yield "phone", "must be said"
    if not site.services:
        yield "services", "must be listed: categories, or all"
    for service in site.services:
        if service != ALL and service not in categories:
            yield "services", f"no such category: {service!r}"
    for device in site.devices:
        if device not in DEVICES:
            yield "devices", f"no such device: {device!r}"
    for span in site.hours:
        if not hours.good(span):
            yield "hours", f"not like '1-5 08:30-17:00': {span!r}"
