"""The rows of the waits, for each category, agency or service: which are shown, their texts, and
their pages."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import gcd
from typing import Final
from zoneinfo import ZoneInfo

from contract.board import TEXTS
from contract.catalogue import Catalogue
from contract.model import Texts
from contract.screens import WaitsBy
from contract.snapshots import Board, BoardService, Expected
from contract.suspension import end_time
from contract.texts import SENTENCES, Say, pick, wording
from contract.waits import short_wait

PAGES_AT_MOST: Final = 4

TURN_SECONDS: Final = 8.0
"""How long a page of the waits is shown in one language."""

STATES: Final = ("service_paused", "service_unserved", "service_full", "service_closed")
"""The states that a row shows in place of a wait, the most urgent first."""

PAUSED, UNSERVED, FULL, CLOSED = STATES

PAUSED_WEIGHT: Final = 64
"""The weight of a row with a paused service, which is the last to be dropped without room."""

CLOSED_WEIGHT: Final = 3
"""The least weight of a row with a reason: as much as four waiting visitors."""


@dataclass(frozen=True, slots=True)
class WaitRow:
    """A row of the waits.

    Attributes:
        key: the id of the category, agency or service, or `MORE`.
        colour: of the agency, for a mark; "" for other rows.
        waiting: how many visitors wait for its services, each of them once on the whole board; ""
            for none at a service that is not served.
        wait: the smallest and the largest wait of its services, `10–20 min`; "" for none.
        reason: why some or all of its services have no wait or take no tickets.
        some_unserved: whether some of its services with waiting visitors have no counter, and
            others have one.
        weight: its priority if there is no room for all rows.
    """

    key: str
    name: str
    colour: str = ""
    waiting: str = ""
    wait: str = ""
    reason: str = ""
    some_unserved: bool = False
    weight: int = 0


MORE: Final = "more"

type _Services = Sequence[tuple[BoardService, str]]
"""Each with the reason for having no wait; "" if it has one."""


def rows(board: Board, catalogue: Catalogue, by: WaitsBy, language: str) -> Sequence[WaitRow]:
    """The rows of a board's services in the catalogue's order, except those that have no waiting
    visitors and are open. The same rows in every language."""
    told = {service.id: service for service in board.services}
    grouped: dict[str, list[BoardService]] = defaultdict(list)
    for service in catalogue.services:
        if service.id in told:
            grouped[getattr(service, by) if by is not WaitsBy.SERVICE else service.id].append(
                told[service.id]
            )
    # A state of the whole hall is shown once, not on each row.
    news = {CLOSED} if any(service.open for service in board.services) else set()
    if board.suspension is None:
        news.add(PAUSED)
    zone = ZoneInfo(catalogue.time_zone)
    found = []
    for key, names, colour in _names(catalogue, by):
        services = [(service, _state(service, board)) for service in grouped[key]]
        if any(service.waiting or state in news for service, state in services):
            row = WaitRow(key, pick(names, language), colour)
            found.append(_filled_in(row, services, board, zone, language))
    return found


def more(count: int, language: str) -> WaitRow:
    """The row for the omitted rows, with their count."""
    return WaitRow(MORE, wording(TEXTS, language)("more_waits", n=count))


def pages(
    heights: Sequence[float], weights: Sequence[int], height: float, more_height: float
) -> Sequence[Sequence[int]]:
    """Distribute rows of these heights in pixels to at most four pages, evenly. Surplus rows with
    the smallest weights are left out, and the last page has room for the row that says so."""
    found = _evenly([(place, row_height) for place, row_height in enumerate(heights)], height)
    if len(found) <= PAGES_AT_MOST:
        return found
    best = sorted(range(len(heights)), key=lambda place: (-weights[place], place))

    def best_pages(count: int) -> Sequence[Sequence[int]]:
        kept = [(place, heights[place]) for place in sorted(best[:count])]
        return _evenly([*kept, (-1, more_height)], height)

    count = bisect_left(
        range(1, len(best)), True, key=lambda count: len(best_pages(count)) > PAGES_AT_MOST
    )
    return [[place for place in page if place >= 0] for page in best_pages(max(1, count))]


def face(languages: Sequence[str], pages: int, turn: int) -> tuple[str, int]:
    """The language and the page (from 0) of a turn (0, 1, 2, ...): both change only at the same
    moment, and over time every page is shown in every language.

    With six languages and four pages, advancing both would reach only half of the pairs: so after
    each common period the page is shifted by one.
    """
    pages = max(1, pages)
    period = len(languages) * pages // gcd(len(languages), pages)
    return languages[turn % len(languages)], (turn + turn // period) % pages


def _evenly(rows: Sequence[tuple[int, float]], height: float) -> Sequence[Sequence[int]]:
    """As few pages as possible, evenly filled."""
    needed = len(_pages(rows, height))
    low = max((row_height for _, row_height in rows), default=0.0)
    limits = range(int(min(low, height)), int(height) + 1)
    place = bisect_left(limits, True, key=lambda limit: len(_pages(rows, limit)) <= needed)
    return _pages(rows, limits[place] if place < len(limits) else height)


def _pages(rows: Iterable[tuple[int, float]], height: float) -> Sequence[Sequence[int]]:
    found: list[list[int]] = [[]]
    left = height
    for place, row_height in rows:
        if found[-1] and row_height > left:
            found.append([])
            left = height
        found[-1].append(place)
        left -= row_height
    return found


def _names(catalogue: Catalogue, by: WaitsBy) -> Iterable[tuple[str, Texts, str]]:
    """Key, names and colour of all possible rows."""
    colours: Mapping[str, str] = {agency.id: agency.colour for agency in catalogue.agencies}
    match by:
        case WaitsBy.CATEGORY:
            return [(category.id, category.names, "") for category in catalogue.categories]
        case WaitsBy.AGENCY:
            return [(agency.id, agency.names, agency.colour) for agency in catalogue.agencies]
        case WaitsBy.SERVICE:
            services = catalogue.services
            return [
                (service.id, service.names, colours.get(service.agency, "")) for service in services
            ]


def _state(service: BoardService, board: Board) -> str:
    """The reason why a service has no wait; "" if it has one."""
    if service.suspension is not None or board.suspension is not None:
        return PAUSED
    if not service.served and (service.waiting or service.open):
        return UNSERVED
    if service.open:
        return ""
    return FULL if service.waiting else CLOSED


def _filled_in(
    row: WaitRow, services: _Services, board: Board, zone: ZoneInfo, language: str
) -> WaitRow:
    states = {state for _, state in services}
    state = next((candidate for candidate in STATES if candidate in states), "")
    served, waiting = "" in states, sum(service.waiting for service, _ in services)
    reason = _reason(services, state, board, zone, wording(TEXTS, language))
    if served and (state == UNSERVED or (waiting and state != PAUSED)):
        # An icon shows missing counters; closed services do not concern visitors of the others.
        reason = ""
    weight = waiting.bit_length()
    if reason:
        weight = max(weight, CLOSED_WEIGHT) + (PAUSED_WEIGHT if state == PAUSED else 0)
    return replace(
        row,
        waiting=str(waiting) if waiting or served else "",
        wait=_wait(
            [service.expected for service, _ in services if service.expected is not None], language
        ),
        reason=reason,
        some_unserved=served
        and any(service.waiting and why == UNSERVED for service, why in services),
        weight=weight,
    )


def _wait(expected: Sequence[Expected], language: str) -> str:
    """The range of the waits."""
    if not expected:
        return ""
    low, high = min(wait.low for wait in expected), max(wait.high for wait in expected)
    return short_wait(Expected(low=low, high=high, late=high), wording(SENTENCES, language))


def _reason(services: _Services, state: str, board: Board, zone: ZoneInfo, say: Say) -> str:
    """The most urgent state; for a pause also until when, if all services of the row have the same
    end."""
    if not state:
        return ""
    ends = {
        end_time(service.suspension, board.at, zone)
        for service, _ in services
        if service.suspension
    }
    end = ends.pop() if len(ends) == 1 and board.suspension is None else ""
    reason = say("service_paused_until", time=end) if end else say(state)
    states = {reason for _, reason in services}
    if "" in states or (state == PAUSED and len(states) > 1):
        return say("some_services", state=reason)
    return reason
