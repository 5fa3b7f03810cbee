"""Puts the endpoints together."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from central.api import catalogue, live, log, results
from central.api.context import Context
from central.api.watch import ChangeWatch
from central.departments.adapter import Department
from central.store.database import Store
from central.web import fleet


def build(store: Store, department: Department, bundle: Path, clock: Callable[[], float]) -> FastAPI:
    """The application. It owns neither the store nor the department."""
    watch = ChangeWatch(store, clock)
    frames = fleet.Frames(store, clock)

    def release() -> None:
        watch.close()
        frames.close()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        following = [asyncio.create_task(watch.run()), asyncio.create_task(frames.run())]
        yield
        release()
        for task in following:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    app = FastAPI(title="kiosk-central", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.state.context = Context(store, department, watch, bundle, clock)
    for part in (log, live, results, catalogue):
        app.include_router(part.router)
    app.state.frames = frames
    app.state.release = release
    app.include_router(fleet.router)
    app.mount("/static", StaticFiles(directory=fleet.FOLDER / "static"))
    return app
