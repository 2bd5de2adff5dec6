"""At which counter the operator works: that of the PC, that of the duty, or a chosen one."""

from collections.abc import Sequence
from typing import Final

from client.api import Api
from client.connection import ONE_TRY_SECONDS
from contract import rooms
from contract.enums import CommandName, Role
from contract.ids import centre_of, full_id
from contract.permissions import may_command
from contract.rooms import Room
from contract.snapshots import Desk, Hall, Snapshot
from contract.texts import Say
from counter.form import Choice, Form

FLOOR: Final = frozenset({Role.GREETER})
"""The roles that work at no counter."""

ENTRANCE: Final = "entrance"


class Seat:
    """Where the program works.

    Args:
        counter: its key or id, as the settings name it; "" leaves it to the server.

    Attributes:
        counter: its id; "" until it is known.
        person: the id of the operator, or of the token; "" until the server said it.
        role: of the token or the session; None until the server said it.
        at_entrance: it was chosen to work there and at no counter.
        chosen: the operator chose the counter, and may choose another.
    """

    def __init__(self, counter: str) -> None:
        self.counter = counter if "." in counter else ""
        self.person = ""
        self.role: Role | None = None
        self.at_entrance = self.chosen = False
        self._key = counter

    def rooms(self, api: Api) -> Sequence[Room]:
        """The desk of the counter and the hall around it; the hall alone until a counter is
        chosen, and for a greeter. Asks the server: not on the thread that paints.

        Raises:
            Refused, Unreachable: as `Api.device`.
        """
        device = api.device(deadline=ONE_TRY_SECONDS)
        self.person, self.role = device.device, device.role
        if device.role is Role.COUNTER:
            return ()
        if not self.counter:
            own = full_id(device.centre, self._key) if self._key else device.counter
            self.counter = own or ""
        if not self.counter or self.on_floor:
            return (rooms.hall(device.centre),)
        return (rooms.desk(self.counter), rooms.hall(centre_of(self.counter)))

    def wants(self, snapshot: Snapshot) -> bool:
        """Whether a snapshot is of interest: the desk of another counter is not, be it late from
        the counter before or the answer to a supervisor at the entrance."""
        if not isinstance(snapshot, Desk):
            return True
        return snapshot.counter == self.counter and not self.on_floor

    @property
    def to_choose(self) -> bool:
        """Whether a counter has to be chosen."""
        known = self.role is not None and not self.person_wanted
        return known and not self.on_floor and not self.counter

    @property
    def on_floor(self) -> bool:
        """Whether this is the greeter's form."""
        return self.at_entrance or self.role in FLOOR

    def sit_down(self, chosen: str) -> None:
        """Work at this counter, or at the entrance."""
        self.at_entrance, self.chosen = chosen == ENTRANCE, True
        self.counter = "" if self.at_entrance else chosen

    @property
    def person_wanted(self) -> bool:
        """Whether the token is the machine's own: an operator has to sign in."""
        return self.role is Role.COUNTER

    def stand_up(self) -> None:
        """Choose again."""
        self.at_entrance = self.chosen = False
        self.counter = ""


def seat_form(say: Say, hall: Hall, role: Role | None) -> Form:
    """The counters to choose from, the free ones first; for supervisors the entrance too."""
    entrance = role is not None and may_command(role, CommandName.CANCEL)
    ordered = sorted(hall.counters, key=lambda one: one.operator is not None)
    return Form(
        title=say("seat_title"),
        confirm=say("seat_confirm"),
        choices=[
            *([Choice(ENTRANCE, say("seat_entrance"))] if entrance else ()),
            *(
                Choice(
                    one.id,
                    say("counter_number", number=one.number),
                    say("seat_taken") if one.operator is not None else say(f"counter_{one.state}"),
                )
                for one in ordered
            ),
        ],
        search=say("seat_search"),
        empty=say("search_nothing"),
    )
