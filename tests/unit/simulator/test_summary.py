"""The summary can be read."""

from contract.errors import ProblemType
from simulator.summary import Summary


def test_the_summary_has_the_waits_of_each_service_and_of_all() -> None:
    summary = Summary(away=1, away_seconds=6.2, hall_seconds=4000, world_seconds=66.7)
    summary.waits["v.papers"] += [60, 120, 660]
    summary.waits["v.taxes"] += [0]
    summary.refused[ProblemType.NO_ONE_WAITING] += 2
    said = summary.table({"v.papers": "Papers", "v.taxes": "Taxes and more"})
    assert said.startswith("Simulated 1 h 06 min of the hall in 67 s\n")
    assert [line.split()[-5:] for line in said.splitlines() if line.startswith(("Pap", "all"))] == [
        ["Papers", "3", "4:40", "11:00", "11:00"],
        ["all", "4", "3:30", "11:00", "11:00"],
    ]
    assert "commands refused: 2 no one waiting\nserver away: once, 6 s in all\n" in said
    assert "no visitor was called" in Summary().table({})
