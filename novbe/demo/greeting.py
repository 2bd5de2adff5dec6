"""The text for the user once the hall is running."""

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from novbe.demo.place import Place


def greeting(
    *,
    name: str,
    seconds: float,
    there: datetime,
    waiting: int,
    server: str,
    ticket_page: str | None,
    faults: str | None,
    console: str | None,
    pictures: Mapping[str, Path],
    place: Place,
    by_hand: Sequence[str],
    in_english: bool,
) -> Iterator[str]:
    """The lines of the text.

    Args:
        name: of the centre.
        seconds: since the start.
        there: the hall's time at the start.
        waiting: how many visitors came at once.
        server: the address of the server.
        ticket_page: the URL of a waiting visitor's page; None without one.
        faults: the URL of the page of faults, if requested.
        console: the one-time link to sign in as the manager.
        pictures: the files with current pictures of the screens, by name; none with windows.
        place: the demo's folder.
        by_hand: the counters with a window.
        in_english: whether the hall speaks English first.
    """
    yield f"It is alive after {seconds:.0f} seconds: {name}."
    yield f"There it is {there:%A, %d %B %Y, %H:%M}, and {waiting} people have just come in."
    yield ""
    lines = {
        "server": server,
        "ticket page": ticket_page or "no visitor waits yet",
        **({"console": console} if console else {}),
        **({"faults": faults} if faults else {}),
        **{screen: str(file) for screen, file in pictures.items()},
        "receipts": f"{place.receipts}{os.sep}",
        "logs": f"{place.logs}{os.sep}",
        "server data": f"{place.data}{os.sep}",
    }
    width = max(map(len, lines))
    yield from (f"  {what:<{width}}  {where}" for what, where in lines.items())
    yield ""
    if pictures:
        yield "No windows here: each program keeps a fresh picture of its screen in its file."
    else:
        yield f"Take a ticket at the kiosk; sit down at counter {' or '.join(by_hand)}."
    if not in_english:
        yield "In English it is started with: novbe demo --language en"
    yield "Ctrl+C ends all of it."
