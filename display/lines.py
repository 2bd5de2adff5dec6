"""The lines of a board's services: which ones, in which order, on which page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contract.catalogue import Catalogue, CatalogueService
from contract.snapshots import BoardService
from contract.texts import Say, pick
from contract.waits import wait_range


@dataclass(frozen=True, slots=True)
class Line:
    """A service on the board.

    Attributes:
        service: its id.
        name: in the language of the face.
        colour: the agency's, for a round mark.
        ahead: how many people are ahead of one who takes a ticket now; where no counter serves
            it, how many wait.
        wait: the expected range, `10–20 min`, or why there is none; "" where it is not known.
        still: it is suspended.
    """

    service: str
    name: str
    colour: str
    ahead: int
    wait: str
    still: bool


def chosen(
    services: Sequence[BoardService], catalogue: Catalogue, per_page: int
) -> Sequence[BoardService]:
    """The services worth a line, in the order of the catalogue.

    Those with waiting tickets, and those that are suspended; where they do not fill
    one page, also others, so that a quiet hall does not look broken.
    """
    place = {service.id: i for i, service in enumerate(catalogue.services)}
    known = sorted((s for s in services if s.id in place), key=lambda s: place[s.id])
    awaited = [s for s in known if s.waiting > 0 or s.suspension is not None]
    if len(awaited) >= per_page:
        return awaited
    others = [s for s in known if s not in awaited][: per_page - len(awaited)]
    return sorted([*awaited, *others], key=lambda s: place[s.id])


def page_count(services: int, per_page: int) -> int:
    """How many pages so many services take, at least one."""
    return max(1, -(-services // max(1, per_page)))


def page_of(
    services: Sequence[BoardService],
    catalogue: Catalogue,
    per_page: int,
    page: int,
    language: str,
    say: Say,
) -> Sequence[Line]:
    """The lines of one page, in a language. Pages are filled evenly: no page of one line."""
    pages = page_count(len(services), per_page)
    size = -(-len(services) // pages)
    named: Mapping[str, CatalogueService] = {one.id: one for one in catalogue.services}
    colours = {agency.id: agency.colour for agency in catalogue.agencies}
    lines = []
    for service in services[page * size : (page + 1) * size]:
        entry = named[service.id]
        lines.append(
            Line(
                service=service.id,
                name=pick(entry.names, language),
                colour=colours.get(entry.agency, ""),
                ahead=service.waiting if service.ahead is None else service.ahead,
                wait=_wait(service, say),
                still=service.suspension is not None,
            )
        )
    return lines


def _wait(service: BoardService, say: Say) -> str:
    if service.suspension is not None:
        return say("service_paused")
    if not service.served:
        return say("service_unserved")
    if service.expected is None:
        return ""
    wait = wait_range(service.expected)
    return say(f"range_{wait.unit.name}", range=wait.figures)
