"""Problems that are noted when they happen, for managers (`server.views.problems` shows them)."""

from contract.commands import Command, HandIn
from contract.enums import ProblemKind
from server.context import AppContext
from server.domain.principal import Principal


def limit_reached(app: AppContext, who: Principal, centre: str, command: Command) -> None:
    """Note that a device or a token exceeded its rate limit."""
    _note(app, centre, ProblemKind.LIMIT_REACHED, who.id, command.name)


def login_guessed(app: AppContext, centre: str, person: str) -> None:
    """Note that sign-ins of a person are refused after many wrong passwords."""
    _note(app, centre, ProblemKind.LOGIN_GUESSED, person)


def state_differed(app: AppContext, centre: str) -> None:
    """Note that the state of a centre in memory differed from its log."""
    _note(app, centre, ProblemKind.STATE_DIFFERED, centre)


def _note(app: AppContext, centre: str, kind: ProblemKind, who: str, detail: str = "") -> None:
    """Note a problem, at most once a minute."""
    now = app.machine.now()
    if app.buckets.take((kind, who), now, per_minute=1, size=1):
        app.store.access(
            lambda access: access.add_entry(now, centre, kind, who, detail), write=True
        )


def not_handed_in(app: AppContext, who: Principal, centre: str, command: HandIn) -> None:
    """Note that a number which a kiosk issued alone was refused."""
    now = app.machine.now()
    kind = ProblemKind.NOT_HANDED_IN
    if app.buckets.take((kind, who.id), now, per_minute=60, size=60):
        paper = f"{command.ticket} {command.number}"
        app.store.access(
            lambda access: access.add_entry(now, centre, kind, paper, who.id), write=True
        )
