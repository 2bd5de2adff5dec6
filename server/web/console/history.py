"""The history of a ticket: every event as a sentence, with its time and its actor."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from contract.enums import Role
from contract.events import Event
from contract.texts import SENTENCES, Say, Wording, pick, wording
from contract.why import why_called
from server.domain.layout import Layout
from server.domain.principal import is_at_the_server
from server.web.console.actions import CALL_REASONS, CANCEL_REASONS
from server.web.console.words import at_the_command_line, service_name
from server.web.rendering import spaced

BY_ITSELF: Final = frozenset({Role.CLOCK, Role.VISITOR, Role.ANONYMOUS})
"""Roles without a name: the server's own clock, and the ticket's visitor."""


def lines(
    events: Iterable[Event],
    layout: Layout,
    say: Wording,
    names: Mapping[str, str],
    clock: Any,
) -> list[dict[str, str]]:
    """The events of a ticket as sentences, in order, with the names of people and labels of devices
    by their ids; `more` is a second sentence, e.g. why the ticket was called."""
    sentences = wording(SENTENCES, say.language)
    return [
        {
            "at": clock(event.at),
            "sentence": say("console-event", **_values(event, layout, say, names)),
            "who": _who(event, say, names),
            "more": " ".join(filter(None, (_why(event, layout, sentences), _reason(event, say)))),
        }
        for event in events
    ]


def actors(events: Iterable[Event]) -> set[str]:
    """The ids of the actors, and of the operators named in the events."""
    found = {event.actor.id for event in events}
    return found | {
        str(event.data[name])
        for event in events
        for name in ("operator", "device", "to_operator")
        if event.data.get(name)
    }


def _values(
    event: Event, layout: Layout, say: Wording, names: Mapping[str, str]
) -> dict[str, str | int]:
    data: Mapping[str, Any] = event.data

    def service(name: str) -> str:
        return service_name(layout, str(data.get(name, "")), say.language)

    def counter(name: str) -> str:
        found = layout.counters.get(str(data.get(name)))
        return found.number if found is not None else "none"

    stops = data.get("stops") or ()
    return {
        "type": event.type,
        "service": service("service"),
        "services": ", ".join(
            pick(layout.services[one["service"]].names, say.language)
            for one in stops
            if one["service"] in layout.services
        ),
        "counter": counter("counter"),
        "to_counter": counter("to_counter"),
        "to_service": service("to_service"),
        "to_operator": names.get(str(data.get("to_operator") or ""), ""),
        **{
            name: str(data.get(name, ""))
            for name in ("outcome", "reason", "paper", "fault", "channel")
        },
        "stars": int(data.get("stars") or 0),
        "confirmed": "yes" if data.get("confirmed") else "no",
        "minutes": int(data.get("waited", 0)) // 60_000,
        "promise": int(data.get("promise") or 0) // 60,
        "number": spaced(str(data.get("number", ""))),
    }


def _who(event: Event, say: Wording, names: Mapping[str, str]) -> str:
    if event.actor.role in BY_ITSELF:
        return say("console-actor", role=event.actor.role)
    if is_at_the_server(event.actor.id):
        return at_the_command_line(say, names.get(event.actor.id, ""))
    return names.get(event.actor.id) or say("console-actor", role=event.actor.role)


def _reason(event: Event, say: Wording) -> str:
    """The reason that staff gave for an action out of the ordinary."""
    data: Mapping[str, Any] = event.data
    reason = (data.get("reasons") or data).get("reason")
    if reason not in (*CALL_REASONS, *CANCEL_REASONS):
        return ""
    return say("console-event-reason", reason=say("console-reason", reason=str(reason)))


def _why(event: Event, layout: Layout, say: Say) -> str:
    payload = event.payload()
    reasons = getattr(payload, "reasons", None)
    if reasons is None:
        return ""
    built = layout.counters.get(str(event.data.get("counter")))
    return why_called(reasons, say, built.number if built is not None else "")
