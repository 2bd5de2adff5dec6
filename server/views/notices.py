"""Notices, suspensions and calls for help as readers see them."""

from datetime import datetime

from contract.ids import key_of
from contract.snapshots import HelpCall, Notice, Suspension
from server.engine.reading import Reading


def shown(reading: Reading, now: datetime) -> tuple[Notice, ...]:
    """The current notices."""
    return tuple(
        Notice(id=notice.id, texts=texts, until=notice.until)
        for notice, texts in reading.notices(now)
    )


def of_centre(reading: Reading) -> Suspension | None:
    """The suspension of the whole hall, while it lasts."""
    centre = reading.centre
    if centre.suspended_at is None:
        return None
    return Suspension(
        since=centre.suspended_at,
        reason=centre.suspended_for or "",
        expected_end=centre.expected_end,
    )


def of_service(reading: Reading, service: str) -> Suspension | None:
    """The suspension of a service, while it lasts."""
    state = reading.services().get(service)
    if state is None or state.suspended_at is None:
        return None
    return Suspension(
        since=state.suspended_at,
        reason=state.suspended_for or "",
        expected_end=state.expected_end,
        service=service,
    )


def help_calls(reading: Reading) -> tuple[HelpCall, ...]:
    """The open calls for help, the oldest first, with the label of the place."""
    wanted = reading.help_wanted()
    labels = reading.labels([one.place for one in wanted])
    counters = reading.layout.counters
    return tuple(
        HelpCall(
            place=one.place,
            label=counters[one.place].number
            if one.place in counters
            # A counter that does not exist any more is labelled by its key.
            else labels.get(one.place) or key_of(one.place),
            since=one.since,
        )
        for one in wanted
    )
