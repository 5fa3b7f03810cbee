"""The virtual hall seen from its window: what the lab's REST says, asked for again and again, and wishes to it."""

import json
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import Property, QByteArray, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

from ui.sheets import SheetProvider

ASK_EVERY_MS = 700
PATIENCE_MS = 3000


class Lab(QObject):
    """`state` is `GET /state` as it is; `sheets` the last sheets whose pictures are here, the newest first."""

    state_changed = Signal(name="stateChanged")
    sheets_changed = Signal(name="sheetsChanged")

    def __init__(self, url: str, pictures: SheetProvider) -> None:
        super().__init__()
        self._url = url.rstrip("/")
        self._pictures = pictures
        self._state: dict[str, object] = {}
        self._reachable = True
        self._sheets: list[dict[str, object]] = []
        self._wishes: deque[Callable[[], QNetworkReply]] = deque()
        self._wishing = False
        self._network = QNetworkAccessManager(self)
        self._network.setTransferTimeout(PATIENCE_MS)
        self._timer = QTimer(self)
        self._timer.setInterval(ASK_EVERY_MS)
        self._timer.timeout.connect(self.ask)

    def start(self) -> None:
        """Ask now and from now on."""
        self.ask()
        self._timer.start()

    def ask(self) -> None:
        self._when_done(self._network.get(self._request("/state")), self._heard_state)
        self._when_done(self._network.get(self._request("/prints")), self._heard_prints)

    def _get_state(self) -> dict[str, object]:
        return self._state

    def _get_reachable(self) -> bool:
        return self._reachable

    def _get_sheets(self) -> list[dict[str, object]]:
        return self._sheets

    state = Property(dict, _get_state, notify=state_changed)
    reachable = Property(bool, _get_reachable, notify=state_changed)
    sheets = Property(list, _get_sheets, notify=sheets_changed)

    @Slot(int)
    def put_card(self, citizen: int) -> None:
        self._put("/card", {"citizen": citizen})

    @Slot()
    def lift_card(self) -> None:
        self._wish(lambda: self._network.deleteResource(self._request("/card")))

    @Slot(str, str, int)
    def put_document(self, slot: str, kind: str, citizen: int) -> None:
        """slot: chip or passport."""
        self._put(f"/{slot}", {"kind": kind, "citizen": citizen})

    @Slot(str)
    def take_document(self, slot: str) -> None:
        self._wish(lambda: self._network.deleteResource(self._request(f"/{slot}")))

    @Slot(int)
    def stand(self, citizen: int) -> None:
        self._put("/person", {"citizen": citizen})

    @Slot()
    def step_away(self) -> None:
        self._wish(lambda: self._network.deleteResource(self._request("/person")))

    @Slot(int, bool)
    def show_code(self, citizen: int, enterprise: bool) -> None:
        self._put("/code", {"citizen": citizen, "enterprise": enterprise})

    @Slot(str)
    def lay(self, sheet: str) -> None:
        """Into the scanner."""
        self._put("/sheets", {"sheets": [sheet]})

    @Slot()
    def show_specimen(self) -> None:
        self._put("/code/specimen", {})

    @Slot(str, str)
    def set_paper(self, printer: str, state: str) -> None:
        self._put("/paper", {"printer": printer, "state": state})

    @Slot(str)
    def set_power(self, state: str) -> None:
        self._put("/power", {"state": state})

    @Slot(str, bool)
    def set_sensor(self, sensor: str, active: bool) -> None:
        self._put("/sensor", {"sensor": sensor, "active": active})

    @Slot(str)
    def set_presenter(self, state: str) -> None:
        self._put("/presenter", {"state": state})

    @Slot()
    def take_sheets(self) -> None:
        self._wish(lambda: self._network.deleteResource(self._request("/lying")))

    @Slot(bool)
    def set_network(self, up: bool) -> None:
        self._put("/network", {"up": up})

    def _put(self, path: str, what: dict[str, object]) -> None:
        request = self._request(path)
        request.setHeader(QNetworkRequest.KnownHeaders.ContentTypeHeader, "application/json")
        self._wish(lambda: self._network.put(request, QByteArray(json.dumps(what).encode())))

    def _wish(self, send: Callable[[], QNetworkReply]) -> None:
        """One wish at a time: on connections side by side, the second could come first."""
        self._wishes.append(send)
        if not self._wishing:
            self._next_wish()

    def _next_wish(self) -> None:
        self._wishing = bool(self._wishes)
        if self._wishes:
            reply = self._wishes.popleft()()
            self._when_done(reply, self._heard_state)
            reply.finished.connect(self._next_wish)

    def _request(self, path: str) -> QNetworkRequest:
        return QNetworkRequest(QUrl(self._url + path))

    def _when_done(self, reply: QNetworkReply, then: Callable[[bytes], None]) -> None:
        def done() -> None:
            reply.deleteLater()
            if reply.error() == QNetworkReply.NetworkError.NoError:
                then(bytes(reply.readAll().data()))
            elif self._reachable:
                self._reachable = False
                self.state_changed.emit()

        reply.finished.connect(done)

    def _heard_state(self, body: bytes) -> None:
        state = json.loads(body)
        if state != self._state or not self._reachable:
            self._state, self._reachable = state, True
            self.state_changed.emit()

    def _heard_prints(self, body: bytes) -> None:
        told = json.loads(body)
        for sheet in told:
            if not self._pictures.has(sheet["id"]):
                self._fetch(sheet["id"])
        sheets = [sheet for sheet in reversed(told) if self._pictures.has(sheet["id"])]
        if sheets != self._sheets:
            self._sheets = sheets
            self.sheets_changed.emit()

    def _fetch(self, number: int) -> None:
        reply = self._network.get(self._request(f"/prints/{number}.png"))
        self._when_done(reply, lambda png: self._arrived(number, png))

    def _arrived(self, number: int, png: bytes) -> None:
        if self._pictures.keep(number, png):
            self._when_done(self._network.get(self._request("/prints")), self._heard_prints)
