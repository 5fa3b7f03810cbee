"""Puts the endpoints that terminals call together."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from fastapi import FastAPI

from central.api import attachments as sealed_files
from central.api import (
    codes,
    drafts,
    enrolments,
    handovers,
    live,
    log,
    papers,
    payments,
    photos,
    repository,
    results,
)
from central.api.context import Context
from central.api.negotiation import Negotiation
from central.api.watch import ChangeWatch
from central.catalogue.stock import Stock
from central.departments.adapter import Department
from central.payments.orders import Orders
from central.payments.provider import Provider
from central.repository import Repository
from central.shared import Shared
from central.store.database import Store
from central.supplements.applicants import Applicants
from kiosk_app.protocol import version

PARTS: Final = (
    enrolments,
    log,
    live,
    codes,
    drafts,
    handovers,
    papers,
    photos,
    payments,
    results,
    repository,
    sealed_files,
)


def build(
    store: Store,
    department: Department,
    provider: Provider,
    applicants: Applicants,
    shared: Shared,
    published: Repository,
    attachments: Path,
    clock: Callable[[], float],
    *,
    spoken: Sequence[int] = version.SPOKEN,
) -> FastAPI:
    """The application. It owns neither the store nor the department nor the provider.

    attachments: folder of sealed files. spoken: releases of the protocol.
    """
    watch = ChangeWatch(store, clock)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        following = asyncio.create_task(watch.run())
        yield
        watch.close()
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following

    app = FastAPI(title="kiosk-central", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    orders = Orders(store, provider, clock)
    stock = Stock(published)
    app.state.context = Context(
        store, department, orders, applicants, shared, watch, published, stock, attachments, clock
    )
    app.state.release = watch.close
    app.add_middleware(Negotiation, spoken=spoken)
    for part in PARTS:
        app.include_router(part.router)
    return app
