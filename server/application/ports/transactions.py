"""How commands and readings are run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from contract.access import AccessEntry
from contract.answers import Digest
from server.application.ports.access import Access
from server.application.ports.facts import Facts
from server.application.ports.reading import Reading
from server.application.ports.unit import Unit
from server.domain.centres import Centre


@dataclass(frozen=True, slots=True)
class Earlier:
    """The stored success of a command."""

    principal: str
    digest: str
    answer: str


class Transactions(Protocol):
    """Runs commands and readings, each in a transaction of its own."""

    def command[T](self, centre: str, work: Callable[["Session"], T]) -> T:
        """Run `work` in one transaction that has taken the centre's row, and commit.

        Raises:
            contract.errors.Refusal: `unavailable` where the database cannot commit.
        """
        ...

    def reading[T](self, centre: str, work: Callable[[Reading], T]) -> T:
        """Run `work` on one consistent view of a centre.

        Raises:
            contract.errors.Refusal: `not_found` where there is no such centre.
        """
        ...

    def reporting[T](self, centre: str, work: Callable[[Facts], T]) -> T:
        """Run `work` on the facts of a centre, beside the other readings: it may take seconds."""
        ...

    def access[T](self, work: Callable[[Access], T], *, write: bool = False) -> T:
        """Run `work` on people, devices and tokens; without any centre's row.

        Raises:
            contract.errors.Refusal: `unavailable` where the database cannot commit.
        """
        ...

    def tried(self, centre: str, before: datetime | None, limit: int) -> Sequence[AccessEntry]:
        """What was tried at a centre's doors, or where nobody knows at whose; the newest first.

        Args:
            centre: its slug.
            before: nothing from this moment on.
            limit: of how many; all of the last moment are told beyond it.
        """
        ...

    def digests(self, centre: str) -> Sequence[Digest]:
        """What the log of each closed day of a centre came to."""
        ...

    def centres(self) -> Sequence[Centre]:
        """All centres (without what they hold)."""
        ...

    def revisions(self) -> dict[str, int]:
        """The committed revision of each centre."""
        ...

    def last_alive(self) -> datetime | None:
        """When a server of this database was last alive; None before the first."""
        ...

    def alive(self, now: datetime) -> None:
        """Write down that a server lives."""
        ...


class Session(Protocol):
    """What the dispatcher asks of a transaction besides the unit itself."""

    def unit(self, actor_role: str, actor_id: str, command_id: UUID, now: datetime) -> Unit:
        """The unit in which the command's events are appended; takes the centre's row."""
        ...

    def earlier(self, command_id: UUID) -> Earlier | None:
        """The stored success of a command id, if it had one."""
        ...

    def write(self, unit: Unit) -> None:
        """Write the state and the log; nothing may be appended after it."""
        ...

    def remember(self, unit: Unit, success: Earlier, name: str) -> None:
        """Store the success, so that the same command id is answered and not repeated."""
        ...

    def use_up(self, unit: Unit, command_id: UUID, success: Earlier, name: str) -> None:
        """Let another command id count as given, unless it was: who comes with it later is
        refused."""
        ...
