"""The keys that an operator has now."""

from collections.abc import Collection
from dataclasses import dataclass

from contract.desk.keys import DeskAction, KeyPlace
from contract.desk.lookups import is_taken
from contract.enums import CommandName
from contract.snapshots import Desk, Hall


@dataclass(frozen=True, slots=True)
class AvailableKeys:
    """The currently available keys: `primary` is on Enter, and the `resting` ones are disabled for
    a moment."""

    primary: DeskAction | None = None
    quiet: tuple[DeskAction, ...] = ()
    small: tuple[DeskAction, ...] = ()
    header: tuple[DeskAction, ...] = ()
    resting: frozenset[DeskAction] = frozenset()

    @property
    def all(self) -> tuple[DeskAction, ...]:
        """All enabled keys."""
        primary = () if self.primary is None else (self.primary,)
        there = (*primary, *self.quiet, *self.small, *self.header)
        return tuple(action for action in there if action not in self.resting)


def keys_at(desk: Desk, hall: Hall | None = None, person: str = "") -> AvailableKeys:
    """The currently available keys of an operator, whose id may be unknown ("")."""
    others = {action for action in DeskAction if action.row.when and action.row.when(desk, hall)}
    if is_taken(desk, person):
        return keys_for((), {DeskAction.TAKE_OVER, *(others & {DeskAction.ANSWER_HELP})})
    return keys_for(desk.allowed, others)


def keys_for(
    allowed: Collection[CommandName], others: Collection[DeskAction] = ()
) -> AvailableKeys:
    """The keys of the allowed commands, and the available keys without a life cycle."""
    there = set(others) | {
        action for action in DeskAction if action.row.when is None and action.command in allowed
    }
    if DeskAction.START in there:
        # A called visitor who has not come must not be finished by calling the next: a doubled
        # press of "next" would do that.
        there.discard(DeskAction.FINISH_AND_NEXT)
    resting = frozenset(
        action for action in DeskAction if action not in there and action.row.rests_with in allowed
    )

    def at(*places: KeyPlace) -> list[DeskAction]:
        return [
            action
            for action in DeskAction
            if action in there | resting and action.row.place in places
        ]

    primary = next(iter(at(KeyPlace.PRIMARY)), None)
    large = tuple(
        action for action in at(KeyPlace.PRIMARY, KeyPlace.LARGE) if action is not primary
    )
    small, header = tuple(at(KeyPlace.SMALL)), tuple(at(KeyPlace.HEADER))
    return AvailableKeys(primary, large, small, header, resting)
