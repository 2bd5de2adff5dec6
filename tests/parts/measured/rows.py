"""Rows of facts, of what was measured."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.parts.measured.watches import Row, Ticket

BY_THE_DAY = ("left", "unfinished")
"""The ends of tickets that the day ended; what lasted until then is not known."""


class RowMaker:
    """Makes rows by the configuration of the moment.

    Attributes:
        config: what the log said last; None before that.
    """

    def __init__(self, centre: str) -> None:
        self._centre = centre
        self.config: Any = None

    @property
    def services(self) -> dict[str, Row]:
        return {f"{self._centre}.{one['key']}": one for one in self.config["services"]}

    def key(self, ticket: Ticket, *more: int) -> tuple[Any, ...]:
        """The key of a row about a ticket, or about one of its stops."""
        return self._centre, _day(ticket), ticket.issued["ticket"], *more

    def call_key(self, ticket: Ticket) -> tuple[Any, ...]:
        return self._centre, _day(ticket), ticket.call

    def ticket(self, ticket: Ticket) -> Row:
        told, end = ticket.issued, ticket.end_of()
        served = end == "served"
        return {
            **self._of(ticket, ticket.stops[0].service),
            **{name: told[name] for name in ("number", "series", "channel", "language")},
            "ticket_class": ticket.ticket_class,
            "stops": len(ticket.stops),
            "issued_at": ticket.issued_at,
            "issued_by": ticket.issued_by,
            **self._hour(ticket.issued_at),
            "ended_at": ticket.ended_at,
            "end": end,
            "stay": ticket.ended_at - ticket.issued_at if ticket.ended_at and served else None,
            "waited": None if end in (None, *BY_THE_DAY) else ticket.waited,
            "first_wait": ticket.first_wait,
            "promise": told["promise"],
            "estimate": told["estimate"],
            "promise_kept": ticket.promise_kept(),
            "booked_for": told.get("booked_for"),
        }

    def stop(self, ticket: Ticket, end: str, at: datetime, by: str) -> Row:
        stop, wait = ticket.present, ticket.present.called
        assert stop.joined_at is not None
        target = round(self.services[stop.service]["target_minutes"] * 60)
        return {
            **self._of(ticket, stop.service),
            "stop": ticket.at,
            "number": ticket.issued["number"],
            "counter": stop.counter,
            "operator": stop.operator,
            "channel": ticket.issued["channel"],
            "ticket_class": ticket.ticket_class,
            "end": end,
            "outcome": stop.outcome,
            "quantity": stop.quantity,
            "joined_at": stop.joined_at,
            **self._hour(stop.joined_at),
            "ended_at": at,
            "ended_by": by,
            **stop.durations(),
            **({"service_time": None} if end in BY_THE_DAY and not ticket.on_hold else {}),
            "target": target,
            "target_kept": None if wait is None else wait <= timedelta(seconds=target),
        }

    def call(self, ticket: Ticket, kind: str, data: Any, at: datetime, by: str) -> Row:
        reasons = data.get("reasons")
        return {
            **self._of(ticket, ticket.present.service),
            "call": data["call"],
            "at": at,
            "counter": data["counter"],
            "operator": ticket.present.operator,
            "called_by": by,
            "kind": kind,
            "rule": reasons and reasons["rule"],
            "reason": reasons and reasons["reason"],
            "waited": ticket.waited if reasons else None,
            "shown_after": None,
        }

    def rating(self, ticket: Ticket, data: Any, at: datetime) -> Row:
        stop = ticket.stops[data["stop"]]
        return {
            **self._of(ticket, stop.service),
            "stop": data["stop"],
            "at": at,
            "counter": stop.counter,
            "operator": stop.operator,
            "stars": data["stars"],
            "comment": data["note"],
        }

    def _of(self, ticket: Ticket, service: str) -> Row:
        return {
            "centre": self._centre,
            "day": _day(ticket),
            "ticket": ticket.issued["ticket"],
            "service": service,
            "agency": self.services[service]["agency"],
        }

    def _hour(self, moment: datetime) -> Row:
        local = moment.astimezone(ZoneInfo(self.config["centre"]["time_zone"]))
        return {"hour": local.hour, "weekday": local.weekday()}


def _day(ticket: Ticket) -> date:
    return date.fromisoformat(ticket.issued["day"])
