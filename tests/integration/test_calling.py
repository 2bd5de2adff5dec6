"""Calling, serving and finishing tickets at a counter, and tickets that come back.
`tests.parts.plain` covers whole days."""

from typing import Any
from uuid import uuid4

from werkzeug.test import TestResponse

from contract import commands as c
from contract.alerts import AlarmKind
from contract.enums import PrintFault, Role, Silence
from contract.errors import ProblemType
from contract.texts import wording
from server.sentences import TEXTS
from server.views import hall
from server.views.alarms import alarm_sentence, alarms
from tests.parts.box import Box
from tests.parts.reconfigured import config
from tests.parts.staff import Machine, ask, refused, told
from tests.parts.village import village


def test_each_recall_is_a_call_on_the_board(box: Box) -> None:
    called = box.ticket(box.called())
    assert (called["counter"], called["direction"]) == ("1", "left")
    first = box.board()["calls"]
    desk = box.at("1", c.Recall)
    assert (desk["ticket"]["recalls"], desk["ticket"]["state"]) == (1, "called")
    before = box.board()["calls"]
    assert [one["call"] for one in before] == [first[0]["call"] + 1, first[0]["call"]]
    assert [one["recall"] for one in before] == [True, False]
    assert [one["over"] for one in before] == [False, True]
    box.at("1", c.Start)
    assert [one["over"] for one in box.board()["calls"]] == [True, True]
    assert not any(one["withdrawn"] for one in box.board()["calls"])
    box.at("1", c.UndoStart)
    assert box.board()["calls"] == before


def test_ticket_on_hold_frees_the_counter_and_is_resumed(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.called("1", "request")
    with box.refuses(ProblemType.MALFORMED):
        box.at("1", c.Hold, remind_at=box.clock.now())
    soon = box.clock.now().replace(minute=30)
    desk = box.at("1", c.Hold, reason="form_to_fill", remind_at=soon)
    assert desk["ticket"] is None
    (held,) = desk["on_hold"]
    assert (held["number"], held["reason"]) == ("A001", "form_to_fill")
    assert held["remind_at"] == "2026-11-23T06:30:00.000Z"
    assert "resume" in desk["allowed"]
    with box.refuses(ProblemType.NOT_IN_PROFILE):
        box.at("2", c.Resume, ticket="t1")
    desk = box.at("1", c.Resume, ticket="t1")
    assert (desk["ticket"]["state"], desk["on_hold"]) == ("called", [])
    assert box.board()["calls"][0]["number"] == "A001"


def test_clock_gives_a_visitor_who_walks_badly_twice_the_time(box: Box) -> None:
    """`days/test_clock` has a visitor who does not."""
    box.import_config(village(no_show_recalls=2, no_show_seconds=60))
    box.issue(assist=["walk"])
    box.at("1", c.CallNext)
    for _ in range(2):
        box.forward(seconds=30)
        box.at("1", c.Recall)
    box.forward(seconds=119)
    box.tick()
    assert box.ticket("t1")["state"] == "called"
    box.forward(seconds=1)
    for _ in range(2):
        box.tick()
    assert box.ticket("t1")["state"] == "missed"
    event = box.events()[-1]
    assert (event.type, event.data["recalls"]) == ("ticket_missed", 2)
    assert event.actor.role is Role.CLOCK


def report(box: Box, display: str, **call: Any) -> TestResponse:
    return ask(box, "devices/me/calls", display, command_id=str(uuid4()), **call)


def test_the_first_display_report_of_a_call_is_logged_and_the_voice_reports_speech(
    box: Box,
) -> None:
    """Another display silenced a call: the voice speaks none that was dealt with."""
    layouts = [{"key": "blue", "voice": True, "zones": ["blue"]}, {"key": "mute"}]
    box.import_config(config(lambda data: data.update(displays=layouts)))
    voice, other = Machine(box, Role.DISPLAY).enrol(), Machine(box, Role.DISPLAY).enrol()
    for display, key, zones in ((voice, "blue", ["village.blue"]), (other, "mute", [])):
        box.give(c.SetDevice, device=display.id, label=key, display=key)
        assert told(display.report(sound="ok"))["voice"] == zones
    box.called()
    for secret in (other.secret, box.bearer(Role.DISPLAY)):
        for more in ({"how": "spoken"}, {"how": "silent", "reason": "too_old"}):
            refused(report(box, secret, call=1, **more), "not_permitted")
        told(report(box, secret, call=1, how="shown"))
    assert box.last(2) == ["ticket_called", "call_shown"]
    # It reports what it spoke also after the server was away for longer than a grant lasts.
    box.forward(minutes=5)
    for how in ("shown", "spoken", "shown", "spoken"):
        told(report(box, voice.secret, call=1, how=how))
    told(report(box, voice.secret, call=1, how="silent", reason="too_old"))
    assert box.last(2) == ["call_shown", "call_spoken"]
    refused(report(box, voice.secret, call=7, how="shown"), "not_found")
    # Nor does it report of counters outside its zone.
    box.give(c.OpenCounter, counter="2")
    box.called("2")
    refused(report(box, voice.secret, call=2, how="spoken"), "not_permitted")


def test_a_voice_that_falls_behind_is_an_alarm_of_its_zone(box: Box) -> None:
    layouts = [{"key": "blue", "voice": True, "zones": ["blue"]}]
    box.import_config(config(lambda data: data.update(displays=layouts)))
    voice = Machine(box, Role.DISPLAY).enrol()
    box.give(c.SetDevice, device=voice.id, label="blue", display="blue")
    told(voice.report(sound="ok"))

    def sentences() -> list[str]:
        return box.read(
            lambda reading: [
                alarm_sentence(one, reading.setup, wording(TEXTS, "en"))
                for one in alarms(hall.build(box.hall.context(reading)), reading.setup, frozenset())
                if one.kind is AlarmKind.VOICE_BEHIND
            ]
        )

    def call_and_report(number: int, shown_after: int = 1, **how: str) -> None:
        box.called("1", "tax")
        box.forward(seconds=shown_after)
        told(report(box, voice.secret, call=number, how="shown"))
        told(report(box, voice.secret, call=number, **how))
        box.at("1", c.Start, c.Finish)

    for number in range(1, 11):
        call_and_report(number, how="spoken")
    # The display was away: its own alarm says so.
    for number in range(11, 23):
        call_and_report(number, 11, how="silent", reason=Silence.TOO_OLD)
    for number in range(23, 32):
        call_and_report(number, how="silent", reason=Silence.OVER)
    assert sentences() == []
    call_and_report(32, how="silent", reason=Silence.TOO_OLD)
    (said,) = sentences()
    assert said.startswith("Blue: calls come faster than the voice can speak.")
    assert "15 minutes: 10." in said
    box.forward(minutes=16)
    assert sentences() == []


def test_late_key_touches_neither_the_next_ticket_nor_the_next_stop(box: Box) -> None:
    keys: tuple[type[c.Command], ...] = (
        *(c.Recall, c.Start, c.UndoCall, c.UndoStart, c.Finish),
        *(c.Requeue, c.MarkNoShow, c.Hold),
    )
    box.issue("paper", "request")
    box.issue()
    box.at("1", c.CallNext, c.Start)
    desk = box.at("1", c.Finish, next=True, stop=0)
    assert (desk["ticket"]["id"], desk["ticket"]["stop"]) == ("village.t1", 1)
    for command in keys:
        with box.refuses(ProblemType.NOT_THIS_TICKET, state="called"):
            box.at("1", command, ticket="t1", stop=0)
    with box.refuses(ProblemType.NOT_THIS_TICKET):
        box.at("1", c.Transfer, ticket="t1", stop=0, to_service=box.id("tax"))
    desk = box.at("1", c.Finish, ticket="t1", stop=1, next=True)
    assert desk["ticket"]["id"] == "village.t2"
    for command in keys:
        with box.refuses(ProblemType.NOT_THIS_TICKET, state="called"):
            box.at("1", command, ticket="t1")
    box.at("1", c.Finish)
    with box.refuses(ProblemType.NOT_THIS_TICKET):
        box.at("1", c.Start, ticket="t2")


# Tickets that are missed, cancelled or over, and come back.


def test_only_staff_bring_a_ticket_back_after_the_comeback_time(box: Box) -> None:
    box.issue(by=Role.KIOSK)
    box.forward(seconds=30)
    box.at("1", c.CallNext)
    desk = box.at("1", c.MarkNoShow)
    assert desk["own_day"] == {"served": 0, "missed": 1, "mean_service": None}
    visitor, greeter = box.visitor("t1"), box.who(Role.GREETER)
    for minutes, allowed in ((29, "cancel reopen"), (2, "cancel")):
        box.forward(minutes=minutes)
        with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="missed", allowed=allowed):
            box.give(c.StepBack, visitor, ticket="t1")
    with box.refuses(ProblemType.TOO_LATE, state="missed", allowed="cancel"):
        box.give(c.Reopen, visitor, ticket="t1")
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, box.who(Role.KIOSK), ticket="t1")
    # Cancelling does not get round it.
    box.give(c.Cancel, visitor, ticket="t1")
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, visitor, ticket="t1")
    assert box.give(c.Reopen, greeter, ticket="t1")["state"] == "waiting"
    # A cancelled one only within the time for it.
    box.give(c.Cancel, greeter, ticket="t1")
    for minutes, allowed in ((0, "reopen"), (120, "")):
        box.forward(minutes=minutes)
        with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="cancelled", allowed=allowed):
            box.give(c.StepBack, greeter, ticket="t1")


def test_kiosk_cancels_only_a_ticket_whose_paper_is_in_no_hand(box: Box) -> None:
    kiosk = box.who(Role.KIOSK)
    for paper in ("pending", "failed", "printed", "shown"):
        ticket = box.issue(by=Role.KIOSK)["id"]
        if paper != "pending":
            fault = PrintFault.BEFORE_SENDING if paper == "failed" else None
            box.give(c.ReportPrint, kiosk, ticket=ticket, paper=paper, fault=fault)
        box.forward(minutes=6)
        if paper in ("pending", "failed"):
            assert box.give(c.Cancel, kiosk, ticket=ticket)["state"] == "cancelled"
        else:
            with box.refuses(ProblemType.NOT_PERMITTED):
                box.give(c.Cancel, kiosk, ticket=ticket)


def test_ticket_page_outlives_the_closing_until_the_day_turns(box: Box) -> None:
    served, left = box.called("1"), box.issue()["id"]
    tokens = {one: box.ticket(one)["token"] for one in (served, left)}
    box.at("1", c.Finish)
    box.give(c.CloseDay)
    assert box.post(f"tickets/{tokens[served]}/rate", stop=0, stars=5).status_code == 200
    assert box.get(f"tickets/{tokens[left]}").get_json()["state"] == "expired"
    assert box.post(f"tickets/{tokens[left]}/reopen").status_code == 410
    # Three hours before the turn at four, and one after.
    for hours, status in ((15, 200), (4, 410)):
        box.forward(hours=hours)
        for token in tokens.values():
            assert box.get(f"tickets/{token}").status_code == status
