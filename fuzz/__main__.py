"""`make fuzz`: each target for a while, two at a time, each in a process of its own.

What broke one lies in `var/fuzz`, beside what was found to reach new code; the next run begins with it.
"""

import argparse
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from fuzz import targets

FOLDER: Final = Path("var/fuzz")
HANG_SECONDS: Final = 10
MOST_MEGABYTES: Final = 2048
LONGEST: Final = 4096
WHERE: Final = ["drivers", "offline_store", "kiosk_app"]


def main() -> int:
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", help="targets, or the beginning of their names; all when none is given")
    parser.add_argument("--seconds", type=int, default=20, help="for each target")
    parser.add_argument("--only", metavar="NAME", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        return _fuzz(options.only, options.seconds)
    found = [name for module in targets.modules() for name, _ in targets.targets_of(module)]
    wanted = [name for name in found if not options.names or name.startswith(tuple(options.names))]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        broken = [name for name in pool.map(lambda name: _apart(name, options.seconds), wanted) if name]
    print(f"{len(wanted)} targets, {len(broken)} broken")
    return 1 if broken or not wanted else 0


def _apart(name: str, seconds: int) -> str:
    """The name of a target that broke, "" otherwise."""
    command = [sys.executable, "-m", "fuzz", "--only", name, "--seconds", str(seconds)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    runs = [line for line in done.stdout.splitlines() if line.startswith("Done ")]
    print(f"{name}: {runs[-1] if runs else 'broken'}", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return name if done.returncode else ""


def _fuzz(name: str, seconds: int) -> int:
    """Does not come back: libFuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=[*WHERE, name.partition(":")[0]]):
        one = targets.target(name)
    corpus = FOLDER / name.replace(":", "-")
    corpus.mkdir(parents=True, exist_ok=True)
    limits = [f"-max_total_time={seconds}", f"-timeout={HANG_SECONDS}", f"-rss_limit_mb={MOST_MEGABYTES}"]
    # From the beginning as long as may be: Hypothesis turns down what is too short for all that a test asks for.
    limits += [f"-max_len={LONGEST}", "-len_control=0"]
    atheris.Setup(["fuzz", *limits, f"-artifact_prefix={corpus}-", str(corpus)], one)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
