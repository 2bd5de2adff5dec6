"""The next ticket: a pure, explainable rule over the heads of queues.

The accumulating-priority queue in its affine form (Kleinrock 1964; Stanford, Taylor and Ziedins,
Queueing Systems 77, 2014): of the eligible heads the one with the largest

    S = head_start[class] + rate[class] * (ahead[class] + waited) / target[service]

is called, ties by the longer wait, then by the order of creation. Three tests come before the
score:

guard  a head that has waited longer than `wait_max` goes first, the longest
       wait first, independent of class and level;
cap    of `cap_of` calls in a row at most `cap` go to favoured classes while an
       ordinary visitor waits who could be called instead;
level  level L of a work profile subtracts `call_after[L]` from `waited`; a head
       is eligible once that is positive, or when the better levels are empty.

The heads come in already chosen (the oldest of each queue whose `not_before` has passed), so the
cost is linear in the number of queues, not of people.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import nsmallest

from msgspec import Struct

from contract.centre import ClassRule
from contract.enums import Rule, TicketClass
from contract.snapshots import QueueHead, Reasons

COMPARED = 6
"""How many of the compared heads are stored with a call."""

NO_TIME = timedelta()


class Head(Struct, frozen=True):
    """The head of a queue.

    Attributes:
        queued_from: now minus its total wait.
        deferred: its `not_before` is in the future: called only if there is no other head.
        reserved_for: the counter it is reserved for, "" for any. The rule does not get heads
            reserved for others; one reserved for this counter has level 0.
    """

    ticket: str
    number: str
    service: str
    queued_from: datetime
    ordinal: int
    ticket_class: TicketClass = TicketClass.STANDARD
    reserved_for: str = ""
    deferred: bool = False


PLAIN = ClassRule()


class Score(Struct, frozen=True):
    """How the score of the tickets of one class and service grows with their wait."""

    head_start: float
    slope: float

    def at(self, seconds: float) -> float:
        """The score after a wait, in seconds."""
        return self.head_start + self.slope * seconds

    def reached_after(self, score: float) -> float:
        """The wait, in seconds, at which a score is reached."""
        return (score - self.head_start) / self.slope


@dataclass(frozen=True, slots=True)
class PriorityRules:
    """A centre's rules for the choice.

    Attributes:
        classes: how each class ages; a class that is not listed ages as `ClassRule()`.
        targets: the target wait by service id, above zero; for every service of a head.
        cap_of: of this many calls in a row, 0 for no cap ...
        cap: ... at most this many are favoured.
    """

    classes: Mapping[TicketClass, ClassRule]
    targets: Mapping[str, timedelta]
    wait_max: timedelta
    cap_of: int
    cap: int

    def of(self, ticket_class: TicketClass) -> ClassRule:
        """How a class ages."""
        return self.classes.get(ticket_class, PLAIN)

    def score(self, ticket_class: TicketClass, service: str) -> Score:
        """How the score of the tickets of a class and service grows."""
        rule = self.of(ticket_class)
        slope = rule.rate / self.targets[service].total_seconds()
        return Score(rule.head_start + slope * rule.ahead_minutes * 60, slope)

    def favoured(self, ticket_class: TicketClass) -> bool:
        """Whether a class ages faster than `standard`, or starts ahead of it."""
        rule, standard = self.of(ticket_class), self.of(TicketClass.STANDARD)
        return any(
            getattr(rule, name) > getattr(standard, name)
            for name in ("rate", "head_start", "ahead_minutes")
        )

    def capped_class(self, ticket_class: TicketClass) -> bool:
        """Whether the cap limits and counts the calls of a class."""
        return self.favoured(ticket_class) and not self.of(ticket_class).strict

    def used_up(self, recent: Sequence[bool]) -> bool:
        """Whether one more favoured call would exceed the cap of the last `cap_of` calls."""
        return self.cap_of > 0 and sum(recent[: self.cap_of - 1]) >= self.cap


@dataclass(frozen=True, slots=True)
class Levels:
    """The services of one counter: its work profile.

    Attributes:
        level_of: the level by service id, 0 is best; a service without a level is not served.
        call_after: the wait from which each level competes; one for each level.
    """

    level_of: Mapping[str, int]
    call_after: Sequence[timedelta]

    def serves(self, head: Head) -> bool:
        """Whether a head may be called at this counter."""
        return bool(head.reserved_for) or head.service in self.level_of

    def level(self, head: Head) -> int:
        """The level of a head that is served here."""
        return 0 if head.reserved_for else self.level_of[head.service]


class Choice(Struct, frozen=True):
    """The head that is called, and the reasons. `favoured`: its class is limited by the cap, and an
    ordinary visitor waited who could have been called instead."""

    head: Head
    reasons: Reasons
    favoured: bool


def choose(
    heads: Sequence[Head],
    now: datetime,
    rules: PriorityRules,
    levels: Levels,
    recent: Sequence[bool],
) -> Choice | None:
    """The next ticket of a counter, of the heads of all queues; None if no ticket waits for it.
    `recent`: whether each of the last calls of the work profile was `favoured`, newest first."""
    served = [head for head in heads if levels.serves(head)]
    served = [head for head in served if not head.deferred] or served
    if not served:
        return None
    capped = rules.used_up(recent)
    entrants = _entrants(served, now, rules, levels)
    ranked = nsmallest(COMPARED, entrants, key=_place(entrants, capped))
    first = ranked[0]
    return Choice(
        head=first.head,
        reasons=Reasons(
            rule=_decided_by(first.head, entrants, capped, now, rules, levels),
            compared=tuple(
                QueueHead(
                    ticket=entrant.head.ticket,
                    number=entrant.head.number,
                    waited=int(entrant.waited.total_seconds()),
                    service=entrant.head.service,
                    target=int(rules.targets[entrant.head.service].total_seconds()),
                )
                for entrant in ranked
            ),
        ),
        favoured=first.capped_class and _ordinary_waits(entrants),
    )


class _Entrant(Struct, frozen=True):
    """A head in the comparison.

    Attributes:
        waited: never below zero.
        eligible: eligible by its level, or because it is overdue.
        favoured, capped_class: its class as in `PriorityRules`.
    """

    head: Head
    waited: timedelta
    overdue: bool
    eligible: bool
    score: float
    favoured: bool
    capped_class: bool


def _entrants(
    served: Sequence[Head], now: datetime, rules: PriorityRules, levels: Levels
) -> list[_Entrant]:
    best, entrants = min(map(levels.level, served)), []
    for head in served:
        level, waited = levels.level(head), max(NO_TIME, now - head.queued_from)
        counted = waited - levels.call_after[level]
        overdue = waited > rules.wait_max
        # A ticket must not fall back because its class ages fast below zero.
        seconds = max(NO_TIME, counted).total_seconds()
        entrants.append(
            _Entrant(
                head=head,
                waited=waited,
                overdue=overdue,
                eligible=overdue or level == best or counted > NO_TIME,
                score=rules.score(head.ticket_class, head.service).at(seconds),
                favoured=rules.favoured(head.ticket_class),
                capped_class=rules.capped_class(head.ticket_class),
            )
        )
    return entrants


def _ordinary_waits(entrants: Sequence[_Entrant]) -> bool:
    """Whether a head without a favoured class is eligible."""
    return any(entrant.eligible and not entrant.favoured for entrant in entrants)


type _Place = tuple[bool, bool, float, datetime, int]


def _place(entrants: Sequence[_Entrant], capped: bool) -> Callable[[_Entrant], _Place]:
    """The order in which heads would be called."""
    aside = capped and _ordinary_waits(entrants)
    return lambda entrant: (
        not entrant.overdue,
        not entrant.eligible or (aside and entrant.capped_class and not entrant.overdue),
        0.0 if entrant.overdue else -entrant.score,
        entrant.head.queued_from,
        entrant.head.ordinal,
    )


def _decided_by(
    winner: Head,
    entrants: Sequence[_Entrant],
    capped: bool,
    now: datetime,
    rules: PriorityRules,
    levels: Levels,
) -> Rule:
    """The test without which another head would have been called; else the reason from the
    score."""
    if len(entrants) == 1:
        return Rule.ONLY_ONE
    if any(entrant.overdue for entrant in entrants):
        return Rule.GUARD
    if capped and min(entrants, key=_place(entrants, capped=False)).head != winner:
        return Rule.CAP
    heads = [entrant.head for entrant in entrants]
    if len(set(map(levels.level, heads))) > 1:
        same = Levels(dict.fromkeys(levels.level_of, 0), (NO_TIME,))
        alike = _entrants(heads, now, rules, same)
        if min(alike, key=_place(alike, capped=False)).head != winner:
            return Rule.LEVEL
    oldest = min(heads, key=lambda head: (head.queued_from, head.ordinal))
    return Rule.LONGEST_WAIT if winner == oldest else Rule.PRECEDENCE
