"""What every reading begins with: the centre's row, its configuration, what is remembered."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from contract.enums import TicketClass
from contract.errors import ProblemType, Refusal
from server.application.ports import AtWork, LineCount, WaitingLine
from server.domain.centres import Centre, SeriesState
from server.domain.counters import Counter
from server.domain.layout import Layout
from server.domain.learning import Learned
from server.domain.suspension import ServiceState
from server.store import tables as t
from server.store.access import SqlAccess
from server.store.identity_map import KnownState
from server.store.statements import base as q


class LearnedSoFar:
    """What each hall has learned, read again only when it has learned more."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[str, int, int, int], Learned]] = {}

    def of(self, centre: Centre, local: datetime, read: Callable[[datetime], Learned]) -> Learned:
        """What a hall has learned, for the hour of a local time."""
        version = (centre.epoch, centre.learned, local.weekday(), local.hour)
        known = self._known.get(centre.id)
        if known is None or known[0] != version:
            known = (version, read(local))
            self._known[centre.id] = known
        return known[1]


class Layouts:
    """What a process keeps of what it read: the configurations by their version, what each
    centre has learned, and the state after its last command."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Layout] = {}
        self.learned = LearnedSoFar()
        self.known = KnownState()

    def of(self, connection: Connection, centre: str, version: str) -> Layout | None:
        """The layout of a centre at a version; None before its first import."""
        if not version:
            return None
        layout = self._known.get((centre, version))
        if layout is None:
            config = connection.execute(
                select(t.centre.c.config).where(t.centre.c.id == centre)
            ).scalar_one()
            layout = Layout(config)
            self._known[centre, version] = layout
        return layout


class CentreReading:
    """A centre at one revision, read through one connection."""

    def __init__(
        self, connection: Connection, centre: str, layouts: Layouts, *, take: bool = False
    ) -> None:
        self._connection = connection
        rows = (q.CENTRE_TAKEN if take else q.CENTRE).mappings(connection, {"id": centre})
        if not rows:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "centre", "id": centre})
        row = rows[0]
        layout = layouts.of(connection, centre, row["catalogue"])
        self.centre: Centre = Centre(**row, config=layout.config if layout else None)
        self._layout = layout
        self._learned = layouts.learned
        self._counters_read: Sequence[Counter] | None = None
        self._counts_read: Sequence[LineCount] | None = None
        self._services_read: Mapping[str, ServiceState] | None = None
        self._series_read: Mapping[str, SeriesState] | None = None
        self._lines_read: Sequence[WaitingLine] | None = None
        self._came_read: Mapping[tuple[str, TicketClass, str], datetime] | None = None
        self._at_work_read: Mapping[str, AtWork] | None = None

    def _settle(self) -> None:
        """Before a statement that looks at many rows; a unit writes its changes first."""

    @property
    def access(self) -> SqlAccess:
        """People, devices and tokens, in the same transaction."""
        return SqlAccess(self._connection)

    @property
    def layout(self) -> Layout:
        """The configuration by id."""
        if self._layout is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "centre", "id": self.centre.id})
        return self._layout
