"""A hall of a few services: the screen is used."""

import pytest

from client.printer.recording import RecordingPrinter
from kiosk.steps import Step
from tests.gui.kiosk.conftest import PORTRAIT, Opened
from tests.gui.kiosk.looking import faults
from tests.gui.window import rect
from tests.parts.hall import VILLAGE, RunningServer

pytestmark = pytest.mark.gui


@pytest.fixture
def hall(server: RunningServer) -> RunningServer:
    """The server with a village's centre, its day open."""
    return server.fresh_centre(VILLAGE)


def test_few_services_fill_a_tall_screen(open_kiosk: Opened, printer: RecordingPrinter) -> None:
    visitor = open_kiosk(printer, size=PORTRAIT, language="en", keeps=False)
    visitor.settle()
    services = [one for one in visitor.items() if one.objectName().startswith("service-")]
    tiles = visitor.find("tiles")
    assert len(services) == 3
    lowest = max(rect(one).bottom() for one in services)
    assert rect(tiles).bottom() - lowest < rect(services[0]).height() / 2
    assert not faults(visitor)
    # No category stands between them and the way back.
    visitor.touch(f"service-{visitor.centre}.request")
    visitor.comes_to(Step.SERVICE)
    visitor.touch("back")
    visitor.comes_to(Step.START)
