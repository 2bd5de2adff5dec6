"""The rows of the status and the self-test in the service menu."""

import shutil
from pathlib import Path

from client.connection import ServerConnection
from client.net.enrolment import own_version
from client.printer.print_service import PrintService
from client.ui.formatting import clock_time
from client.ui.wording import Wordings
from kiosk.accessibility import Accessibility
from kiosk.findings import MEGABYTE, Part, State, paper_found
from kiosk.offline_mode import OfflineMode
from kiosk.self_test import SelfTest


def test_rows(wordings: Wordings, test: SelfTest) -> list[dict[str, str]]:
    """A row for each part, tested or not."""
    rows = []
    for part in Part:
        found = test.findings.get(part)
        words = wordings.say("test_now") if part is test.now else ""
        if found is not None:
            words = wordings.say(found.message, **found.values)
        state = str(found.state) if found is not None else ""
        label = wordings.say(f"part_{part}")
        rows.append({"key": str(part), "label": label, "words": words, "found": state})
    return rows


def status_rows(
    wordings: Wordings,
    connection: ServerConnection,
    paper: PrintService,
    offline_mode: OfflineMode,
    accessibility: Accessibility,
    folder: Path,
    label: str,
) -> list[dict[str, str]]:
    """The current status of the kiosk. Its folder may not exist yet, its label not be known
    ("")."""
    say = wordings.say
    printer = paper_found(paper.condition)
    since = connection.offline_since
    server = say("no_server_since", time=since) if since else say("no_server")
    if connection.connected:
        server = say("status_online")
    free, given = offline_mode.stock
    width, height = map(str, accessibility.pixels)
    size: dict[str, str | float] = {"width": width, "height": height}
    rows = (
        ("paper", "status_printer", joined(say(printer.message), paper.name), printer.state),
        (
            "server",
            "part_server",
            joined(connection.refusal or server, connection.api.server),
            State.GOOD if connection.connected else State.BAD,
        ),
        ("leases", "status_leases", say("status_leases_words", free=free, given=given), ""),
        ("clock", "part_clock", clock_time(connection.clock.now(), connection.zone), ""),
        (
            "screen",
            "part_screen",
            say("status_screen_words", inches=accessibility.inches, **size),
            "",
        ),
        ("disk", "part_disk", say("found_disk", n=_free(folder)), ""),
        ("device", "status_device", label or "–", ""),
        ("version", "status_version", own_version() or "–", ""),
    )
    return [
        {"key": key, "label": say(label), "words": words, "found": str(state)}
        for key, label, words, state in rows
    ]


def joined(*words: str) -> str:
    """Join the non-empty texts."""
    return " · ".join(filter(None, words))


def _free(folder: Path) -> int:
    there = next(one for one in (folder, *folder.parents) if one.exists())
    return shutil.disk_usage(there).free // MEGABYTE
