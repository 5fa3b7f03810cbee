"""A scripted finger for the demo and for tests of the whole terminal: touches in, screens out.

Started only when asked for; it listens on a Unix socket that only its owner may open and speaks JSON, one object a
line. On connecting, and for every screen shown afterwards, it sends `{"screen": {…}}` (what `ui.bridge.as_map` makes).

| command | does |
|---|---|
| `{"id": 1, "touch": NAME}` | presses and releases at the middle of the item |
| `{"id": 2, "stroke": [[x, y], …], "item": "sign.pad"}` | draws one stroke; x, y are fractions of the item |
| `{"id": 3, "grab": PATH}` | writes what the window shows as PNG |
| `{"id": 4, "items": true}` | names what can be touched now |
| `{"id": 5, "hold": NAME, "ms": 800}` | keeps a finger on the item for so long |

Each is answered by `{"id": n, "ok": true}` (with `items` where asked) or `{"id": n, "ok": false, "error": "…"}`, after
the screen has settled. A finger cannot touch what is not on the screen, disabled, or under something else.

Names: `tile.ID`, `action.ID` (`action.hotline` everywhere), `choice.VALUE`, `group.NAME` (a province), `group.back`,
`digit.0`–`digit.9`, `digit.X`, `digit.back`, `digit.clear`, `key.CHARACTER`, `key.shift`, `key.space`,
`key.back`, `key.clear`,
`date.year|month|day.next|prev`, `date.today|tomorrow|this_month|earliest|latest`, `agree`, `sign.pad`, `sign.clear`,
`words.N`, `words.own`, `words.ready` (ready sentences, one's own words, and back), `hold.N` (row N of the review),
`edit.KEY`, `remove.N`, `prove.CODE.HOW`, `rate.N`, `lang.zh_CN` and so on, `continue` (the time warning).
"""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from kiosk_app.flow.screens import Screen
from ui.bridge import as_map
from ui.finger import Finger, UntouchableError
from ui.stage import Stage

SETTLE_MS = 15
PATIENCE = 200
"""How often to look, every 15 ms, whether the screen has settled before a command is refused."""


class Robot(QObject):
    """Listens at `path` until closed; each client gets every screen and the answers to its own commands.

    Raises OSError when the socket cannot be made.
    """

    def __init__(self, stage: Stage, path: Path) -> None:
        super().__init__()
        self._stage = stage
        self._finger = Finger(stage.window)
        self._last: Screen | None = None
        self._clients: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        path.unlink(missing_ok=True)
        if not self._server.listen(str(path)):
            raise OSError(self._server.errorString())
        self._server.newConnection.connect(self._connected)
        stage.bridge.shown.connect(self._shown)

    def close(self) -> None:
        self._server.close()
        for client in self._clients:
            client.abort()

    def _connected(self) -> None:
        client = self._server.nextPendingConnection()
        self._clients.append(client)
        client.readyRead.connect(lambda: self._read(client))
        client.disconnected.connect(lambda: self._clients.remove(client))
        if self._last is not None:
            _say(client, {"screen": as_map(self._last)})

    def _shown(self, screen: Screen) -> None:
        self._last = screen
        for client in self._clients:
            _say(client, {"screen": as_map(screen)})

    def _read(self, client: QLocalSocket) -> None:
        while client.canReadLine():
            command = json.loads(bytes(client.readLine().data()))
            self._when_settled(partial(self._answer, client, command), PATIENCE)

    def _when_settled(self, do: Callable[[], None], patience: int) -> None:
        if self._stage.settled() or patience == 0:
            do()
        else:
            QTimer.singleShot(SETTLE_MS, lambda: self._when_settled(do, patience - 1))

    def _answer(self, client: QLocalSocket, command: dict[str, object]) -> None:
        answer: dict[str, object] = {"id": command.get("id"), "ok": True}
        try:
            answer.update(self._do(command))
        except (UntouchableError, OSError, ValueError, TypeError) as error:
            answer.update(ok=False, error=str(error))
        _say(client, answer)

    def _do(self, command: dict[str, object]) -> dict[str, object]:
        match command:
            case {"touch": str(name)}:
                self._finger.touch(name)
            case {"stroke": list(points), "item": str(name)}:
                self._finger.stroke(name, [QPointF(float(x), float(y)) for x, y in points])
            case {"hold": str(name), "ms": int(milliseconds)}:
                self._finger.hold(name, milliseconds)
            case {"grab": str(path)}:
                if not self._stage.window.grabWindow().save(path):
                    raise OSError(f"cannot write {path}")
            case {"items": True}:
                return {"items": self._finger.touchable()}
            case _:
                raise ValueError("unknown command")
        return {}


def _say(client: QLocalSocket, message: dict[str, object]) -> None:
    client.write(json.dumps(message, ensure_ascii=False).encode() + b"\n")
    client.flush()
