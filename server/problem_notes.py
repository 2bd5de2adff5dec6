"""Problems that are noted when they happen, for managers (`server.views.problems` shows them)."""

from contract.commands import Command, HandIn
from contract.enums import ProblemKind
from server.context import Hall
from server.domain.principal import Principal


def limit_reached(hall: Hall, who: Principal, centre: str, command: Command) -> None:
    """Note that a device or a token exceeded its rate limit."""
    _note(hall, centre, ProblemKind.LIMIT_REACHED, who.id, command.name)


def login_guessed(hall: Hall, centre: str, person: str) -> None:
    """Note that sign-ins of a person are refused after many wrong passwords."""
    _note(hall, centre, ProblemKind.LOGIN_GUESSED, person)


def state_differed(hall: Hall, centre: str) -> None:
    """Note that the state of a centre in memory differed from its log."""
    _note(hall, centre, ProblemKind.STATE_DIFFERED, centre)


def _note(hall: Hall, centre: str, kind: ProblemKind, who: str, detail: str = "") -> None:
    """Note a problem, at most once a minute."""
    now = hall.machine.now()
    if hall.buckets.take((kind, who), now, per_minute=1, size=1):
        hall.transactions.access(
            lambda access: access.note(now, centre, kind, who, detail), write=True
        )


def not_handed_in(hall: Hall, who: Principal, centre: str, command: HandIn) -> None:
    """Note that a number which a kiosk issued alone was refused."""
    now = hall.machine.now()
    kind = ProblemKind.NOT_HANDED_IN
    if hall.buckets.take((kind, who.id), now, per_minute=60, size=60):
        paper = f"{command.ticket} {command.number}"
        hall.transactions.access(
            lambda access: access.note(now, centre, kind, paper, who.id), write=True
        )
