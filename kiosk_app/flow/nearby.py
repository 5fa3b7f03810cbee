"""The nearest other service points (就近办): how far, whether open now, what they handle."""

from dataclasses import replace

from kiosk_app.catalogue.model import JOINT
from kiosk_app.catalogue.sites import ALL, NO_SITES, Site, Sites
from kiosk_app.flow import browsing
from kiosk_app.flow.screens import Message, Tile
from kiosk_app.flow.state import Stage, State, Step, Visit, show

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
    here = sites.called(state.world.site)
    return tuple(
        Tile(
            site.id,
            site.name[state.language],
            site.address[state.language],
            ICONS[site.kind],
            "",
            note=browsing.opening("closed.hours", site.hours, state.world.now),
            detail=way(sites, here, site) if here else None,
        )
        for site in sites.nearest(here)
    )


def way(sites: Sites, here: Site, there: Site) -> Message:
    key = "sites.near" if sites.near(here, there) else "sites.minutes"
    return Message(key, (("minutes", str(sites.minutes(here, there))),))


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
