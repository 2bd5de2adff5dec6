"""The summary can be read."""

from contract.errors import ProblemType
from simulator.summary import Summary


def test_a_table_of_what_happened() -> None:
    summary = Summary(
        issued=12, served=7, missed=2, came_back=1, cancelled=1, calls=9, recalls=3,
        away=1, away_seconds=6.2, hall_seconds=4000, world_seconds=66.7,
    )  # fmt: skip
    summary.waits["v.papers"] += [60, 120, 660]
    summary.waits["v.taxes"] += [0]
    summary.refused[ProblemType.NO_ONE_WAITING] += 2
    table = summary.table({"v.papers": "Papers", "v.taxes": "Taxes and more"})
    assert table == (
        "Simulated 1 h 06 min of the hall in 67 s\n"
        "\n"
        "tickets issued         12\n"
        "served                 7\n"
        "missed (did not come)  2, 1 of them came back\n"
        "given up               1, and 0 left quietly\n"
        "turned away (closed)   0\n"
        "calls                  9, and 3 recalls\n"
        "\n"
        "wait until called  called  mean    p90  longest\n"
        "Papers                  3  4:40  11:00    11:00\n"
        "Taxes and more          1  0:00   0:00     0:00\n"
        "all                     4  3:30  11:00    11:00\n"
        "\n"
        "commands refused: 2 no one waiting\n"
        "server away: once, 6 s in all\n"
        "errors: none\n"
    )


def test_an_empty_run_has_a_summary_too() -> None:
    table = Summary().table({})
    assert "no visitor was called" in table
    assert "server away: never" in table
