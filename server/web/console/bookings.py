"""Bookings: those of a day, one of them, a new one by staff, those that lost their times, and the
capacity of the next weeks."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final
from uuid import UUID, uuid4, uuid5

from flask import Response, request
from wtforms import SelectField, StringField

from contract import commands as c
from contract.answers import BookingEntry
from contract.enums import BookingAction, Reach
from contract.errors import ProblemType, Refusal, malformed_field
from contract.lifecycle import BOOKING, actions_of
from contract.operations import Page
from contract.texts import OWN_NAMES, pick
from server.commands import dispatch
from server.domain.calendar import ONE_DAY, business_day
from server.domain.learning import Learned
from server.domain.principal import permitted_to
from server.engine.centre_view import CentreView
from server.rules.free_slots import Wish, free_slots, most_together, nearest
from server.views.bookings import (
    day_figures,
    displaced_entries,
    entries,
    entry,
    offered_by_telephone,
    waiting_lists,
)
from server.web import authorization
from server.web.console.lists import own_services
from server.web.console.words import service_name
from server.web.http import day_arg
from server.web.pages.forms import PageForm, execute, field, submitted
from server.web.pages.frame import Pages, Views

ADDRESS: Final = "console/bookings"

PLANNED_DAYS: Final = 14

FAR_OFF: Final = 0.25
"""A learned service time that differs so much from the configured one is named: slots count with
the configured one."""

SHOWN_OF_LIST: Final = 100

TO_LIST: Final = "list"
"""In place of a time: the visitor is put on the waiting list of the day."""

_TAKEN: Final = {ProblemType.SLOT_TAKEN: "at"}


class _MoveForm(PageForm):
    # Whether a time is free decides the command, which names the nearest ones.
    at = field(SelectField, validate_choice=False)


class _BookForm(_MoveForm):
    booked_name = StringField()
    phone = field(needed=False)
    mail = field(needed=False)
    language = field(SelectField)


class BookingPages(Pages):
    """The pages of the bookings."""

    def routes(self) -> Iterable[Views]:
        yield Views(ADDRESS, Page.BOOKINGS, self.show_day, self.tell_displaced)
        yield Views(f"{ADDRESS}/new", Page.BOOKINGS, self.show_new, self.book)
        yield Views(f"{ADDRESS}/slots/ahead", Page.BOOKINGS, self.show_capacity)
        yield Views(f"{ADDRESS}/waiting/list", Page.BOOKINGS, self.show_lists)
        yield Views(f"{ADDRESS}/<booking>", Page.BOOKINGS, self.show_booking, self.change_booking)

    # A day.

    def show_day(self) -> Response:
        context, who, reading = self.frame.context(), authorization.who(), self._reading
        day, typed = day_arg("day") or self._today(), request.args.get("find", "").strip()
        # A time is that of the day; who gives a code or a name may have the wrong day.
        shown = entries(context, who, None if typed and ":" not in typed else day)
        if typed:
            shown = [each for each in shown if self._is_meant(each, typed)]
            if len(shown) == 1:
                return self.frame.redirect(f"{ADDRESS}/{shown[0].booking}")
        lost = groupby(displaced_entries(context, who), lambda each: self._day_of(each.at))
        services, now = self._services().items(), context.now
        return self.frame.page(
            "console/bookings.html",
            form=PageForm(formdata=None),
            day=day,
            typed=typed,
            shown=shown,
            figures=[(name, day_figures(reading, key, day, now)) for key, name in services],
            displaced=[(lost_on, list(each)) for lost_on, each in lost],
            listed=sum(len(reading.listed(key)) for key, _ in services),
            may_tell=permitted_to(who, c.TellDisplaced.name),
            by_mail=Reach.MAIL,
            to_call=offered_by_telephone(context, who),
            service_of=self._service_of,
            days_of=self._days_of,
        )

    def tell_displaced(self) -> Response:
        form = PageForm()
        with submitted(self.frame, form, self.show_day):
            execute(self.app, c.TellDisplaced, form, day=request.form.get("day"))
            return self.frame.done("displaced_told", ADDRESS)

    def _is_meant(self, each: BookingEntry, typed: str) -> bool:
        """Whether what was typed is in the code, the name, the number or the time of a booking."""
        time = f"{each.at.astimezone(self.frame.zone()):%H:%M}"
        # A number in its national form begins with zeros that the international one has not.
        digits = _plain(typed).lstrip("0")
        is_number = len(digits) > 4 and digits in _plain(each.phone or "")
        texts = each.code, each.visitor or "", each.phone or "", time
        return is_number or any(_plain(typed) in _plain(text) for text in texts)

    # One booking.

    def show_booking(self, booking: str, sent: _MoveForm | None = None) -> Response:
        context, reading, setup = self.frame.context(), self._reading, self.frame.setup()
        known = entry(context, authorization.who(), booking)
        actions, form = actions_of(BOOKING, known.state), sent or _MoveForm(formdata=None)
        day = day_arg("day") or self._day_of(known.at)
        if setup.booking_of(known.service) is not None:
            wish = Wish(by_staff=True, own=known.booking)
            near = nearest(reading, known.service, known.at, context.now, wish)
            free = free_slots(reading, known.service, day, context.now, wish)
            say = self.frame.say()
            options = {say("bookings-nearest"): near, self.frame.date(day): free}
            form.at.choices = {name: self._times(times) for name, times in options.items()}
        else:
            actions = [action for action in actions if action is not BookingAction.MOVE]
        ticket = reading.ticket(request.args.get("ticket") or known.ticket or "")
        early = known.at - timedelta(minutes=setup.config.bookings.early_minutes)
        return self.frame.page(
            "console/booking.html",
            form=form,
            known=known,
            actions=actions,
            day=day,
            early=early if context.now < early else None,
            ticket=ticket,
            may_look=permitted_to(authorization.who(), Page.STEERING),
            service=self._service_of(known),
            days_of=self._days_of,
        )

    def change_booking(self, booking: str) -> Response:
        act, here = request.form.get("act"), f"{ADDRESS}/{booking}"
        sent = _MoveForm() if act == "move" else None
        form = sent or PageForm()
        with submitted(self.frame, form, lambda: self.show_booking(booking, sent), _TAKEN):
            match act:
                case "move":
                    execute(self.app, c.MoveBooking, form, booking=booking, at=form["at"].data)
                    return self.frame.done("booking_moved", here)
                case "take":
                    execute(self.app, c.AcceptBooking, form, booking=booking)
                    return self.frame.done("booked", here)
                case "cancel":
                    execute(self.app, c.CancelBooking, form, booking=booking, reason="by_staff")
                    return self.frame.done("booking_cancelled", here)
                case "check_in" | "wait_now":
                    now = act == "wait_now"
                    issued = execute(self.app, c.CheckIn, form, code=booking, now=now)
                    return self.frame.redirect(f"{here}?ticket={issued['id']}")
            raise Refusal(ProblemType.MALFORMED)

    def show_lists(self) -> Response:
        names = self._services()
        lists = waiting_lists(self.frame.context(), authorization.who(), names)
        return self.frame.page(
            "console/waiting_lists.html",
            lists=lists,
            names=names,
            shown=SHOWN_OF_LIST,
            service_of=self._service_of,
            days_of=self._days_of,
        )

    # A new one.

    def show_new(self, sent: _BookForm | None = None) -> Response:
        languages = self.frame.config().centre.languages
        service, day = self._chosen(), day_arg("day") or self._today()
        visitors = self._together(service)
        form = sent or _BookForm(formdata=None, language=languages[0])
        form.language.choices = [(code, OWN_NAMES.get(code, code)) for code in languages]
        wish, now = Wish(by_staff=True, visitors=visitors), self.frame.context().now
        free = free_slots(self._reading, service, day, now, wish) if service else []
        form.at.choices = self._times(free)
        if self.frame.setup().slots(service, day):
            form.at.choices.append((TO_LIST, self.frame.say()("bookings-to-list")))
        return self.frame.page(
            "console/new_booking.html",
            form=form,
            services=self._services().items(),
            service=service,
            day=day,
            visitors=visitors,
            most=most_together(self._reading, service) if service else 1,
            is_free=bool(free),
            named=self.frame.setup().is_named(service),
            is_chosen="service" in request.args or len(self._services()) == 1,
        )

    def book(self) -> Response:
        form, service = _BookForm(), self._chosen()
        form.language.choices = [(each, each) for each in self.frame.config().centre.languages]
        with submitted(self.frame, form, lambda: self.show_new(form), _TAKEN):
            if self.frame.setup().is_named(service) and not form.booked_name.data:
                raise malformed_field("booked_name", "is needed")
            centre = self._reading.centre.id
            # Checked first: a slot that is kept would not be free for the next attempt.
            details = c.GiveDetails(
                command_id=uuid4(),
                centre=centre,
                booking=f"{centre}.new",
                visitor=form.booked_name.data or None,
                phone=form.phone.data,
                mail=form.mail.data,
            )
            slot = {
                "service": service,
                "language": form.language.data,
                "visitors": self._together(service),
            }
            if form.at.data == TO_LIST:
                known = details.model_dump(include={"visitor", "phone", "mail"})
                slot["days"] = [day_arg("day") or self._today()]
                listed = execute(self.app, c.JoinList, form, **slot, **known)["booking"]
                return self.frame.done("booking_listed", f"{ADDRESS}/{listed}")
            slot["at"] = form.at.data
            held = execute(self.app, c.HoldSlots, form, **slot)["booking"]
            # The same when the form is sent again.
            own = UUID(bytes=uuid5(UUID(form.command_id.data), held).bytes, version=4)
            details = details.model_copy(update={"command_id": own, "booking": held})
            dispatch.execute(self.app, authorization.who(), details)
            return self.frame.done("booked", f"{ADDRESS}/{held}")

    def _chosen(self) -> str:
        """The service that is to be booked, by default the first; "" without one."""
        services, wanted = self._services(), request.args.get("service", "")
        return wanted if wanted in services else next(iter(services), "")

    def _together(self, service: str) -> int:
        """For how many visitors together the new booking is."""
        most = most_together(self._reading, service) if service else 1
        return min(max(request.args.get("visitors", 1, int), 1), most)

    # The capacity.

    def show_capacity(self) -> Response:
        reading, now, setup = self._reading, self.frame.context().now, self.frame.setup()
        learned, today = Learned(reading, setup.typical), self._today()
        days = [today + number * ONE_DAY for number in range(PLANNED_DAYS)]
        services = []
        for key, name in self._services().items():
            figures = [day_figures(reading, key, day, now) for day in days]
            need, typical = learned.need(key) / 60, setup.services[key].typical_minutes
            differs = abs(need / typical - 1) >= FAR_OFF
            shown = [of_day for of_day in figures if any(of_day[1:])]
            services.append((name, shown, (round(need), round(typical)) if differs else None))
        return self.frame.page("console/capacity.html", services=services)

    # Shared parts.

    @property
    def _reading(self) -> CentreView:
        return self.frame.context().reading

    def _today(self) -> date:
        return self._day_of(self.frame.context().now)

    def _day_of(self, at: datetime) -> date:
        return business_day(at, self.frame.config().centre)

    def _services(self) -> dict[str, str]:
        """The names of the services of the reader's that can be booked, by id."""
        own, language = own_services(self.frame), self.frame.say().language
        return {
            key: pick(service.names, language)
            for key, service in self.frame.setup().services.items()
            if key in own and service.booking is not None
        }

    def _service_of(self, each: BookingEntry) -> str:
        return service_name(self.frame.setup(), each.service, self.frame.say().language)

    def _days_of(self, each: BookingEntry) -> str:
        return " · ".join(map(self.frame.date, each.days))

    def _times(self, slots: Sequence[datetime]) -> list[tuple[str, str]]:
        """Times as the options of a field."""
        return [(slot.isoformat(), self.frame.hall_time(slot)) for slot in slots]


def _plain(text: str) -> str:
    """A text without what people leave out when they type it."""
    return re.sub(r"[\s()+-]", "", text).casefold()
