"""The operator's counter: the PC's, the one of the duty roster, or a chosen one."""

from collections.abc import Sequence
from typing import Final

from client.connection import ONE_TRY_SECONDS
from client.net.api import ApiClient
from contract import rooms
from contract.desk.seat_forms import ENTRANCE
from contract.enums import Role
from contract.ids import centre_of, full_id
from contract.rooms import Room
from contract.snapshots import Desk, Snapshot

GREETERS: Final = frozenset({Role.GREETER})
"""The roles that work at no counter."""


class Seat:
    """The place of work of the operator; the settings may name a counter by its key or id.

    Attributes:
        counter, person, role: the ids of the counter and of the operator or token, and the role;
            "" or None until they are known.
        at_entrance: whether the operator chose to work there and at no counter.
        chosen: whether the operator chose the counter, and may choose another.
    """

    def __init__(self, counter: str) -> None:
        self.counter = counter if "." in counter else ""
        self.person = ""
        self.role: Role | None = None
        self.at_entrance = self.chosen = False
        self._key = counter

    def rooms(self, api: ApiClient) -> Sequence[Room]:
        """The rooms of desk and hall; only the hall until a counter is chosen, and for a greeter.
        Blocks on a request: not for the GUI thread."""
        device = api.device(deadline=ONE_TRY_SECONDS)
        self.person, self.role = device.device, device.role
        if device.role is Role.COUNTER:
            return ()
        if not self.counter:
            own = full_id(device.centre, self._key) if self._key else device.counter
            self.counter = own or ""
        if not self.counter or self.greets:
            return (rooms.hall(device.centre),)
        return (rooms.desk(self.counter), rooms.hall(centre_of(self.counter)))

    def wants(self, snapshot: Snapshot) -> bool:
        """Whether a snapshot is relevant: not the desk of another counter, which may be late from
        the counter before, or the answer to a supervisor at the entrance."""
        if not isinstance(snapshot, Desk):
            return True
        return snapshot.counter == self.counter and not self.greets

    @property
    def to_choose(self) -> bool:
        """Whether a counter has to be chosen."""
        known = self.role is not None and not self.person_wanted
        return known and not self.greets and not self.counter

    @property
    def greets(self) -> bool:
        """Whether this is the greeter's screen."""
        return self.at_entrance or self.role in GREETERS

    def sit_down(self, chosen: str) -> None:
        """Work at this counter, or at the entrance."""
        self.at_entrance, self.chosen = chosen == ENTRANCE, True
        self.counter = "" if self.at_entrance else chosen

    @property
    def person_wanted(self) -> bool:
        """Whether the token is the machine's own, so that an operator must sign in."""
        return self.role is Role.COUNTER

    def stand_up(self) -> None:
        """Choose again."""
        self.at_entrance = self.chosen = False
        self.counter = ""
