"""Today's bookings on the greeter's screen: which are found, and their texts. Pure; no Qt."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Any, Final

from contract.answers import BookingEntry
from contract.desk.lookups import service_name
from contract.desk.sentences import ListRow
from contract.enums import BookingState
from contract.formatting import clock_time, spaced_number
from contract.texts import OWN_NAMES
from counter.greeter.keys import GreeterContext

COMES: Final = frozenset({BookingState.BOOKED, BookingState.MISSED})
"""Its visitor can arrive; too late, with an ordinary ticket."""

SHOWN: Final = COMES | {BookingState.ARRIVED}
LEAST_SIGNS: Final = 3
"""Of a code or a name: fewer would find everybody."""


def found(entries: Sequence[BookingEntry], typed: str, zone: tzinfo | None) -> list[BookingEntry]:
    """The bookings of a code, a name, or a time (`9:20`), each with its beginning or more of it."""
    name, code = typed.casefold(), typed.replace("-", "").replace(" ", "").upper()
    time = typed.replace(".", ":").rjust(5, "0")

    def is_meant(entry: BookingEntry) -> bool:
        if clock_time(entry.at, zone) == time:
            return True
        by_code = entry.code.replace("-", "").startswith(code)
        return len(code) >= LEAST_SIGNS and (by_code or name in (entry.visitor or "").casefold())

    return [entry for entry in entries if entry.state in SHOWN and is_meant(entry)]


def row(context: GreeterContext, entry: BookingEntry, zone: tzinfo | None, chosen: str) -> ListRow:
    """The row of a found booking."""
    return {
        "key": entry.booking,
        "number": clock_time(entry.at, zone),
        "state_word": context.say(f"booking_{entry.state}"),
        "tone": "good" if entry.state is BookingState.BOOKED else "quiet",
        "name": service_name(context.catalogue, entry.service, context.language),
        "detail": entry.visitor or entry.code,
        "chosen": entry.booking == chosen,
    }


def chosen(context: GreeterContext, entry: BookingEntry, zone: tzinfo | None) -> Mapping[str, Any]:
    """A booking in words, as a ticket is shown (`view_model.chosen`)."""
    say, shown = context.say, row(context, entry, zone, "")
    facts = [
        entry.visitor or "",
        entry.code,
        say("speaks", language=OWN_NAMES.get(entry.language, entry.language)),
        entry.phone or "",
        say("greeter_has_ticket", number=spaced_number(entry.number)) if entry.number else "",
    ]
    return {
        "number": shown["number"],
        "state": shown["state_word"],
        "tone": shown["tone"],
        "service": shown["name"],
        "facts": [fact for fact in facts if fact],
        "stops": [],
        "picture": "",
    }
