"""Who is next, call after call: nobody starves, and the favoured classes keep to their cap."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from contract.centre import ClassRule
from contract.enums import Rule, TicketClass
from server.domain.selection import Choice, Head, Levels, PriorityRules, choose, remember
from tests.unit.server.heads import ALL, MINUTE, NOW, PRIORITY, STANDARD, a_head, a_law, some_levels


class Crowd:
    """Everybody who waits; only the oldest of each line is a head."""

    def __init__(self, people: Sequence[Head]) -> None:
        self.people = list(people)

    def heads(self) -> list[Head]:
        """The heads of the lines, the lines in the order of their names."""
        oldest: dict[tuple[str, TicketClass], Head] = {}
        for one in sorted(self.people, key=lambda one: (one.queued_from, one.ordinal)):
            oldest.setdefault((one.service, one.ticket_class), one)
        return [oldest[line] for line in sorted(oldest)]


@dataclass(frozen=True)
class Called:
    """A call, the minutes after NOW at which it was made, and the heads there were."""

    at: timedelta
    choice: Choice
    heads: Sequence[Head]


def arrivals(classes: st.SearchStrategy[TicketClass]) -> st.SearchStrategy[list[Head]]:
    """People in the order of their tickets, each a while after the one before."""
    one = st.tuples(st.integers(0, 6), classes, st.sampled_from("abc"))
    return st.lists(one, min_size=1, max_size=60).map(_coming)


def _coming(some: list[tuple[int, TicketClass, str]]) -> list[Head]:
    minutes, people = 0, []
    for number, (after, ticket_class, service) in enumerate(some, start=2):
        minutes += after
        people.append(a_head(number, -minutes, ticket_class, service=service))
    return people


def called_in(
    people: Sequence[Head], law: PriorityRules, levels: Levels, each: timedelta
) -> list[Called]:
    """What one counter calls that takes `each` for everybody, until nobody is left."""
    coming = sorted(people, key=lambda one: one.queued_from)
    crowd, calls, recent = Crowd([]), [], tuple[bool, ...]()
    at = timedelta()
    while coming or crowd.people:
        if not crowd.people:
            at = max(at, coming[0].queued_from - NOW)
        while coming and coming[0].queued_from <= NOW + at:
            crowd.people.append(coming.pop(0))
        heads = crowd.heads()
        choice = choose(heads, NOW + at, law, levels, recent)
        assert choice is not None
        calls.append(Called(at, choice, heads))
        recent = remember(recent, choice.favoured, law.cap_of)
        crowd.people.remove(choice.head)
        at += each
    return calls


# Nobody starves

BOOSTED = {one: ClassRule(head_start=50.0, rate=50.0) for one in TicketClass if one != STANDARD}
only_boosted = st.sampled_from([one for one in TicketClass if one != STANDARD])


@given(arrivals(only_boosted), st.integers(5, 60), st.integers(1, 12), st.booleans())
def test_an_ordinary_visitor_among_boosted_ones_waits_for_the_guard_and_its_line_at_most(
    people: list[Head], wait_max: int, each: int, other_level: bool
) -> None:
    law = a_law(BOOSTED, wait_max=wait_max * MINUTE)
    levels = some_levels("bc", "a", minutes=(0, 600)) if other_level else ALL
    ordinary = a_head(1, 0)
    calls = called_in([*people, ordinary], law, levels, each * MINUTE)
    mine = next(one.at for one in calls if one.choice.head == ordinary)
    # When the guard wakes for it, one is being served, and its line is those still there
    # who have waited longer yet. Nobody else passes any more.
    awake = law.wait_max
    longer = [
        one
        for one in calls
        if awake < one.at < mine and one.choice.head.queued_from <= ordinary.queued_from
    ]
    assert mine <= awake + (len(longer) + 1) * each * MINUTE
    assert [one for one in calls if awake < one.at < mine] == longer


@given(arrivals(st.sampled_from(TicketClass)), st.integers(1, 30), st.integers(1, 12))
def test_once_the_guard_is_awake_the_hall_is_first_come_first_served(
    people: list[Head], wait_max: int, each: int
) -> None:
    law = a_law(BOOSTED, wait_max=wait_max * MINUTE, cap_of=3, cap=1)
    calls = called_in(people, law, ALL, each * MINUTE)
    guarded = [one.choice.head for one in calls if one.choice.reasons.rule == Rule.GUARD]
    assert guarded == sorted(guarded, key=lambda one: (one.queued_from, one.ordinal))
    for one in calls:
        late = [head for head in one.heads if NOW + one.at - head.queued_from > law.wait_max]
        assert not late or one.choice.head in late


def test_without_a_guard_and_a_cap_they_would_starve() -> None:
    # So that the proofs above prove something: the same crowd, and the ordinary one is last.
    people = _coming([(1, PRIORITY, "a")] * 60)
    people[0] = replace(people[0], queued_from=NOW)
    ordinary = a_head(1, -1)
    calls = called_in([*people, ordinary], a_law(BOOSTED), ALL, 2 * MINUTE)
    assert calls[-1].choice.head == ordinary
    guarded = called_in([*people, ordinary], a_law(BOOSTED, wait_max=30 * MINUTE), ALL, 2 * MINUTE)
    assert next(one.at for one in guarded if one.choice.head == ordinary) <= 34 * MINUTE


# The cap over any run of calls

MIXED = {
    PRIORITY: ClassRule(head_start=0.5, rate=8.0),
    TicketClass.APPOINTMENT: ClassRule(head_start=0.5, rate=4.0, strict=True),
    TicketClass.RETURNING: ClassRule(head_start=0.25, rate=2.0),
}


def took_an_ordinary_ones_turn(one: Called, law: PriorityRules) -> bool:
    """A favoured class was called that is not strict, though an ordinary head was there."""
    ticket_class = one.choice.head.ticket_class
    return ticket_class in (PRIORITY, TicketClass.RETURNING) and any(
        not law.favoured(head.ticket_class) for head in one.heads
    )


@given(
    arrivals(st.sampled_from(TicketClass)), st.integers(1, 6), st.integers(0, 6), st.integers(1, 12)
)
def test_no_run_of_calls_holds_more_boosted_ones_than_the_cap(
    people: list[Head], cap_of: int, cap: int, each: int
) -> None:
    law = a_law(MIXED, cap_of=cap_of, cap=cap)
    calls = called_in(people, law, ALL, each * MINUTE)
    favoured = [took_an_ordinary_ones_turn(one, law) for one in calls]
    assert [one.choice.favoured for one in calls] == favoured
    for end in range(1, len(calls) + 1):
        assert sum(favoured[max(0, end - cap_of) : end]) <= cap
    # The cap takes no more than it has to: a run that it turned was full.
    for end, one in enumerate(calls):
        if one.choice.reasons.rule == Rule.CAP:
            assert sum(favoured[max(0, end - cap_of + 1) : end]) == cap


@given(
    arrivals(st.sampled_from(TicketClass)), st.integers(1, 6), st.integers(0, 6), st.integers(1, 12)
)
def test_beyond_the_cap_only_the_guard_calls_a_boosted_one(
    people: list[Head], cap_of: int, cap: int, each: int
) -> None:
    law = a_law(MIXED, wait_max=20 * MINUTE, cap_of=cap_of, cap=cap)
    calls = called_in(people, law, ALL, each * MINUTE)
    favoured = [one.choice.favoured for one in calls]
    for end, one in enumerate(calls):
        full = sum(favoured[max(0, end - cap_of + 1) : end]) >= cap
        if favoured[end] and full:
            assert one.choice.reasons.rule == Rule.GUARD


@given(arrivals(st.sampled_from(TicketClass)), st.integers(1, 12))
def test_a_strict_class_is_called_as_if_there_were_no_cap(people: list[Head], each: int) -> None:
    strict = {one: rule.model_copy(update={"strict": True}) for one, rule in MIXED.items()}
    capped = called_in(people, a_law(strict, cap_of=3, cap=1), ALL, each * MINUTE)
    free = called_in(people, a_law(strict), ALL, each * MINUTE)
    assert [one.choice.head for one in capped] == [one.choice.head for one in free]
    assert not any(one.choice.favoured for one in capped)


@given(arrivals(st.sampled_from(TicketClass)), st.integers(1, 4), st.integers(0, 3))
def test_everybody_is_called_once(people: list[Head], cap_of: int, cap: int) -> None:
    assume(people)
    calls = called_in(
        people, a_law(MIXED, cap_of=cap_of, cap=cap), some_levels("a", "b", "c"), MINUTE
    )
    called = [one.choice.head.ordinal for one in calls]
    assert sorted(called) == sorted(one.ordinal for one in people)
