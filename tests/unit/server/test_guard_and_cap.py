"""Which ticket is next: guard and cap, which come before the score, and the rule that decided."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given

from contract.centre import ClassRule
from contract.enums import Rule, TicketClass
from server.domain.selection import Head, Levels, PriorityRules, choose
from tests.unit.server.heads import (
    ALL,
    APPOINTMENT,
    FASTER,
    MINUTE,
    MOMENT,
    NOW,
    PRIORITY,
    RETURNING,
    STANDARD,
    a_head,
    chosen,
    heads,
    levels,
    memories,
    rules_of,
    some_levels,
    some_rules,
)


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


# The guard


@given(heads, some_rules, levels, memories)
def test_a_ticket_that_waited_longer_than_the_guard_allows_is_next(
    some: list[Head], rules: PriorityRules, levels: Levels, recent: list[bool]
) -> None:
    served = [one for one in some if levels.serves(one)]
    overdue = [one for one in served if NOW - one.queued_from > rules.wait_max]
    assume(served)
    head, rule = chosen(some, rules, levels, recent)
    if overdue:
        assert head == min(overdue, key=lambda one: (one.queued_from, one.ordinal))
    if len(served) > 1:
        assert (rule is Rule.GUARD) == bool(overdue)


def test_the_guard_begins_above_its_figure_and_not_at_it() -> None:
    rules = rules_of(FASTER, wait_max=30 * MINUTE)
    old, fast = a_head(1, 30), a_head(2, 29, PRIORITY)
    assert chosen([old, fast], rules)[0] == fast
    older = replace(old, queued_from=old.queued_from - MOMENT)
    assert chosen([older, fast], rules) == (older, Rule.GUARD)


# The cap

FAST, PLAIN = a_head(1, 10, PRIORITY), a_head(2, 10)


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
    assert [one for one in TicketClass if rules.favoured(one)] == [
        one for one in TicketClass if one in (PRIORITY, APPOINTMENT)
    ]
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


@given(heads, some_rules, levels, memories, memories)
def test_calls_before_the_window_of_the_cap_decide_nothing(
    some: list[Head], rules: PriorityRules, levels: Levels, recent: list[bool], older: list[bool]
) -> None:
    window = max(0, rules.cap_of - 1)
    kept = [*recent, *[False] * window][:window]
    assert choose(some, NOW, rules, levels, [*kept, *older]) == choose(
        some, NOW, rules, levels, kept
    )


# The rule that decided


@given(heads, some_rules, levels, memories)
def test_a_cap_or_level_that_is_the_reason_changed_the_choice(
    some: list[Head], rules: PriorityRules, levels: Levels, recent: list[bool]
) -> None:
    choice = choose(some, NOW, rules, levels, recent)
    assume(choice is not None)
    assert choice is not None
    rule = choice.reasons.rule
    uncapped = choose(some, NOW, replace(rules, cap_of=0), levels, recent)
    assert uncapped is not None
    if rule == Rule.CAP:
        assert not rules.capped_class(choice.head.ticket_class)
        assert rules.favoured(uncapped.head.ticket_class)
    else:
        assert uncapped.head == choice.head
    flat = Levels(dict.fromkeys(levels.level_of, 0), [timedelta()])
    by_score = choose(some, NOW, replace(rules, cap_of=0), flat, recent)
    assert by_score is not None
    several = len({levels.level(one) for one in some if levels.serves(one)}) > 1
    if rule == Rule.LEVEL:
        assert by_score.head != choice.head
    elif rule in (Rule.LONGEST_WAIT, Rule.PRECEDENCE) and several:
        assert by_score.head == choice.head


OLD, LOWER = a_head(1, 12), a_head(3, 18, service="b")
