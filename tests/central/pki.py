"""One certificate authority for all centres and proxies of a test run, so that a terminal believes each of them."""

import functools
import shutil
import ssl
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from central import authority
from central.api import tls
from central.authority import Authority
from kiosk_app import identity
from kiosk_app.identity import Credentials


@functools.cache
def folder() -> Path:
    """Holds `authority.key`, `authority.pem`, `server.pem`."""
    made = Path(tempfile.mkdtemp(prefix="kiosk-authority-"))
    authority.prepare(made, time.time())
    return made


def install(data: Path) -> None:
    """Into the data directory of a centre that is still to be prepared."""
    there = data / "keys" / "authority"
    there.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in folder().iterdir():
        shutil.copy(path, there)


def pem() -> str:
    return (folder() / "authority.pem").read_text()


def server() -> ssl.SSLContext:
    return tls.context(folder())


@dataclass(frozen=True)
class Papers:
    """A key and a certificate for it, as a terminal keeps them."""

    key: bytes
    certificate: str
    fingerprint: str

    def kept(self, directory: Path) -> Credentials:
        (directory / identity.FILE).write_bytes(self.key + self.certificate.encode())
        return Credentials.of(directory, pem())


def papers(terminal: str, *, signer: Authority | None = None, now: float | None = None) -> Papers:
    """signer: another authority than the tests'."""
    key = identity.new_key()
    signing = signer or authority.load(folder())
    issued = signing.for_terminal(
        identity.signing_request(key, terminal), terminal, time.time() if now is None else now
    )
    return Papers(key, issued.pem, issued.fingerprint)


class _Adapter(HTTPAdapter):
    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options, ssl_context=self._context)


def session(credentials: Credentials | None = None) -> requests.Session:
    """Plain requests to a centre, as the terminal or as nobody."""
    made = requests.Session()
    made.trust_env = False
    context = credentials.context() if credentials else identity.anonymous_context(pem())
    made.mount("https://", _Adapter(context))
    return made
