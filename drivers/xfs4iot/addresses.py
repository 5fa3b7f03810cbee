"""What an address of XFS4IoT looks like. Free of heavy imports, so that reading settings costs nothing."""

from urllib.parse import urlsplit


def is_address(url: str) -> bool:
    """Whether this could be the address of a service or a publisher."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("ws", "wss") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
