"""The wall screen: the live hall in a permanent browser, with large letters and read-only."""

import re
from collections.abc import Iterable
from typing import Final
from uuid import NAMESPACE_OID, uuid5

from flask import Response, request

from contract.access import Health
from contract.enums import Role
from contract.operations import Page
from server.web import authorization
from server.web.console.live_hall import QueueRow, live_view
from server.web.http import policy
from server.web.pages.screens import ScreenPages

_SCREEN: Final = re.compile(r"\d{2,5}x\d{2,5}")


class WallPages(ScreenPages):
    """The page of the wall screen."""

    role, address, row = Role.WALL, "wall", Page.WALL
    name, what = "console-wall", "console-wall-what"

    def live(self, secret: str) -> Response:
        """The live hall."""
        size = request.args.get("screen", "")
        report = Health(
            boot=uuid5(NAMESPACE_OID, secret), screen=size if _SCREEN.fullmatch(size) else ""
        )
        self.presence.heard(authorization.who(), report, request.remote_addr or "")
        view = live_view(self.frame)
        return self.frame.bare_page(
            "console/wall.html",
            policy=policy(scripts=True),
            centre=self.frame.name_of(self.frame.setup()),
            view=view,
            queues=_most_urgent(row for group in view["queues"] for row in group.rows),
            time=self.frame.hall_time(view["hall"].at),
        )


def _most_urgent(rows: Iterable[QueueRow]) -> list[QueueRow]:
    """The queues with waiting visitors or with a problem: first those that no counter serves, then
    by the longest wait relative to its limit."""
    return sorted(rows, key=lambda row: (row["sign"] != "bad", -row["wait"] / max(1, row["limit"])))
