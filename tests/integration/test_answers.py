"""A day in which every address is used once: each is answered as the description says."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from pydantic import BaseModel

from contract import access as x
from contract import answers as a
from contract import commands as c
from contract import snapshots as s
from contract.catalogue import Catalogue, CentreSummary
from contract.centre import CentreConfig
from contract.enums import Role
from contract.events import Event
from server.web.api.description import describe
from tests.parts.box import Box
from tests.parts.examples import BODIES, COMMAND_ROUTES, examples, leasing_village
from tests.parts.staff import Machine
from tests.parts.village import bookable_village
from tests.unit.contract.test_documents import quoted, table

_ANSWERS: tuple[type[BaseModel], ...] = (
    *s.SNAPSHOTS.values(),
    *(
        a.BookingEntry,
        a.FreeDay,
        a.Why,
        a.Accuracy,
        a.Digest,
        a.ReportTable,
        CentreSummary,
        CentreConfig,
        Catalogue,
        Event,
    ),
    *(x.KnownDevice, x.WaitingDevice, x.KnownPerson, x.KnownToken, x.AccessEntry),
    *(x.SignedIn, x.EnrolmentState),
)
MODELS: Mapping[str, type[BaseModel]] = {model.__name__: model for model in _ANSWERS}

DEVICE_VERBS: Mapping[str, Mapping[str, Any]] = {
    "set": {"label": "at the gate"},
    "ask": {"what": "rotate"},
    "revoke": {},
}
PERSON_VERBS: Mapping[str, Mapping[str, Any]] = {
    "set": {"login": "nigar", "full_name": "Nigar Naghiyeva Else", "language": "ru"},
    "duty": {"role": "greeter"},
    "duty/end": {"role": "greeter"},
    "reset": {"what": "password"},
    "badge": {"badge": "0000-1111"},
    "sign-out": {},
    "forget": {},
}


class Day:
    """The hall in use through its addresses.

    Attributes:
        given: the address that each command was given at, by its id.
        described: the addresses that are described for reading.
    """

    def __init__(self, box: Box) -> None:
        self.box = box
        self.used: set[tuple[str, str]] = set()
        self.given: dict[UUID, str] = {}
        self._paths = json.loads(describe())["paths"]
        self.described = {path for path, item in self._paths.items() if "get" in item}

    def give(
        self,
        row: str,
        role: Role = Role.MANAGER,
        more: Any = None,
        **fields: Any,
    ) -> dict[str, Any]:
        """Give the command of an address; what the address has for a variable is taken from
        `fields`, the rest and `more` is the body. Counters are worked by their own
        operators."""
        method, _, path = row.rpartition(" ")
        fields |= more or {}
        fields = {"centre": "village", **fields} if "{centre}" in path else fields
        body = {name: one for name, one in fields.items() if f"{{{name}}}" not in path}
        concrete = path
        for name in fields.keys() - body.keys():
            concrete = concrete.replace(f"{{{name}}}", str(fields[name]))
        bound = str(fields["counter"]).partition(".")[2] if role is Role.OPERATOR else None
        command_id = uuid4()
        self.given[command_id] = path
        head = {}
        if role is not Role.ANONYMOUS:
            head["Authorization"] = f"Bearer {self.box.bearer(role, bound)}"
        answer = self.box.client.open(
            f"/api/v1/{concrete}",
            method=method or "POST",
            json={**body, "command_id": str(command_id)},
            headers=head,
        )
        found: dict[str, Any] = self._checked(method or "POST", path, answer)
        return found

    def at(self, verb: str, counter: str = "1", **body: Any) -> dict[str, Any]:
        row = f"counters/{{counter}}/{verb}"
        return self.give(row, Role.OPERATOR, counter=f"village.{counter}", **body)

    def of(self, verb: str, ticket: str, **body: Any) -> dict[str, Any]:
        row = f"centres/{{centre}}/tickets/{{ticket}}/{verb}"
        return self.give(row, Role.GREETER, ticket=ticket, **body)

    def read(self, path: str, role: Role = Role.MANAGER, **variables: str) -> Any:
        concrete = path.replace("{centre}", "village")
        for name, one in variables.items():
            concrete = concrete.replace(f"{{{name}}}", one)
        return self._checked("GET", path.partition("?")[0], self.box.get(concrete, role))

    def _checked(self, method: str, path: str, answer: Any) -> Any:
        found = answer.get_json()
        assert answer.status_code == 200, (path, found)
        told = self._paths["/api/v1/" + path]
        content = told[method.lower()]["responses"]["200"]["content"]["application/json"]
        schema = content["schema"]
        for one, shape in (
            zip(found, [schema["items"]] * len(found), strict=True)
            if schema.get("type") == "array"
            else [(found, schema)]
        ):
            if "$ref" in shape:
                model = MODELS[shape["$ref"].rpartition("/")[2]]
                assert model.model_validate(one).model_dump(mode="json") == one
                if issubclass(model, s.Snapshot):
                    assert (one["revision"], one["centre"]) == (self.box.revision, "village")
                    assert answer.headers["Cache-Control"] == "no-store"
            else:
                assert isinstance(one["centre"], str)
                assert isinstance(one["revision"], int)
        self.used.add((method, path))
        return found


@pytest.mark.databases("sqlite", "postgresql")
def test_every_address_of_a_command_answers_as_described(box: Box) -> None:
    day = Day(box)
    issue = "centres/{centre}/tickets"
    wish = {"services": ["village.paper"], "language": "az"}

    # The manager sets the hall up.
    day.give("centres/{centre}/configuration", config=leasing_village().model_dump(mode="json"))
    day.give("services/{service}/close", service="village.tax", reason="staff_ill")
    day.give("services/{service}/open", service="village.tax")
    day.give("PUT counters/{counter}/profile", counter="village.3", profile="taxes")
    notice = day.give("centres/{centre}/notices", texts={"az": "Sakit olun", "en": "Be quiet"})
    day.give("centres/{centre}/notices", notice=notice["notice"])

    # At the kiosk, and on the phone.
    taken = day.give(issue, Role.KIOSK, **wish, priority=True, assist=["walk"])
    assert (taken["number"], taken["paper"]) == ("A001", "pending")
    day.give("tickets/{token}/print-report", Role.KIOSK, token=taken["token"], paper="printed")
    first = day.give("tickets/{token}/reprint", Role.KIOSK, token=taken["token"])
    assert first["token"] != taken["token"]
    for verb, state in (("step-back", "waiting"), ("cancel", "cancelled"), ("reopen", "waiting")):
        seen = day.give(f"tickets/{{token}}/{verb}", Role.ANONYMOUS, token=first["token"])
        assert seen["state"] == state

    # The greeter helps.
    one = first["id"]
    day.of("priority", one, confirmed=True)
    day.of("assist", one, assist=["see"])
    day.of("note", one, note="comes with a pram")
    day.of("change-service", one, service="village.request")
    day.of("step-back", one)
    day.of("cancel", one)
    day.of("reopen", one)
    assert day.of("reprint", one)["token"] != first["token"]
    day.of("transfer", one, to_service="village.paper", note="has the form")

    # At the counter.
    two = day.give(issue, Role.GREETER, **wish, channel="greeter")["id"]
    three = day.give(issue, Role.GREETER, **wish, channel="greeter")["id"]
    day.at("open", "2")
    day.at("break", "2", reason="lunch")
    day.give("counters/{counter}/take-over", counter="village.2")
    assert day.at("call", ticket=two, reason="in_need")["ticket"]["number"] == "A002"
    box.forward(seconds=6)
    day.at("recall", ticket=two)
    day.at("undo-call", ticket=two)
    two = day.at("call-next")["ticket"]["id"]
    day.of("requeue", two)
    two = day.at("call-next")["ticket"]["id"]
    day.at("requeue", ticket=two)
    two = day.at("call-next")["ticket"]["id"]
    day.at("start", ticket=two)
    day.at("undo-start", ticket=two)
    day.at("start", ticket=two)
    day.at("add-service", ticket=two, service="village.request")
    day.of("add-service", two, service="village.tax")
    day.at("hold", ticket=two, reason="copies")
    assert day.at("resume", ticket=two)["ticket"]["state"] == "called"
    day.at("start", ticket=two)
    assert day.at("finish", ticket=two)["ticket"] is None
    paper = box.ticket(two)["token"]
    day.give("tickets/{token}/rate", Role.ANONYMOUS, token=paper, stop=0, stars=5)
    called = day.at("call-next")["ticket"]["id"]
    day.at("transfer", ticket=called, to_service="village.tax")
    for _ in (1, 2):
        called = day.at("call-next")["ticket"]["id"]
        day.at("finish", ticket=called)
    day.at("reopen", ticket=called)
    day.at("finish", ticket=called)
    four = day.give(issue, Role.GREETER, **wish, channel="greeter")["id"]
    called = day.at("call-next")["ticket"]["id"]
    assert day.at("no-show", ticket=called)["ticket"] is None
    assert {one, two, three, four} == {f"village.t{ordinal}" for ordinal in (1, 2, 3, 4)}

    # A booking, and one without a slot.
    slots = day.read("centres/{centre}/times?service=village.tax", Role.GREETER)
    bookings, first = "centres/{centre}/bookings", slots[0]["times"][0]
    hold = {"service": "village.tax", "at": first, "language": "az"}
    booking = day.give(bookings, Role.GREETER, **hold)
    own = {"booking": booking["booking"]}
    for verb in ("extend", "details", "accept"):
        day.give(f"{bookings}/{{booking}}/{verb}", Role.GREETER, **own)
    day.give(f"{bookings}/{{booking}}/move", Role.GREETER, **own, at=slots[1]["times"][0])
    day.give(f"{bookings}/{{booking}}/cancel", Role.GREETER, **own)
    again = day.give(bookings, Role.GREETER, **hold)
    day.give(f"{bookings}/{{booking}}/details", Role.GREETER, booking=again["booking"])
    assert day.read(bookings, Role.GREETER)[0]["code"] == again["code"]
    day.give("centres/{centre}/check-in", Role.KIOSK, code=again["code"], now=True)
    day.give("centres/{centre}/waiting-list", Role.GREETER, more=BODIES[c.JoinList])
    day.give(f"{bookings}/tell-displaced", day="2026-11-24")

    # The devices.
    call = box.board()["calls"][0]["call"]
    day.give("devices/me/calls", Role.DISPLAY, call=call, how="shown")
    lease = day.give("devices/me/leases", Role.KIOSK, series="A")["leases"][0]
    offline = {
        "ticket": lease["ticket"],
        "number": lease["number"],
        "touch": str(uuid4()),
        "issued_at": box.clock.now().isoformat(),
    }
    assert day.give("devices/me/hand-in", Role.KIOSK, **wish, **offline)["number"] == "A007"
    place = day.give("centres/{centre}/help", Role.KIOSK)["place"]
    day.give("centres/{centre}/help/answer", Role.GREETER, place=place)

    # People and sessions.
    devices = "centres/{centre}/devices"
    kiosk, away = Machine(box, Role.KIOSK), Machine(box, Role.DISPLAY)
    for machine in (kiosk, away):
        assert machine.begin().status_code == 200
    device = day.give(devices, code=kiosk.code, label="at the door")["device"]
    for verb, said in DEVICE_VERBS.items():
        day.give(f"{devices}/{{device}}/{verb}", more=said, device=device)
    day.give(f"{devices}/waiting/{{machine}}/refuse", machine=away.waiting_id)
    people = "centres/{centre}/people"
    added = day.give(people, more=BODIES[c.AddPerson])
    assert len(added["first_password"]) == 14
    for verb, said in PERSON_VERBS.items():
        day.give(f"{people}/{{person}}/{verb}", more=said, person=added["person"])
    made = day.give("centres/{centre}/tokens", label="open data", scopes=["waits"])
    day.give("centres/{centre}/tokens/{integration}/revoke", integration=made["id"])

    # Recipients of alarms.
    recipients = "centres/{centre}/recipients"
    recipient = day.give(recipients, more=BODIES[c.SetRecipient])["id"]
    for verb in ("test", "remove"):
        day.give(f"{recipients}/{{recipient}}/{verb}", recipient=recipient)
    day.give("PUT centres/{centre}/contacts", more=BODIES[c.SetContacts])

    # An operator has left.
    day.give(issue, Role.GREETER, **wish, channel="greeter")
    left = day.at("call-next")["ticket"]["id"]
    free = "counters/{counter}/free"
    day.give(free, counter="village.1", ticket=left, visitor="back_to_queue")
    day.at("open")

    # A bad day, and its end.
    day.give("services/{service}/suspend", service="village.paper", reason="technical")
    day.give("services/{service}/resume", service="village.paper")
    day.give("services/{service}/move", service="village.paper", to_service="village.request")
    five = day.give(issue, Role.GREETER, **wish, channel="greeter")["id"]
    assert day.of("coupon", five)["coupons"]
    day.give("services/{service}/end-with-coupon", service="village.request")
    day.give("centres/{centre}/suspend", reason="drill")
    day.give("centres/{centre}/resume")
    for verb in ("intake/stop", "intake/resume", "time/confirm"):
        day.give(f"centres/{{centre}}/{verb}")
    day.give("centres/{centre}/phone-tickets", on=False)
    day.at("close")
    day.give("centres/{centre}/day/close", reason="strike")
    day.give("centres/{centre}/day/open")

    missing = {(route.method, route.path) for _, route in COMMAND_ROUTES} - day.used
    assert not missing, "give each command once in this day"

    # What each of them appended to the log is what the document says.
    names = {route.path: command.name for command, route in COMMAND_ROUTES}
    rows = [(quoted(given), quoted(events)) for given, events in table("The log", "command")]
    told = {name: set(events) for given, events in rows for name in given}
    appended: dict[str, set[str]] = {}
    for event in box.events():
        if event.command in day.given:
            name = names[day.given[event.command]]
            appended.setdefault(name, set()).add(event.type)
    # What is sent for a trial is no event, nor is a second click, or a mail to nobody.
    silent = {"send_test_alert", "accept_booking", "tell_displaced"}
    assert set(appended) == set(names.values()) - silent
    for given, types in appended.items():
        assert types <= told[given], given


NOT_READ: Final = {
    *("sessions/me", "centres/{centre}/devices/{device}/picture", "centres/{centre}/files/{file}"),
    # In `pages/test_reports`: rows of four kinds.
    "centres/{centre}/facts/{facts}",
    # In `test_care`: it is not JSON.
    "metrics",
}
"""Addresses that are read elsewhere."""


def test_every_reading_answers_as_described(box: Box) -> None:
    box.import_config(bookable_village())
    day = Day(box)
    tomorrow = "2026-11-24T07:00:00Z"
    box.give(c.HoldSlots, service="village.paper", at=tomorrow, language="az")
    box.called()
    token = box.issue()["token"]
    Machine(box, Role.KIOSK).enrol()
    machine = Machine(box, Role.COUNTER)
    assert machine.begin().status_code == 200
    variables = {"token": token, "enrolment": machine.hash, "counter": "village.1"}
    variables |= {"ticket": "village.t1", "report": "wait"}
    queries = {
        "bookings": "?day=2026-11-24",
        "tickets": "?number=A001",
        "times": "?service=village.paper",
    }
    addresses = [one for one in examples(box.client.application) if one.method == "GET"]
    served = {one.rule for one in addresses if one.rule.startswith("/api/v1/")}
    assert served - day.described == {"/api/v1/openapi.json"}
    health = box.get("health").get_json()
    assert datetime.fromisoformat(health.pop("time")) == box.clock.now()
    assert health == {"status": "ok", "centres": 1}
    read: dict[str, Any] = {}
    for rule in served & day.described:
        path = rule.removeprefix("/api/v1/")
        if path not in NOT_READ | {"health"}:
            role = Role.ANONYMOUS if "{token}" in path or "{enrolment}" in path else Role.MANAGER
            query = queries.get(path.removeprefix("centres/{centre}/"), "")
            read[path] = day.read(path + query, role, **variables)
    empty = {path for path, answer in read.items() if not answer}
    assert empty == {f"centres/{{centre}}/{name}" for name in ("access", "digests", "people")}
    # A visitor is told no reasons.
    assert read["tickets/{token}/why"]["reasons"] is None
    day.give("centres/{centre}/day/close", reason="strike")
    digest = day.read("centres/{centre}/digests")[0]
    assert (digest["day"], digest["last_revision"]) == ("2026-11-23", box.revision)
