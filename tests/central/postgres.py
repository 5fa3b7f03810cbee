"""A real PostgreSQL of Debian's, on a Unix socket in a directory of its own; as root it runs as its own user."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"


def program(name: str) -> str:
    """Debian puts it where it is not on everybody's PATH."""
    return str(max(Path("/usr/lib/postgresql").glob("*/bin")) / name)


@contextmanager
def running() -> Iterator[str]:
    """SQLAlchemy's URL of an empty database."""
    # Not below pytest's directory: a socket's path may not be longer than 107 bytes, and others may not go in there.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    user = USER if os.geteuid() == 0 else None
    if user:
        owner = pwd.getpwnam(user)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    name = user or pwd.getpwuid(os.geteuid()).pw_name
    data = str(folder / "data")
    initialise = [program("initdb"), "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "-U", name]
    try:
        subprocess.run(initialise, user=user, cwd=folder, env={}, capture_output=True, check=True, timeout=60)
        command = [program("postgres"), "-D", data, "-k", str(folder), "-h", "", "-F"]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(command, user=user, cwd=folder, env={}, stderr=log, stdout=log)
        try:
            ready = [program("pg_isready"), "-h", str(folder), "-q", "-t", "1"]
            while subprocess.run(ready, env={}, check=False).returncode:
                assert server.poll() is None, (folder / "log").read_text()
            yield f"postgresql+psycopg://{name}@/postgres?host={folder}"
        finally:
            # SIGINT: end now, connections or not.
            server.send_signal(2)
            server.wait(30)
    finally:
        shutil.rmtree(folder)
