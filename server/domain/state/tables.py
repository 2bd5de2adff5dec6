"""Copy-on-write dictionaries: the values and indexes of a centre.

A published state is never written again. The next state begins as a fork, which copies a dictionary
at its first write to it. Values are immutable, so that undoing a write means restoring the old
value.
"""

from typing import Any

type Name = Any
"""The key of a dictionary: the type of its values, or the name of an index."""


class Tables:
    """Dictionaries by name.

    Args:
        shared: dictionaries of another state, which are copied before they are written.
    """

    __slots__ = ("_dicts", "_journal", "_own")

    def __init__(self, shared: dict[Name, dict[Any, Any]] | None = None) -> None:
        self._dicts: dict[Name, dict[Any, Any]] = dict(shared or {})
        self._own: set[Name] = set()
        self._journal: list[tuple[Name, Any, Any]] = []

    def fork(self) -> "Tables":
        """Tables with the same content, which can be written without changing these."""
        return Tables(self._dicts)

    def of(self, name: Name) -> dict[Any, Any]:
        """The dictionary of a name, for reading."""
        return self._dicts.get(name) or {}

    def names(self) -> list[Name]:
        """The names of all dictionaries."""
        return list(self._dicts)

    def write(self, name: Name, key: Any, value: Any) -> None:
        """Store a value in place of the one with the same key; None removes it."""
        if name not in self._own:
            self._dicts[name] = dict(self._dicts.get(name) or {})
            self._own.add(name)
        table = self._dicts[name]
        self._journal.append((name, key, table.get(key)))
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value

    def mark(self) -> int:
        """The number of writes so far: a mark for `undo`."""
        return len(self._journal)

    def settle(self) -> None:
        """Discard the undo log: earlier writes cannot be undone any more."""
        self._journal.clear()

    def undo(self, mark: int) -> None:
        """Undo all writes since a mark."""
        while len(self._journal) > mark:
            name, key, before = self._journal.pop()
            if before is None:
                self._dicts[name].pop(key, None)
            else:
                self._dicts[name][key] = before
