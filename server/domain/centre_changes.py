"""The differences between two configurations of a centre, as people read them, and the merge of a
centre file with the changes made elsewhere since the previous file.

Parts with a key are matched by it, and compared field by field. Fields are named as in the centre
file, entries of lists counted from 1: `names.en`, `documents[2].az`, `levels[1]`.

The merge has three sides: the last file, the configuration in use, and the new file. A change in
only one of the latter two is taken. Different changes in both are a conflict, and so is a part that
was added elsewhere and is missing in the file. Lists of values are compared as a whole, parts with
a key and tables entry by entry.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import Enum, StrEnum
from functools import cache, partial
from itertools import zip_longest
from typing import Any, Final

from contract.centre import CentreConfig
from contract.faults.entries import ONE_OF
from contract.model import Incoming, Texts
from contract.texts import FALLBACK


class PartKind(StrEnum):
    """A part of a centre."""

    CENTRE = "centre"
    RULES = "rules"
    BOOKINGS = "bookings"
    SERIES = "series"
    ZONE = "zone"
    AGENCY = "agency"
    CATEGORY = "category"
    SERVICE = "service"
    PROFILE = "profile"
    COUNTER = "counter"
    KIOSK = "kiosk"
    RECEIPT = "receipt"
    DISPLAY = "display"
    VOICE = "voice"
    ALARMS = "alarms"
    FILE = "file"


class ChangeKind(StrEnum):
    """The kind of a change."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


PARTS: Final[Mapping[PartKind, str]] = {
    PartKind({**ONE_OF, "files": "file"}.get(part, part)): part
    for part in CentreConfig.model_fields
}
"""The name of each kind of part in a centre file, in the order in which changes are listed."""

_REFERRED: Final[Mapping[str, PartKind]] = {
    "agency": PartKind.AGENCY,
    "category": PartKind.CATEGORY,
    "series": PartKind.SERIES,
    "profile": PartKind.PROFILE,
    "zone": PartKind.ZONE,
    "zones": PartKind.ZONE,
    "services": PartKind.SERVICE,
    "levels": PartKind.SERVICE,
    "counter": PartKind.COUNTER,
}
"""The fields whose values are keys, with the kind of part they refer to."""

type ShownValue = str | bool | tuple[str, ...] | None
"""A value as people read it: yes or no, a list, or a text (`15`, `09:00-18:00`); None if it is
empty."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The change of one field, by its path within the part, as in the centre file."""

    field: str
    old: ShownValue
    new: ShownValue

    @property
    def added(self) -> tuple[str, ...]:
        """The entries that were added to a list."""
        return _without(self.new, self.old)

    @property
    def removed(self) -> tuple[str, ...]:
        """The entries that were removed from a list."""
        return _without(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Change:
    """The change of one part of a centre.

    Attributes:
        key: its key in the centre file; "" for a part that exists once, and for a changed order of
            a list.
        name: its name for people: the number of a counter, the prefix of a series, else the name.
    """

    kind: PartKind
    key: str
    name: str
    what: ChangeKind
    fields: tuple[FieldChange, ...] = ()


def changes(old: CentreConfig | None, new: CentreConfig, language: str = FALLBACK) -> list[Change]:
    """The changes from one configuration to another, or (None) from an empty one, with names in a
    language; if it is missing, in English or the centre's first."""
    before = NamedConfig(old, language) if old is not None else None
    after = NamedConfig(new, language)
    return [change for kind in PARTS for change in _of_kind(kind, before, after)]


def parts_by_key(config: CentreConfig, kind: PartKind) -> dict[str, Any]:
    """The parts of a kind by key; a part that exists once has the key ""."""
    part = getattr(config, PARTS[kind])
    if isinstance(part, tuple):
        return {entry.key: entry for entry in part}
    return dict(part) if kind is PartKind.FILE else {"": part}


class NamedConfig:
    """A configuration with the names of its parts."""

    def __init__(self, config: CentreConfig, language: str = FALLBACK) -> None:
        self.config = config
        self.languages = (language, FALLBACK, *config.centre.languages)
        self.parts = cache(partial(parts_by_key, config))

    def name(self, kind: PartKind, key: str) -> str:
        """The name of a part; its key if it has no name."""
        part = self.parts(kind).get(key)
        for field in ("number", "prefix"):
            if found := getattr(part, field, ""):
                return str(found)
        return self.text(getattr(part, "names", {})) or key

    def text(self, texts: Texts) -> str:
        """A text in the best available language."""
        return next((texts[language] for language in self.languages if texts.get(language)), "")

    def read(self, field: str, value: Any) -> ShownValue:
        """A value of a field (its name, without a path) as people read it."""
        match value:
            case None | bool():
                return value
            case tuple():
                return tuple(str(self.read(field, item)) for item in value)
            case float():
                return f"{value:g}"
            case time():
                return f"{value:%H:%M}"
            case date():
                return value.isoformat()
            case Enum():
                return str(value.value)
            case Incoming():
                return ", ".join(
                    f"{name} {self.read(name, getattr(value, name))}"
                    for name, described in type(value).model_fields.items()
                    if getattr(value, name) != described.default
                )
            case dict():
                return self.text(value)
        if field in _REFERRED:
            name = self.name(_REFERRED[field], value)
            return name if name == value else f"{name} ({value})"
        return str(value)


def _of_kind(kind: PartKind, before: NamedConfig | None, after: NamedConfig) -> Iterator[Change]:
    now = after.parts(kind)
    if before is None:
        once = kind is not PartKind.CENTRE and "" in now
        yield from (_change(kind, key, after, ChangeKind.ADDED) for key in now if not once)
        return
    was = before.parts(kind)
    for key in was:
        if key not in now:
            yield _change(kind, key, before, ChangeKind.REMOVED)
    for key, part in now.items():
        if key not in was:
            yield _change(kind, key, after, ChangeKind.ADDED)
        elif part != was[key]:
            fields = () if kind is PartKind.FILE else _fields("", was[key], part, before, after)
            yield _change(kind, key, after, ChangeKind.CHANGED, tuple(fields))
    if kind is not PartKind.FILE and _moved(was, now):
        yield Change(kind, "", "", ChangeKind.REORDERED)


def _change(
    kind: PartKind,
    key: str,
    named: NamedConfig,
    what: ChangeKind,
    fields: tuple[FieldChange, ...] = (),
) -> Change:
    if kind is PartKind.CENTRE:
        head = named.config.centre
        return Change(kind, head.slug, named.text(head.names) or head.slug, what, fields)
    return Change(kind, key, named.name(kind, key), what, fields)


def _fields(
    path: str, old: Any, new: Any, before: NamedConfig, after: NamedConfig
) -> Iterator[FieldChange]:
    """The differences of two values, field by field."""
    if old == new:
        return
    inner = list(_inner(old, new))
    for step, was, now in inner:
        yield from _fields(f"{path}{step}".lstrip("."), was, now, before, after)
    if not inner:
        field = path.rpartition(".")[2].partition("[")[0]
        yield FieldChange(path, before.read(field, old), after.read(field, new))


def _inner(old: Any, new: Any) -> Iterator[tuple[str, Any, Any]]:
    """The inner values to compare, each with its step of the path; none if the two values are
    compared as a whole."""
    if isinstance(old if old is not None else new, _TABLE):
        was, now = _entries(old), _entries(new)
        for key in was | now:
            yield f".{written_key(key)}", was.get(key), now.get(key)
    elif _by_place(old, new):
        for place, (was, now) in enumerate(zip_longest(old or (), new or ())):
            yield f"[{place + 1}]", was, now


_TABLE: Final = Mapping | Incoming
"""The values whose fields or entries are compared and merged by name."""


def _entries(table: Any) -> dict[Any, Any]:
    """The fields or entries of a table; none of None."""
    if isinstance(table, Incoming):
        return {name: getattr(table, name) for name in type(table).model_fields}
    return dict(table or {})


def _by_place(old: Any, new: Any) -> bool:
    """Whether the entries of two lists are compared by position: lists themselves (the levels of a
    profile), and texts or tables without added or removed entries."""
    entries = [*(old or ()), *(new or ())] if isinstance(old or new, tuple) else []
    if all(isinstance(entry, tuple) for entry in entries):
        return bool(entries)
    nested = all(isinstance(entry, _TABLE) for entry in entries)
    return nested and len(old or ()) == len(new or ())


def written_key(key: Any) -> str:
    """A key of a table as written in a centre file."""
    return key.isoformat() if isinstance(key, date) else str(key)


def _without(shown: ShownValue, others: ShownValue) -> tuple[str, ...]:
    if not isinstance(shown, tuple):
        return ()
    left = others if isinstance(others, tuple) else ()
    return tuple(entry for entry in shown if entry not in left)


type FieldPlace = tuple[PartKind, str, str]
"""The kind of a part, its key, and the path of a field; "" for the whole part."""

type _Parts = Mapping[str, Any]
"""The parts of a kind by key."""

_ABSENT: Final = object()


@dataclass(frozen=True, slots=True)
class Merge:
    """The result of merging a centre file with the configuration in use.

    Attributes:
        config: the merged configuration, with the values in use where there is a conflict.
        conflicts: the places where both differ from the last file and from one another.
    """

    config: CentreConfig
    conflicts: tuple[FieldPlace, ...] = ()


def merged(base: CentreConfig, present: CentreConfig, file: CentreConfig) -> Merge:
    """Merge a file with the configuration in use; `base` is the last file."""
    if base == present or file == present:
        return Merge(file)
    conflicts: list[FieldPlace] = []
    parts: dict[str, Any] = {}
    for kind, name in PARTS.items():
        was, here, there = (parts_by_key(version, kind) for version in (base, present, file))
        found = {}
        for key in here | there:
            paths: list[str] = []
            three = (entries.get(key, _ABSENT) for entries in (was, here, there))
            part = _value(*three, path="", conflicts=paths)
            if kind is not PartKind.FILE and key not in was and key not in there:
                # Added elsewhere: a file without it may not intend to remove it.
                paths.append("")
            conflicts += [(kind, key, path) for path in paths]
            if part is not _ABSENT:
                found[key] = part
        if isinstance(getattr(present, name), tuple):
            parts[name] = tuple(found[key] for key in _order(was, here, there, found))
        else:
            parts[name] = found if kind is PartKind.FILE else found[""]
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


def _value(base: Any, present: Any, file: Any, *, path: str, conflicts: list[str]) -> Any:
    """Merge a value; the one in use if there is a conflict, whose path is appended."""
    if present == file or file == base:
        return present
    if present == base:
        return file
    if not all(isinstance(table, _TABLE) for table in (base, present, file)):
        conflicts.append(path)
        return present
    was, here, there = (_entries(table) for table in (base, present, file))
    entries = {
        key: _value(
            *(table.get(key, _ABSENT) for table in (was, here, there)),
            path=f"{path}.{written_key(key)}".lstrip("."),
            conflicts=conflicts,
        )
        for key in here | there
    }
    if isinstance(present, Incoming):
        return present.model_copy(update=entries)
    return {key: value for key, value in entries.items() if value is not _ABSENT}


def conflicting(
    merge: Merge, present: CentreConfig, file: CentreConfig, language: str = FALLBACK
) -> list[Change]:
    """The conflicts as people read them: how the file would change the configuration in use."""
    return [
        conflict
        for change in changes(present, file, language)
        if (conflict := _in_conflict(change, merge.conflicts)) is not None
    ]


def _in_conflict(change: Change, conflicts: Sequence[FieldPlace]) -> Change | None:
    key = "" if change.kind is PartKind.CENTRE else change.key
    paths = [path for kind, part, path in conflicts if (kind, part) == (change.kind, key)]
    if not paths or change.what is ChangeKind.REORDERED:
        return None
    if "" in paths:
        return change
    within = tuple(prefix for path in paths for prefix in (f"{path}.", f"{path}["))
    fields = (at for at in change.fields if at.field in paths or at.field.startswith(within))
    return replace(change, fields=tuple(fields))


def _order(was: _Parts, here: _Parts, there: _Parts, kept: _Parts) -> list[str]:
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


def _moved(was: _Parts, now: _Parts) -> bool:
    """Whether the remaining parts have another order."""
    return [key for key in now if key in was] != [key for key in was if key in now]
