"""Merges a centre file with the changes made elsewhere since the previous file.

A three-way merge of the last file, the configuration in use, and the new file. A change in only one
of the latter two is taken. Different changes in both are a conflict, and so is a part that was
added elsewhere and is missing in the file. Lists of values are compared as a whole, parts with a
key and tables entry by entry.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from contract.centre import CentreConfig
from contract.model import Incoming
from contract.texts import FALLBACK
from server.domain.centre_changes import (
    PARTS,
    Change,
    Kind,
    What,
    changes,
    parts_by_key,
    written_key,
)

type Place = tuple[Kind, str, str]
"""The kind of a part, its key, and the path of a field; "" for the whole part."""

_ABSENT: Final = object()


@dataclass(frozen=True, slots=True)
class Merge:
    """The result of merging a centre file with the configuration in use.

    Attributes:
        config: the merged configuration, with the values in use where there is a conflict.
        conflicts: the places where both differ from the last file and from one another.
    """

    config: CentreConfig
    conflicts: tuple[Place, ...] = ()


def merged(base: CentreConfig, present: CentreConfig, file: CentreConfig) -> Merge:
    """Merge a file with the configuration in use; `base` is the last file."""
    if base == present or file == present:
        return Merge(file)
    conflicts: list[Place] = []
    parts = {name: _part(kind, base, present, file, conflicts) for kind, name in PARTS.items()}
    try:
        config = CentreConfig.model_validate(present.model_copy(update=parts).model_dump())
    except ValueError:
        # Both were valid configurations; the merged one may not be.
        of_parts = [
            (kind, key, "")
            for kind in PARTS
            for key in {**parts_by_key(present, kind), **parts_by_key(file, kind)}
        ]
        return Merge(present, (*conflicts, *of_parts))
    return Merge(config, tuple(conflicts))


def conflicting(
    merge: Merge, present: CentreConfig, file: CentreConfig, language: str = FALLBACK
) -> list[Change]:
    """The conflicts as people read them: how the file would change the configuration in use."""
    return [
        one
        for change in changes(present, file, language)
        if (one := _in_conflict(change, merge.conflicts)) is not None
    ]


def _in_conflict(change: Change, conflicts: Sequence[Place]) -> Change | None:
    key = "" if change.kind is Kind.CENTRE else change.key
    paths = [path for kind, part, path in conflicts if (kind, part) == (change.kind, key)]
    if not paths or change.what is What.REORDERED:
        return None
    if "" in paths:
        return change
    fields = tuple(one for one in change.fields if any(_is_in(one.field, path) for path in paths))
    return replace(change, fields=fields)


def _is_in(field: str, path: str) -> bool:
    return field == path or field.startswith((f"{path}.", f"{path}["))


def _part(
    kind: Kind,
    base: CentreConfig,
    present: CentreConfig,
    file: CentreConfig,
    conflicts: list[Place],
) -> Any:
    """Merge one kind of part; append its conflicts."""
    was, here, there = (parts_by_key(one, kind) for one in (base, present, file))
    if kind is Kind.FILE:
        merging = _Merging()
        entries = merging.table(was, here, there, "")
        conflicts += [(kind, name, "") for name in merging.conflicts]
        return entries
    parts = {}
    for key in dict.fromkeys([*here, *there]):
        merging = _Merging()
        part = merging.part(was.get(key, _ABSENT), here.get(key, _ABSENT), there.get(key, _ABSENT))
        conflicts += [(kind, key, path) for path in merging.conflicts]
        if part is not _ABSENT:
            parts[key] = part
    if isinstance(getattr(present, PARTS[kind]), tuple):
        return tuple(parts[key] for key in _order(list(was), list(here), list(there), parts))
    return parts[""]


def _order(
    was: list[str], here: list[str], there: list[str], kept: Mapping[str, object]
) -> list[str]:
    """The order of parts: that of the file if only the file changed it, else that in use. A part
    that only the other one has follows the same part as there."""
    first, then = (there, here) if _moved(was, there) and not _moved(was, here) else (here, there)
    order = [key for key in first if key in kept]
    known = set(order)
    before: str | None = None
    for key in then:
        if key not in kept:
            continue
        if key not in known:
            order.insert(0 if before is None else order.index(before) + 1, key)
            known.add(key)
        before = key
    return order


def _moved(was: list[str], now: list[str]) -> bool:
    """Whether the remaining parts have another order."""
    before, after = set(was), set(now)
    return [key for key in now if key in before] != [key for key in was if key in after]


class _Merging:
    """Merges values, and collects the paths of conflicts."""

    def __init__(self) -> None:
        self.conflicts: list[str] = []

    def value(self, base: Any, present: Any, file: Any, path: str = "") -> Any:
        """One value; the one in use if there is a conflict."""
        if present == file or file == base:
            return present
        if present == base:
            return file
        if all(isinstance(one, Incoming) for one in (base, present, file)):
            return present.model_copy(
                update={
                    name: self.value(
                        getattr(base, name),
                        getattr(present, name),
                        getattr(file, name),
                        f"{path}.{name}".lstrip("."),
                    )
                    for name in type(present).model_fields
                }
            )
        if all(isinstance(one, Mapping) for one in (base, present, file)):
            return self.table(base, present, file, path)
        self.conflicts.append(path)
        return present

    def part(self, base: Any, present: Any, file: Any) -> Any:
        """A part with a key, which may be missing in each of the three configurations."""
        if base is _ABSENT and file is _ABSENT:
            # Added elsewhere: a file without it may not intend to remove it.
            self.conflicts.append("")
            return present
        return self.value(base, present, file)

    def table(
        self,
        base: Mapping[Any, Any],
        present: Mapping[Any, Any],
        file: Mapping[Any, Any],
        path: str,
    ) -> dict[Any, Any]:
        """The entries of a table."""
        entries = {
            key: self.value(
                base.get(key, _ABSENT),
                present.get(key, _ABSENT),
                file.get(key, _ABSENT),
                f"{path}.{written_key(key)}".lstrip("."),
            )
            for key in dict.fromkeys([*present, *file])
        }
        return {key: one for key, one in entries.items() if one is not _ABSENT}
