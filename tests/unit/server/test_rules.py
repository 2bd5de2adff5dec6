"""Places in line: properties that hold for every hall."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from server.application.ports import Waiting
from server.application.snapshots.ticket import places

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)

SERVICES = ("a", "b", "c")


@given(
    st.lists(st.tuples(st.sampled_from(SERVICES), st.integers(0, 20)), min_size=1, max_size=20),
    st.data(),
)
def test_the_place_of_a_ticket_is_who_waits_longer(
    some: Sequence[tuple[str, int]], data: st.DataObject
) -> None:
    tickets = [
        Waiting(f"v.t{n}", service, NOW + timedelta(seconds=offset), n)
        for n, (service, offset) in enumerate(some)
    ]
    wanted = data.draw(st.sets(st.sampled_from([one.ticket for one in tickets])))
    found = places(tickets, frozenset(wanted))
    assert set(found) == wanted
    for one in tickets:
        if one.ticket in wanted:
            before = [
                other
                for other in tickets
                if (other.queued_from, other.ordinal) < (one.queued_from, one.ordinal)
            ]
            assert sum(found[one.ticket].by_service.values()) == len(before)
            assert found[one.ticket].own == sum(o.service == one.service for o in before)
