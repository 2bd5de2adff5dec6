"""What the simulated operators know of the hall."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

from contract.snapshots import Hall
from simulator.simulated_hall import SimulatedHall
from tests.parts.wire_example import golden_example

NOW: Final = datetime(2026, 11, 23, 6, tzinfo=UTC)


@dataclass
class Idle:
    """An operator who is idle."""

    counter: str
    services: frozenset[str]
    idle_since: datetime | None = NOW
    about_to_call: bool = False

    def call(self) -> None:
        self.about_to_call = True

    def hall_changed(self) -> None:
        """It stays idle."""


def test_an_operator_calls_the_services_of_the_profile_that_a_manager_sets() -> None:
    """Else the manager of a simulated hall would see no effect."""
    hall = Hall.read(golden_example("snapshots", "hall.2"))
    cards, passports = (one.id for one in hall.services)
    first, second = hall.counters
    second = second.model_copy(update={"profile": "passports"})
    services = {first.id: frozenset({cards}), second.id: frozenset({passports})}
    none: Any = cast(Any, None)
    simulated = SimulatedHall(none, none, none, none, ZoneInfo("UTC"), {}, services)
    operator = Idle(second.id, services[second.id])
    simulated.operators.append(operator)

    simulated.hear(hall.model_copy(update={"counters": (first, second)}))
    assert not operator.about_to_call
    second = second.model_copy(update={"profile": first.profile})
    simulated.hear(hall.model_copy(update={"counters": (first, second)}))
    assert operator.about_to_call
