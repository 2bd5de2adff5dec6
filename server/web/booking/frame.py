"""What the pages of bookings share: their frame, the times to choose from, what a form does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import groupby, islice
from typing import Any, Final
from urllib.parse import quote
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from flask import Response, g, redirect, request
from pydantic import ValidationError

from contract.centre import CentreHead
from contract.commands import BookingCommand, CancelBooking, Command, GiveDetails
from contract.enums import Role
from contract.errors import ProblemType, Refusal, malformed_field
from contract.ids import centre_of
from contract.texts import FALLBACK, PROGRAM_LANGUAGES, Wording, pick, wording
from server.commands import dispatch
from server.context import AppContext
from server.domain.calendar import ONE_DAY, business_day, said
from server.domain.principal import Principal
from server.domain.setup import Setup
from server.rules.bookings import Wish, free_days
from server.sentences import TEXTS, problem_of, sayable
from server.views.booking_texts import said_day, said_moment
from server.views.snapshot_context import SnapshotContext
from server.web.http import (
    html,
    known_language,
    policy,
    reader_language,
    refusal_of,
    sorry_html,
    with_retry,
)
from server.web.limits import TIMES, Limits
from server.web.pages.navigation import root

DAYS_SHOWN: Final = 3
"""So many days with free times are shown at first."""

SEARCHED_DAYS: Final = 14
"""How far after the horizon the next time is searched that will open."""

FIELDS: Final = ("visitor", "mail", "at")
"""The fields that a visitor fills in; at fault in another one is the whole form."""


@dataclass(frozen=True, eq=False)
class BookingFrame:
    """Renders the pages of bookings over one hall, and gives the commands of their forms."""

    app: AppContext
    limits: Limits

    def context(self, centre: str) -> SnapshotContext:
        """A centre as it is now; `not_found` for another one."""
        return self.app.store.read(centre, self.app.context)

    # Pages.

    def page(self, template: str, setup: Setup, say: Wording, **values: Any) -> Response:
        """A page with the faults of the form that was sent, which also set the status."""
        head = setup.config.centre
        return html(
            f"booking/{template}.html",
            say,
            spoken(head),
            policy(forms=True, scripts="challenge" in values),
            root=root(),
            status=g.get("status", 200),
            centre=pick(head.names, say.language),
            faults=g.get("faults", {}),
            form=FIELDS,
            typed=request.form,
            command_id=uuid4(),
            kept=_kept("do", "at"),
            query=f"?{_kept('lang')[1:]}" if "lang" in request.args else "",
            lang=_kept("lang"),
            slug=head.slug,
            **values,
        )

    def refused(self, error: Exception) -> Response:
        """The page of a refusal; it discloses nothing about any booking."""
        refusal = refusal_of(error, request.max_content_length or 0)
        say = wording(TEXTS, known_language(request.args.get("lang"), reader_language()))
        title, hint = say("page-trouble"), problem_of(refusal, say.language).detail
        if refusal.values.get("what") == "booking":
            title, hint = say("booking-unknown"), say("booking-unknown-hint")
        elif "line" in refusal.values:
            hint = say("booking-staff-only", line=refusal.values["line"])
        return sorry_html(say, refusal, title, hint, root())

    def to_booking(self, token: str) -> Response:
        """Redirect to the page of a booking, in the chosen language."""
        query = f"?{_kept('lang')[1:]}" if "lang" in request.args else ""
        response = redirect(f"{root()}b/{token}{query}", 303)
        assert isinstance(response, Response)
        return response

    def times(
        self, context: SnapshotContext, service: str, say: Wording, own: str = ""
    ) -> dict[str, Any]:
        """The free times of a service by local day, the nearest ones to one that was taken
        meanwhile, and why there are none. Counts the page.

        Args:
            own: the id of the booking that is to be changed.
        """
        self.limits.count_booking("booking_times", TIMES)
        head = context.reading.setup.config.centre
        zone, whole = ZoneInfo(head.time_zone), "more" in request.args
        found = free_days(context.reading, service, context.now, Wish(own=own))
        days = list(islice(found, None if whole else DAYS_SHOWN + 1))
        shown = [
            at.astimezone(zone)
            for _, times in days[: None if whole else DAYS_SHOWN]
            for at in times
        ]
        by_day = groupby(shown, key=lambda at: at.date())
        return {
            "days": [
                (
                    said_day(first, say.language),
                    [(sent(at), f"{at:%H:%M}") for at in (first, *rest)],
                )
                for _, (first, *rest) in by_day
            ],
            "more": not whole and len(days) > DAYS_SHOWN,
            "nearest": [
                (at, said_moment(datetime.fromisoformat(at), head, say))
                for at in filter(None, g.get("nearest", "").split(", "))
            ],
            "why": "" if days else _why_none(context, service, say),
        }

    # What a form does.

    def give(self, booking: str, command: Command) -> dict[str, Any]:
        """Execute a command as the visitor of a booking."""
        who = Principal(Role.VISITOR, booking, centre_of(booking))
        return dispatch.execute(self.app, who, command)

    def cancel(self, booking: str) -> None:
        """Cancel the booking of a form that was not finished."""
        fields = {"centre": centre_of(booking), "booking": booking}
        self.give(booking, CancelBooking.model_validate({"command_id": uuid4(), **fields}))

    def tried(
        self, say: Wording, work: Callable[[], Response], again: Callable[[], Response]
    ) -> Response:
        """Do what a form says, or show its page again with the faults, at their fields."""
        try:
            return work()
        except ValidationError as error:
            names = [str(fault["loc"][0]) for fault in error.errors() if fault["loc"]]
            refusal = Refusal(ProblemType.MALFORMED)
        except Refusal as found:
            names, refusal = [fault.field for fault in found.fields], found
            if refusal.kind in (ProblemType.NOT_FOUND, ProblemType.NOT_BOOKABLE):
                raise
        detail = problem_of(refusal, say.language).detail
        g.faults = {name: say("booking-fault", field=name) for name in names if name in FIELDS}
        if not g.faults:
            g.faults = {"at" if refusal.kind is ProblemType.SLOT_TAKEN else "": detail}
        g.status = 422 if names else refusal.status
        g.nearest = refusal.values.get("nearest", "")
        return with_retry(again(), refusal)


def spoken(head: CentreHead) -> list[str]:
    """The languages of a hall that the programs speak."""
    return [code for code in head.languages if code in PROGRAM_LANGUAGES]


def say_of(setup: Setup, own: str = "") -> Wording:
    """The texts in the requested language, that of the booking, or the reader's, if the hall speaks
    it; else in the hall's first."""
    known = spoken(setup.config.centre)
    wanted = request.args.get("lang"), own, request.accept_languages.best_match(known)
    language = next((code for code in (*wanted, *known) if code in known), FALLBACK)
    return wording(TEXTS, language)


def sent(at: datetime) -> str:
    """A time as forms and addresses have it."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def command_id(model: type[Command]) -> UUID:
    """The id of a command of the form that was sent: the same for the same time, however often it
    comes, and another one for another time of the same page. `malformed` without a form of ours."""
    try:
        form = UUID(request.form.get("command_id", ""))
    except ValueError as error:
        raise malformed_field("command_id", "is not the id of a form") from error
    words = f"{form} {model.name} {request.form.get('at', '')}"
    return UUID(bytes=sha256(words.encode()).digest()[:16], version=4)


def command_in_form[C: BookingCommand](model: type[C], booking: str, **fields: Any) -> C:
    """The command of a form on a booking; `ValidationError` if it does not match its model."""
    fields |= {"centre": centre_of(booking), "booking": booking}
    return model.model_validate({"command_id": command_id(model), **fields})


def details_in_form(booking: str) -> GiveDetails:
    """The details in the form, without those that were left empty."""
    given = {name: request.form.get(name) or None for name in ("mail", "visitor")}
    return command_in_form(GiveDetails, booking, **given)


def _kept(*names: str) -> str:
    """Parts of the query string, to be appended to another one."""
    return "".join(f"&{name}={quote(request.args[name])}" for name in names if name in request.args)


def _why_none(context: SnapshotContext, service: str, say: Wording) -> str:
    """Why no time of a service is free, and when the next one opens."""
    setup, now = context.reading.setup, context.now
    head, horizon = setup.config.centre, timedelta(days=setup.config.bookings.horizon_days)
    days = [business_day(now + horizon, head) + n * ONE_DAY for n in range(SEARCHED_DAYS)]
    coming = (at for day in days for at in setup.slots(service, day) if at > now + horizon)
    opens = next(coming, None)
    known = said(opens - horizon if opens is not None else None, now, head)
    values = {name: sayable(value, say.language) for name, value in known.items()}
    return say("booking-none", days=horizon.days, **values)
