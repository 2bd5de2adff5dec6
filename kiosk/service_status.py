"""The page of the service menu that shows the state of the kiosk. Pure functions; no Qt."""

import shutil
from pathlib import Path

from client.connection import ServerConnection
from client.net.enrolment import own_version
from client.printer.print_service import PrintService
from contract.formatting import clock_time
from contract.texts import Say
from kiosk.accessibility import Accessibility
from kiosk.findings import MEGABYTE, CheckState, paper_found
from kiosk.offline_mode import OfflineMode
from kiosk.staff_printing import joined


def status_rows(
    say: Say,
    connection: ServerConnection,
    paper: PrintService,
    offline_mode: OfflineMode,
    accessibility: Accessibility,
    folder: Path,
    label: str,
) -> list[dict[str, str]]:
    """The rows of the page.

    Args:
        folder: where the kiosk stores its data.
        label: the name of this device; "" until the server has sent it.
    """
    printer = paper_found(paper.condition)
    since = connection.offline_since
    server = say("no_server_since", time=since) if since else say("no_server")
    if connection.connected:
        server = say("status_online")
    free, given = offline_mode.stock
    width, height = map(str, accessibility.pixels)
    # The folder may not exist yet.
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    megabytes = shutil.disk_usage(existing).free // MEGABYTE
    inches = accessibility.inches
    screen: dict[str, str | float] = {"inches": inches, "width": width, "height": height}
    words = {
        "status_printer": joined(say(printer.message), paper.name),
        "part_server": joined(connection.refusal or server, connection.api.server),
        "status_leases": say("status_leases_words", free=free, given=given),
        "part_clock": clock_time(connection.clock.now(), connection.zone),
        "part_screen": say("status_screen_words", **screen),
        "part_disk": say("found_disk", n=megabytes),
        "status_device": label or "–",
        "status_version": own_version() or "–",
    }
    reached = CheckState.GOOD if connection.connected else CheckState.BAD
    found = {"status_printer": str(printer.state), "part_server": str(reached)}
    return [
        {"key": name, "label": say(name), "words": text, "found": found.get(name, "")}
        for name, text in words.items()
    ]
