"""The pages for the people who run the fleet: a process of its own, so that no page can hold up a terminal."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from central.payments.provider import StandInProvider
from central.shared import Shared
from central.store.database import Store
from central.web import fleet, my_phone, phone, phone_drafts, specimen, take
from kiosk_app.catalogue.model import Catalogue


def build(
    store: Store,
    provider: StandInProvider,
    shared: Shared,
    catalogue: Callable[[], Catalogue],
    clock: Callable[[], float],
) -> FastAPI:
    """The application. It does not own the store. catalogue: what is published; may raise OSError, BadBundle."""
    frames = fleet.Frames(store, clock)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        following = asyncio.create_task(frames.run())
        yield
        frames.close()
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following

    app = FastAPI(title="kiosk-central", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.state.store = store
    app.state.frames = frames
    app.state.release = frames.close
    app.state.provider = provider
    app.state.shared = shared
    app.state.catalogue = catalogue
    app.include_router(fleet.router)
    app.include_router(phone.router)
    app.include_router(my_phone.router)
    app.include_router(phone_drafts.router)
    app.include_router(take.router)
    app.include_router(specimen.router)
    app.mount("/static", StaticFiles(directory=fleet.FOLDER / "static"))
    return app
