"""Which agency a counter or a ticket belongs to. What staff of one agency may do is tested command
by command in `tests/integration/test_agencies.py`."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.enums import Role, SnapshotName
from contract.errors import Refusal
from contract.operations import Query
from server.commands.permissions import is_of_agency, permit_agency_reading
from server.domain.layout import Layout
from server.domain.principal import Principal
from tests.parts.village import village_of_two

LAYOUT = Layout(village_of_two())
TOWN = Principal(Role.OPERATOR, "p-1", "village", agency="town")
STATE = Principal(Role.OPERATOR, "p-2", "village", agency="state")
ALL = Principal(Role.OPERATOR, "p-3", "village")


@dataclass
class Looked:
    """A reading of a village in which nothing has happened."""

    profiles: dict[str, str] = field(default_factory=dict)
    layout: Layout = LAYOUT

    class centre:
        """The centre."""

        id = "village"

    def counter(self, identity: str) -> Any:
        """A counter with the profile that was set."""
        if identity not in self.profiles:
            return None
        found = type("Counter", (), {})()
        found.profile = self.profiles[identity]
        return found

    def ticket(self, identity: str) -> None:
        """No ticket."""


def may_see(who: Principal, counter: str, reading: Any) -> bool:
    try:
        permit_agency_reading(who, SnapshotName.DESK, counter, reading)
    except Refusal:
        return False
    return True


@pytest.mark.parametrize(
    ("counter", "town", "state"),
    [("1", True, False), ("2", False, True), ("3", True, True), ("99", True, True)],
)
def test_a_counter_is_an_agencys_by_its_profile(counter: str, town: bool, state: bool) -> None:
    """An unknown counter counts as one of every agency; the query then finds none."""
    identity = f"village.{counter}"
    assert may_see(TOWN, identity, Looked()) is town
    assert may_see(STATE, identity, Looked()) is state
    assert may_see(ALL, identity, Looked())


@given(st.sampled_from(["all", "taxes", "town", "state", "gone"]))
def test_the_profile_that_was_set_counts(profile: str) -> None:
    reading = Looked({"village.1": profile})
    # A profile that was removed is replaced by that of the configuration: the town's.
    assert may_see(TOWN, "village.1", reading) is (profile != "state")
    assert may_see(STATE, "village.1", reading) is (profile in ("all", "taxes", "state"))
    assert may_see(ALL, "village.1", reading)


def test_an_unknown_ticket_counts_as_one_of_every_agency() -> None:
    reading: Any = Looked()
    assert is_of_agency(TOWN, "village.t1", reading)
    permit_agency_reading(TOWN, Query.WHY, "village.t1", reading)
