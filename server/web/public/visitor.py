"""The visitor's page, which the QR code on the paper opens.

This view changes no data: the page shows one ticket to the holder of its token, and uses the API
like any other client. Its addresses are relative, so that it works below any path of a reverse
proxy.
"""

import re
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import segno
from flask import Blueprint, Response, request

from contract.dates import day_and_month
from contract.enums import Delay, StopState, TicketState
from contract.errors import ProblemType, Refusal
from contract.ids import full_id
from contract.look import DAY, NIGHT, Palette
from contract.operations import Page
from contract.snapshots import Coupon, Stop, Ticket
from contract.suspension import KNOWN_REASONS, told, why_message
from contract.texts import FALLBACK, PROGRAM_LANGUAGES, SENTENCES, Wording, pick, wording
from contract.waits import wait_sentences
from server.context import AppContext
from server.domain.setup import Setup
from server.sentences import TEXTS, problem_of
from server.views import ticket
from server.web.authorization import AccessMiddleware
from server.web.http import (
    known_language,
    public_html,
    reader_language,
    script_data,
    sorry_html,
    spaced,
)

SCRIPTS: Final = ("ids", "news", "words", "alert", "actions", "rating", "why", "ticket")
"""The parts of the page's script, in their order; they are sent as one function."""

LOOK_SECONDS = 3600
"""How long a browser caches the colours."""


def visitor_pages(app: AppContext, access: AccessMiddleware) -> Blueprint:
    """The page of a ticket, its script and the colours it uses, over one hall."""
    routes = Blueprint("visitor", __name__)
    access.route(routes, "GET", "/t/<token>", Page.TICKET, partial(_show_ticket, app, access))
    access.route(routes, "GET", "/look.css", Page.LOOK, _send_colours)
    access.route(routes, "GET", "/ticket.js", Page.STATIC, _send_script)
    return routes


def _show_ticket(app: AppContext, access: AccessMiddleware, token: str) -> Response:
    requested = request.args.get("lang")
    try:
        who = access.bearer_of(token, request.environ)
        assert who.centre is not None
        context = app.store.read(who.centre, app.context)
        snapshot, setup = ticket.build(context, who.id), context.reading.setup
        if snapshot.state is TicketState.EXPIRED and not snapshot.coupons:
            raise Refusal(ProblemType.PAST_DAY)
    except Refusal as refusal:
        return _refusal_page(refusal, known_language(requested, reader_language()))
    say = wording(TEXTS, known_language(requested, snapshot.language))
    texts = page_texts(say, setup, snapshot.catalogue)
    names = texts["services"]
    head, sentences = setup.config.centre, wording(SENTENCES, say.language)
    zone = ZoneInfo(head.time_zone)
    offered = [code for code in head.languages if code in PROGRAM_LANGUAGES]
    block = {"ticket": snapshot.wire(), "texts": texts}
    return public_html(
        "ticket.html",
        say,
        offered,
        centre=texts["centre"],
        title=_title(snapshot, say, texts["centre"]),
        help_line=head.help_line,
        ticket=snapshot,
        number=spaced(snapshot.number),
        as_of=f"{snapshot.at.astimezone(zone):%H:%M}",
        sentence=_sentence(snapshot, say),
        still=snapshot.suspension and told(snapshot.suspension, sentences, snapshot.at, zone),
        sentences=sentences,
        booked=snapshot.booked_for and f"{snapshot.booked_for.astimezone(zone):%H:%M}",
        booked_ahead=setup.booked_ahead,
        coupons=[_coupon(coupon, say, names) for coupon in snapshot.coupons if not coupon.used],
        services=[
            (names.get(stop.service, ""), stop.state) for stop in sorted(snapshot.stops, key=_order)
        ],
        zone=texts["zones"].get(snapshot.zone, ""),
        data=script_data(block),
    )


def _refusal_page(refusal: Refusal, language: str) -> Response:
    """The page if there is no ticket to show; it discloses nothing about any ticket."""
    say = wording(TEXTS, language)
    problem = problem_of(refusal, language)
    match refusal.kind:
        case ProblemType.PAST_DAY:
            title, hint = say("live-over"), say("live-over-hint")
        case ProblemType.TICKET_LOST:
            title, hint = say("live-unknown"), problem.detail
        case ProblemType.NOT_FOUND:
            title, hint = say("live-unknown"), say("live-unknown-hint")
        case _:
            title, hint = say("page-trouble"), problem.detail
    return sorry_html(say, refusal, title, hint)


def _sentence(snapshot: Ticket, say: Wording) -> str:
    """The sentence for an ended ticket; what the centre ended was not cancelled by its bearer."""
    if snapshot.ended_with_coupon or snapshot.state is TicketState.EXPIRED:
        return say("live-ended")
    return say(f"live-{snapshot.state}", counter=snapshot.counter or "")


def _order(stop: Stop) -> int:
    """The service after the current one is known when that has ended."""
    return {StopState.OPEN: 1, StopState.PENDING: 2}.get(stop.state, 0)


def _title(snapshot: Ticket, say: Wording, centre: str) -> str:
    """The title of the page until its script sets it."""
    if snapshot.state is TicketState.WAITING and snapshot.ahead is not None:
        number = snapshot.number
        return say("live-title-ahead", ahead=snapshot.ahead, number=number, centre=centre)
    return f"{snapshot.number} · {_sentence(snapshot, say)}"


def _coupon(coupon: Coupon, say: Wording, names: dict[str, str]) -> dict[str, str]:
    until = day_and_month(coupon.valid_through, say.language)
    return {
        "heading": say("page-coupon-for", name=names.get(coupon.service, "")),
        "sentence": wording(SENTENCES, say.language)("coupon", date=until),
        "picture": segno.make(coupon.code, error="m").svg_data_uri(scale=6, light="#fff"),
    }


def _send_script() -> Response:
    """The parts of the page's script as one file: a request costs more than its bytes."""
    response = Response(_joined(), mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


@cache
def _joined() -> str:
    folder = Path(__file__).parents[1] / "static"
    parts = "\n".join((folder / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    return f'(function () {{\n"use strict";\n{parts}}})();\n'


def _send_colours() -> Response:
    """The colours as CSS variables, for day and night, from the design tokens."""

    def block(palette: Palette) -> str:
        return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in palette.items())

    night = block(NIGHT)
    css = (
        f":root{{{block(DAY)}}}@media (prefers-color-scheme:dark){{:root{{{night}}}}}"
        f'[data-look="night"]{{{night}}}'
    )
    response = Response(css, mimetype="text/css")
    response.headers["Cache-Control"] = f"max-age={LOOK_SECONDS}"
    return response


# The texts of the page. It updates itself, so its sentences are sent with it.

AHEAD_AT_MOST: Final = 100
"""Up to this many people ahead there is a separate sentence for each number, so that an old phone
needs no plural rules."""

LIVE: Final = re.findall(
    r"^live-(\S+) =", (TEXTS / f"{FALLBACK}.ftl").read_text("utf-8"), re.MULTILINE
)
"""The messages that the page fills in itself."""

PLACEHOLDERS: Final[Mapping[str, str]] = {
    name: f"{{{name}}}"
    for name in ("ahead", "centre", "counter", "counters", "n", "number", "time", "wait")
}
"""The values of these messages, until the page has them."""


def page_texts(say: Wording, setup: Setup, catalogue: str) -> dict[str, Any]:
    """The texts of a page in a language, for a ticket of this version of the catalogue."""
    language = say.language
    sentences = wording(SENTENCES, language)
    rules = setup.config.rules
    pause = max(1, round(rules.step_back_minutes))
    return {
        "language": language,
        "centre": pick(setup.config.centre.names, language),
        "catalogue": catalogue,
        "time_zone": setup.config.centre.time_zone,
        "reopen_minutes": rules.reopen_minutes,
        "say": {
            "step-back-ask": say("page-step-back-ask", minutes=pause),
            **{name: say(f"live-{name}", **PLACEHOLDERS) for name in LIVE},
            **{name: sentences(name, time="{time}") for name in ("booked_for", "booked_from")},
        },
        "still": _still(sentences),
        "delays": {delay: f"{sentences(f'delay_{delay}')}." for delay in Delay},
        "ahead": [sentences("people_ahead", n=n) for n in range(AHEAD_AT_MOST + 1)],
        "ahead_many": say("page-ahead-many", n=AHEAD_AT_MOST),
        "unserved": sentences("unserved"),
        "unserved_ticket": sentences("unserved_ticket"),
        "waits": wait_sentences(sentences),
        "services": {key: pick(service.names, language) for key, service in setup.services.items()},
        "zones": {
            full_id(setup.slug, zone.key): _zone(say, pick(zone.names, language), zone.floor)
            for zone in setup.config.zones
        },
    }


def _still(say: Wording) -> dict[str, Any]:
    """The texts of a suspension; `why` by the reason codes of staff."""
    return {
        "hall": say("still_hall"),
        "hall_until": say("still_hall_until", time="{time}"),
        "service": say("still_service"),
        "service_until": say("still_service_until", time="{time}"),
        "own_place": say("still_own_place"),
        "why": {reason: say(why_message(reason)) for reason in KNOWN_REASONS},
        "why_other": say(why_message("")),
    }


def _zone(say: Wording, name: str, floor: int) -> str:
    """A zone with its floor, unless that is the floor of the entrance."""
    return say("page-zone", zone=name, floor=floor) if floor else name
