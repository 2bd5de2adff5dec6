"""Rows for QML views: inserted, moved, changed and removed one by one, never reset, so that only
changed rows are animated."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PyQt6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, Qt, pyqtSignal

from client.ui.qt import shown

Row = Mapping[str, Any]

_FIRST_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class RowModel(QAbstractListModel):
    """Rows of named values, which a delegate declares as required properties; the value of `key`
    identifies a row."""

    countChanged = pyqtSignal()

    def __init__(
        self, names: Sequence[str], key: str = "key", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        if key not in names:
            raise ValueError(f"the key '{key}' is none of {', '.join(names)}")
        self._names = tuple(names)
        self._key = key
        self._rows: list[dict[str, Any]] = []

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they are."""
        return tuple(self._rows)

    count = shown(int, lambda self: len(self._rows), countChanged)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, D102
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: D102
        return {_FIRST_ROLE + i: QByteArray(name.encode()) for i, name in enumerate(self._names)}

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        place = role - _FIRST_ROLE
        if not index.isValid() or not 0 <= place < len(self._names):
            return None
        return self._rows[index.row()][self._names[place]]

    def update(self, rows: Sequence[Row]) -> None:
        """Change to these rows in few single steps. Raises `KeyError` where a row lacks one of the
        names, `ValueError` where two have the same key."""
        wanted = [{name: row[name] for name in self._names} for row in rows]
        keys = [row[self._key] for row in wanted]
        if len(set(keys)) < len(keys):
            raise ValueError("two rows have the same key")
        before = len(self._rows)
        self._remove_all_but(set(keys))
        for place, row in enumerate(wanted):
            self._bring(place, row)
        if len(self._rows) != before:
            self.countChanged.emit()

    def _remove_all_but(self, keys: set[Any]) -> None:
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place][self._key] not in keys:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()

    def _bring(self, place: int, row: dict[str, Any]) -> None:
        """Put this row at this place; all rows before it are right already."""
        keys = [row[self._key] for row in self._rows]
        if row[self._key] not in keys:
            self.beginInsertRows(QModelIndex(), place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        present = keys.index(row[self._key])
        if present != place:
            self.beginMoveRows(QModelIndex(), present, present, QModelIndex(), place)
            self._rows.insert(place, self._rows.pop(present))
            self.endMoveRows()
        old = self._rows[place]
        changed = [_FIRST_ROLE + i for i, name in enumerate(self._names) if old[name] != row[name]]
        if changed:
            self._rows[place] = row
            index = self.index(place)
            self.dataChanged.emit(index, index, changed)
