"""Where the services of a machine are, whoever made them.

A publisher listens at one of the standard's ports and tells the addresses of its services. Its own path is written in
small letters by some and as the name of the standard by others, so both are tried.
"""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from drivers.xfs4iot.addresses import is_address
from drivers.xfs4iot.connection import UNREACHABLE, Connection
from drivers.xfs4iot.enums import Code

PORTS: Final = (80, 443, *range(5846, 5857))
"""Where the standard has publishers listen (WebSocket, on 443 with TLS)."""
PATHS: Final = ("/xfs4iot/v1.0", "/XFS4IoT/v1.0", "/xfs4iot/v1.0/", "/XFS4IoT/v1.0/")
SECONDS: Final = 2.0
_VERSION: Final = "/v1.0"


async def published(host: str, ports: Iterable[int] = PORTS, *, token: str | None = None) -> tuple[str, ...]:
    """Addresses of all services that the publishers on `host` tell of, each once, in the order of the ports.

    Never raises for what is not there.
    """
    urls = [f"{'wss' if port == 443 else 'ws'}://{host}:{port}" for port in ports]
    found = await asyncio.gather(*(_told(candidates(url), token) for url in urls))
    return tuple(dict.fromkeys(address for addresses in found for address in addresses))


async def resolve(url: str, name: str, *, token: str | None = None) -> str:
    """The address of service `name`: `url` itself, or what the publisher at `url` says; without a port any of them.

    Where a publisher has only one service it is that one, whatever it is called. Raises OSError when there is none.
    """
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    if path and not path.endswith(_VERSION):
        return url
    if parts.port or path:
        found: Sequence[str] = await _told(candidates(url), token)
    else:
        found = await published(parts.hostname or "", token=token)
    named = [one for one in found if _last(one) == name.casefold()]
    if not named and len(found) != 1:
        raise OSError("no such service there")
    return (named or found)[0]


def candidates(url: str) -> Iterator[str]:
    """Ways to write the address of the publisher at `url`."""
    parts = urlsplit(url)
    paths = dict.fromkeys((parts.path, *PATHS) if parts.path.strip("/") else PATHS)
    for path in paths:
        yield urlunsplit((parts.scheme, parts.netloc, path, "", ""))


async def _told(urls: Iterable[str], token: str | None) -> tuple[str, ...]:
    """What the first of `urls` where a publisher answers tells."""
    for url in urls:
        try:
            async with asyncio.timeout(SECONDS), Connection(url, token=token) as publisher:
                done = await publisher.execute("ServicePublisher.GetServices", {}, within=SECONDS)
        except ConnectionRefusedError:
            return ()
        except UNREACHABLE:
            continue
        services = done.payload.get("services")
        if done.code == Code.SUCCESS and isinstance(services, list):
            addresses = [one.get("serviceURI") for one in services if isinstance(one, dict)]
            return tuple(one for one in addresses if isinstance(one, str) and is_address(one))
    return ()


def _last(address: str) -> str:
    """The service's name, for comparing."""
    return urlsplit(address).path.rstrip("/").rpartition("/")[2].casefold()
