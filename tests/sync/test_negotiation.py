"""A terminal one release behind its centre, or ahead of it, goes on; further apart both are told."""

import pytest
from fastapi import FastAPI, Response

from central import site
from central.api.app import build
from central.listener import server
from kiosk_app.centre import Centre, Nonsense, Refused
from kiosk_app.protocol import version
from tests.central import pki
from tests.central.centres import Hall, listening


@pytest.mark.parametrize(
    ("terminal", "centre", "agreed"),
    [((1,), (1,), 1), ((1,), (2, 1), 1), ((2, 1), (1,), 1), ((2, 1), (3, 2), 2), ((3, 2), (3, 2), 3)],
)
def test_the_newest_release_in_common_is_spoken(
    hall: Hall, terminal: tuple[int, ...], centre: tuple[int, ...], agreed: int
) -> None:
    applicants = site.applicants(hall.data)
    app = build(
        hall.store,
        hall.department,
        hall.provider,
        applicants,
        hall.shared,
        hall.repository,
        hall.data,
        hall.clock,
        spoken=centre,
    )
    with (
        listening(server(app, pki.server()), "https") as url,
        Centre(url, context=hall.credentials.context(), spoken=terminal) as client,
    ):
        assert client.changes(0, 0).changes == []
        with hall.session() as session:
            said = {version.HEADER: version.written(terminal)}
            assert session.get(f"{url}/v1/changes", headers=said, timeout=5).headers[version.HEADER] == str(agreed)


def test_two_releases_apart_is_too_far_and_says_so(hall: Hall) -> None:
    applicants = site.applicants(hall.data)
    app = build(
        hall.store,
        hall.department,
        hall.provider,
        applicants,
        hall.shared,
        hall.repository,
        hall.data,
        hall.clock,
        spoken=(3, 2),
    )
    with listening(server(app, pki.server()), "https") as url:
        with Centre(url, context=hall.credentials.context(), spoken=(1,)) as client, pytest.raises(Refused) as caught:
            client.changes(0, 0)
        assert caught.value.status == 426
        with hall.session() as session:
            reply = session.get(f"{url}/v1/changes", headers={version.HEADER: "1"}, timeout=5)
            assert (reply.status_code, reply.headers[version.HEADER]) == (426, "3, 2")


def test_an_answer_in_a_release_nobody_asked_for_is_nonsense() -> None:
    app = FastAPI()
    app.state.release = lambda: None

    @app.get("/v1/changes")
    def changes() -> Response:
        return Response(b'{"cursor": 0, "changes": []}', headers={version.HEADER: "9"})

    with listening(server(app)) as url, Centre(url) as centre, pytest.raises(Nonsense):
        centre.changes(0, 0)


def test_a_side_that_says_nothing_speaks_the_first_release() -> None:
    assert version.agreed("", (2, 1)) == 1
    assert version.agreed("", (3, 2)) is None
    assert version.agreed("x, 2;q=1, 2", (3, 2)) == 2
