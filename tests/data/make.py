"""Makes the database of this release that later ones must be able to open.

    python -m tests.data.make

writes `databases/<schema>.db`, a village after a day and in the middle of the
next with tickets in every state, and beside it `<schema>.json`: the server's
key, a token of each role, and what a reader must find again. Both are committed
once, when the release's schema is settled; later releases add their own.
"""

import json
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import Any
from uuid import uuid4

from contract import commands as c
from contract.access import DEVICES, PEOPLE
from contract.words import BreakReason, Channel, Outcome, Paper, PrintFault, Role, TicketState
from server import centre_file
from server.store import schema
from tests.parts.box import Box
from tests.parts.hall import VILLAGE

FOLDER = Path(__file__).parent / "databases"

ROLES = sorted(PEOPLE | DEVICES | {Role.INTEGRATION})


def live(box: Box) -> None:
    """A whole day, and the morning of the next."""
    box.bring_in(centre_file.read(VILLAGE))
    box.open_day()
    _yesterday(box)
    box.forward(days=1)
    box.open_day()
    _today(box)


def _yesterday(box: Box) -> None:
    box.give(c.OpenCounter, counter="1")
    for service in ("certificate", "request", "land-tax", "certificate"):
        box.issue(service)
        box.forward(minutes=2)
    for outcome in (Outcome.DONE, Outcome.INCOMPLETE):
        box.at("1", c.CallNext)
        box.forward(seconds=40)
        box.at("1", c.Start)
        box.forward(minutes=7)
        box.at("1", c.Finish, outcome=outcome)
    box.issue("request")
    box.at("1", c.CallNext)
    box.at("1", c.Start)
    box.give(c.CloseDay)  # two wait and expire, one is served to the end
    box.at("1", c.Finish)


def _today(box: Box) -> None:
    for counter in "12":
        box.give(c.OpenCounter, counter=counter)
    # A slip, a recall, a misclick, a visitor of two services.
    box.issue("certificate", "land-tax", priority=True, assist=["see", "walk"])
    box.at("1", c.CallNext)
    box.at("1", c.UndoCall)
    box.at("1", c.CallNext)
    box.forward(seconds=6)
    box.at("1", c.Recall)
    box.at("1", c.Start)
    box.at("1", c.UndoStart)
    box.at("1", c.Start)
    box.forward(minutes=5)
    box.at("1", c.Finish, quantity=3)
    box.at("1", c.CallNext)
    box.at("1", c.Finish)
    finished = box.desk("1")["last_finished"]
    box.at("1", c.ReopenAtCounter, ticket=finished)
    box.at("1", c.Finish)
    # Paper of every kind.
    kiosk = box.who(Role.KIOSK)
    reports: list[dict[str, Any]] = [
        {"paper": Paper.PRINTED},
        {"paper": Paper.SHOWN},
        {"paper": Paper.FAILED, "fault": PrintFault.PAPER_OUT},
    ]
    for report in reports:
        taken = box.issue("request", channel=Channel.KIOSK, language="en")
        box.give(c.ReportPrint, kiosk, ticket=taken["id"], **report)
        box.forward(seconds=30)
    # Absent: one lets others pass, one is missed, one is missed and back.
    box.at("1", c.CallNext)
    box.at("1", c.Requeue)
    missed = []
    for _ in range(2):
        missed.append(box.at("1", c.CallNext)["ticket"]["id"])
        box.at("1", c.MarkNoShow)
    box.give(c.Reopen, box.visitor(missed[0]), ticket=missed[0])
    # Given up; given up and brought back.
    given_up = [box.issue("land-tax")["id"] for _ in range(2)]
    for identity in given_up:
        box.give(c.Cancel, box.visitor(identity), ticket=identity)
    box.give(c.Reopen, box.who(Role.GREETER), ticket=given_up[0])
    _law(box)
    # Now: one is served, one is called, the rest waits, the last with its paper on its way.
    box.at("1", c.CallNext)
    box.at("1", c.Start)
    box.at("2", c.CallNext)
    box.at("2", c.Finish)
    box.at("2", c.TakeBreak, reason=BreakReason.LUNCH, minutes=30)
    box.at("2", c.OpenCounter)
    box.issue("land-tax")
    box.at("2", c.CallNext)
    box.issue("certificate", "request")
    box.issue("certificate", channel=Channel.KIOSK)


def _law(box: Box) -> None:
    """What came with the whole law of the hall."""
    greeter, boss = box.who(Role.GREETER), box.who(Role.SUPERVISOR)
    display, kiosk = box.who(Role.DISPLAY), box.who(Role.KIOSK)
    box.give(c.ReportCall, display, device=display.id, call=1, how="shown")
    box.give(c.ReportCall, display, device=display.id, call=1, how="spoken")
    texts = {"az": "Lift işləmir", "en": "The lift is out of order"}
    box.give(c.PostNotice, boss, texts=texts)
    box.give(c.CallForHelp, kiosk)
    box.give(c.AnswerHelp, greeter, place=kiosk.id)
    # Parked, sent on with a note and a return, one more service, set aside.
    first = box.issue("certificate")["id"]
    box.give(c.AddNote, greeter, ticket=first, note="Brings the deed of the house")
    box.give(c.StepBack, box.visitor(first), ticket=first)
    box.at("1", c.CallTicket, ticket=first, reason="asked")
    box.at("1", c.Start)
    box.at("1", c.AddService, service=box.id("request"))
    box.at("1", c.Transfer, to_service=box.id("land-tax"), with_return=True, note="Look twice")
    box.at("2", c.CallTicket, ticket=first, reason="sent_over")
    box.at("2", c.Finish)
    box.at("1", c.CallNext)
    box.at("1", c.Park, reason="form_to_fill")
    box.at("1", c.Resume, ticket=box.desk("1")["parked"][0]["id"])
    box.at("1", c.Finish)
    parked = box.issue("certificate")["id"]
    box.at("1", c.CallTicket, ticket=parked, reason="asked")
    box.at("1", c.Park)
    # A claim refused, a service corrected, a second paper, stars.
    claimed = box.issue("certificate", priority=True, assist=["hear"])["id"]
    box.give(c.JudgePriority, greeter, ticket=claimed, confirmed=False)
    box.give(c.ChangeService, greeter, ticket=claimed, service=box.id("request"))
    box.give(c.SetAssist, greeter, ticket=claimed, assist=["walk"])
    box.give(c.Reprint, kiosk, ticket=claimed)
    box.give(c.Rate, box.visitor(first), ticket=first, stop=2, stars=5, comment="Quick and warm")
    # The hall and a service stand still, a line is moved and one is ended.
    box.give(c.SuspendCentre, boss, reason="drill")
    box.forward(minutes=3)
    box.give(c.ResumeCentre, boss)
    box.give(c.SuspendService, boss, service=box.id("land-tax"), reason="technical")
    box.issue("certificate")
    box.give(c.ResumeService, boss, service=box.id("land-tax"))
    box.give(c.CloseService, boss, service=box.id("land-tax"))
    box.give(c.OpenService, boss, service=box.id("land-tax"))
    box.issue("land-tax")
    box.give(c.MoveTickets, boss, service=box.id("land-tax"), to_service=box.id("request"))
    box.issue("land-tax")
    box.give(c.EndWithReturn, boss, service=box.id("land-tax"))
    # Numbers for when the server is away, and one that came in.
    leases = box.give(c.GrantLease, kiosk, device=kiosk.id, series="A")["leases"]
    box.give(
        c.HandIn,
        kiosk,
        device=kiosk.id,
        ticket=leases[0]["ticket"],
        number=leases[0]["number"],
        touch=uuid4(),
        services=[box.id("certificate")],
        language="az",
        issued_at=box.clock.now(),
    )


def found_again(box: Box) -> dict[str, Any]:
    """What a reader of any later release must find."""
    ordinal = box.read(lambda reading: reading.centre.ordinal)
    known = [f"t{n}" for n in range(1, ordinal + 1)]
    there = box.read(lambda reading: [n for n in known if reading.ticket(box.id(n))])
    tickets = [box.ticket(n) for n in there]
    events = box.events()
    return {
        "centre": box.centre,
        "now": box.clock.now().isoformat(),
        "revision": box.revision,
        "head": events[-1].hash,
        "counters": {n: box.desk(n)["state"] for n in "12"},
        "tickets": {
            one["id"]: {name: one[name] for name in ("number", "state", "token", "paper")}
            for one in tickets
        },
        "calls": [one["call"] for one in box.board()["calls"]],
    }


def main() -> None:
    """Write the database of this release."""
    name = schema.head()
    work = Path(tempfile.mkdtemp())
    box = Box(f"sqlite:///{work / 'novbe.db'}", work)
    live(box)
    kept = found_again(box)
    states = {one["state"] for one in kept["tickets"].values()}
    missing = set(TicketState) - states
    assert not missing, f"no ticket is {missing}"
    kept["key"] = (work / "secret.key").read_text("ascii")
    kept["tokens"] = {role.value: box.bearer(role) for role in ROLES}
    box.close()
    FOLDER.mkdir(exist_ok=True)
    target = FOLDER / f"{name}.db"
    target.unlink(missing_ok=True)
    connection = sqlite3.connect(work / "novbe.db")
    connection.execute("VACUUM INTO ?", (str(target),))
    connection.close()
    text_of = json.dumps(kept, ensure_ascii=False, indent=2) + "\n"
    target.with_suffix(".json").write_text(text_of, "utf-8")
    shutil.rmtree(work)
    print(f"{target}: {target.stat().st_size // 1024} KB, {kept['revision']} events")


if __name__ == "__main__":
    main()
