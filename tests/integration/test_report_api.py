"""Reports and the facts of a day for other systems, by a token with the scope `reports`."""

import csv
import io
from typing import Any

import pytest

from contract import commands as c
from contract.answers import ReportTable
from contract.enums import Role
from server.views.reports.tables import REPORTS
from tests.integration.pages.test_reports import a_day
from tests.parts.box import Box
from tests.parts.staff import ask, refused, told


@pytest.fixture
def token(box: Box) -> str:
    """A token for the reports, after a day with four visitors."""
    a_day(box)
    made = box.give(c.MakeToken, box.who(Role.MANAGER), label="statistics", scopes=["reports"])
    found: str = made["token"]
    return found


def read(box: Box, token: str, path: str) -> Any:
    """What the API answers, as JSON."""
    return told(ask(box, f"centres/village/{path}", token, method="GET"))


def rows(box: Box, token: str, path: str) -> list[dict[str, str]]:
    """The same as CSV."""
    answer = ask(box, f"centres/village/{path}format=csv", token, method="GET")
    assert answer.content_type == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8"))))


def test_a_report_is_read_as_json_and_csv(box: Box, token: str) -> None:
    table = ReportTable.model_validate(read(box, token, "reports/visitors?by=service"))
    assert [(one.key, one.unit) for one in table.columns[:2]] == [
        ("arrivals", "count"),
        ("served", "count"),
    ]
    assert table.total.values["arrivals"] == 4
    assert table.total.values["no_show_rate"] == 0.25
    (row,) = rows(box, token, "reports/visitors?by=service&")
    assert row["service"] == table.rows[0].group == "village.paper"
    assert (row["arrivals"], row["served"]) == ("4", "2")
    wait = read(box, token, "reports/wait?by=hour&first=2026-11-23&last=2026-11-23")
    assert wait["rows"][0]["group"] == 10
    assert wait["rows"][0]["values"]["p50"] == 1200
    # Of other days there is nothing; of the present state of the counters there is something.
    assert read(box, token, "reports/wait?first=2026-11-22")["rows"] == []
    assert read(box, token, "reports/counters")["rows"]


def test_the_facts_of_a_day_are_read_as_json_and_csv(box: Box, token: str) -> None:
    tickets = read(box, token, "facts/tickets")
    assert len(tickets) == 4
    served = next(one for one in tickets if one["end"] == "served")
    assert served["issued_at"].endswith("Z")
    assert served["first_wait"] == 600.0
    found = rows(box, token, "facts/tickets?day=2026-11-23&")
    assert [one["ticket"] for one in found] == [one["ticket"] for one in tickets]
    assert {one["promise_kept"] for one in found} <= {"true", "false", ""}
    for kind, count in (("stops", 4), ("calls", 3), ("ratings", 0)):
        assert len(read(box, token, f"facts/{kind}")) == count, kind
    assert read(box, token, "facts/stops?day=2026-11-22") == []


def test_a_report_that_cannot_be_read_is_refused(box: Box, token: str) -> None:
    for path, problem in (
        ("reports/x", "not_found"),
        ("reports/wait?by=x", "malformed"),
        ("reports/wait?first=2026-11-23&last=2026-11-22", "malformed"),
        ("reports/wait?first=1999-11-23&last=2026-11-22", "malformed"),
        ("reports/wait?agency=x", "malformed"),
        ("reports/wait?format=xml", "malformed"),
        ("facts/x", "not_found"),
        ("facts/stops?day=x", "malformed"),
    ):
        refused(ask(box, f"centres/village/{path}", token, method="GET"), problem)


@pytest.mark.databases("sqlite", "postgresql")
def test_every_report_is_read_in_every_grouping(box: Box, token: str) -> None:
    for key, report in REPORTS.items():
        for by in report.groupings:
            table = ReportTable.model_validate(read(box, token, f"reports/{key}?by={by}"))
            assert table.rows or key in ("ratings", "promises"), f"{key} by {by}"
