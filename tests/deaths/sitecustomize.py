"""Python imports this by itself where its folder is on the path: a process dies where `KIOSK_DEATH` says.

`KIOSK_DEATH` is `PROCESS|MODULE:QUALNAME:WHEN|MARKER`: the process whose command line has the word PROCESS kills itself
when the function is first reached (WHEN `before`) or left (`after`), and leaves the file MARKER; with it nobody dies.
"""

import functools
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any


class Death(importlib.abc.MetaPathFinder):
    """Waits for the module and wraps its function."""

    def __init__(self, module: str, qualname: str, when: str, marker: Path) -> None:
        self._module = module
        self._qualname = qualname
        self._when = when
        self._marker = marker

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self._module:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        assert spec
        assert spec.loader
        load = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            load(module)
            *holders, function = self._qualname.split(".")
            holder = functools.reduce(getattr, holders, module)
            setattr(holder, function, self._deadly(getattr(holder, function)))

        vars(spec.loader)["exec_module"] = exec_module
        return spec

    def _deadly(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        async def later(*arguments: Any, **options: Any) -> Any:
            self._die("before")
            answer = await function(*arguments, **options)
            self._die("after")
            return answer

        @functools.wraps(function)
        def now(*arguments: Any, **options: Any) -> Any:
            self._die("before")
            answer = function(*arguments, **options)
            self._die("after")
            return answer

        return later if inspect.iscoroutinefunction(function) else now

    def _die(self, when: str) -> None:
        if when == self._when and not self._marker.exists():
            self._marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)


def prepare(wanted: str) -> None:
    process, point, marker = wanted.split("|")
    if process in sys.orig_argv and not Path(marker).exists():
        module, qualname, when = point.split(":")
        sys.meta_path.insert(0, Death(module, qualname, when, Path(marker)))


if "KIOSK_DEATH" in os.environ:
    prepare(os.environ["KIOSK_DEATH"])
