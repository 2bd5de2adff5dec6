"""Reading of the hall: its counters and services, what is suspended, what it has learned."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from contract.enums import StopState
from contract.events import Event
from contract.ids import key_of
from contract.model import Texts
from server.application.ports import DayCount
from server.domain.centres import SeriesState
from server.domain.counters import Counter
from server.domain.learning import Absence, History, Learned, Pace, Spread, history_id
from server.domain.leases import Lease
from server.domain.notices import HelpWanted, Notice
from server.domain.suspension import ServiceState, service_clock, wall_time
from server.store import log
from server.store.reading.base import CentreReading
from server.store.rows import made_of
from server.store.statements import hall as q

_MILLISECOND, _SECOND = timedelta(milliseconds=1), timedelta(seconds=1)


class HallReading(CentreReading):
    """Reading of the hall: its counters and services, what is suspended, what it has learned."""

    def counter(self, identity: str) -> Counter | None:
        """A counter's state."""
        row = self._connection.execute(q.COUNTER, {"id": identity}).mappings().one_or_none()
        return made_of(Counter, row) if row is not None else None

    def counters(self) -> Sequence[Counter]:
        """All counters of the configuration, in its order."""
        if self._counters_read is None:
            found = self._all_counters()
            self._counters_read = [found[key] for key in self.layout.counters if key in found]
        return self._counters_read

    def _all_counters(self) -> Mapping[str, Counter]:
        """All counters by id, those too that the configuration does not have any more."""
        rows = self._connection.execute(q.COUNTERS, {"centre": self.centre.id}).mappings()
        return {row["id"]: made_of(Counter, row) for row in rows}

    def services(self) -> Mapping[str, ServiceState]:
        """What staff have done to services; nothing was done to those that are missing."""
        if self._services_read is None:
            self._services_read = self._all_services()
        return self._services_read

    def _all_services(self) -> Mapping[str, ServiceState]:
        rows = self._connection.execute(q.SERVICES, {"centre": self.centre.id}).mappings()
        return {row["id"]: made_of(ServiceState, row) for row in rows}

    def clock(self, service: str, now: datetime) -> datetime:
        """What the clock of a service says."""
        return service_clock(self.centre, self.services().get(service), now)

    def wall_time(self, service: str, reading: datetime, now: datetime) -> datetime:
        """When the clock of a service says what is given."""
        return wall_time(reading, self.centre, self.services().get(service), now)

    def series_states(self) -> Mapping[str, SeriesState]:
        """How far each series has come on its last day, by its key."""
        if self._series_read is None:
            self._settle()
            rows = self._connection.execute(q.SERIES, {"centre": self.centre.id}).mappings()
            self._series_read = {key_of(row["id"]): made_of(SeriesState, row) for row in rows}
        return self._series_read

    def notices(self, now: datetime) -> Sequence[tuple[Notice, Texts]]:
        """The notices that are up, with their texts."""
        self._settle()
        rows = self._connection.execute(
            q.NOTICES, {"centre": self.centre.id, "now": now}
        ).mappings()
        return [(made_of(Notice, row), dict(json.loads(row["words"]))) for row in rows]

    def help_wanted(self) -> Sequence[HelpWanted]:
        """Who waits for help, longest first."""
        self._settle()
        rows = self._connection.execute(q.HELP, {"centre": self.centre.id}).mappings()
        return [made_of(HelpWanted, row) for row in rows]

    def labels(self, identities: Collection[str]) -> Mapping[str, str]:
        """What staff call devices and people, by their pseudonymous ids."""
        if not identities:
            return {}
        rows = self._connection.execute(
            q.LABELS, {"centre": self.centre.id, "ids": list(identities)}
        )
        return {row.id: row.label for row in rows}

    def learned(self, local: datetime) -> Learned:
        """What the hall has learned of itself, for the hour of a local time."""
        return self._learned.of(self.centre, local, self.read_learned)

    def read_learned(self, local: datetime) -> Learned:
        """The same, always from the tables."""
        self._settle()
        given = {"centre": self.centre.id}
        histories = [history_id(service, local) for service in self.layout.services]

        def rows(kind: type[Any], statement: Any, **more: Any) -> dict[str, Any]:
            found = self._connection.execute(statement, given | more).mappings()
            return {row["id"]: made_of(kind, row) for row in found}

        return Learned(
            centre=self.centre.id,
            paces=rows(Pace, q.PACES),
            histories=rows(History, q.HISTORIES, ids=histories),
            absences=rows(Absence, q.ABSENCES),
            spreads=rows(Spread, q.SPREADS),
        )

    def leases(self, day: date) -> Sequence[Lease]:
        """The leased numbers of a day and later ones that were not handed in, in order."""
        self._settle()
        rows = self._connection.execute(q.LEASES, {"centre": self.centre.id, "day": day}).mappings()
        return [made_of(Lease, row) for row in rows]

    def handed_in_before(self, lease: Lease) -> datetime | None:
        """When the kiosk of a lease gave the last number that it handed in before it."""
        self._settle()
        given = {
            "centre": self.centre.id,
            "day": lease.day,
            "device": lease.device,
            "series": lease.series,
            "ordinal": lease.ordinal,
        }
        found: datetime | None = self._connection.execute(q.HANDED_IN_BEFORE, given).scalar_one()
        return found

    def last_leased(self, series: str, day: date) -> str | None:
        """The number of a series that was leased last for a day, be it handed in or not."""
        self._settle()
        given = {"centre": self.centre.id, "series": series, "day": day}
        found: str | None = self._connection.execute(q.LAST_LEASED, given).scalar_one_or_none()
        return found

    def day_count(self, counter: str, day: date) -> DayCount:
        """What a counter did on a day."""
        self._settle()
        given = {"counter": counter, "day": day}
        rows = q.DAY_COUNT.rows(self._connection, given)
        by_state = {state: (count, *times) for state, count, *times in rows}
        missed, *_ = by_state.get(StopState.UNSERVED, (0,))
        served, begun, total = by_state.get(StopState.SERVED, (0, 0, None))
        mean = None if total is None else int(int(total) * _MILLISECOND / begun / _SECOND)
        return DayCount(served, missed, mean)

    def configurations(self, before: int | None, limit: int) -> Sequence[Event]:
        """The events by which a configuration was taken into use, the newest first."""
        return log.configurations(self._connection, self.centre.id, before, limit)

    def log(self, after: int, limit: int) -> Sequence[Event]:
        """The events after a revision, in order."""
        return log.read(self._connection, self.centre.id, after, limit)
