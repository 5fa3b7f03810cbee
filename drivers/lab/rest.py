"""The virtual hall over HTTP and JSON, for demonstrations, tests and the training room.

Everything is shown but whose card it is: state and errors never hold a name or a number of a citizen.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from drivers.lab.hall import Hall, LabError
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
    done = _take_away(hall, request.path) if request.method == "DELETE" else _put(hall, request)
    return _json(200, hall.state()) if done else _json(404, {"error": "no such thing"})


def _take_away(hall: Hall, path: str) -> bool:
    """Whether there is such a thing."""
    match path:
        case "/card":
            hall.lift_card()
        case "/person":
            hall.stand(None)
        case "/code":
            hall.codes.hide()
        case _:
            return False
    return True


def _put(hall: Hall, request: Request) -> bool:
    """Whether there is such a thing. Raises LabError, MsgspecError."""
    match f"{request.method} {request.path}":
        case "PUT /card":
            hall.put_card(_wish(request.body, "citizen", int)["citizen"])
        case "PUT /person":
            hall.stand(_wish(request.body, "citizen", int)["citizen"])
        case "PUT /code":
            wish = _wish(request.body, "citizen", int, "enterprise", bool)
            hall.show_code(wish["citizen"], enterprise=wish["enterprise"])
        case "PUT /paper":
            wish = _wish(request.body, "printer", str, "state", str)
            hall.set_paper(wish["printer"], wish["state"])
        case "PUT /sheets":
            hall.set_sheets(_wish(request.body, "sheets", list)["sheets"])
        case "PUT /network":
            hall.set_network(_wish(request.body, "up", bool)["up"])
        case "PUT /fault":
            wish = _wish(request.body, "device", str, "fault", str)
            hall.set_fault(wish["device"], wish["fault"], wish.get("value"))
        case _:
            return False
    return True


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
