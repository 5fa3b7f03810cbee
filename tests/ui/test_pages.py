"""From any screen to any other: what the next page needs is never asked of the one before."""

from tests.ui.conftest import Opener
from tests.ui.looking import show
from ui.samples import Samples


def test_every_screen_can_follow_every_other(opened: Opener) -> None:
    stage = opened()
    samples = list(Samples("en").all().values())
    for before in samples:
        for after in samples[:: max(1, len(samples) // 2)]:
            show(stage, before, draw=False)
            show(stage, after, draw=False)
            assert stage.shell.property("title") != ""
