"""Who is next: guard, cap, level and score, one by one and as they meet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contract.centre import ClassRule
from contract.words import Rule, TicketClass
from server.domain.selection import Duty, Head, Law, choose, remember
from tests.unit.server.heads import (
    ALL,
    APPOINTMENT,
    ELSEWHERE,
    MINUTE,
    NOW,
    PRIORITY,
    RETURNING,
    SECOND,
    STANDARD,
    a_duty,
    a_head,
    a_law,
    duties,
    heads,
    laws,
    memories,
)

FASTER = {PRIORITY: ClassRule(rate=2.0)}
MOMENT = timedelta(microseconds=1)


def chosen(
    some: Sequence[Head], law: Law, duty: Duty = ALL, recent: Sequence[bool] = ()
) -> tuple[Head, Rule]:
    """Who is next, and by which test."""
    choice = choose(some, NOW, law, duty, recent)
    assert choice is not None
    return choice.head, Rule(choice.reasons.rule)


def waited(head: Head) -> timedelta:
    """How long, never below zero."""
    return max(timedelta(), NOW - head.queued_from)


# What holds whatever the hall is like


@given(heads, laws, duties, memories, st.randoms(use_true_random=False))
def test_the_same_heads_in_any_order_give_the_same_choice(
    some: list[Head], law: Law, duty: Duty, recent: list[bool], chance: Random
) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)
    choice = choose(some, NOW, law, duty, recent)
    assert choose(shuffled, NOW, law, duty, recent) == choice
    assert choose(tuple(some), NOW, law, duty, tuple(recent)) == choice


@given(heads, laws, duties, memories)
def test_somebody_is_next_unless_nobody_waits_for_the_counter(
    some: list[Head], law: Law, duty: Duty, recent: list[bool]
) -> None:
    served = [head for head in some if head.bound or head.service in duty.level_of]
    choice = choose(some, NOW, law, duty, recent)
    assert choice == choose(served, NOW, law, duty, recent)
    if choice is None:
        assert not served
    else:
        assert choice.head in served


@given(heads, laws, duties, memories, st.integers(0, 5400), st.data())
def test_whoever_is_next_stays_so_having_waited_longer_and_the_others_less(
    some: list[Head], law: Law, duty: Duty, recent: list[bool], more: int, data: st.DataObject
) -> None:
    choice = choose(some, NOW, law, duty, recent)
    assume(choice is not None)
    assert choice is not None
    winner = replace(choice.head, queued_from=choice.head.queued_from - more * SECOND)
    others = [
        replace(one, queued_from=one.queued_from + data.draw(st.integers(0, 3600)) * SECOND)
        for one in some
        if one != choice.head
    ]
    again = choose([*others, winner], NOW, law, duty, recent)
    assert again is not None
    assert again.head == winner


@given(heads, laws, duties, memories, st.data())
def test_whoever_is_next_stays_so_when_another_line_of_the_same_level_and_kind_ends(
    some: list[Head], law: Law, duty: Duty, recent: list[bool], data: st.DataObject
) -> None:
    choice = choose(some, NOW, law, duty, recent)
    assume(choice is not None)
    assert choice is not None

    def kind(head: Head) -> tuple[int, bool]:
        level = 0 if head.bound else duty.level_of.get(head.service, -1)
        return level, law.boosted(head.ticket_class)

    gone = [one for one in some if one != choice.head and kind(one) == kind(choice.head)]
    assume(gone)
    leaver = data.draw(st.sampled_from(gone))
    again = choose([one for one in some if one != leaver], NOW, law, duty, recent)
    assert again is not None
    assert again.head == choice.head


@given(heads, laws, duties, memories)
def test_a_call_carries_its_reasons(
    some: list[Head], law: Law, duty: Duty, recent: list[bool]
) -> None:
    choice = choose(some, NOW, law, duty, recent)
    assume(choice is not None)
    assert choice is not None
    served = {one.ticket: one for one in some if one.bound or one.service in duty.level_of}
    compared = choice.reasons.compared
    assert compared[0].ticket == choice.head.ticket
    assert len({one.ticket for one in compared}) == len(compared) == min(len(served), 6)
    for one in compared:
        head = served[one.ticket]
        assert (one.number, one.service) == (head.number, head.service)
        assert one.waited == int(waited(head).total_seconds())
        assert timedelta(seconds=one.target) == law.targets[head.service]
    assert choice.reasons.reason is None
    assert (choice.reasons.rule == Rule.ONLY_ONE) == (len(served) == 1)


@given(heads, laws, duties, memories)
def test_the_heads_compared_are_in_the_order_in_which_they_would_be_called(
    some: list[Head], law: Law, duty: Duty, recent: list[bool]
) -> None:
    choice = choose(some, NOW, law, a_duty("abcd"), recent)
    assume(choice is not None)
    assert choice is not None
    overdue = [one.waited for one in choice.reasons.compared if one.waited * SECOND > law.wait_max]
    assert overdue == sorted(overdue, reverse=True)
    assert [one.waited for one in choice.reasons.compared][: len(overdue)] == overdue
    # Without cap and levels the second is the one that would be called in place of the first.
    rest = [one for one in some if one != choice.head]
    second = choose(rest, NOW, replace(law, cap_of=0), a_duty("abcd"), ())
    free = choose(some, NOW, replace(law, cap_of=0), a_duty("abcd"), ())
    if second is not None and free is not None and free.head == choice.head:
        assert free.reasons.compared[1].ticket == second.head.ticket


def test_reasons_do_not_tell_the_class_of_anybody() -> None:
    def told(ticket_class: TicketClass) -> str:
        some = [a_head(1, 9, ticket_class), a_head(2, 3, ticket_class)]
        choice = choose(some, NOW, a_law(FASTER), ALL, ())
        assert choice is not None
        return choice.reasons.model_dump_json()

    assert len({told(one) for one in TicketClass}) == 1


# First come, first served


@given(heads, st.integers(0, 3), memories, st.integers(1, 90))
def test_equal_classes_and_targets_are_first_come_first_served(
    some: list[Head], cap: int, recent: list[bool], wait_max: int
) -> None:
    law = a_law(wait_max=wait_max * MINUTE, cap_of=4, cap=cap)
    left, order = list(some), []
    while (choice := choose(left, NOW, law, a_duty("abcd"), recent)) is not None:
        assert not choice.boosted
        assert choice.reasons.rule in (Rule.ONLY_ONE, Rule.GUARD, Rule.LONGEST_WAIT)
        order.append(choice.head)
        left.remove(choice.head)
    assert order == sorted(some, key=lambda one: (one.queued_from, one.ordinal))


def test_of_two_that_waited_equally_long_the_one_created_first_is_next() -> None:
    assert chosen([a_head(2, 5), a_head(1, 5)], a_law())[0].ordinal == 1
    # Twice as fast for half as long is the same score: the longer wait decides.
    tie = [a_head(1, 5, PRIORITY), a_head(2, 10)]
    assert chosen(tie, a_law(FASTER)) == (tie[1], Rule.LONGEST_WAIT)


def test_a_clock_that_went_back_makes_no_wait_negative_and_keeps_the_order() -> None:
    some = [a_head(1, -1), a_head(2, -4)]
    choice = choose(some, NOW, a_law(), ALL, ())
    assert choice is not None
    assert [one.waited for one in choice.reasons.compared] == [0, 0]
    assert choice.head.ordinal == 1
    # A wait below zero is not worth less than none to a class that ages fast.
    late = [a_head(1, -1, PRIORITY), a_head(2, -2)]
    assert chosen(late, a_law(FASTER))[0].ordinal == 1
    soon = [a_head(1, -9, PRIORITY), a_head(2, -2)]
    assert chosen(soon, a_law({PRIORITY: ClassRule(head_start=0.5, rate=4.0)}))[0].ordinal == 1


# The score


@given(heads.filter(bool), laws)
def test_the_largest_score_is_next_where_no_other_test_decides(some: list[Head], law: Law) -> None:
    law = replace(law, wait_max=timedelta(days=1), cap_of=0)
    head, rule = chosen(some, law, a_duty("abcd"))

    def score(one: Head) -> float:
        of = law.classes.get(one.ticket_class, ClassRule())
        return of.head_start + of.rate * (waited(one) / law.targets[one.service])

    assert score(head) == max(map(score, some))
    ties = [one for one in some if score(one) == score(head)]
    assert head == min(ties, key=lambda one: (one.queued_from, one.ordinal))
    longest = head == min(some, key=lambda one: (one.queued_from, one.ordinal))
    if len(some) > 1:
        assert rule is (Rule.LONGEST_WAIT if longest else Rule.PRECEDENCE)


def test_a_head_start_is_worth_that_many_target_waits() -> None:
    law = a_law({RETURNING: ClassRule(head_start=0.5)})
    newcomer = a_head(2, 0, RETURNING)
    assert chosen([a_head(1, 4.9), newcomer], law) == (newcomer, Rule.PRECEDENCE)
    # At five of ten minutes both score one half, and the longer wait decides.
    assert chosen([a_head(1, 5), newcomer], law)[0].ordinal == 1


def test_a_rate_is_worth_that_much_of_the_wait() -> None:
    fast = a_head(2, 5, APPOINTMENT)
    law = a_law({APPOINTMENT: ClassRule(rate=1.5)})
    assert chosen([a_head(1, 7.4), fast], law) == (fast, Rule.PRECEDENCE)
    assert chosen([a_head(1, 7.6), fast], law)[0].ordinal == 1


def test_each_service_ages_on_its_own_scale() -> None:
    law = a_law(targets={"a": 40 * MINUTE, "b": 4 * MINUTE})
    short = a_head(2, 3, service="b")
    assert chosen([a_head(1, 29, service="a"), short], law) == (short, Rule.PRECEDENCE)
    assert chosen([a_head(1, 31, service="a"), short], law)[0].ordinal == 1


# The guard


@given(heads, laws, duties, memories)
def test_whoever_waited_longer_than_anybody_shall_is_next(
    some: list[Head], law: Law, duty: Duty, recent: list[bool]
) -> None:
    served = [one for one in some if one.bound or one.service in duty.level_of]
    overdue = [one for one in served if NOW - one.queued_from > law.wait_max]
    assume(served)
    head, rule = chosen(some, law, duty, recent)
    if overdue:
        assert head == min(overdue, key=lambda one: (one.queued_from, one.ordinal))
    if len(served) > 1:
        assert (rule is Rule.GUARD) == bool(overdue)


def test_the_guard_wakes_above_its_figure_and_not_at_it() -> None:
    law = a_law(FASTER, wait_max=30 * MINUTE)
    old, fast = a_head(1, 30), a_head(2, 29, PRIORITY)
    assert chosen([old, fast], law)[0] == fast
    older = replace(old, queued_from=old.queued_from - MOMENT)
    assert chosen([older, fast], law) == (older, Rule.GUARD)


def test_the_guard_goes_before_cap_and_level() -> None:
    law = a_law(FASTER, wait_max=30 * MINUTE, cap_of=2, cap=0)
    duty = a_duty("a", "b", minutes=(0, 60))
    fast, other = a_head(1, 31, PRIORITY, service="b"), a_head(2, 20)
    assert chosen([fast, other], law, duty, [True]) == (fast, Rule.GUARD)


# The cap


def test_no_more_boosted_calls_than_the_cap_while_an_ordinary_visitor_waits() -> None:
    law = a_law(FASTER, cap_of=5, cap=3)
    fast, plain = a_head(1, 10, PRIORITY), a_head(2, 10)
    choice = choose([fast, plain], NOW, law, ALL, (True, False, True, False))
    assert choice is not None
    assert (choice.head, choice.boosted) == (fast, True)
    assert chosen([fast, plain], law, ALL, (True, True, False, True)) == (plain, Rule.CAP)
    # What lies further back than this call and the four before it no longer counts.
    assert chosen([fast, plain], law, ALL, (False, True, False, True, True, True))[0] == fast
    # Nobody ordinary waits: the cap has nobody to protect.
    alone = choose([fast], NOW, law, ALL, (True, True, True, True))
    assert alone is not None
    assert not alone.boosted


def test_a_cap_that_turned_nothing_is_not_the_reason() -> None:
    law = a_law(FASTER, cap_of=2, cap=0)
    some = [a_head(1, 25), a_head(2, 10, PRIORITY)]
    assert chosen(some, law, ALL, (False,)) == (some[0], Rule.LONGEST_WAIT)


def test_no_cap_is_no_cap() -> None:
    fast, plain = a_head(1, 10, PRIORITY), a_head(2, 10)
    for law in (a_law(FASTER, cap_of=0, cap=0), a_law(FASTER, cap_of=3, cap=3)):
        assert chosen([fast, plain], law, ALL, [True] * 9)[0] == fast


def test_a_cap_of_none_lets_no_boosted_call_past_an_ordinary_visitor() -> None:
    law = a_law(FASTER, cap_of=1, cap=0)
    fast, plain = a_head(1, 10, PRIORITY), a_head(2, 0)
    assert chosen([fast, plain], law) == (plain, Rule.CAP)


def test_whoever_starts_ahead_or_ages_faster_is_boosted_and_nobody_else() -> None:
    law = a_law(
        {
            STANDARD: ClassRule(head_start=0.25, rate=2.0),
            PRIORITY: ClassRule(head_start=0.0, rate=2.5),
            APPOINTMENT: ClassRule(head_start=0.5, rate=1.0),
            RETURNING: ClassRule(head_start=0.25, rate=2.0),
        }
    )
    assert [law.boosted(one) for one in (STANDARD, PRIORITY, APPOINTMENT, RETURNING)] == [
        False,
        True,
        True,
        False,
    ]
    # A class that is not named is an ordinary one by the plain rule.
    assert not a_law(FASTER).boosted(RETURNING)


def test_the_class_that_the_law_puts_first_is_neither_bounded_nor_counted() -> None:
    law = a_law({PRIORITY: ClassRule(rate=2.0, strict=True), **_boosted(RETURNING)}, cap_of=2)
    first, returning, plain = a_head(1, 10, PRIORITY), a_head(2, 10, RETURNING), a_head(3, 10)
    choice = choose([first, returning, plain], NOW, law, ALL, (True,))
    assert choice is not None
    assert (choice.head, choice.boosted) == (first, False)
    assert law.boosted(PRIORITY)
    # The other boosted class stays bounded, and finds no ordinary visitor in a strict one.
    assert chosen([returning, plain], law, ALL, (True,)) == (plain, Rule.CAP)
    strict_and_boosted = [a_head(1, 1, PRIORITY), returning]
    assert chosen(strict_and_boosted, law, ALL, (True,))[0] == returning


def _boosted(ticket_class: TicketClass) -> dict[TicketClass, ClassRule]:
    return {ticket_class: ClassRule(rate=2.0)}


def test_an_ordinary_visitor_whose_level_has_not_come_does_not_wait_here() -> None:
    law = a_law(FASTER, cap_of=2, cap=0)
    duty = a_duty("a", "b")
    fast = a_head(1, 10, PRIORITY, service="a")
    choice = choose([fast, a_head(2, 10, service="b")], NOW, law, duty, (True,))
    assert choice is not None
    assert (choice.head, choice.boosted) == (fast, False)
    due = a_head(2, 10.1, service="b")
    assert chosen([fast, due], law, duty, (True,)) == (due, Rule.CAP)


def test_a_boosted_call_of_the_guard_counts_while_an_ordinary_visitor_is_overdue_too() -> None:
    law = a_law(FASTER, wait_max=30 * MINUTE)
    duty = a_duty("a", "b", minutes=(0, 60))
    fast = a_head(1, 40, PRIORITY)
    for minutes, counts in ((35, True), (25, False)):
        choice = choose([fast, a_head(2, minutes, service="b")], NOW, law, duty, ())
        assert choice is not None
        assert (choice.head, choice.boosted) == (fast, counts)


@given(memories, st.booleans(), st.integers(0, 8))
def test_what_is_kept_of_the_calls_is_what_the_next_choice_looks_at(
    recent: list[bool], boosted: bool, cap_of: int
) -> None:
    kept = remember(recent, boosted, cap_of)
    assert list(kept) == [boosted, *recent][: len(kept)]
    assert len(kept) == min(len(recent) + 1, max(0, cap_of - 1))


@given(heads, laws, duties, memories, memories)
def test_what_is_forgotten_decides_nothing(
    some: list[Head], law: Law, duty: Duty, recent: list[bool], older: list[bool]
) -> None:
    kept = recent[: max(0, law.cap_of - 1)]
    if len(kept) < law.cap_of - 1:
        older = []
    assert choose(some, NOW, law, duty, [*kept, *older]) == choose(some, NOW, law, duty, kept)


# The levels


def test_a_lower_level_counts_from_its_wait_on() -> None:
    duty = a_duty("a", "b", "c", minutes=(0, 10, 20))
    best, lower = a_head(1, 1, service="a"), a_head(2, 10, service="b")
    law = a_law(targets={"b": MINUTE / 60})
    assert chosen([best, lower], law, duty) == (best, Rule.LEVEL)
    # A moment later it competes, with that moment alone.
    counted = replace(lower, queued_from=lower.queued_from - MOMENT)
    assert chosen([best, counted], a_law(), duty) == (best, Rule.LEVEL)
    assert chosen([a_head(1, 0, service="a"), counted], a_law(), duty)[0] == counted


def test_a_lower_level_competes_with_what_it_waited_beyond_its_figure() -> None:
    duty = a_duty("a", "b", "c", minutes=(0, 10, 20))
    best = a_head(1, 5, service="a")
    for service, after in (("b", 10), ("c", 20)):
        short, long = (
            a_head(2, after + 4.9, service=service),
            a_head(2, after + 5.1, service=service),
        )
        assert chosen([best, short], a_law(), duty) == (best, Rule.LEVEL)
        assert chosen([best, long], a_law(), duty) == (long, Rule.LONGEST_WAIT)


def test_a_lower_level_is_called_at_once_when_the_better_ones_are_empty() -> None:
    duty = a_duty("a", "b", "c", minutes=(0, 10, 20))
    lower, lowest = a_head(2, 1, service="b"), a_head(1, 15, service="c")
    assert chosen([lower], a_law(), duty) == (lower, Rule.ONLY_ONE)
    # Better than the lowest is not empty, though the best is.
    assert chosen([lower, lowest], a_law(), duty) == (lower, Rule.LEVEL)
    assert chosen([lower, a_head(1, 21, service="c")], a_law(), duty)[0].ordinal == 1


def test_among_those_called_before_their_level_counts_nobody_falls_back_for_being_fast() -> None:
    duty = a_duty("a", "b", minutes=(0, 60))
    law = a_law({PRIORITY: ClassRule(head_start=0.5, rate=2.0)})
    fast = a_head(2, 5, PRIORITY, service="b")
    assert chosen([a_head(1, 5, service="b"), fast], law, duty) == (fast, Rule.PRECEDENCE)


def test_a_ticket_bound_here_is_of_the_best_level_whatever_its_service() -> None:
    duty = a_duty("a", "b", minutes=(0, 10))
    for service in ("b", ELSEWHERE):
        bound = a_head(2, 5, service=service, bound="c:1")
        assert chosen([a_head(1, 4, service="a"), bound], a_law(), duty)[0] == bound
        # It also makes the lower levels wait, as any head of the best level does.
        assert chosen([a_head(1, 9, service="b"), bound], a_law(), duty) == (bound, Rule.LEVEL)
    assert choose([a_head(1, 50, service=ELSEWHERE)], NOW, a_law(), duty, ()) is None


@given(heads, laws, duties, memories)
def test_nobody_is_called_before_its_level_counts_while_a_better_one_waits(
    some: list[Head], law: Law, duty: Duty, recent: list[bool]
) -> None:
    choice = choose(some, NOW, law, duty, recent)
    assume(choice is not None)
    assert choice is not None

    def level(head: Head) -> int:
        return 0 if head.bound else duty.level_of[head.service]

    served = [one for one in some if one.bound or one.service in duty.level_of]
    counts = waited(choice.head) > duty.call_after[level(choice.head)]
    best = level(choice.head) == min(map(level, served))
    assert best or counts or waited(choice.head) > law.wait_max


@given(heads, laws, memories, st.integers(0, 2), st.integers(0, 30))
def test_levels_decide_nothing_where_there_is_one(
    some: list[Head], law: Law, recent: list[bool], level: int, after: int
) -> None:
    some = [one for one in some if not one.bound]
    one_level = Duty(dict.fromkeys("abcd", level), [timedelta()] * 3)
    choice = choose(some, NOW, law, one_level, recent)
    assert choose(some, NOW, law, a_duty("abcd"), recent) == choice
    delayed = choose(some, NOW, law, Duty(one_level.level_of, [after * MINUTE] * 3), recent)
    assert (delayed is None) == (choice is None)
    assert delayed is None or delayed.reasons.rule != Rule.LEVEL


# The words


@given(heads, laws, duties, memories)
def test_a_cap_or_level_that_is_the_reason_turned_the_outcome(
    some: list[Head], law: Law, duty: Duty, recent: list[bool]
) -> None:
    choice = choose(some, NOW, law, duty, recent)
    assume(choice is not None)
    assert choice is not None
    rule = choice.reasons.rule
    uncapped = choose(some, NOW, replace(law, cap_of=0), duty, recent)
    assert uncapped is not None
    if rule == Rule.CAP:
        assert not law.boosted(choice.head.ticket_class) or law.of(choice.head.ticket_class).strict
        assert law.boosted(uncapped.head.ticket_class)
    else:
        assert uncapped.head == choice.head
    flat = Duty(dict.fromkeys(duty.level_of, 0), [timedelta()])
    by_score = choose(some, NOW, replace(law, cap_of=0), flat, recent)
    assert by_score is not None
    if rule == Rule.LEVEL:
        assert by_score.head != choice.head
    elif rule in (Rule.LONGEST_WAIT, Rule.PRECEDENCE) and len(set(_levels(some, duty))) > 1:
        assert by_score.head == choice.head


def _levels(some: Sequence[Head], duty: Duty) -> list[int]:
    return [
        0 if one.bound else duty.level_of[one.service]
        for one in some
        if one.bound or one.service in duty.level_of
    ]


def test_where_cap_and_level_would_each_do_it_the_level_is_the_reason() -> None:
    law, duty = a_law(FASTER, cap_of=2, cap=0), a_duty("a", "b")
    plain, fast = a_head(2, 5), a_head(1, 12, PRIORITY, service="b")
    assert chosen([plain, fast], law, duty, (True,)) == (plain, Rule.LEVEL)


OLD, FAST, LOWER = a_head(1, 12), a_head(2, 10, PRIORITY), a_head(3, 18, service="b")


@pytest.mark.parametrize(
    ("rule", "some", "law", "duty"),
    [
        (Rule.ONLY_ONE, [OLD], a_law(FASTER), ALL),
        (Rule.GUARD, [OLD, FAST], a_law(FASTER, wait_max=11 * MINUTE), ALL),
        (Rule.CAP, [OLD, FAST], a_law(FASTER, cap_of=1), ALL),
        (Rule.LEVEL, [OLD, LOWER], a_law(FASTER), a_duty("a", "b")),
        (Rule.LONGEST_WAIT, [OLD, a_head(4, 11)], a_law(FASTER), ALL),
        (Rule.PRECEDENCE, [OLD, FAST], a_law(FASTER), ALL),
    ],
)
def test_each_test_can_be_the_reason(rule: Rule, some: list[Head], law: Law, duty: Duty) -> None:
    assert chosen(some, law, duty)[1] is rule
