"""The console's page of the server's care: what the doctor says, for a manager."""

from contract.enums import Role
from tests.parts.box import Box
from tests.parts.browsing import Browsing
from tests.parts.staff import Machine


def test_findings_say_what_to_do_and_isolate_the_direction_of_names(
    box: Box, manager: Browsing
) -> None:
    kiosk, display = (
        Machine(box, role).enrol(label=f"the {role}") for role in (Role.KIOSK, Role.DISPLAY)
    )
    display.report(version="0.9")
    box.presence.write()
    box.forward(seconds=60)
    kiosk.report(version="0.9")
    box.presence.write()
    manager.open("/console/set-up").says("Server check")
    page = manager.open("/console/set-up/care")
    page.says("\u2068the display\u2069: not connected.")
    page.says("Check whether they are switched on")
    page.says("\u2068the kiosk\u2069: not the server’s version")
    page.says("The database is read and written.")
    page.says("No backup is known.")
    arabic = manager.open("/console/set-up/care?lang=ar")
    arabic.says("\u2068the kiosk\u2069: إصدار مختلف")
