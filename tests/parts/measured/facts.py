"""All facts of a log, by table and key."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from contract.events import Event
from tests.parts.measured.intervals import Intervals
from tests.parts.measured.rows import RowMaker
from tests.parts.measured.watches import NO_TIME, Row, Stop, Ticket

type Rows = dict[tuple[Any, ...], Row]

CALL_ENDS: Final = {
    "service_started": "came",
    "service_finished": "came",
    "ticket_missed": "missed",
    "ticket_requeued": "requeued",
    "ticket_recalled": "recalled",
    "call_withdrawn": "withdrawn",
    "ticket_held": "held",
    "ticket_transferred": "transferred",
    "ticket_cancelled": "cancelled",
    "ticket_expired": "expired",
}


class MeasuredFacts:
    """The facts, as events are read one after the other."""

    def __init__(self, centre: str) -> None:
        self._centre = centre
        self.stops: Rows = {}
        self.calls: Rows = {}
        self.ratings: Rows = {}
        self._tickets: dict[str, Ticket] = {}
        self._called: dict[int, Row] = {}
        self._intervals = Intervals(centre)
        self._rows = RowMaker(centre)
        self._now: datetime | None = None
        self._suspended: set[str] = set()
        self._gap: tuple[datetime, datetime] | None = None

    def read(self, events: Iterable[Event]) -> "MeasuredFacts":
        for event in events:
            self._pass_time(event)
            self._read(event)
            self._now = event.at
        return self

    def tables(self) -> dict[str, Rows]:
        rows = self._rows
        return {
            "fact_ticket": {rows.key(one): rows.ticket(one) for one in self._tickets.values()},
            "fact_stop": self.stops,
            "fact_call": self.calls,
            "fact_interval": self._intervals.rows,
            "fact_rating": self.ratings,
            # Its halls book nothing.
            "fact_booking": {},
        }

    # Time.

    def _pass_time(self, event: Event) -> None:
        if self._rows.config is None or self._now is None:
            return
        passed = event.at - self._now
        if self._centre in self._suspended:
            passed = NO_TIME
        elif event.type == "gap_recorded":
            begun = max(_moment(event.data["since"]), self._now)
            end = min(_moment(event.data["until"]), event.at)
            self._gap = begun, end
            passed -= max(NO_TIME, end - begun)
        ran = {one: NO_TIME if one in self._suspended else passed for one in self._rows.services}
        for ticket in self._tickets.values():
            ticket.run(ran)

    # Events.

    def _read(self, event: Event) -> None:
        data: Any = event.data
        name, at = str(event.type), event.at
        self._intervals.read(event)
        match name:
            case "centre_configured":
                self._rows.config = data["config"]
            case "centre_suspended":
                self._suspended.add(self._centre)
            case "centre_resumed":
                self._suspended.discard(self._centre)
            case "service_suspended":
                self._suspended.add(data["service"])
            case "service_resumed":
                self._suspended.discard(data["service"])
            case "call_shown":
                call = self._called[data["call"]]
                call["shown_after"] = call["shown_after"] or at - call["at"]
            case "ticket_issued" | "ticket_handed_in":
                self._issue(data, at, event.actor.id)
            case "tickets_moved":
                for identity in data["tickets"]:
                    self._change_service(self._tickets[identity], data["to_service"])
            case _ if data.get("ticket") in self._tickets:
                self._on_ticket(name, data, at, event.actor.id)

    def _issue(self, data: Any, at: datetime, by: str) -> None:
        waited = NO_TIME
        if "touch" in data:
            given = _moment(data["issued_at"])
            waited = at - given
            if self._gap is not None:
                waited -= max(NO_TIME, self._gap[1] - max(self._gap[0], given))
            at = given
        stops = [Stop(one["service"], one["quantity"]) for one in data["stops"]]
        stops[0].join(at, waited)
        ticket = Ticket(data, at, by, data["ticket_class"], data["paper"], stops, waited=waited)
        self._tickets[data["ticket"]] = ticket

    def _on_ticket(self, name: str, data: Any, at: datetime, by: str) -> None:
        ticket = self._tickets[data["ticket"]]
        if ticket.state == "called" and name in CALL_ENDS:
            self._end_call(ticket, name, data, at)
        stop, was = ticket.present, ticket.state
        match name:
            case "ticket_called" | "ticket_resumed" | "ticket_recalled":
                self._call(ticket, name, data, at, by)
            case "service_started":
                ticket.state = "serving"
                stop.came = stop.age if stop.came is None else stop.came
                stop.working_from = stop.age
            case "start_undone":
                ticket.state = "called"
                # A visitor who came only now has not come.
                stop.came = None if stop.came == stop.working_from else stop.came
                stop.working_from = None
                del self.calls[self._rows.call_key(ticket)]
            case "ticket_held":
                ticket.state = "on_hold"
                stop.came = stop.age if stop.came is None else stop.came
                if stop.working_from is not None:
                    stop.served += stop.age - stop.working_from
                stop.working_from = None
            case "ticket_requeued":
                ticket.state = "waiting"
                stop.wait_again()
            case "call_withdrawn":
                if stop.called == stop.age - ticket.called_for:
                    ticket.first_wait = _other_than(ticket.first_wait, ticket.waited)
                ticket.waited += ticket.called_for
                ticket.state = "waiting"
                stop.wait_again()
            case "ticket_missed":
                minutes = self._rows.config["rules"]["comeback_minutes"]
                ticket.held_at_most = timedelta(minutes=minutes)
                ticket.missed_for = NO_TIME
                ticket.state, ticket.ended_at = "missed", at
                self._end(ticket, "missed", at, by)
            case "service_finished":
                stop.outcome, stop.quantity = data["outcome"], data["quantity"]
                self._end(ticket, "served", at, by)
                if data["next_stop"] is None:
                    ticket.state, ticket.ended_at = "finished", at
                else:
                    ticket.go_to(data["next_stop"], at)
            case "ticket_transferred":
                self._transfer(ticket, data, at, by)
            case "service_added":
                ticket.stops.append(Stop(data["service"], data["quantity"]))
            case "service_changed":
                self._changed(ticket, data, at, by)
            case "ticket_ended_with_coupon":
                self._give_coupon(ticket, data, at, by)
            case "ticket_cancelled":
                ticket.state, ticket.ended_at = "cancelled", at
                if was != "missed":
                    self._end(ticket, str(ticket.end_of()), at, by)
            case "ticket_expired" if was != "missed":
                ticket.state, ticket.ended_at = "expired", at
                ticket.on_hold = was == "on_hold"
                self._end(ticket, str(ticket.end_of()), at, by)
            case "ticket_reopened":
                self._reopen(ticket, data)
            case "priority_judged":
                ticket.ticket_class = "priority" if data["confirmed"] else data["ordinary"]
            case "ticket_printed":
                ticket.paper = data["paper"]
            case "print_failed":
                ticket.paper = "failed"
            case "ticket_reprinted":
                ticket.paper = "pending"
            case "service_rated":
                key = self._rows.key(ticket, data["stop"])
                self.ratings[key] = self._rows.rating(ticket, data, at)

    # What happens to a ticket.

    def _call(self, ticket: Ticket, name: str, data: Any, at: datetime, by: str) -> None:
        reasons = data.get("reasons")
        if name == "ticket_called":
            kind = "chosen" if reasons["rule"] == "chosen" else "next"
            if ticket.first_wait is None:
                ticket.first_wait = ticket.waited
        else:
            kind = "recall" if name == "ticket_recalled" else "resumed"
        ticket.state, ticket.call, stop = "called", data["call"], ticket.present
        if name != "ticket_recalled":
            ticket.called_for = NO_TIME
            stop.called = stop.age if stop.called is None else stop.called
            stop.counter, stop.operator = data["counter"], data["operator"]
        self._called[data["call"]] = self._rows.call(ticket, kind, data, at, by)

    def _end_call(self, ticket: Ticket, name: str, data: Any, at: datetime) -> None:
        assert ticket.call is not None
        end = CALL_ENDS[name]
        if end == "withdrawn" and data["reason"] == "suspended":
            end = "suspended"
        called = self._called[ticket.call]
        self.calls[self._rows.call_key(ticket)] = {**called, "ended_at": at, "end": end}

    def _end(self, ticket: Ticket, end: str, at: datetime, by: str) -> None:
        ticket.present.end()
        self.stops[self._rows.key(ticket, ticket.at)] = self._rows.stop(ticket, end, at, by)

    def _transfer(self, ticket: Ticket, data: Any, at: datetime, by: str) -> None:
        was = ticket.present
        unserved = data["left_unserved"]
        self._end(ticket, "transferred_unserved" if unserved else "transferred", at, by)
        if data["stop"] == len(ticket.stops):
            ticket.stops.append(Stop(data["service"], was.quantity))
        if data["with_return"]:
            ticket.stops.append(Stop(was.service, was.quantity))
        ticket.go_to(data["stop"], at)

    def _change_service(self, ticket: Ticket, service: str) -> None:
        ticket.present.service = service
        ticket.changed = True

    def _changed(self, ticket: Ticket, data: Any, at: datetime, by: str) -> None:
        stop, instead = ticket.present, data["instead"]
        if instead is None and data["service"] == stop.service:
            return
        if instead is None:
            self._change_service(ticket, data["service"])
        else:
            goal = ticket.stops[instead]
            ticket.changed = True
            ticket.stops[ticket.at] = Stop(stop.service, stop.quantity)
            self.stops.pop(self._rows.key(ticket, ticket.at), None)
            if ticket.state == "waiting":
                ticket.go_to(instead, at)
            else:
                ticket.at, ticket.stops[instead] = instead, stop
                stop.service, stop.quantity = goal.service, goal.quantity
        if ticket.state == "missed":
            assert ticket.ended_at is not None
            self._end(ticket, "missed", ticket.ended_at, by)

    def _give_coupon(self, ticket: Ticket, data: Any, at: datetime, by: str) -> None:
        for index, stop in enumerate(ticket.stops):
            if stop.service != data["service"]:
                continue
            if index == ticket.at and not data["later"]:
                ticket.coupons.add(index)
                if stop.state == "open":
                    self._end(ticket, "coupon", at, by)
            elif stop.state == "pending":
                stop.end()
        if data["later"]:
            return
        ticket.hold_place()
        ticket.ended_at = None
        if data["next_stop"] is None:
            ticket.state, ticket.ended_at = "cancelled", at
        else:
            ticket.go_to(data["next_stop"], at)

    def _reopen(self, ticket: Ticket, data: Any) -> None:
        ticket.hold_place()
        self.stops.pop(self._rows.key(ticket, ticket.at))
        ticket.coupons.discard(ticket.at)
        ticket.ended_at = None
        ticket.present.go_on()
        if data["counter"] is not None:
            ticket.state = "serving"
        else:
            ticket.state = "waiting"
            ticket.present.wait_again()


def _other_than(first: timedelta | None, waited: timedelta) -> timedelta | None:
    """The wait to the first call, unless it is the one of the call that is taken back."""
    return None if first == waited else first


def _moment(text: Any) -> datetime:
    return datetime.fromisoformat(text)
