"""The changes of a configuration as English sentences, for the command line."""

from collections.abc import Mapping
from typing import Final

from contract.centre import CentreConfig
from server.domain.centre_changes import PARTS, Change, FieldChange, Kind, Value, What

_NAMES: Final[Mapping[Kind, tuple[str, str]]] = {
    Kind.CENTRE: ("Centre", "centres"),
    Kind.RULES: ("Rules", "rules"),
    Kind.SERIES: ("Series", "series"),
    Kind.ZONE: ("Zone", "zones"),
    Kind.AGENCY: ("Agency", "agencies"),
    Kind.CATEGORY: ("Category", "categories"),
    Kind.SERVICE: ("Service", "services"),
    Kind.PROFILE: ("Work profile", "work profiles"),
    Kind.COUNTER: ("Counter", "counters"),
    Kind.KIOSK: ("Kiosks", "kiosks"),
    Kind.RECEIPT: ("Receipt", "receipts"),
    Kind.DISPLAY: ("Display", "displays"),
    Kind.VOICE: ("Voice", "voices"),
    Kind.ALARMS: ("Alarms", "alarms"),
    Kind.FILE: ("File", "files"),
}
"""The name of each kind, singular and plural."""

_CLOSED: Final = ("hours", "special_hours")
"""Fields in which an empty list means that the hall is closed."""


def sentence_of(change: Change) -> str:
    """A change as a sentence: `Service Passport (passport): target_minutes 15 -> 20`."""
    one, several = _NAMES[change.kind]
    if change.what is What.REORDERED:
        return f"{several.capitalize()}: in another order"
    named = f"{one} {change.name}".rstrip()
    if change.key not in ("", change.name) or change.kind is Kind.COUNTER:
        named += f" ({change.key})"
    if change.what is not What.CHANGED:
        return f"{named}: {change.what}"
    if not change.fields:
        return f"{named}: has other content"
    return f"{named}: {'; '.join(map(_field_said, change.fields))}"


def summary_of(config: CentreConfig) -> str:
    """The content of a configuration: `1 agency, 3 services, 2 counters`."""
    lists = {kind: getattr(config, part) for kind, part in PARTS.items()}
    return ", ".join(
        f"{len(things)} {_NAMES[kind][0].lower() if len(things) == 1 else _NAMES[kind][1]}"
        for kind, things in lists.items()
        if isinstance(things, tuple) and things
    )


def _field_said(one: FieldChange) -> str:
    came, left = one.added, one.removed
    kept = isinstance(one.old, tuple) and isinstance(one.new, tuple) and set(one.old) & set(one.new)
    # Name only the changed entries if some stay; otherwise the whole list is as short.
    if (came or left) and kept:
        parts = [f"added {', '.join(came)}"] if came else []
        parts += [f"removed {', '.join(left)}"] if left else []
        return f"{one.field} {', '.join(parts)}"
    closed = one.field.partition(".")[0] in _CLOSED
    return f"{one.field} {_value_said(one.old, closed)} -> {_value_said(one.new, closed)}"


def _value_said(value: Value, closed: bool) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case () if closed:
            return "closed"
        case tuple():
            return ", ".join(value) or "none"
    return value or "none"
