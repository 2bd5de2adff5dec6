"""The `board`: the calls of the hall, and the queues. No personal data."""

from collections.abc import Collection
from datetime import timedelta

from contract.enums import Assist, Speak
from contract.ids import full_id
from contract.screens import DisplayBlock
from contract.snapshots import Board, BoardCall, BoardService
from server.domain.calendar import business_day, day_begins
from server.domain.calls import Call
from server.domain.setup import Setup
from server.views.promises import booked_kept
from server.views.snapshot_context import SnapshotContext, suspension_of

KEPT = timedelta(minutes=3)
AT_LEAST = 20
"""`calls` contains those whose visitors are still expected, the last three minutes, and at least
twenty. A board that was away for longer requests more."""

OLDER_PAGE = 200
"""How many calls such a board gets at once."""


def build(context: SnapshotContext, after_call: int | None = None) -> Board:
    """The board of a centre; for a board that was away for longer than `calls` reaches back also
    with the calls above a number."""
    reading = context.reading
    setup, centre = reading.setup, reading.centre
    at_least = AT_LEAST
    if after_call is not None:
        at_least = max(AT_LEAST, min(OLDER_PAGE, centre.call - after_call))
    zones = {zone.key: zone.floor for zone in setup.config.zones}
    # The number that waits longest for each service; only if a display shows it.
    following: dict[str, str] = {}
    if any(DisplayBlock.NEXT in display.blocks for display in setup.displays.values()):
        heads = reading.oldest_heads(context.now)
        following = {key: ticket.number for key, ticket in heads.items()}
    intakes = context.offers.values()
    opens_at = None
    if all(intake.reason is not None for intake in intakes):
        known = (intake.opens_at for intake in intakes)
        opens_at = min((moment for moment in known if moment is not None), default=None)
    # Numbers start again each day: yesterday's would be mistaken for today's.
    head = setup.config.centre
    today = day_begins(head, business_day(context.now, head))
    return Board(
        **context.stamp(),
        catalogue=centre.catalogue,
        languages=setup.config.centre.languages,
        day=centre.day,
        calls=tuple(
            _shown(call, reading.assist(call.ticket), setup, zones)
            for call in reading.calls(context.now - KEPT, at_least)
            if call.at >= today
        ),
        booked_ahead=setup.booked_ahead,
        booked_within=setup.config.bookings.within_minutes if setup.is_bookable else None,
        booked_kept=booked_kept(context),
        presence=context.presence,
        phone_tickets=context.phone_tickets,
        services=tuple(
            BoardService(
                id=key,
                waiting=context.counts.get(key, 0),
                ahead=outlook.ahead,
                served=outlook.served,
                expected=outlook.range,
                suspension=suspension_of(reading, key),
                open=context.offers[key].reason is None,
                next=following.get(key),
            )
            for key, outlook in context.outlooks.items()
        ),
        notices=context.notices,
        suspension=suspension_of(reading),
        opens_at=opens_at,
    )


def _shown(
    call: Call, assist: Collection[Assist], setup: Setup, zones: dict[str, int]
) -> BoardCall:
    built = setup.counters.get(call.counter)
    zone = built.zone if built else None
    return BoardCall(
        call=call.call,
        number=call.number,
        counter=built.number if built else call.counter.partition(".")[2],
        direction=built.direction if built else None,
        language=call.language,
        at=call.at,
        recall=call.recall,
        over=call.over_at is not None,
        withdrawn=call.withdrawn,
        speak=Speak.ALWAYS if Assist.SEE in assist else Speak.NORMAL,
        service=call.service,
        heard=call.spoken_at is not None or call.silent_for is not None,
        zone=full_id(setup.slug, zone) if zone else None,
        floor=zones.get(zone) if zone else None,
    )
