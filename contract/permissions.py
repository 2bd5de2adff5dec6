"""Who may do what: one table by command, one by what can be read.

A role without a row may nothing. The scope (own centre, own counter, own
ticket) is checked beside it, in `server.application.principal`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from contract.words import CommandName, Role, SnapshotName

N = CommandName
R = Role

_FLOOR = frozenset({R.GREETER, R.SUPERVISOR, R.MANAGER})
_COUNTER = frozenset({R.OPERATOR, R.SUPERVISOR, R.MANAGER})
_STEERING = frozenset({R.SUPERVISOR, R.MANAGER})
_DAY = frozenset({R.MANAGER, R.CLOCK})


COMMANDS: Final[Mapping[CommandName, frozenset[Role]]] = {
    N.ISSUE_TICKET: _FLOOR | {R.KIOSK, R.OPERATOR, R.VISITOR, R.INTEGRATION},
    N.REPORT_PRINT: _FLOOR | {R.KIOSK},
    N.REPRINT: _FLOOR | {R.KIOSK},
    N.CALL_NEXT: _COUNTER,
    N.CALL_TICKET: _COUNTER,
    N.RECALL: _COUNTER,
    N.START: _COUNTER,
    N.UNDO_START: _COUNTER,
    N.FINISH: _COUNTER,
    N.REQUEUE: _COUNTER | _FLOOR | {R.CLOCK},
    N.UNDO_CALL: _COUNTER,
    N.PARK: _COUNTER,
    N.RESUME: _COUNTER,
    N.TRANSFER: _COUNTER | _FLOOR,
    N.ADD_SERVICE: _COUNTER | _FLOOR,
    N.CHANGE_SERVICE: _COUNTER | _FLOOR,
    N.MARK_NO_SHOW: _COUNTER | {R.CLOCK},
    N.REOPEN: _COUNTER | _FLOOR | {R.VISITOR, R.KIOSK},
    N.JUDGE_PRIORITY: _COUNTER | _FLOOR,
    N.SET_ASSIST: _COUNTER | _FLOOR,
    N.ADD_NOTE: _COUNTER | _FLOOR,
    N.MOVE_TICKETS: _STEERING,
    N.END_WITH_RETURN: _STEERING,
    N.GRANT_LEASE: frozenset({R.KIOSK}),
    N.HAND_IN: frozenset({R.KIOSK}),
    N.RELEASE_BOUND: frozenset({R.CLOCK}),
    N.CALL_FOR_HELP: frozenset({R.KIOSK, R.OPERATOR}),
    N.ANSWER_HELP: _FLOOR,
    N.POST_NOTICE: _STEERING,
    N.CANCEL: _FLOOR | {R.VISITOR, R.KIOSK},
    N.STEP_BACK: _FLOOR | {R.VISITOR},
    N.RATE: frozenset({R.VISITOR}),
    N.OPEN_COUNTER: _COUNTER,
    N.TAKE_BREAK: _COUNTER,
    N.CLOSE_COUNTER: _COUNTER | {R.CLOCK},
    N.TAKE_OVER: _COUNTER,
    N.SET_PROFILE: _STEERING,
    N.REPORT_CALL: frozenset({R.DISPLAY}),
    N.OPEN_DAY: _DAY,
    N.CLOSE_DAY: _DAY,
    N.OPEN_SERVICE: _STEERING | {R.CLOCK},
    N.CLOSE_SERVICE: _STEERING | {R.CLOCK},
    N.SUSPEND_SERVICE: _STEERING,
    N.RESUME_SERVICE: _STEERING,
    N.SUSPEND_CENTRE: _STEERING,
    N.RESUME_CENTRE: _STEERING,
    N.RECORD_GAP: frozenset({R.CLOCK}),
    N.IMPORT_CENTRE: frozenset({R.MANAGER}),
    N.SHIFT_CLOCK: frozenset({R.CLOCK}),
}
"""Which roles may give a command."""


class Reading(StrEnum):
    """What can be read besides the snapshots."""

    CENTRES = "centres"
    CENTRE = "centre"
    CATALOGUE = "catalogue"
    LOG = "log"
    TICKETS = "tickets"
    WHY = "why"
    ACCURACY = "accuracy"
    DIGESTS = "digests"
    HEALTH = "health"
    DESCRIPTION = "description"


_SIGNED_IN = frozenset(R) - {R.NOBODY, R.VISITOR, R.CLOCK}

READINGS: Final[Mapping[Reading, frozenset[Role]]] = {
    Reading.CENTRES: _SIGNED_IN,
    Reading.CENTRE: _SIGNED_IN,
    # The names of services hang on the wall of the hall: a visitor's page needs them too.
    Reading.CATALOGUE: _SIGNED_IN | {R.VISITOR, R.NOBODY},
    Reading.LOG: frozenset({R.MANAGER, R.VIEWER, R.INTEGRATION}),
    Reading.TICKETS: _FLOOR | {R.OPERATOR},
    Reading.WHY: _FLOOR | {R.VISITOR, R.OPERATOR, R.VIEWER},
    Reading.ACCURACY: _STEERING | {R.VIEWER, R.INTEGRATION},
    Reading.DIGESTS: frozenset({R.MANAGER, R.VIEWER, R.INTEGRATION}),
    Reading.HEALTH: frozenset(R) - {R.CLOCK},
    Reading.DESCRIPTION: frozenset(R) - {R.CLOCK},
}
"""Which roles may read what, by HTTP."""

SNAPSHOTS: Final[Mapping[SnapshotName, frozenset[Role]]] = {
    SnapshotName.MENU: _STEERING | {R.KIOSK, R.GREETER, R.VIEWER, R.INTEGRATION},
    SnapshotName.BOARD: _STEERING | {R.DISPLAY, R.VIEWER, R.GREETER, R.INTEGRATION},
    SnapshotName.HALL: _COUNTER | {R.GREETER, R.VIEWER},
    SnapshotName.DESK: _COUNTER,
    SnapshotName.TICKET: _FLOOR | {R.VISITOR, R.KIOSK},
    SnapshotName.DEVICE: _COUNTER | {R.KIOSK, R.DISPLAY},
}
"""Which roles may enter the rooms of a snapshot, and read it once by HTTP."""


def may_command(role: Role, command: CommandName) -> bool:
    """Whether the table has the role in the command's row."""
    return role in COMMANDS.get(command, frozenset())


def may_read(role: Role, what: Reading | SnapshotName) -> bool:
    """Whether the table has the role in the row of a reading or a snapshot."""
    if isinstance(what, SnapshotName):
        return role in SNAPSHOTS.get(what, frozenset())
    return role in READINGS.get(what, frozenset())
