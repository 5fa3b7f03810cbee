"""The fleet page, and the stream that keeps it alive: one frame per tick and language, shared by all who look."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, StreamingResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from central.store.database import Store
from central.store.fleet import Fleet, TerminalView, overview
from central.web.texts import LANGUAGES, TEXTS, age
from kiosk_app import condition_words
from kiosk_app.protocol.entries import ConditionReport

FOLDER: Final = Path(__file__).parent
TICK_SECONDS: Final = 1.0
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_WELL: Final = "online"
"""How XFS4IoT spells a device that is all right."""
router = APIRouter()
Lang = Annotated[str, Query(pattern=f"^({'|'.join(LANGUAGES)})$")]


class Frames:
    """Renders the page's body for whoever waits. clock: seconds since 1970."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined
        )
        self._frames: dict[str, str] = {}
        self._ticked = asyncio.Event()
        self._listeners = 0
        self._closing = False

    def page(self, lang: str) -> str:
        """The whole page, as it stands now."""
        return self._render("fleet.html", lang, self._look())

    async def run(self) -> None:
        """Until cancelled: one look per tick while anybody listens."""
        while True:
            if self._listeners:
                fleet = await run_in_threadpool(self._look)
                self._frames = {lang: self._render("fleet_body.html", lang, fleet) for lang in LANGUAGES}
                self._ticked.set()
                self._ticked = asyncio.Event()
            await asyncio.sleep(TICK_SECONDS)

    def close(self) -> None:
        """End all streams."""
        self._closing = True
        self._ticked.set()

    async def stream(self, lang: str) -> AsyncIterator[str]:
        """Server-sent events, each a JSON string with the body's HTML."""
        self._listeners += 1
        try:
            while not self._closing:
                await self._ticked.wait()
                if lang in self._frames:
                    yield f"data: {json.dumps(self._frames[lang])}\n\n"
        finally:
            self._listeners -= 1

    def _look(self) -> Fleet:
        with self._store.read() as connection:
            return overview(connection, self._clock())

    def _render(self, template: str, lang: str, fleet: Fleet) -> str:
        texts = TEXTS[lang]
        waiting = [view.oldest_seconds for view in fleet.terminals if view.backlog]
        return self._templates.get_template(template).render(
            t=texts,
            lang=lang,
            other="en" if lang == "zh_CN" else "zh_CN",
            fleet=fleet,
            age=lambda seconds: age(texts, seconds),
            trouble=_trouble,
            wrong=lambda view: _wrong(view, lang),
            rate=round(100 * fleet.online / len(fleet.terminals)) if fleet.terminals else 0,
            backlog=sum(view.backlog for view in fleet.terminals),
            oldest=max(waiting, default=0.0),
            alarms=sum(len(view.alarms) for view in fleet.terminals),
            critical=sum(root.severity == "critical" for view in fleet.terminals for root in view.conditions or ()),
        )


def _trouble(view: TerminalView) -> list[str]:
    """The devices that are not all right, of a terminal that says no more."""
    return [device.name for device in view.devices if device.state != _WELL]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A root cause in words. since: HH:MM of the terminal's clock, with the day when it is not of today."""

    severity: str
    name: str
    since: str
    follows: tuple[str, ...]


def _wrong(view: TerminalView, lang: str) -> list[Wrong] | None:
    """Root causes first and alone; what follows from each only where it says more than its cause. None: not told."""
    if view.conditions is None:
        return None
    return [
        Wrong(
            root.severity,
            condition_words.name(root.code, root.device, lang),
            root.since[5:16].replace("T", " "),
            tuple(condition_words.name(one.code, one.device, lang) for one in _below(root)),
        )
        for root in view.conditions
    ]


def _below(root: ConditionReport) -> Iterator[ConditionReport]:
    for one in root.follows:
        yield one
        yield from _below(one)


@router.get("/")
async def page(request: Request, lang: Lang = LANGUAGES[0]) -> Response:
    frames: Frames = request.app.state.frames
    return HTMLResponse(await run_in_threadpool(frames.page, lang), headers=HEADERS)


@router.get("/fleet/events")
async def events(request: Request, lang: Lang = LANGUAGES[0]) -> Response:
    frames: Frames = request.app.state.frames
    return StreamingResponse(frames.stream(lang), media_type="text/event-stream", headers=HEADERS)
