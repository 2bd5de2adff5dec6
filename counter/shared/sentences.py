"""Sentences of both screens. Pure functions; no Qt."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from client.net.api import Refused, Unreachable
from client.ui.formatting import whole_minutes
from contract.errors import Problem, ProblemType
from contract.snapshots import HelpCall
from contract.texts import Say

type Row = Mapping[str, Any]
"""One row of a list on the screen."""


def minutes(say: Say, seconds: int) -> str:
    """A duration in whole minutes: `14 min`, or "under one"."""
    whole = whole_minutes(seconds)
    return say("minutes", n=whole) if whole else say("under_a_minute")


def refusal(say: Say, problem: Problem) -> tuple[str, str]:
    """The message of a refused command: the server's sentence with advice, and its tone."""
    way = _WAY_OUT.get(problem.kind)
    sentence = problem.detail or problem.title
    if way is not None:
        sentence = f"{sentence} {say(way)}"
    return sentence, "quiet" if problem.kind is ProblemType.NO_ONE_WAITING else "care"


def failure(say: Say, error: Refused | Unreachable) -> tuple[str, str]:
    """The message of a failed command or search, and its tone."""
    if isinstance(error, Refused):
        return refusal(say, error.problem)
    return say("no_answer"), "care"


_WAY_OUT: Final[Mapping[ProblemType, str]] = {
    ProblemType.NOT_THIS_TICKET: "way_look_again",
    ProblemType.TOO_LATE: "way_look_again",
    ProblemType.DAY_NOT_OPEN: "way_day_not_open",
}
"""Advice to operators in addition to the server's sentence."""


def place_name(say: Say, call: HelpCall, counters: Sequence[str]) -> str:
    """The place of a call for help, in words."""
    if call.place in counters:
        return say("counter_number", number=call.label)
    return call.label or call.place
