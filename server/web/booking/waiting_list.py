"""The pages on which a visitor asks for a time on the waiting list, or in a draw, and what a draw
shows of itself."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from flask import Response, jsonify, request

from contract import commands as c
from contract.bookings import DayPart
from contract.dates import full_date
from contract.enums import BookingState
from contract.errors import ProblemType, Refusal, existing
from contract.texts import Wording
from server.domain.bookings import Booking
from server.domain.calendar import ONE_DAY, business_day
from server.domain.draws import Draw, hash_of, week_of
from server.rules.free_slots import OFFERED_BEFORE, days_ahead, is_drawn_later, on_list
from server.rules.waiting_list import A_WEEK, place_of
from server.views.booking_texts import said_day, said_moment, texts_of
from server.views.snapshot_context import SnapshotContext
from server.web.booking.frame import (
    BookingFrame,
    command_id,
    hall_language,
    numbers_of,
    say_of,
    visitors_asked,
)
from server.web.http import day_arg
from server.web.limits import TIMES

ASKED: Final = ("visitor", "part", "visitors")
"""The fields of the form that may be empty."""


class WaitingListPages:
    """The pages of waiting lists and of draws.

    Args:
        bookable: gives a centre and one of its services that can be booked, or refuses.
    """

    def __init__(
        self, frame: BookingFrame, bookable: Callable[[str, str], tuple[SnapshotContext, str]]
    ) -> None:
        self._frame, self._bookable = frame, bookable

    def show(self, centre: str, key: str) -> Response:
        """The form in which a visitor says on which days a time is wanted."""
        context, service = self._bookable(centre, key)
        self._frame.limits.count_booking("booking_times", TIMES)
        setup, say, week = context.reading.setup, say_of(context.reading.setup), day_arg("week")
        draws = [each for each in said_draws(context, service, say) if each["week"] == str(week)]
        days = list_days(context, service, week) if draws or week is None else []
        if not days:
            # All its times are drawn later, or this draw was held meanwhile.
            return self._frame.to(f"book/{centre}/{key}", "lang", "visitors")
        texts = texts_of(setup, service, context.now, say)
        return self._frame.page(
            "list",
            setup,
            say,
            key=key,
            service=texts.service,
            bring=texts.bring,
            draw=draws[0] if draws else None,
            days=[(str(day), said_day(day, say.language)) for day in days],
            chosen=request.form.getlist("days"),
            parts_of_day=[(part, say("booking-part", part=part)) for part in DayPart],
            named=setup.is_named(service),
            visitors=request.form.get("visitors") or str(visitors_asked(context, service)),
            numbers=numbers_of(context, service),
        )

    def join(self, centre: str, key: str) -> Response:
        """Put a visitor on the list, or into the draw. The click in the mail stands for the
        challenge."""
        context, service = self._bookable(centre, key)
        setup, signer, form = context.reading.setup, self._frame.app.signer, request.form
        say = say_of(setup)

        def work() -> Response:
            given = {name: text for name in ASKED if (text := form.get(name))}
            given |= {"centre": centre, "service": service, "mail": form.get("mail", "")}
            given["language"] = hall_language(setup.config.centre, say)
            ids = {"command_id": command_id(c.JoinList), "days": form.getlist("days")}
            command = c.JoinList.model_validate(given | ids)
            self._frame.limits.count_confirm_mail(centre)
            booking = signer.booking_id(centre, command.command_id)
            try:
                self._frame.give(booking, command)
            except Refusal as refusal:
                # A form that was sent before: the page says what is true now.
                if refusal.kind is not ProblemType.COMMAND_REUSED:
                    raise
            return self._frame.to_booking(signer.token(booking, 0))

        return self._frame.tried(say, work, lambda: self.show(centre, key))

    def prove(self, centre: str, key: str, week: str) -> Response:
        """A draw, as all can recompute it."""
        context, service = self._bookable(centre, key)
        draw = next((each for each in _draws(context, service) if str(each.week) == week), None)
        found = existing(draw, what="page")
        moment = context.reading.setup.drawn_at(service, found.week)
        names = {name: getattr(found, name) for name in ("service", "commitment", "ranked")}
        drawn = {
            "week": week,
            "drawn_at": moment and moment.isoformat(),
            "seed": found.seed or None,
        }
        return jsonify(names | drawn)


def list_days(context: SnapshotContext, service: str, week: date | None = None) -> list[date]:
    """The days for which the waiting list can be joined, or those of a week that is drawn."""
    reading, now = context.reading, context.now
    slots = reading.setup.slots
    if week is not None:
        return [day for n in range(7) if slots(service, day := week + n * ONE_DAY)]
    return [
        day
        for day in days_ahead(reading, now)
        if any(at - now >= OFFERED_BEFORE for at in slots(service, day))
        and not is_drawn_later(reading, service, day, now)
    ]


def said_draws(context: SnapshotContext, service: str, say: Wording) -> list[dict[str, str]]:
    """The draws of a service that take requests: the week, and when it is drawn."""
    setup, said = context.reading.setup, []
    for draw in _draws(context, service):
        moment = setup.drawn_at(service, draw.week)
        days = list_days(context, service, draw.week)
        if moment is not None and days and not draw.is_held:
            when, begins = said_moment(moment, setup.config.centre, say), draw.week
            said.append({"week": str(begins), "from": full_date(begins, say.language), "at": when})
    return said


def said_place(context: SnapshotContext, booking: Booking, say: Wording) -> dict[str, Any]:
    """The place of a booking on the waiting list, or in a draw."""
    reading, setup, wanted = context.reading, context.reading.setup, booking.wanted
    known, place = setup.services.get(booking.service), dict[str, Any]()
    if wanted is None or known is None:
        return place
    others = on_list(reading, booking.service)
    if booking in others:
        head = setup.config.centre
        place["before"] = sum(place_of(head, each) < place_of(head, booking) for each in others)
    if wanted.rank or (booking.state is BookingState.LISTED and booking not in others):
        week = week_of(wanted.days[0])
        moment = setup.drawn_at(booking.service, week)
        place |= {"rank": wanted.rank, "hash": hash_of(booking.id)}
        place["drawn_at"] = said_moment(moment, setup.config.centre, say) if moment else ""
        if reading.draw(booking.service, week) is not None:
            place["proof"] = f"book/{setup.slug}/{known.key}/draws/{week}"
    return place


def _draws(context: SnapshotContext, service: str) -> list[Draw]:
    """The draws of a service whose week is not over, in order."""
    reading = context.reading
    first = week_of(business_day(context.now, reading.setup.config.centre))
    found = (reading.draw(service, first + n * A_WEEK) for n in range(3))
    return [draw for draw in found if draw is not None]
