"""Places in line: properties that hold for every hall."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from server.domain.ahead import level_since

from contract.centre import ClassRule
from contract.enums import TicketClass
from server.domain.selection import Head, Levels, PriorityRules, choose

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
TARGET, GUARD = timedelta(minutes=15), timedelta(minutes=40)
LEVELS = Levels({"a": 0}, (timedelta(),))

rules = st.builds(
    ClassRule,
    head_start=st.sampled_from([0.0, 0.37, 1.13]),
    rate=st.sampled_from([0.51, 1.0, 2.03, 100.0]),
)
heads = st.lists(
    st.builds(
        lambda seconds, ordinal, ticket_class: Head(
            f"v.t{ordinal}",
            f"A{ordinal}",
            "a",
            NOW - timedelta(seconds=seconds),
            ordinal,
            ticket_class,
        ),
        st.integers(0, 3600),
        st.integers(1, 10**6),
        st.sampled_from(TicketClass),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda head: head.ordinal,
)


def ahead(law: PriorityRules, mine: Head, others: Sequence[Head]) -> set[int]:
    """Who is ahead, as it is counted: by the time since which each has waited."""
    since = level_since(law, "a", mine.ticket_class, mine.queued_from, NOW)
    return {
        one.ordinal
        for one in others
        if (one.queued_from, one.ordinal) < (since[one.ticket_class], mine.ordinal)
    }


@given(heads, st.dictionaries(st.sampled_from(TicketClass), rules))
def test_who_is_ahead_would_be_called_before(
    some: list[Head], classes: dict[TicketClass, ClassRule]
) -> None:
    law = PriorityRules(classes, {"a": TARGET}, GUARD, 0, 0)
    mine, *others = some

    def score(one: Head) -> float:
        rule = law.of(one.ticket_class)
        return rule.head_start + rule.rate * ((NOW - one.queued_from) / TARGET)

    # Level to the last bit is decided by the longer wait; what is counted does not see that.
    apart = [
        one
        for one in others
        if one.ticket_class is mine.ticket_class or abs(score(one) - score(mine)) > 1e-6
    ]
    called_before = {
        one.ordinal
        for one in apart
        if (choice := choose([mine, one], NOW, law, LEVELS, ())) and choice.head is one
    }
    assert ahead(law, mine, apart) == called_before


@given(heads)
def test_with_equal_classes_whoever_came_before_is_ahead(some: list[Head]) -> None:
    mine, *others = some
    before = {
        one.ordinal
        for one in others
        if (one.queued_from, one.ordinal) < (mine.queued_from, mine.ordinal)
    }
    assert ahead(PriorityRules({}, {"a": TARGET}, GUARD, 0, 0), mine, others) == before
    # Of a service that is configured no more nothing else is known.
    assert ahead(PriorityRules({}, {}, GUARD, 0, 0), mine, others) == before
