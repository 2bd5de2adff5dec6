"""What waits, on a row for each category, agency or service: which rows are shown, what each says,
and on which page."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from client.formatting import END_ISOLATE, LEFT_TO_RIGHT
from contract.catalogue import Catalogue
from contract.model import Texts
from contract.screens import WaitsBy
from contract.snapshots import BoardService, Expected
from contract.texts import SENTENCES, pick, wording
from contract.waits import short_wait
from display.look import TEXTS

PAGES_AT_MOST: Final = 4

STATES: Final = ("service_paused", "service_unserved", "service_full", "service_closed")
"""What a row says in place of a wait, the most urgent first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the waits.

    Attributes:
        key: the id of the category, agency or service; `MORE` for how many have no row.
        name: in a language.
        colour: of the agency, for a mark; "" where the row is not of one.
        ahead: how many people are ahead of one who takes a ticket now, as a kiosk says it: the
            smallest and the largest number of its services. "" where that is not known.
        wait: the smallest and the largest expected wait, `10–20 min`; "" where it is not known.
        reason: why there is no wait for some or all of its services, or no ticket; "" where none
            is paused or closed.
        waiting: how many people wait.
    """

    key: str
    name: str
    colour: str = ""
    ahead: str = ""
    wait: str = ""
    reason: str = ""
    waiting: int = 0


MORE: Final = "more"


def rows(
    services: Sequence[BoardService], catalogue: Catalogue, by: WaitsBy, language: str
) -> Sequence[Row]:
    """The rows in the catalogue's order, without those for which no visitor waits and nothing is
    closed. They are the same in every language."""
    told = {one.id: one for one in services}
    grouped: dict[str, list[BoardService]] = defaultdict(list)
    for service in catalogue.services:
        if service.id in told:
            grouped[getattr(service, by) if by is not WaitsBy.SERVICE else service.id].append(
                told[service.id]
            )
    # Where no tickets are given at all, that is said once for the whole hall.
    gives = any(one.open for one in services)
    found = []
    for key, names, colour in _names(catalogue, by):
        states = [_state(one, gives) for one in grouped[key]]
        if any(states) or any(one.waiting for one in grouped[key]):
            row = Row(key, pick(names, language), colour)
            found.append(_filled_in(row, grouped[key], states, language))
    return found


def more(count: int, language: str) -> Row:
    """The row that says of so many others where to ask."""
    return Row(MORE, wording(TEXTS, language)("more_waits", n=count))


def pages(
    heights: Sequence[float], weights: Sequence[int], height: float, more_height: float
) -> Sequence[Sequence[int]]:
    """Which rows stand on which page, evenly; four pages at most. Where there are more rows those
    with the smallest weights are left out, and there is room for a row that says so on the last
    page.

    Args:
        heights: of the rows, in pixels.
        weights: what each is worth.
        height: of a page in pixels.
        more_height: of the row that says that there are more.
    """
    found = _evenly([(place, one) for place, one in enumerate(heights)], height)
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


def _evenly(rows: Sequence[tuple[int, float]], height: float) -> Sequence[Sequence[int]]:
    """As few pages as can be, all about as full."""
    needed = len(_pages(rows, height))
    low = max((one for _, one in rows), default=0.0)
    limits = range(int(min(low, height)), int(height) + 1)
    place = bisect_left(limits, True, key=lambda limit: len(_pages(rows, limit)) <= needed)
    return _pages(rows, limits[place] if place < len(limits) else height)


def _pages(rows: Iterable[tuple[int, float]], height: float) -> Sequence[Sequence[int]]:
    found: list[list[int]] = [[]]
    left = height
    for place, one in rows:
        if found[-1] and one > left:
            found.append([])
            left = height
        found[-1].append(place)
        left -= one
    return found


def _names(catalogue: Catalogue, by: WaitsBy) -> Iterable[tuple[str, Texts, str]]:
    """Key, names and colour of everything that may have a row."""
    colours: Mapping[str, str] = {one.id: one.colour for one in catalogue.agencies}
    match by:
        case WaitsBy.CATEGORY:
            return [(one.id, one.names, "") for one in catalogue.categories]
        case WaitsBy.AGENCY:
            return [(one.id, one.names, one.colour) for one in catalogue.agencies]
        case WaitsBy.SERVICE:
            services = catalogue.services
            return [(one.id, one.names, colours.get(one.agency, "")) for one in services]


def _state(service: BoardService, gives: bool) -> str:
    """Why a service has no wait; "" where it has one, or where that is no news."""
    if service.suspension is not None:
        return "service_paused"
    if service.waiting and not service.served:
        return "service_unserved"
    if service.open or (not gives and not service.waiting):
        return ""
    return "service_full" if service.waiting else "service_closed"


def _filled_in(
    row: Row, services: Sequence[BoardService], states: Sequence[str], language: str
) -> Row:
    say = wording(TEXTS, language)
    ahead = [
        one.ahead
        for one, state in zip(services, states, strict=True)
        if one.waiting and one.ahead is not None and state in ("", "service_full")
    ]
    expected = [
        one.expected
        for one, state in zip(services, states, strict=True)
        if one.waiting and one.expected is not None and not state
    ]
    wait = ""
    if expected:
        low, high = min(one.low for one in expected), max(one.high for one in expected)
        wait = short_wait(Expected(low=low, high=high, late=high), wording(SENTENCES, language))
    state = next((one for one in STATES if one in states), "")
    reason = say(state) if state else ""
    if len(set(states)) > 1:
        reason = say("some_services", state=reason)
        if wait and state in ("service_full", "service_closed"):
            # The visitors who wait for the others need not know it.
            reason = ""
    return Row(
        row.key,
        row.name,
        row.colour,
        ahead=_from_to(min(ahead), max(ahead)) if ahead else "",
        wait=wait,
        reason=reason,
        waiting=sum(one.waiting for one in services),
    )


def _from_to(low: int, high: int) -> str:
    """`2–7`, or one figure; reads the same from the right."""
    return f"{LEFT_TO_RIGHT}{low}–{high}{END_ISOLATE}" if low < high else str(high)
