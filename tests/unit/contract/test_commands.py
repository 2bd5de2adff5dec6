"""Validation of the fields of commands beyond their shape, and the ids of the clock's commands."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from pydantic import TypeAdapter, ValidationError

from contract import commands as c
from contract.commands import (
    Destination,
    FreeText,
    IssueTicket,
    Reason,
    ReportPrint,
    due_at,
)
from contract.enums import CommandName
from contract.model import MachineText, PlainText

ISSUE = {
    "command_id": "00000000-0000-4000-8000-000000000001",
    "centre": "asan-7",
    "language": "az",
}


@pytest.mark.parametrize(
    "services",
    [
        [],
        ["asan-7.a"] * 2,
        ["asan-7.a", {"service": "asan-7.a", "quantity": 2}],
        [f"asan-7.s{n}" for n in range(9)],
        [{"service": "asan-7.a", "quantity": 0}],
        ["no-id"],
        "asan-7.a",
    ],
)
def test_services_of_a_ticket_are_one_to_eight_different_ones(services: object) -> None:
    with pytest.raises(ValidationError):
        IssueTicket.model_validate({**ISSUE, "services": services})


@pytest.mark.parametrize("paper", ["none", "pending"])
def test_a_print_report_says_a_result(paper: str) -> None:
    with pytest.raises(ValidationError, match="a report says"):
        ReportPrint.model_validate(
            {"command_id": ISSUE["command_id"], "ticket": "a.t1", "paper": paper}
        )


def test_what_the_clock_does_has_one_id_for_each_due_time() -> None:
    due = datetime(2026, 11, 23, 14, tzinfo=UTC)
    one = due_at("asan-7", CommandName.CLOSE_DAY, due)
    assert one == due_at("asan-7", CommandName.CLOSE_DAY, due)
    others = {
        due_at("asan-7", CommandName.CLOSE_DAY, due, "asan-7.12"),
        due_at("asan-7", CommandName.CLOSE_DAY, due, "asan-7.14"),
        due_at("asan-8", CommandName.CLOSE_DAY, due),
        due_at("asan-7", CommandName.OPEN_DAY, due),
        due_at("asan-7", CommandName.CLOSE_DAY, due + timedelta(days=1)),
    }
    assert len({one, *others}) == 6
    assert isinstance(one, UUID)


# Where a ticket is sent


@pytest.mark.parametrize("fields", [{}, {"with_return": True}])
def test_a_ticket_is_sent_somewhere(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="is needed"):
        Destination.model_validate(fields)


@pytest.mark.parametrize("model", [c.Transfer, c.TransferTicket])
def test_both_ways_of_sending_a_ticket_demand_the_same(model: type[c.Command]) -> None:
    named = {"command_id": ISSUE["command_id"], "ticket": "asan-7.t1"}
    if issubclass(model, c.CounterCommand):
        named["counter"] = "asan-7.12"
    model.model_validate({**named, "to_service": "asan-7.passport"})
    for refused in ({}, {"to_operator": "operator-77d2"}, {"to_service": "x"}):
        with pytest.raises(ValidationError):
            model.model_validate({**named, **refused})


# Texts of people, codes, numbers


NEVER = "\x00\x07\x08\x0b\x0c\r\x1b\x1f\x7f\x80\x85\x9b\x9f"
NEVER += "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs that steer a screen or a printer, or turn the direction of what follows."""


@pytest.mark.parametrize("sign", NEVER)
def test_texts_of_people_have_no_control_characters(sign: str) -> None:
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        TypeAdapter(FreeText).validate_python(f"a{sign}b")


@pytest.mark.parametrize("sign", [*NEVER, "\n", "\u2028", "\u2029"])
def test_texts_of_machines_have_no_control_characters(sign: str) -> None:
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        TypeAdapter(MachineText).validate_python(f"a{sign}b")


def test_a_text_that_a_hall_may_have_is_read_back() -> None:
    """Pasted from a word processor, it was taken once, and stands in the log."""
    for sign in "\u2028\u0085\x92":
        assert TypeAdapter(PlainText).validate_python(f"a{sign}b")
    for sign in "\x00\n\x1b\u202e\u2066":
        with pytest.raises(ValidationError, match="string_pattern_mismatch"):
            TypeAdapter(PlainText).validate_python(f"a{sign}b")


@pytest.mark.parametrize("sign", "\u061c\u200c\u200d\u200e\u200f")
def test_texts_of_people_keep_what_their_script_needs(sign: str) -> None:
    """Which way a neighbour is read, and where letters join."""
    for text in (FreeText, PlainText):
        assert TypeAdapter(text).validate_python(f"م{sign}ن") == f"م{sign}ن"
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        TypeAdapter(MachineText).validate_python(f"a{sign}b")


def test_the_words_of_people_have_lines_and_an_end() -> None:
    assert TypeAdapter(FreeText).validate_python("one\n\ttwo") == "one\n\ttwo"
    TypeAdapter(FreeText).validate_python("ə" * 1000)
    for wrong in ("", "ə" * 1001):
        with pytest.raises(ValidationError):
            TypeAdapter(FreeText).validate_python(wrong)
    blank = {"command_id": ISSUE["command_id"], "ticket": "asan-7.t1", "note": " \n "}
    with pytest.raises(ValidationError, match="at least 1 character"):
        c.AddNote.model_validate(blank)


@pytest.mark.parametrize(
    "wrong", ["", "Small child", "small-child", "1st", "_x", "ətraf", "a" * 41, "a\n", "a b"]
)
def test_a_reason_is_a_code_and_no_text(wrong: str) -> None:
    assert TypeAdapter(Reason).validate_python("small_child_2") == "small_child_2"
    with pytest.raises(ValidationError):
        TypeAdapter(Reason).validate_python(wrong)


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (c.Rate, {"ticket": "asan-7.t1", "stop": 0, "stars": 0}),
        (c.Rate, {"ticket": "asan-7.t1", "stop": 0, "stars": 6}),
        (c.Rate, {"ticket": "asan-7.t1", "stop": -1, "stars": 5}),
        (c.ReportCall, {"centre": "asan-7", "device": "d", "call": 0, "how": "shown"}),
        (c.ReportCall, {"centre": "asan-7", "device": "d", "call": 2**31, "how": "shown"}),
        (c.ReportCall, {"centre": "asan-7", "device": "d", "call": 1, "how": "seen"}),
        (c.TakeBreak, {"counter": "asan-7.12", "minutes": 0}),
        (c.TakeBreak, {"counter": "asan-7.12", "minutes": 241}),
        (c.SuspendService, {"service": "asan-7.a", "reason": "drill", "expected_end": "14:30"}),
        (c.PostNotice, {"centre": "asan-7", "texts": {"az": "x" * 301}}),
        (c.PostNotice, {"centre": "asan-7", "texts": {"az": "two\nlines"}}),
        (c.MoveTickets, {"service": "asan-7.a", "to_service": "b"}),
    ],
)
def test_a_figure_or_a_name_out_of_range_is_refused(
    model: type[c.Command], fields: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError) as refused:
        model.model_validate({"command_id": ISSUE["command_id"], **fields})
    assert len(refused.value.errors()) == 1
