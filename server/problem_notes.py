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


def not_handed_in(app: AppContext, who: Principal, centre: str, command: HandIn) -> None:
    """Note that a number which a kiosk issued alone was refused."""
    paper = f"{command.ticket} {command.number}"
    _note(app, centre, ProblemKind.NOT_HANDED_IN, paper, who.id, limit=(who.id, 60))


def _note(
    app: AppContext,
    centre: str,
    kind: ProblemKind,
    who: str,
    detail: str = "",
    limit: tuple[str, int] | None = None,
) -> None:
    """Note a problem, at most once a minute, or as often as another limit allows."""
    now, (key, per_minute) = app.machine.now(), limit or (who, 1)
    if app.buckets.take((kind, key), now, per_minute=per_minute, size=per_minute):
        app.store.access(
            lambda access: access.add_entry(now, centre, kind, who, detail), write=True
        )
