"""The nearest other service points (就近办): how far, whether open now, what they handle."""

from dataclasses import replace
from datetime import datetime

from kiosk_app.catalogue.hours import is_open
from kiosk_app.catalogue.model import JOINT, Entry
from kiosk_app.catalogue.needs import DEVICES
from kiosk_app.catalogue.sites import ALL, NO_SITES, Site, Sites
from kiosk_app.flow import browsing
from kiosk_app.flow.screens import Message, Tile
from kiosk_app.flow.stages import Stage
from kiosk_app.flow.state import State, Step, Visit, show

MOST_REFUGES = 3
ICONS = {"centre": "building-community", "town": "building-store", "village": "home", "partner": "building-bank"}


def choose(state: State, visit: Visit, target: str) -> Step:
    known = any(site.id == target for site in sites_of(state).sites)
    return show(state, replace(visit, browse=target), Stage.SITE) if known else (state, ())


def back(state: State, visit: Visit) -> Step:
    return show(state, replace(visit, browse=""), Stage.SITES)


def sites_of(state: State) -> Sites:
    return state.world.catalogue.sites if state.world.catalogue else NO_SITES


def tiles(state: State) -> tuple[Tile, ...]:
    """The nearest first, each with how far it is, and when it opens while it is closed."""
    sites = sites_of(state)
    return tuple(_tile(state, site) for site in sites.nearest(sites.called(state.world.site)))


def _tile(state: State, site: Site) -> Tile:
    sites, language = sites_of(state), state.language
    here = sites.called(state.world.site)
    return Tile(
        site.id,
        site.name[language],
        site.address[language],
        ICONS[site.kind],
        "",
        note=browsing.opening("closed.hours", site.hours, state.world.now),
        detail=way(sites, here, site) if here else None,
    )


def way(sites: Sites, here: Site, there: Site) -> Message:
    key = "sites.near" if sites.near(here, there) else "sites.minutes"
    return Message(key, (("minutes", str(sites.minutes(here, there))),))


def instead(state: State, entry: Entry) -> Message | None:
    """Where a service can be had whose device is missing here: the nearest point that says that it has one."""
    lacks = browsing.missing(state.world, entry)
    if lacks not in DEVICES:
        return None
    able = [
        site
        for site in _open(state)
        if lacks in site.devices and (ALL in site.services or entry.category in site.services)
    ]
    if not able:
        return None
    sites = sites_of(state)
    here = sites.called(state.world.site)
    assert here
    named = ("site", able[0].name[state.language]), ("minutes", str(sites.minutes(here, able[0])))
    return Message("closed.elsewhere", named)


def refuges(state: State) -> tuple[Tile, ...]:
    """Where to go when nobody is taken in here: the nearest that are open, or when the nearest will be."""
    sites = sites_of(state)
    here = sites.called(state.world.site)
    near = (_open(state) or sites.nearest(here)) if here else []
    return tuple(_tile(state, site) for site in near[:MOST_REFUGES])


def _open(state: State) -> list[Site]:
    """The nearest first; none of them when nobody knows where here is."""
    sites, now = sites_of(state), state.world.now
    here = sites.called(state.world.site)
    if here is None:
        return []
    return [site for site in sites.nearest(here) if not now or is_open(site.hours, datetime.fromisoformat(now))]


def chosen(state: State, visit: Visit) -> Site:
    return next(site for site in sites_of(state).sites if site.id == visit.browse)


def handled(state: State, site: Site) -> str:
    """What it handles, in words; "" for everything."""
    if ALL in site.services or not state.world.catalogue:
        return ""
    names = browsing.category_names(state.world.catalogue, state.language)
    return JOINT[state.language].join(names[service] for service in site.services if service in names)


def opening(state: State, site: Site) -> Message:
    """Open now, always, or when next."""
    if not site.hours:
        return Message("sites.always")
    if not state.world.now:
        return Message("sites.hours")
    return browsing.opening("closed.hours", site.hours, state.world.now) or Message("sites.open")
