"""The states of counters over time, from raw events."""

from copy import replace
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from contract.events import Event


@dataclass(frozen=True)
class Change:
    at: datetime
    state: str
    operator: str | None
    profile: str | None
    reason: str | None
    connected: bool = True


class Intervals:
    """Changes of each counter, and the days that were open; cut into intervals at the end."""

    def __init__(self, centre: str) -> None:
        self._centre = centre
        self._changes: dict[str, list[Change]] = {}
        self._configured: dict[str, str] = {}
        self._profiles: set[str] = set()
        self._head: dict[str, Any] = {}
        self._day: tuple[date, datetime] | None = None
        self.rows: dict[tuple[Any, ...], dict[str, Any]] = {}

    def read(self, event: Event) -> None:
        data: Any = event.data
        match str(event.type):
            case "centre_configured":
                self._head = data["config"]["centre"]
                counters = data["config"]["counters"]
                self._configured = {
                    f"{self._centre}.{one['key']}": one["profile"] for one in counters
                }
                self._profiles = {one["key"] for one in data["config"]["profiles"]}
                for counter in self._configured:
                    new = Change(event.at, "closed", None, None, None)
                    self._changes.setdefault(counter, [new])
            case "day_opened":
                self._day = date.fromisoformat(data["day"]), event.at
            case "day_closed":
                for counter in self._configured:
                    last = self._changes[counter][-1]
                    self._cut(counter, last, event.at)
                self._day = None
            case "counter_opened":
                self._change(event, "open", data["operator"], None)
            case "counter_paused":
                self._change(event, "paused", self._last(event).operator, data["reason"])
            case "counter_closed":
                self._change(event, "closed", None, None)
            case "counter_taken_over":
                last = self._last(event)
                self._change(event, last.state, data["operator"], last.reason)
            case "profile_set":
                last = self._last(event)
                self._change(event, last.state, last.operator, last.reason, data["profile"])
            case "counter_connection_changed":
                last = self._last(event)
                at = datetime.fromisoformat(data["since"]) if data.get("since") else event.at
                self._add(event, replace(last, at=at, connected=data["connected"]))
            case _:
                pass

    def _last(self, event: Event) -> Change:
        return self._changes[str(event.data["counter"])][-1]

    def _change(
        self,
        event: Event,
        state: str,
        operator: str | None,
        reason: str | None,
        profile: str | None = "",
    ) -> None:
        last = self._last(event)
        chosen = last.profile if profile == "" else profile
        # Only an operator who is heard opens a counter.
        connected = last.connected or event.type in ("counter_opened", "counter_closed")
        self._add(event, Change(event.at, state, operator, chosen, reason, connected))

    def _add(self, event: Event, new: Change) -> None:
        counter, last = str(event.data["counter"]), self._last(event)
        self._changes[counter].append(new)
        self._cut(counter, last, new.at)

    def _cut(self, counter: str, one: Change, until: datetime) -> None:
        """The part of an interval that lies in the open day, which ends where the next begins."""
        if self._day is None:
            return
        day, opened = self._day
        turn = time.fromisoformat(self._head["day_starts_at"])
        zone = ZoneInfo(self._head["time_zone"])
        until = min(until, datetime.combine(day + timedelta(days=1), turn, zone).astimezone(UTC))
        since = max(one.at, opened)
        if since >= until:
            return
        chosen = one.profile if one.profile in self._profiles else self._configured[counter]
        self.rows[self._centre, day, counter, since] = {
            "centre": self._centre,
            "counter": counter,
            "since": since,
            "day": day,
            "operator": one.operator,
            "profile": chosen,
            "state": one.state,
            "reason": one.reason,
            "until": until,
            "length": until - since,
            "connected": one.connected,
        }
