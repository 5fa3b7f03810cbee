"""The virtual hall over HTTP and JSON, for demonstrations, tests and the training room.

Everything is shown but whose card it is: state and errors never hold a name or a number of a citizen.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from drivers.lab.faults import LabError
from drivers.lab.hall import Hall
from drivers.lab.quiet_http import Request, Response

_PORTRAIT = re.compile(r"/portraits/(\d{1,4})\.jpg")
_SHEET = re.compile(r"/prints/(\d+)\.png")


def answerer(hall: Hall) -> Callable[[Request], Response]:
    """What a QuietServer needs to show `hall`."""

    def answer(request: Request) -> Response:
        try:
            return _answer(hall, request)
        except (LabError, msgspec.MsgspecError) as error:
            return _json(400, {"error": str(error)})

    return answer


def _answer(hall: Hall, request: Request) -> Response:
    if request.method == "GET":
        return _get(hall, request.path)
    act = _ACTIONS.get(f"{request.method} {request.path}")
    if act is None:
        return _json(404, {"error": "no such thing"})
    act(hall, request.body)
    return _json(200, hall.state())


def _put_card(hall: Hall, body: bytes) -> None:
    hall.put_card(_wish(body, "citizen", int)["citizen"])


def _put_code(hall: Hall, body: bytes) -> None:
    wish = _wish(body, "citizen", int, "enterprise", bool)
    hall.show_code(wish["citizen"], enterprise=wish["enterprise"])


def _put_paper(hall: Hall, body: bytes) -> None:
    wish = _wish(body, "printer", str, "state", str)
    hall.set_paper(wish["printer"], wish["state"])


def _put_presenter(hall: Hall, body: bytes) -> None:
    hall.set_presenter(_wish(body, "state", str)["state"])


def _put_sheets(hall: Hall, body: bytes) -> None:
    hall.set_sheets(_wish(body, "sheets", list)["sheets"])


def _put_sensor(hall: Hall, body: bytes) -> None:
    wish = _wish(body, "sensor", str, "active", bool)
    hall.set_sensor(wish["sensor"], active=wish["active"])


def _put_power(hall: Hall, body: bytes) -> None:
    hall.set_power(_wish(body, "state", str)["state"])


def _put_network(hall: Hall, body: bytes) -> None:
    hall.set_network(_wish(body, "up", bool)["up"])


def _put_fault(hall: Hall, body: bytes) -> None:
    wish = _wish(body, "device", str, "fault", str)
    hall.set_fault(wish["device"], wish["fault"], wish.get("value"))


_ACTIONS: Mapping[str, Callable[[Hall, bytes], None]] = {
    "PUT /card": _put_card,
    "DELETE /card": lambda hall, _: hall.lift_card(),
    "PUT /person": lambda hall, body: hall.stand(_wish(body, "citizen", int)["citizen"]),
    "DELETE /person": lambda hall, _: hall.stand(None),
    "PUT /code": _put_code,
    "PUT /code/text": lambda hall, body: hall.codes.show(_wish(body, "text", str)["text"].encode()),
    "PUT /code/specimen": lambda hall, _: hall.show_specimen(),
    "DELETE /code": lambda hall, _: hall.codes.hide(),
    "PUT /paper": _put_paper,
    "PUT /sheets": _put_sheets,
    "PUT /presenter": _put_presenter,
    "DELETE /lying": lambda hall, _: hall.take_sheets(),
    "PUT /sensor": _put_sensor,
    "PUT /power": _put_power,
    "PUT /network": _put_network,
    "PUT /fault": _put_fault,
}


def _get(hall: Hall, path: str) -> Response:
    if path == "/state":
        return _json(200, hall.state())
    if path == "/prints":
        return _json(200, [{"id": one.id, "printer": one.printer, "time": one.time} for one in hall.prints()])
    if shown := _PORTRAIT.fullmatch(path):
        return Response(200, "image/jpeg", hall.picture(int(shown[1])))
    wanted = _SHEET.fullmatch(path)
    sheet = next((one for one in hall.prints() if wanted and one.id == int(wanted[1])), None)
    return Response(200, "image/png", sheet.png) if sheet else _json(404, {"error": "no such thing"})


def _wish(body: bytes, *wanted: object) -> Mapping[str, Any]:
    """The JSON object in `body`, with `wanted` names and types checked. Raises LabError, MsgspecError."""
    wish = msgspec.json.decode(body, type=dict[str, Any])
    for name, kind in zip(wanted[::2], wanted[1::2], strict=True):
        if not isinstance(name, str) or not isinstance(kind, type) or type(wish.get(name)) is not kind:
            raise LabError(f"{name} is missing or of the wrong type")
    return wish


def _json(status: int, value: object) -> Response:
    return Response(status, "application/json", msgspec.json.encode(value))
