"""The first steps of a new hall, before it can serve visitors."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from contract.access import PrinterState
from contract.enums import CounterState, Role
from server.views.context import SnapshotContext

ADD_DEVICE: Final = ("console/devices/add", "account-device-add")
ADD_PERSON: Final = ("console/people/add", "account-person-add")


@dataclass(frozen=True, slots=True)
class FirstStep:
    """A step in setting up a new hall.

    Attributes:
        name: its selector in the text `console-first-step`.
        is_done: whether it was done once.
        link: the page where it is done, and the text of that button.
    """

    name: str
    is_done: bool
    link: tuple[str, str]


def first_steps(context: SnapshotContext) -> list[FirstStep]:
    """The first steps of a hall, in their order; none once all were done."""
    steps = list(_steps(context))
    return [] if all(one.is_done for one in steps) else steps


def _steps(context: SnapshotContext) -> Iterator[FirstStep]:
    reading, access = context.reading, context.reading.access
    centre = reading.centre
    # Removed devices count: a step is not due a second time.
    devices, healths = access.devices(centre.id), access.healths(centre.id)
    prints = any(
        one.id in healths and healths[one.id].printer is not PrinterState.NONE
        for one in devices
        if one.role is Role.KIOSK
    )
    yield FirstStep("kiosk", prints, ADD_DEVICE)
    yield FirstStep("board", any(one.role is Role.DISPLAY for one in devices), ADD_DEVICE)
    operators = any(
        duty.role is Role.OPERATOR and duty.centre == centre.id
        for person in access.people(centre.id)
        for duty in access.duties(person.id)
    )
    yield FirstStep("people", operators, ADD_PERSON)
    opened = any(one.state is not CounterState.CLOSED for one in reading.counters())
    # The number of the last call never decreases.
    yield FirstStep("counter", opened or centre.call > 0, ADD_DEVICE)
