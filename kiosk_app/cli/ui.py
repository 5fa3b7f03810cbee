"""`kiosk ui`: the citizen's window and the runtime, in one process."""

import argparse
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

from kiosk_app.config import BadSettings, Settings, load
from kiosk_app.enrolment import Enrolment, NotEnrolled
from kiosk_app.enrolment import load as enrolment
from kiosk_app.flow.screens import Screen
from kiosk_app.runtime.commands import Camera
from kiosk_app.runtime.terminal import Terminal
from kiosk_app.supervisor import SWITCH_OFF
from offline_store.errors import StoreError
from offline_store.ids import TimeOrderedIds


def main(options: argparse.Namespace) -> int:
    try:
        settings = load(options.profile, options.data)
        mine = enrolment(options.data)
    except (BadSettings, NotEnrolled) as error:
        print(error, file=sys.stderr)
        return 2
    try:
        return _headless(options, mine) if options.headless else _window(options, settings, mine)
    except (StoreError, OSError) as error:
        print(f"The terminal cannot start: {type(error).__name__} {error}", file=sys.stderr)
        return 1


def _window(options: argparse.Namespace, settings: Settings, mine: Enrolment) -> int:
    from ui.app import Fail, Look, Send, Show, run
    from ui.preview import Shots

    terminals: list[Terminal] = []
    off = threading.Event()

    def connect(show: Show, fail: Fail, look: Look) -> tuple[Send, Shots]:
        def switch_off() -> None:
            off.set()
            fail()

        terminal = _terminal(options, mine, show, fail, switch_off, look)
        terminal.start()
        terminals.append(terminal)
        return terminal.send, terminal.shot

    try:
        hall = settings.profile == "demo" and options.robot is None
        code = run(connect, ready=_ready, robot=options.robot, fullscreen=settings.fullscreen, hall=hall)
        return SWITCH_OFF if off.is_set() else code
    finally:
        for terminal in terminals:
            terminal.stop()


def _nobody_looks(screen: Screen) -> None:
    pass


def _ready() -> None:
    """The first picture stands. (systemd is told here.)"""


def _terminal(
    options: argparse.Namespace,
    mine: Enrolment,
    show: Callable[[Screen], None],
    ended: Callable[[], None],
    switch_off: Callable[[], None],
    camera: Camera | None = None,
) -> Terminal:
    ids = TimeOrderedIds(time.time, os.urandom)
    return Terminal(options.data, mine, show, ended, clock=time.time, ids=ids, camera=camera, switch_off=switch_off)


def _headless(options: argparse.Namespace, mine: Enrolment) -> int:
    stop, broken, off = threading.Event(), threading.Event(), threading.Event()

    def ended() -> None:
        broken.set()
        stop.set()

    def switch_off() -> None:
        off.set()
        stop.set()

    terminal = _terminal(options, mine, _nobody_looks, ended, switch_off)
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    terminal.start()
    stop.wait()
    terminal.stop()
    return SWITCH_OFF if off.is_set() else 1 if broken.is_set() else 0
