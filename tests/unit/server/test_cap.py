"""Which ticket is next: favoured classes keep to their cap, in one call and call after call."""

from collections.abc import Sequence
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from contract.centre import ClassRule
from contract.enums import Rule, TicketClass
from server.domain.calls import ProfileCalls, after_call
from server.domain.selection import Choice, Head, Levels, PriorityRules, choose
from tests.unit.server.heads import (
    ALL,
    APPOINTMENT,
    FASTER,
    MINUTE,
    NOW,
    PRIORITY,
    RETURNING,
    STANDARD,
    a_head,
    chosen,
    rules_of,
    some_levels,
)

FAST, PLAIN = a_head(1, 10, PRIORITY), a_head(2, 10)


def favoured(
    some: list[Head],
    rules: PriorityRules,
    recent: tuple[bool, ...] = (),
    levels: Levels = ALL,
) -> tuple[Head, bool]:
    """The head that is called, and whether the cap counts the call."""
    choice = choose(some, NOW, rules, levels, recent)
    assert choice is not None
    return choice.head, choice.favoured


def test_the_cap_bounds_favoured_calls_while_an_ordinary_visitor_waits() -> None:
    rules = rules_of(FASTER, cap_of=5, cap=3)
    assert favoured([FAST, PLAIN], rules, (True, False, True, False)) == (FAST, True)
    full = (True, True, False, True)
    assert chosen([FAST, PLAIN], rules, ALL, full) == (PLAIN, Rule.CAP)
    # What lies further back than this call and the four before it does not count.
    assert chosen([FAST, PLAIN], rules, ALL, (False, True, False, True, True, True))[0] == FAST
    # Without an ordinary visitor it protects no visitor and counts nothing.
    assert favoured([FAST], rules, full) == (FAST, False)
    none = rules_of(FASTER, cap_of=1, cap=0)
    newcomer = a_head(2, 0)
    assert chosen([FAST, newcomer], none) == (newcomer, Rule.CAP)


def test_a_class_is_favoured_that_starts_ahead_of_standard_or_ages_faster() -> None:
    rules = rules_of(
        {
            STANDARD: ClassRule(head_start=0.25, rate=2.0),
            PRIORITY: ClassRule(head_start=0.0, rate=2.5),
            APPOINTMENT: ClassRule(head_start=0.5, rate=1.0),
            RETURNING: ClassRule(head_start=0.25, rate=2.0),
        }
    )
    assert {one for one in TicketClass if rules.favoured(one)} == {PRIORITY, APPOINTMENT}
    # A class without a rule ages by the plain one.
    assert not rules_of(FASTER).favoured(RETURNING)


def test_the_cap_neither_bounds_nor_counts_a_strict_class() -> None:
    fast = ClassRule(rate=2.0)
    strict = fast.model_copy(update={"strict": True})
    rules = rules_of({PRIORITY: strict, RETURNING: fast}, cap_of=2)
    returning, plain = a_head(2, 10, RETURNING), a_head(3, 10)
    assert favoured([FAST, returning, plain], rules, (True,)) == (FAST, False)
    assert chosen([returning, plain], rules, ALL, (True,)) == (plain, Rule.CAP)
    # A visitor of a strict class is no ordinary one.
    assert chosen([a_head(1, 1, PRIORITY), returning], rules, ALL, (True,))[0] == returning


def test_a_favoured_call_by_the_guard_counts_while_an_ordinary_visitor_is_overdue_too() -> None:
    rules = rules_of(FASTER, wait_max=30 * MINUTE)
    levels = some_levels("a", "b", minutes=(0, 60))
    fast = a_head(1, 40, PRIORITY)
    for minutes, counts in ((35, True), (25, False)):
        some = [fast, a_head(2, minutes, service="b")]
        assert favoured(some, rules, (), levels) == (fast, counts)


# Call after call

MIXED = {
    PRIORITY: ClassRule(head_start=0.5, rate=8.0),
    APPOINTMENT: ClassRule(head_start=0.5, rate=4.0, strict=True),
    RETURNING: ClassRule(head_start=0.25, rate=2.0),
}


def calls_of(
    coming: list[Head], rules: PriorityRules, each: int
) -> list[tuple[Choice, Sequence[Head]]]:
    """The calls of one counter that needs `each` minutes for a visitor, until none is left; with
    the heads that there were at each."""
    waiting: list[Head] = []
    calls: list[tuple[Choice, Sequence[Head]]] = []
    recent, now = ProfileCalls("v.all", "v"), NOW
    while coming or waiting:
        if not waiting:
            now = max(now, coming[0].queued_from)
        while coming and coming[0].queued_from <= now:
            waiting.append(coming.pop(0))
        heads = list({(one.service, one.ticket_class): one for one in reversed(waiting)}.values())
        choice = choose(heads, now, rules, ALL, recent.favoured)
        assert choice is not None
        calls.append((choice, heads))
        recent = after_call(recent, choice.favoured)
        waiting.remove(choice.head)
        now += each * MINUTE
    return calls


@given(
    arrivals=st.lists(
        st.tuples(st.integers(0, 6), st.sampled_from(TicketClass), st.sampled_from("abc")),
        min_size=1,
        max_size=60,
    ),
    cap_of=st.integers(1, 6),
    cap=st.integers(0, 6),
    each=st.integers(1, 12),
)
def test_no_run_of_calls_has_more_favoured_ones_than_the_cap(
    arrivals: list[tuple[int, TicketClass, str]], cap_of: int, cap: int, each: int
) -> None:
    rules = rules_of(MIXED, cap_of=cap_of, cap=cap)
    # Each comes some minutes after the one before.
    times = accumulate(minutes for minutes, _, _ in arrivals)
    visitors = [
        a_head(number, -time, ticket_class, service=service)
        for number, (time, (_, ticket_class, service)) in enumerate(
            zip(times, arrivals, strict=True), start=1
        )
    ]
    calls = calls_of([*visitors], rules, each)
    assert sorted(choice.head.ordinal for choice, _ in calls) == [one.ordinal for one in visitors]
    # A favoured class that is not strict was called, though an ordinary visitor waited.
    favoured = [
        choice.head.ticket_class in (PRIORITY, RETURNING)
        and not all(rules.favoured(head.ticket_class) for head in heads)
        for choice, heads in calls
    ]
    assert [choice.favoured for choice, _ in calls] == favoured
    for end, (choice, _) in enumerate(calls, start=1):
        assert sum(favoured[max(0, end - cap_of) : end]) <= cap
        # The cap takes no more than it has to: a run that it changed was full.
        if choice.reasons.rule == Rule.CAP:
            assert sum(favoured[max(0, end - cap_of) : end - 1]) == cap
