"""Validation of the fields of commands beyond their shape, and the ids of the clock's commands."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from contract import commands as c
from contract.commands import FreeText, Reason, due_at
from contract.model import MachineText, PlainText

ID = {"command_id": "00000000-0000-4000-8000-000000000001"}


def test_what_the_clock_does_has_one_id_for_each_due_time() -> None:
    due = datetime(2026, 11, 23, 14, tzinfo=UTC)
    one = due_at("asan-7", c.CloseDay.name, due)
    assert one == due_at("asan-7", c.CloseDay.name, due)
    others = {
        due_at("asan-7", c.CloseDay.name, due, "asan-7.12"),
        due_at("asan-7", c.CloseDay.name, due, "asan-7.14"),
        due_at("asan-8", c.CloseDay.name, due),
        due_at("asan-7", c.OpenDay.name, due),
        due_at("asan-7", c.CloseDay.name, due + timedelta(days=1)),
    }
    assert len({one, *others}) == 6


STEERING = "\x00\x07\x08\x0b\x0c\r\x1b\x1f\x7f\x80\x85\x9b\x9f"
STEERING += "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs that steer a screen or a printer, or turn the direction of what follows."""

OF_SCRIPTS = "\u061c\u200c\u200d\u200e\u200f"
"""Which way a neighbour is read, and where letters join."""


@pytest.mark.parametrize(
    ("kind", "refused", "kept"),
    [
        (FreeText, STEERING, OF_SCRIPTS + "\n\t"),
        (MachineText, STEERING + OF_SCRIPTS + "\n\u2028\u2029", " "),
        # Pasted from a word processor, some were taken once, and stand in the log.
        (PlainText, "\x00\n\x1b\u202e\u2066", OF_SCRIPTS + "\u2028\x85\x92"),
    ],
)
def test_a_text_has_the_signs_that_its_script_needs_and_none_that_steer(
    kind: Any, refused: str, kept: str
) -> None:
    text = TypeAdapter(kind)
    for sign in kept:
        assert text.validate_python(f"م{sign}ن") == f"م{sign}ن"
    for sign in refused:
        with pytest.raises(ValidationError, match="string_pattern_mismatch"):
            text.validate_python(f"a{sign}b")


def test_the_words_of_people_have_an_end() -> None:
    TypeAdapter(FreeText).validate_python("ə" * 1000)
    for wrong in ("", "ə" * 1001):
        with pytest.raises(ValidationError):
            TypeAdapter(FreeText).validate_python(wrong)


def test_a_reason_is_a_code_and_no_text() -> None:
    reason = TypeAdapter(Reason)
    assert reason.validate_python("small_child_2") == "small_child_2"
    for wrong in ("", "Small child", "small-child", "1st", "_x", "ətraf", "a" * 41, "a\n", "a b"):
        with pytest.raises(ValidationError):
            reason.validate_python(wrong)


SERVICES = [
    [],
    ["asan-7.a"] * 2,
    ["asan-7.a", {"service": "asan-7.a", "quantity": 2}],
    [f"asan-7.s{n}" for n in range(9)],
    [{"service": "asan-7.a", "quantity": 0}],
    "asan-7.a",
]
"""Of a ticket: they are one to eight different ones."""

ISSUE: dict[str, Any] = {"centre": "asan-7", "language": "az"}
TICKET: dict[str, Any] = {"ticket": "asan-7.t1"}
RATING: dict[str, Any] = {**TICKET, "stop": 0, "stars": 5}


@pytest.mark.parametrize(
    ("model", "fields", "at_fault"),
    [
        *((c.IssueTicket, {**ISSUE, "services": some}, "services") for some in SERVICES),
        (c.ReportPrint, {**TICKET, "paper": "none"}, "paper"),
        (c.ReportPrint, {**TICKET, "paper": "pending"}, "paper"),
        # It is sent to a service or to a counter.
        (c.Transfer, {**TICKET, "counter": "asan-7.12", "with_return": True}, ""),
        (c.TransferTicket, TICKET, ""),
        (c.TransferTicket, {**TICKET, "to_service": "asan-7.a", "to_operator": "o"}, "to_operator"),
        (c.AddNote, {**TICKET, "note": " \n "}, "note"),
        (c.Rate, RATING | {"stars": 0}, "stars"),
        (c.Rate, RATING | {"stars": 6}, "stars"),
        (c.Rate, RATING | {"stop": -1}, "stop"),
        (c.ReportCall, {"centre": "asan-7", "device": "d", "call": 2**31, "how": "shown"}, "call"),
        (c.TakeBreak, {"counter": "asan-7.12", "minutes": 241}, "minutes"),
        (
            c.SuspendService,
            {"service": "asan-7.a", "reason": "drill", "expected_end": "14:30"},
            "expected_end",
        ),
        (c.PostNotice, {"centre": "asan-7", "texts": {"az": "two\nlines"}}, "texts"),
        (c.MoveTickets, {"service": "asan-7.a", "to_service": "b"}, "to_service"),
    ],
)
def test_a_command_is_refused_for_the_field_at_fault(
    model: type[c.Command], fields: dict[str, Any], at_fault: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        model.model_validate({**ID, **fields})
    assert {str(next(iter(one["loc"]), "")) for one in refused.value.errors()} == {at_fault}
