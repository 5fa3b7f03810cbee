"""The two commands on a Debian 12 that has nothing but git, make and python3: a chroot, made for this and thrown away.

Mounts and processes live in namespaces of their own and end with the command that was run in them.
"""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).parents[2]
SUITE = "bookworm"
MINUTE = 60.0
MOUNTS = """
root=$1; shift
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
mount -t proc proc "$root/proc"
chroot "$@"
"""
BUNDLE = Path("/etc/ssl/certs/ca-certificates.crt")
# How this machine reaches its mirrors; nothing of it is known to the project.
TAKEN_ALONG = [Path("/etc") / name for name in ("resolv.conf", "hosts", "pip.conf", "apt/sources.list")]
TAKEN_ALONG += [Path("/etc/apt/sources.list.d"), *Path("/etc/apt/apt.conf.d").glob("99*")]
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name.startswith("PIP_") or name.lower().endswith("_proxy")},
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "LANG": "C.UTF-8",
    # A bundle of its own: the fresh system's is made anew as soon as ca-certificates is installed.
    "PIP_CERT": "/etc/ssl/this-machine.crt",
}


class FreshSystem:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.project = root / "srv" / "project"

    def make(self) -> None:
        self.root.chmod(0o755)  # it becomes everybody's `/`
        run(["debootstrap", "--variant=minbase", SUITE, str(self.root), mirror()], 15 * MINUTE)
        for path in filter(Path.exists, TAKEN_ALONG):
            there = self.root / path.relative_to("/")
            if path.is_dir():
                shutil.copytree(path, there, dirs_exist_ok=True)
            else:
                there.unlink(missing_ok=True)
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, there)
        (self.root / "etc" / "ssl").mkdir(exist_ok=True)
        shutil.copy(BUNDLE, self.root / ENVIRONMENT["PIP_CERT"].lstrip("/"))
        self.inside("apt-get update -q && apt-get install -y -q --no-install-recommends git make python3", cwd="/")
        run(["git", "clone", "-q", str(ROOT), str(self.project)], MINUTE)
        self.inside("useradd --create-home clerk && chown -R clerk /srv/project", cwd="/")

    def command(self, script: str, user: str = "root", cwd: str = "/srv/project") -> list[str]:
        home = "/root" if user == "root" else f"/home/{user}"
        space = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", MOUNTS, "sh", str(self.root)]
        return [*space, f"--userspec={user}", str(self.root), "sh", "-c", f"export HOME={home}; cd {cwd}; {script}"]

    def inside(
        self, script: str, user: str = "root", cwd: str = "/srv/project", minutes: float = 20
    ) -> subprocess.CompletedProcess[str]:
        return run(self.command(script, user, cwd), minutes * MINUTE)


def run(command: Sequence[str], seconds: float) -> subprocess.CompletedProcess[str]:
    """Fails with the end of what was said unless the command succeeds."""
    done = subprocess.run(
        command, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=seconds
    )
    assert done.returncode == 0, f"{command[-1]}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done


def mirror() -> str:
    """Where this machine's apt takes the suite from."""
    told = run(["apt-get", "indextargets", "--format", "$(RELEASE) $(REPO_URI)"], MINUTE).stdout
    return next(line.split()[1] for line in told.splitlines() if line.startswith(f"{SUITE} "))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FreshSystem]:
    assert os.geteuid() == 0, "a fresh system is made in a chroot: run this as root"
    assert shutil.which("debootstrap"), "a fresh system is made by debootstrap: apt-get install debootstrap"
    system = FreshSystem(tmp_path_factory.mktemp("fresh"))
    try:
        system.make()
        yield system
    finally:
        shutil.rmtree(system.root)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_from_nothing_to_a_terminal_in_a_browser(fresh: FreshSystem) -> None:
    refused = subprocess.run(fresh.command("make run", "clerk"), env=ENVIRONMENT, capture_output=True, text=True)
    assert refused.returncode != 0
    assert "packages are missing; please ask an administrator to run: apt-get install avahi-daemon " in refused.stderr
    assert not (fresh.project / ".venv").exists()

    fresh.inside("make setup")
    assert fresh.inside("make setup").stdout == ""
    assert "executable" not in fresh.inside("git status --porcelain --untracked-files=no", "clerk").stdout
    fresh.inside(".ci/run", minutes=40)

    with subprocess.Popen(
        fresh.command("make run"), env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as terminal:
        assert terminal.stdout
        said = [line for line in iter(terminal.stdout.readline, "Ctrl+C ends it.\n") if line or terminal.poll() is None]
        found = re.search(r"http://127\.0\.0\.1:\d+/vnc\.html", "".join(said))
        assert found, said
        assert requests.get(found[0], timeout=10).status_code == 200
        os.killpg(terminal.pid, signal.SIGINT)
        assert terminal.stdout.read() == ""
