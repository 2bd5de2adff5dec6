"""The counter's line to its hall: which counter it is, its desk, and the lines.

The desk comes by two roads, pushed and as the answer of a command; one rule
says which is newer.
"""

from dataclasses import dataclass
from typing import cast

from PyQt6.QtCore import QObject

from client.api import Api, Refused, Unreachable
from client.connection import ONE_TRY_SECONDS, REFUSED_RETRY_MILLISECONDS, HallConnection
from client.link import News
from contract import rooms
from contract.catalogue import Catalogue
from contract.ids import centre_of, full_id
from contract.snapshots import Desk, Device, Hall, Snapshot


@dataclass(frozen=True, slots=True)
class _Found:
    desk: Desk
    catalogue: Catalogue


class Connection(HallConnection):
    """One counter of one hall.

    Args:
        api: the road of commands; its language is the one of refusals.
        counter: the counter's key or id; "" leaves it to the token.

    Attributes:
        desk, hall: None until they have come; kept while the hall is away.
    """

    def __init__(self, api: Api, counter: str = "", parent: QObject | None = None) -> None:
        super().__init__(api, threads=1, parent=parent)
        self.desk: Desk | None = None
        self.hall: Hall | None = None
        self._counter = counter
        self._rule = News()
        self._nameless = False

    @property
    def nameless(self) -> bool:
        """Whether nobody says which counter this is."""
        return self._nameless

    def take_answer(self, desk: Desk) -> None:
        """Take the desk that a command was answered with, if it is the newest."""
        self._take(desk)

    def _find(self) -> None:
        self._worker.run(self._look, self._found, self._not_found)

    def _look(self) -> _Found | None:
        """Ask for everything that is needed before the first screen; runs elsewhere.

        None where neither the token nor the command line names a counter.
        """
        counter = self._counter
        if "." not in counter:
            device = cast(Device, self._api.snapshot(rooms.device("me"), deadline=ONE_TRY_SECONDS))
            if counter:
                counter = full_id(device.centre, counter)
            else:
                counter = device.layout.get("counter", "")
        if not counter:
            return None
        desk = cast(Desk, self._api.snapshot(rooms.desk(counter), deadline=ONE_TRY_SECONDS))
        return _Found(desk, self._api.catalogue(desk.centre, deadline=ONE_TRY_SECONDS))

    def _found(self, found: _Found | None) -> None:
        if found is None:
            self._nameless = True
            self._say_away()
            self._retry.start(REFUSED_RETRY_MILLISECONDS)
            return
        self._nameless = False
        counter = found.desk.counter
        another = self.desk is not None and self.desk.counter != counter
        self._know_catalogue(found.catalogue)
        self._take(found.desk)
        if self._link is None or another:
            self._listen([rooms.desk(counter), rooms.hall(centre_of(counter))])

    def _not_found(self, error: Refused | Unreachable) -> None:
        self._nameless = False
        super()._not_found(error)

    def _take(self, snapshot: Snapshot) -> None:
        if not self._rule.accepts(snapshot, self._times_connected):
            return
        match snapshot:
            case Desk():
                self.desk = snapshot
                self._want_catalogue(snapshot.centre, snapshot.catalogue)
            case Hall():
                self.hall = snapshot
            case _:
                return
        self.news.emit()
