"""What the pages of bookings share: their frame, the times to choose from, what a form does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import groupby, islice
from typing import Any, Final
from urllib.parse import quote
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from flask import Response, g, redirect, request
from pydantic import ValidationError

from contract import commands as c
from contract.centre import CentreConfig, CentreHead, Service
from contract.enums import Role
from contract.errors import ProblemType, Refusal, malformed_field
from contract.ids import centre_of
from contract.texts import FALLBACK, PROGRAM_LANGUAGES, Wording, pick, wording
from server.commands import dispatch
from server.context import AppContext
from server.domain.calendar import ONE_DAY, business_day, said
from server.domain.principal import Principal
from server.domain.setup import Setup
from server.rules.free_slots import Wish, are_held_up, days_ahead, free_days, most_together
from server.sentences import TEXTS, problem_of, sayable
from server.views.booking_texts import clock, said_day, said_moment
from server.views.snapshot_context import SnapshotContext
from server.web.http import (
    html,
    known_language,
    policy,
    reader_language,
    refusal_of,
    sorry_html,
    whole_number,
    with_retry,
)
from server.web.limits import TIMES, Limits
from server.web.pages.navigation import root

DAYS_SHOWN: Final = 3
"""So many days with free times are shown at first."""

SEARCHED_DAYS: Final = 14
"""How far after the horizon the next time is searched that will open."""

FIELDS: Final = ("visitor", "mail", "at", "days", "code")
"""The fields that a visitor fills in; a fault of another one is shown for the whole form."""


@dataclass(frozen=True, eq=False)
class BookingFrame:
    """Renders the pages of bookings over one hall, and gives the commands of their forms."""

    app: AppContext
    limits: Limits

    def context(self, centre: str) -> SnapshotContext:
        """A centre as it is now, or `not_found`."""
        return self.app.store.read(centre, self.app.context)

    # Pages.

    def page(self, template: str, setup: Setup, say: Wording, **values: Any) -> Response:
        """A page with the faults of the form that was sent, which also set the status."""
        head, lang = setup.config.centre, _kept("lang")
        asked = _kept("lang", "visitors")
        common = {
            "centre": pick(head.names, say.language),
            "slug": head.slug,
            "settings": setup.config.bookings,
            "help_line": head.help_line,
            "faults": g.get("faults", {}),
            "form": FIELDS,
            "typed": request.form,
            "command_id": uuid4(),
            "kept": _kept("do", "visitors", "week"),
            "lang": lang,
            "query": asked.replace("&", "?", 1),
        }
        rules = policy(forms=True, scripts="challenge" in values)
        status, languages = g.get("status", 200), _spoken(head)
        values = {"root": root(), "status": status, **common, **values}
        return html(f"booking/{template}.html", say, languages, rules, **values)

    def refused(self, error: Exception) -> Response:
        """The page of a refusal; it discloses nothing about any booking."""
        refusal = refusal_of(error, request.max_content_length or 0)
        say = wording(TEXTS, known_language(request.args.get("lang"), reader_language()))
        title, hint = say("page-trouble"), problem_of(refusal, say.language).detail
        if refusal.values.get("what") == "booking":
            title, hint = say("booking-unknown"), say("booking-unknown-hint")
        elif (line := refusal.values.get("line")) is not None:
            hint = say("booking-staff-only", known="yes" if line else "no", line=line)
        return sorry_html(say, refusal, title, hint, root())

    def to(self, path: str, *kept: str) -> Response:
        """Redirect to a page, with these parts of the query string."""
        response = redirect(f"{root()}{path}{_kept(*kept).replace('&', '?', 1)}", 303)
        assert isinstance(response, Response)
        return response

    def to_booking(self, token: str) -> Response:
        """Redirect to the page of a booking, in the chosen language."""
        return self.to(f"b/{token}", "lang")

    def times(
        self, context: SnapshotContext, service: str, say: Wording, wish: Wish
    ) -> Mapping[str, Any]:
        """The free times of a service by local day, the nearest ones to one that was taken
        meanwhile, and why there are none. Counts the page."""
        self.limits.count_booking("booking_times", TIMES)
        head = context.reading.setup.config.centre
        zone, most = ZoneInfo(head.time_zone), None if "more" in request.args else DAYS_SHOWN
        reading, now = context.reading, context.now
        found = free_days(reading, service, now, wish)
        days = list(islice(found, most and most + 1))
        last = days[-1][0] if days else date.max
        earlier = (day for day in days_ahead(reading, now) if day < last)
        is_held_up = not wish.own and any(are_held_up(reading, service, day) for day in earlier)
        local = [at.astimezone(zone) for _, times in days[:most] for at in times]
        nearest = map(datetime.fromisoformat, filter(None, g.get("nearest", "").split(", ")))
        return {
            "days": [
                (said_day(day, say.language), [(sent(at), clock(at, head)) for at in times])
                for day, times in groupby(local, key=datetime.date)
            ],
            "more": most is not None and len(days) > most,
            "nearest": [(sent(at), said_moment(at, head, say)) for at in nearest],
            "why": "" if days or is_held_up else _why_none(context, service, say),
            "held_up": is_held_up,
        }

    # What a form does.

    def give(self, booking: str, command: c.Command) -> dict[str, Any]:
        """Execute a command as the visitor of a booking."""
        who = Principal(Role.VISITOR, booking, centre_of(booking))
        return dispatch.execute(self.app, who, command)

    def cancel(self, booking: str) -> None:
        """Cancel the booking of a form that was not finished."""
        ids = {"centre": centre_of(booking), "booking": booking, "command_id": uuid4()}
        self.give(booking, c.CancelBooking.model_validate(ids))

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
        where = "at" if refusal.kind is ProblemType.SLOT_TAKEN else ""
        faults = {name: say("booking-fault", field=name) for name in names if name in FIELDS}
        g.faults = faults or {where: problem_of(refusal, say.language).detail}
        g.status = 422 if names else refusal.status
        g.nearest = refusal.values.get("nearest", "")
        return with_retry(again(), refusal)


def by_category(
    config: CentreConfig, language: str, row_of: Callable[[Service], str | None]
) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The services to choose from, by category: key, name, and what is said of each; those of which
    nothing is said are left out."""
    rows: dict[str, list[tuple[str, str, str]]] = {}
    for service in config.services:
        if (said_of := row_of(service)) is not None:
            row = service.key, pick(service.names, language), said_of
            rows.setdefault(service.category, []).append(row)
    return [
        (pick(category.names, language), rows[category.key])
        for category in config.categories
        if category.key in rows
    ]


def visitors_asked(context: SnapshotContext, service: str) -> int:
    """For how many visitors together times are looked for."""
    return min(max(whole_number("visitors") or 1, 1), most_together(context.reading, service))


def numbers_of(context: SnapshotContext, service: str) -> list[tuple[str, int]]:
    """The numbers of visitors to choose from, as the options of a field."""
    return [(str(n), n) for n in range(1, most_together(context.reading, service) + 1)]


def hall_language(head: CentreHead, say: Wording) -> str:
    """The language of a page if the hall speaks it, or the hall's first."""
    return say.language if say.language in head.languages else head.languages[0]


def require_own_form() -> None:
    """Refuse a form that a page of another site sends (`forged`)."""
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise Refusal(ProblemType.FORGED)


def say_of(setup: Setup, own: str = "") -> Wording:
    """The texts in the requested language, that of the booking, or the reader's, if the hall speaks
    it; else in the hall's first."""
    known = _spoken(setup.config.centre)
    wanted = request.args.get("lang"), own, request.accept_languages.best_match(known)
    return wording(TEXTS, next((code for code in (*wanted, *known) if code in known), FALLBACK))


def sent(at: datetime) -> str:
    """A time as forms and addresses have it."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def command_id(model: type[c.Command]) -> UUID:
    """The id of a command of the form that was sent: the same for the same time, however often it
    comes, and another one for another time of the same page. `malformed` without a form of ours."""
    try:
        form = UUID(request.form.get("command_id", ""))
    except ValueError as error:
        raise malformed_field("command_id", "is not the id of a form") from error
    words = f"{form} {model.name} {request.form.get('at', '')}"
    return UUID(bytes=sha256(words.encode()).digest()[:16], version=4)


def command_in_form[C: c.BookingCommand](model: type[C], booking: str, *fields: str) -> C:
    """The command of a form on a booking, with the fields that were filled in; `ValidationError`
    if it does not match its model."""
    given = {name: value for name in fields if (value := request.form.get(name))}
    ids = {"centre": centre_of(booking), "booking": booking, "command_id": command_id(model)}
    return model.model_validate(given | ids)


def _spoken(head: CentreHead) -> list[str]:
    """The languages of a hall that the programs speak."""
    return [code for code in head.languages if code in PROGRAM_LANGUAGES]


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
    moment = said(opens and opens - horizon, now, head)
    if setup.draw_of(service):
        moment["day"] = "drawn"
    values = {name: sayable(value, say.language) for name, value in moment.items()}
    return say("booking-none", days=horizon.days, **values)
