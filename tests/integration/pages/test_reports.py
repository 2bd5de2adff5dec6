"""The pages of the reports, their files and who sees what; reports and facts by the API."""

import csv
import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest

from contract import commands as c
from contract.answers import ReportTable
from contract.enums import Role
from server.store import tables as t
from server.views.reports.tables import REPORTS
from tests.parts.box import MONDAY, Box
from tests.parts.browsing import Browsing, entered
from tests.parts.reconfigured import config
from tests.parts.staff import Machine, ask, refused, told
from tests.parts.village import village_of_two
from tools.bench.many_facts import fill


def a_day(box: Box) -> None:
    """Four visitors: two are served after 10 and 20 minutes, one does not come, one gives up."""
    for _ in range(4):
        box.issue()
    box.forward(minutes=10)
    for minutes in (10, 5):
        box.at("1", c.CallNext)
        box.forward(seconds=30)
        box.at("1", c.Start)
        box.forward(minutes=minutes, seconds=-30)
        box.at("1", c.Finish)
    box.at("1", c.CallNext, c.MarkNoShow)
    box.give(c.Cancel, ticket="t4")


@pytest.fixture
def manager(box: Box, manager: Browsing) -> Browsing:
    """The manager after such a day, within the half hour for which a session stays open."""
    a_day(box)
    return manager


def table(browsing: Browsing, path: str) -> list[dict[str, str]]:
    answer = browsing.open(f"{path}{'&' if '?' in path else '?'}format=csv").answer
    assert answer.content_type.startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


def test_every_report_has_a_title_a_table_and_definitions(manager: Browsing) -> None:
    for report in REPORTS:
        manager.open(f"/console/reports/{report}")
        assert manager.status == 200, report
        assert "What the figures mean" in manager.words, report
        assert "console-" not in manager.words, report
        rows = table(manager, f"/console/reports/{report}")
        assert rows or report in ("promises", "bookings", "ratings"), report


def test_days_are_in_the_order_of_time(manager: Browsing, box: Box) -> None:
    setup, last = box.read(lambda reading: reading.setup), MONDAY.date() - timedelta(days=1)
    box.store.on_connection(
        lambda connection: fill(connection, setup.config, 60, last, per_day=5), write=True
    )
    span = f"from={last - timedelta(days=11)}&to={last}"
    rows = table(manager, f"/console/reports/visitors?{span}&by=day")
    # All are in November: "Wed 11 Nov 2026".
    days = [int(row["By day"].split()[1]) for row in rows]
    assert len(days) > 7
    assert days == sorted(days)


def test_the_manager_sees_what_visitors_searched_for_in_vain(manager: Browsing, box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    manager.open("/console/reports")
    assert "Searched for without a result" not in manager.words
    for _ in range(5):
        kiosk.reported(searched=["scooter", "umbrella"])
    kiosk.reported(searched=["scooter", "once"])
    manager.open("/console/reports")
    assert "scooter (6) , umbrella (5)" in manager.words
    assert "once" not in manager.words


def test_waits_and_shares_are_right(manager: Browsing) -> None:
    (row,) = table(manager, "/console/reports/wait")
    # Called after 10, 20 and 25 minutes; the target is 15.
    assert list(row.values()) == ["paper", "3", "20.0", "25.0", "25.0", "33.3"]
    (row,) = table(manager, "/console/reports/visitors")
    # Served, cancelled, did not come; of four each share.
    assert list(row.values())[:5] == ["paper", "4", "2", "1", "1"]
    assert (row["Share that did not come (%)"], row["Share cancelled (%)"]) == ("25.0", "25.0")
    (row,) = table(manager, "/console/reports/service?by=counter")
    assert list(row.values())[:3] == ["1", "2", "4.5"]


def a_day_of_all_kinds(box: Box) -> None:
    """Eight tickets, and one that had no paper. When the day ends, one waits for its second
    service, one is on hold, and two were never called."""
    kinds = (("tax", "paper"), ("tax",), ("paper",), ("tax",))
    sent_on, served, held, missed = (box.issue(*one)["id"] for one in kinds)
    box.forward(minutes=10)
    for ticket in (sent_on, served):
        box.at("1", c.CallTicket, ticket=ticket, reason="bus_leaves")
        box.at("1", c.Start)
        box.forward(minutes=5)
        box.at("1", c.Finish)
    box.at("1", c.CallTicket, ticket=held, reason="bus_leaves")
    box.at("1", c.Start, c.Hold, reason="form")
    box.at("1", c.CallTicket, ticket=missed, reason="bus_leaves")
    box.at("1", c.MarkNoShow)
    cancelled, sent_away, *_ = (box.issue()["id"] for _ in range(4))
    box.give(c.Cancel, ticket=cancelled)
    box.give(c.GiveCoupon, ticket=sent_away)
    void = box.issue(channel="kiosk")["id"]
    box.give(c.Cancel, box.who(Role.KIOSK), ticket=void)


def test_what_became_of_the_tickets_of_a_day_adds_up(box: Box) -> None:
    a_day_of_all_kinds(box)
    line = (
        "Tickets taken: 8 = 1 served + 1 cancelled + 1 did not come + {} left without a call"
        " + {} not finished + 1 sent away with a coupon + {} still here"
    )
    entered(box, Role.MANAGER).open("/console/reports").says(line.format(0, 0, 4))
    # The server is off until the next morning.
    box.forward(hours=22)
    box.give(c.OpenDay)
    manager = entered(box, Role.MANAGER, "another")
    for page in ("/console/reports?period=yesterday", "/console/reports/sheet?period=yesterday"):
        manager.open(page).says(line.format(2, 2, 0))
        # Four were called, two of them within 15 minutes, and one came for nothing else.
        manager.says("Within target 50 % of 4")
        manager.says("Share that did not come 12 % of 8")
        manager.says("Left without a call 2", "Not finished 2")
        manager.says("Service: half within (min) 5.0")
        manager.says("Whole visit: half within (min) 20.0")
    assert [row["Visits"] for row in table(manager, "/console/reports/stay?period=yesterday")] == [
        "1"
    ]
    facts = box.store.report(box.centre, lambda found: found.of_day(t.fact_ticket, MONDAY.date()))
    rows = [dict(zip(t.fact_ticket.c.keys()[1:], one, strict=True)) for one in facts]
    longest = max(one["waited"] for one in rows if one["waited"] is not None)
    assert longest == timedelta(minutes=20)


def test_rows_are_sorted_by_a_column(box: Box, manager: Browsing) -> None:
    box.issue("tax")
    box.give(c.CloseDay)
    names = [row["By service"] for row in table(manager, "/console/reports/visitors?sort=arrivals")]
    assert names == ["tax", "paper"]
    names = [
        row["By service"] for row in table(manager, "/console/reports/visitors?sort=-arrivals")
    ]
    assert names == ["paper", "tax"]


def test_a_spreadsheet_has_the_figures_and_their_definitions(manager: Browsing) -> None:
    answer = manager.open("/console/reports/wait?format=xlsx").answer
    book = zipfile.ZipFile(io.BytesIO(answer.data))
    assert {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} <= set(book.namelist())
    texts = book.read("xl/sharedStrings.xml").decode()
    assert "How long do visitors wait?" in texts
    assert "Half of the visits took no longer" in texts


def test_a_supervisor_of_one_agency_sees_its_figures_alone(box: Box) -> None:
    box.import_config(village_of_two())
    a_day(box)
    box.issue("tax")
    box.give(c.Cancel, ticket="t5")
    narrow = entered(box, Role.SUPERVISOR, "narrow", agency="state")
    rows = table(narrow, "/console/reports/visitors?agency=town")
    assert [row["By service"] for row in rows] == ["tax"]
    assert narrow.open("/console/reports/counters").status == 404
    assert narrow.open("/console/reports/staffing").status == 404
    narrow.open("/console/reports").says("Tickets taken 1 0")


def test_a_viewer_reads_no_names_of_staff_and_nothing_that_visitors_wrote(
    box: Box, manager: Browsing
) -> None:
    box.give(c.Rate, box.visitor("t1"), ticket="t1", stop=0, stars=2, comment="It took <long>.")
    manager.open("/console/reports/ratings").says("It took <long>.")
    assert manager.open("/console/reports/ratings?period=yesterday").status == 200
    assert "It took" not in manager.words
    viewer = entered(box, Role.VIEWER)
    assert "It took" not in viewer.open("/console/reports/ratings").words
    rows = table(viewer, "/console/reports/staff")
    assert any(row["By staff member"].startswith("operator-") for row in rows)


def test_the_counters_that_a_day_needs_are_reported(box: Box) -> None:
    a_day(box)
    box.give(c.CloseDay)
    box.forward(hours=24)
    manager = entered(box, Role.MANAGER)
    # The next open day; 23 November was a Monday.
    manager.open("/console/reports/staffing").says("How many counters are needed?")
    manager.says("All · 25 Nov 2026")
    rows = table(manager, "/console/reports/staffing?profile=all&day=2026-11-23")
    # The four tickets were taken at ten; what was known before that day is nothing.
    (row,) = rows
    assert list(row.values())[:5] == ["10:00", "0", "0", "4.0", "0.4"]
    rows = table(manager, "/console/reports/staffing?profile=all&day=2026-11-24")
    # Hours without a visitor too: the village is open from nine to six.
    assert [row["By hour"] for row in rows] == [f"{hour:02}:00" for hour in range(9, 18)]
    assert [int(row["Counters needed"]) > 0 for row in rows] == [
        hour == 10 for hour in range(9, 18)
    ]
    manager.open("/console/reports/staffing?profile=all&day=2026-11-24")
    manager.says("Learned from one day of the last eight weeks.")
    manager.says("The whole week By hour Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
    assert manager.open("/console/reports/staffing?format=xlsx").status == 200
    assert manager.open("/console/reports/staffing?profile=none").status == 404
    assert manager.open("/console/reports/staffing?day=tomorrow").status == 400
    # Of the hours after a short day nothing is known yet.
    box.import_config(
        config(lambda data: data["centre"].update(special_hours={"2026-11-23": ["09:00-13:00"]}))
    )
    rows = table(manager, "/console/reports/staffing?profile=all&day=2026-11-24")
    assert [row["By hour"] for row in rows] == [f"{hour:02}:00" for hour in range(9, 13)]


def test_an_invalid_report_is_refused(manager: Browsing) -> None:
    assert manager.open("/console/reports/nothing").status == 404
    assert manager.open("/console/reports/wait?agency=nowhere").status == 404
    assert manager.open("/console/reports/wait?from=2001-01-01&to=2026-01-01").status == 400
    assert manager.open("/console/reports/wait?from=yesterday").status == 400
    # The other way round is meant all the same.
    manager.open("/console/reports?from=2026-11-24&to=2026-11-23").says("23 Nov 2026 – 24 Nov 2026")


# For other systems, by a token with the scope `reports`.


@pytest.fixture
def token(box: Box) -> str:
    """A token for the reports, after a day with four visitors."""
    a_day(box)
    made = box.give(c.MakeToken, box.who(Role.MANAGER), label="statistics", scopes=["reports"])
    found: str = made["token"]
    return found


def read(box: Box, token: str, path: str) -> Any:
    return told(ask(box, f"centres/village/{path}", token, method="GET"))


def rows(box: Box, token: str, path: str) -> list[dict[str, str]]:
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
            assert table.rows or key in ("ratings", "bookings", "promises"), f"{key} by {by}"
