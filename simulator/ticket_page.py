"""Keeps the URL of a waiting visitor's page in a file, for a person who wants to see one."""

from collections import Counter
from pathlib import Path
from typing import Final

from simulator.agenda import Agenda
from simulator.visitors import Visit, Visitors

LOOK_SECONDS: Final = 2.0


class TicketPage:
    """The page of a visitor who will wait for a while; replaced once that ticket is called.

    Args:
        file: gets one line, the URL.
    """

    def __init__(self, file: Path, address: str, visitors: Visitors, agenda: Agenda) -> None:
        self._file = file
        self._address = address.rstrip("/")
        self._visitors = visitors
        self._agenda = agenda
        self._shown: Visit | None = None

    def look(self) -> None:
        """Check now and then periodically."""
        self._agenda.after(LOOK_SECONDS, self.look)
        waiting = list(self._visitors.waiting())
        if not waiting or any(one is self._shown for one in waiting):
            return
        line, _count = Counter(one.service for one in waiting).most_common(1)[0]
        self._shown = next(one for one in reversed(waiting) if one.service == line)
        part = self._file.with_name(f".{self._file.name}.part")
        part.write_text(f"{self._address}/t/{self._shown.token}\n", encoding="utf-8")
        part.replace(self._file)
