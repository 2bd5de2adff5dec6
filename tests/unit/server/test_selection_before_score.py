"""Who is next: guard, cap and level, which come before the score, and which of them decided."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contract.centre import ClassRule
from contract.enums import Rule, TicketClass
from server.domain.selection import Head, Levels, PriorityRules, choose, remember
from tests.unit.server.heads import (
    ALL,
    APPOINTMENT,
    ELSEWHERE,
    FASTER,
    MINUTE,
    MOMENT,
    NOW,
    PRIORITY,
    RETURNING,
    STANDARD,
    a_head,
    a_law,
    chosen,
    heads,
    laws,
    levels,
    memories,
    some_levels,
    waited,
)

# The guard


@given(heads, laws, levels, memories)
def test_whoever_waited_longer_than_anybody_shall_is_next(
    some: list[Head], law: PriorityRules, levels: Levels, recent: list[bool]
) -> None:
    served = [one for one in some if one.reserved_for or one.service in levels.level_of]
    overdue = [one for one in served if NOW - one.queued_from > law.wait_max]
    assume(served)
    head, rule = chosen(some, law, levels, recent)
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
    levels = some_levels("a", "b", minutes=(0, 60))
    fast, other = a_head(1, 31, PRIORITY, service="b"), a_head(2, 20)
    assert chosen([fast, other], law, levels, [True]) == (fast, Rule.GUARD)


# The cap


def test_no_more_boosted_calls_than_the_cap_while_an_ordinary_visitor_waits() -> None:
    law = a_law(FASTER, cap_of=5, cap=3)
    fast, plain = a_head(1, 10, PRIORITY), a_head(2, 10)
    choice = choose([fast, plain], NOW, law, ALL, (True, False, True, False))
    assert choice is not None
    assert (choice.head, choice.favoured) == (fast, True)
    assert chosen([fast, plain], law, ALL, (True, True, False, True)) == (plain, Rule.CAP)
    # What lies further back than this call and the four before it no longer counts.
    assert chosen([fast, plain], law, ALL, (False, True, False, True, True, True))[0] == fast
    # Nobody ordinary waits: the cap has nobody to protect.
    alone = choose([fast], NOW, law, ALL, (True, True, True, True))
    assert alone is not None
    assert not alone.favoured


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
    assert [law.favoured(one) for one in (STANDARD, PRIORITY, APPOINTMENT, RETURNING)] == [
        False,
        True,
        True,
        False,
    ]
    # A class that is not named is an ordinary one by the plain rule.
    assert not a_law(FASTER).favoured(RETURNING)


def test_the_class_that_the_law_puts_first_is_neither_bounded_nor_counted() -> None:
    law = a_law({PRIORITY: ClassRule(rate=2.0, strict=True), **_boosted(RETURNING)}, cap_of=2)
    first, returning, plain = a_head(1, 10, PRIORITY), a_head(2, 10, RETURNING), a_head(3, 10)
    choice = choose([first, returning, plain], NOW, law, ALL, (True,))
    assert choice is not None
    assert (choice.head, choice.favoured) == (first, False)
    assert law.favoured(PRIORITY)
    # The other favoured class stays bounded, and finds no ordinary visitor in a strict one.
    assert chosen([returning, plain], law, ALL, (True,)) == (plain, Rule.CAP)
    strict_and_boosted = [a_head(1, 1, PRIORITY), returning]
    assert chosen(strict_and_boosted, law, ALL, (True,))[0] == returning


def _boosted(ticket_class: TicketClass) -> dict[TicketClass, ClassRule]:
    return {ticket_class: ClassRule(rate=2.0)}


def test_an_ordinary_visitor_whose_level_has_not_come_does_not_wait_here() -> None:
    law = a_law(FASTER, cap_of=2, cap=0)
    levels = some_levels("a", "b")
    fast = a_head(1, 10, PRIORITY, service="a")
    choice = choose([fast, a_head(2, 10, service="b")], NOW, law, levels, (True,))
    assert choice is not None
    assert (choice.head, choice.favoured) == (fast, False)
    due = a_head(2, 10.1, service="b")
    assert chosen([fast, due], law, levels, (True,)) == (due, Rule.CAP)


def test_a_boosted_call_of_the_guard_counts_while_an_ordinary_visitor_is_overdue_too() -> None:
    law = a_law(FASTER, wait_max=30 * MINUTE)
    levels = some_levels("a", "b", minutes=(0, 60))
    fast = a_head(1, 40, PRIORITY)
    for minutes, counts in ((35, True), (25, False)):
        choice = choose([fast, a_head(2, minutes, service="b")], NOW, law, levels, ())
        assert choice is not None
        assert (choice.head, choice.favoured) == (fast, counts)


@given(memories, st.booleans(), st.integers(0, 8))
def test_what_is_kept_of_the_calls_is_what_the_next_choice_looks_at(
    recent: list[bool], favoured: bool, cap_of: int
) -> None:
    kept = remember(recent, favoured, cap_of)
    assert list(kept) == [favoured, *recent][: len(kept)]
    assert len(kept) == min(len(recent) + 1, max(0, cap_of - 1))


@given(heads, laws, levels, memories, memories)
def test_what_is_forgotten_decides_nothing(
    some: list[Head], law: PriorityRules, levels: Levels, recent: list[bool], older: list[bool]
) -> None:
    kept = recent[: max(0, law.cap_of - 1)]
    if len(kept) < law.cap_of - 1:
        older = []
    assert choose(some, NOW, law, levels, [*kept, *older]) == choose(some, NOW, law, levels, kept)


# The levels


def test_a_lower_level_counts_from_its_wait_on() -> None:
    levels = some_levels("a", "b", "c", minutes=(0, 10, 20))
    best, lower = a_head(1, 1, service="a"), a_head(2, 10, service="b")
    law = a_law(targets={"b": MINUTE / 60})
    assert chosen([best, lower], law, levels) == (best, Rule.LEVEL)
    # A moment later it competes, with that moment alone.
    counted = replace(lower, queued_from=lower.queued_from - MOMENT)
    assert chosen([best, counted], a_law(), levels) == (best, Rule.LEVEL)
    assert chosen([a_head(1, 0, service="a"), counted], a_law(), levels)[0] == counted


def test_a_lower_level_competes_with_what_it_waited_beyond_its_figure() -> None:
    levels = some_levels("a", "b", "c", minutes=(0, 10, 20))
    best = a_head(1, 5, service="a")
    for service, after in (("b", 10), ("c", 20)):
        short, long = (
            a_head(2, after + 4.9, service=service),
            a_head(2, after + 5.1, service=service),
        )
        assert chosen([best, short], a_law(), levels) == (best, Rule.LEVEL)
        assert chosen([best, long], a_law(), levels) == (long, Rule.LONGEST_WAIT)


def test_a_lower_level_is_called_at_once_when_the_better_ones_are_empty() -> None:
    levels = some_levels("a", "b", "c", minutes=(0, 10, 20))
    lower, lowest = a_head(2, 1, service="b"), a_head(1, 15, service="c")
    assert chosen([lower], a_law(), levels) == (lower, Rule.ONLY_ONE)
    # Better than the lowest is not empty, though the best is.
    assert chosen([lower, lowest], a_law(), levels) == (lower, Rule.LEVEL)
    assert chosen([lower, a_head(1, 21, service="c")], a_law(), levels)[0].ordinal == 1


def test_among_those_called_before_their_level_counts_nobody_falls_back_for_being_fast() -> None:
    levels = some_levels("a", "b", minutes=(0, 60))
    law = a_law({PRIORITY: ClassRule(head_start=0.5, rate=2.0)})
    fast = a_head(2, 5, PRIORITY, service="b")
    assert chosen([a_head(1, 5, service="b"), fast], law, levels) == (fast, Rule.PRECEDENCE)


def test_a_ticket_bound_here_is_of_the_best_level_whatever_its_service() -> None:
    levels = some_levels("a", "b", minutes=(0, 10))
    for service in ("b", ELSEWHERE):
        reserved = a_head(2, 5, service=service, reserved_for="c:1")
        assert chosen([a_head(1, 4, service="a"), reserved], a_law(), levels)[0] == reserved
        # It also makes the lower levels wait, as any head of the best level does.
        assert chosen([a_head(1, 9, service="b"), reserved], a_law(), levels) == (
            reserved,
            Rule.LEVEL,
        )
    assert choose([a_head(1, 50, service=ELSEWHERE)], NOW, a_law(), levels, ()) is None


@given(heads, laws, levels, memories)
def test_nobody_is_called_before_its_level_counts_while_a_better_one_waits(
    some: list[Head], law: PriorityRules, levels: Levels, recent: list[bool]
) -> None:
    choice = choose(some, NOW, law, levels, recent)
    assume(choice is not None)
    assert choice is not None

    def level(head: Head) -> int:
        return 0 if head.reserved_for else levels.level_of[head.service]

    served = [one for one in some if one.reserved_for or one.service in levels.level_of]
    counts = waited(choice.head) > levels.call_after[level(choice.head)]
    best = level(choice.head) == min(map(level, served))
    assert best or counts or waited(choice.head) > law.wait_max


@given(heads, laws, memories, st.integers(0, 2), st.integers(0, 30))
def test_levels_decide_nothing_where_there_is_one(
    some: list[Head], law: PriorityRules, recent: list[bool], level: int, after: int
) -> None:
    some = [one for one in some if not one.reserved_for]
    one_level = Levels(dict.fromkeys("abcd", level), [timedelta()] * 3)
    choice = choose(some, NOW, law, one_level, recent)
    assert choose(some, NOW, law, some_levels("abcd"), recent) == choice
    delayed = choose(some, NOW, law, Levels(one_level.level_of, [after * MINUTE] * 3), recent)
    assert (delayed is None) == (choice is None)
    assert delayed is None or delayed.reasons.rule != Rule.LEVEL


# The words


@given(heads, laws, levels, memories)
def test_a_cap_or_level_that_is_the_reason_turned_the_outcome(
    some: list[Head], law: PriorityRules, levels: Levels, recent: list[bool]
) -> None:
    choice = choose(some, NOW, law, levels, recent)
    assume(choice is not None)
    assert choice is not None
    rule = choice.reasons.rule
    uncapped = choose(some, NOW, replace(law, cap_of=0), levels, recent)
    assert uncapped is not None
    if rule == Rule.CAP:
        assert not law.favoured(choice.head.ticket_class) or law.of(choice.head.ticket_class).strict
        assert law.favoured(uncapped.head.ticket_class)
    else:
        assert uncapped.head == choice.head
    flat = Levels(dict.fromkeys(levels.level_of, 0), [timedelta()])
    by_score = choose(some, NOW, replace(law, cap_of=0), flat, recent)
    assert by_score is not None
    if rule == Rule.LEVEL:
        assert by_score.head != choice.head
    elif rule in (Rule.LONGEST_WAIT, Rule.PRECEDENCE) and len(set(_levels(some, levels))) > 1:
        assert by_score.head == choice.head


def _levels(some: Sequence[Head], levels: Levels) -> list[int]:
    return [
        0 if one.reserved_for else levels.level_of[one.service]
        for one in some
        if one.reserved_for or one.service in levels.level_of
    ]


def test_where_cap_and_level_would_each_do_it_the_level_is_the_reason() -> None:
    law, levels = a_law(FASTER, cap_of=2, cap=0), some_levels("a", "b")
    plain, fast = a_head(2, 5), a_head(1, 12, PRIORITY, service="b")
    assert chosen([plain, fast], law, levels, (True,)) == (plain, Rule.LEVEL)


def test_a_level_is_the_reason_where_the_whole_wait_would_have_turned_it() -> None:
    plain, fast = a_head(1, 7), a_head(2, 5, PRIORITY, service="b")
    assert chosen([plain, fast], a_law(FASTER), some_levels("a", "b")) == (plain, Rule.LEVEL)


OLD, FAST, LOWER = a_head(1, 12), a_head(2, 10, PRIORITY), a_head(3, 18, service="b")


@pytest.mark.parametrize(
    ("rule", "some", "law", "levels"),
    [
        (Rule.ONLY_ONE, [OLD], a_law(FASTER), ALL),
        (Rule.GUARD, [OLD, FAST], a_law(FASTER, wait_max=11 * MINUTE), ALL),
        (Rule.CAP, [OLD, FAST], a_law(FASTER, cap_of=1), ALL),
        (Rule.LEVEL, [OLD, LOWER], a_law(FASTER), some_levels("a", "b")),
        (Rule.LONGEST_WAIT, [OLD, a_head(4, 11)], a_law(FASTER), ALL),
        (Rule.PRECEDENCE, [OLD, FAST], a_law(FASTER), ALL),
    ],
)
def test_each_test_can_be_the_reason(
    rule: Rule, some: list[Head], law: PriorityRules, levels: Levels
) -> None:
    assert chosen(some, law, levels)[1] is rule
