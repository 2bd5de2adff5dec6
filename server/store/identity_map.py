"""The values that a command has read and changed, and what the next one may keep of them.

The state of a centre is a function of its log. So what a process knows of the state at a
revision holds for as long as the log ends with the same event, whichever process wrote it:
the next command compares the hash of the last event and reads nothing again.
"""

from typing import Any

from contract.enums import ENDED
from contract.lifecycle import is_active
from server.domain.tickets import Ticket

MOST_VALUES = 20_000
"""More values of a centre are not kept from one command to the next: some tens of megabytes."""


class IdentityMap:
    """Values by kind and key: as the database has them, and as they are now."""

    def __init__(self) -> None:
        self._now: dict[type, dict[Any, Any]] = {}
        self._before: dict[tuple[type, Any], Any] = {}
        self.complete: set[type] = set()
        """The kinds of which every value of the centre is known."""

    def __len__(self) -> int:
        return sum(len(values) for values in self._now.values())

    def knows(self, kind: type, key: Any) -> bool:
        """Whether the value, or that there is none, is known."""
        return kind in self.complete or key in self._now.get(kind, ())

    def get(self, kind: type, key: Any) -> Any:
        """The value that is known; None where there is none."""
        return self._now.get(kind, {}).get(key)

    def read(self, kind: type, key: Any, value: Any) -> None:
        """Keep what the database has, unless it is known already; None where it has nothing."""
        self._now.setdefault(kind, {}).setdefault(key, value)

    def put(self, kind: type, key: Any, value: Any) -> None:
        """Keep a value in place of the one that is known."""
        values = self._now.setdefault(kind, {})
        self._before.setdefault((kind, key), values.get(key))
        values[key] = value

    def all_of(self, kind: type) -> list[Any]:
        """The known values of a kind."""
        return [one for one in self._now.get(kind, {}).values() if one is not None]

    def changes(self) -> list[tuple[Any, Any]]:
        """What has to be written, as (value before or None, value now).

        Tickets that leave a counter or let their number go are written before those
        that take them: the unique indexes look at each row.
        """
        changed = [(old, self._now[kind][key]) for (kind, key), old in self._before.items()]
        return sorted(changed, key=_order)

    def written(self) -> None:
        """Everything is in the database now."""
        self._before.clear()


def _order(change: tuple[Any, Any]) -> tuple[bool, bool]:
    value = change[1]
    if not isinstance(value, Ticket):
        return (False, False)
    return (value.state not in ENDED, is_active(value.state))


class KnownState:
    """What this process knows of each centre since its last command."""

    def __init__(self) -> None:
        self._of: dict[str, tuple[tuple[str, int, str], IdentityMap]] = {}

    def take(self, centre: str, epoch: str, revision: int, head: str) -> IdentityMap:
        """What is known of a centre, if its log still ends like this; else nothing.

        It is the caller's until `keep`: a command that fails leaves nothing behind.
        """
        version, known = self._of.pop(centre, (None, None))
        return known if known is not None and version == (epoch, revision, head) else IdentityMap()

    def keep(self, centre: str, epoch: str, revision: int, head: str, known: IdentityMap) -> None:
        """Keep what is known after a command was written."""
        if len(known) <= MOST_VALUES:
            self._of[centre] = ((epoch, revision, head), known)

    def clear(self) -> None:
        """Keep nothing: private data may have been deleted."""
        self._of.clear()
