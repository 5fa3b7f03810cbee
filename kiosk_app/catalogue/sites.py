"""Where else services are to be had: the service points of the city, and how far people go to reach one.

Every point says the four things that have to be published of it (位置、事项清单、指南、联系方式). What is near is
counted by the travel model of its circle: fifteen minutes in town, thirty in the country (1530 政务服务圈).
"""

from dataclasses import dataclass, field
from math import asin, ceil, cos, radians, sin, sqrt
from typing import Final, Literal

EARTH_KM: Final = 6371.0
ALL: Final = "all"
"""In the place of a list of categories: whatever there is."""


@dataclass(frozen=True, slots=True)
class Circle:
    """How people get to a service point. minutes: within which one has to be. speed: km/h. detour: of the way over
    the straight line.
    """

    minutes: int
    speed: float
    detour: float


@dataclass(frozen=True, slots=True)
class Site:
    """A service point. name, address, guide: by language. kind: 市/县中心, 镇街中心, 村居站, 社会网点.

    latitude, longitude: degrees, WGS 84. hours: as `kiosk_app.catalogue.hours` reads them, empty: always.
    services: categories, or `ALL`. guide: what to know before one goes there. devices: what its terminals have, in the
    words of `kiosk_app.catalogue.needs`; a word that a terminal does not know yet it passes over.
    """

    id: str
    kind: Literal["centre", "town", "village", "partner"]
    circle: Literal["urban", "rural"]
    name: dict[str, str]
    address: dict[str, str]
    phone: str
    latitude: float
    longitude: float
    services: list[str]
    guide: dict[str, str]
    hours: list[str] = field(default_factory=list)
    devices: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sites:
    """circles: the travel model, by `Site.circle`."""

    circles: dict[str, Circle] = field(default_factory=dict)
    sites: list[Site] = field(default_factory=list)

    def called(self, name: str) -> Site | None:
        """The one that is called so in any language: a terminal knows where it stands by name."""
        return next((site for site in self.sites if name in site.name.values()), None)

    def minutes(self, here: Site, there: Site) -> int:
        """Between two of them, rounded up."""
        circle = self.circles[there.circle]
        return ceil(kilometres(here, there) * circle.detour / circle.speed * 60)

    def near(self, here: Site, there: Site) -> bool:
        """Whether it is within the minutes of its circle."""
        return self.minutes(here, there) <= self.circles[there.circle].minutes

    def nearest(self, here: Site | None) -> list[Site]:
        """All but `here`, the nearest first; in their own order when nobody knows where here is."""
        if here is None:
            return self.sites
        others = [site for site in self.sites if site.id != here.id]
        return sorted(others, key=lambda site: self.minutes(here, site))


NO_SITES: Final = Sites()


def kilometres(here: Site, there: Site) -> float:
    """As the crow flies: the haversine formula on a sphere, right to half a percent."""
    north = radians(there.latitude - here.latitude)
    east = radians(there.longitude - here.longitude)
    half = sin(north / 2) ** 2 + cos(radians(here.latitude)) * cos(radians(there.latitude)) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
