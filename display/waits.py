"""What waits, by agency: which services are shown, what each says, and on which page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from contract.catalogue import Catalogue, CatalogueService
from contract.snapshots import BoardService
from contract.texts import SENTENCES, Say, pick, wording
from contract.waits import short_wait


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the waits: an agency, or one of its services.

    Attributes:
        key: the id of the service, or of the agency.
        heading: it is an agency.
        name: in the language of the moment.
        colour: the agency's, for a mark.
        ahead: how many people are ahead of one who takes a ticket now; where no counter serves
            it, how many wait.
        wait: the expected range, `10–20 min`, or why there is none; "" where it is not known.
        care: no tickets are given, or no counter serves it.
    """

    key: str
    heading: bool
    name: str
    colour: str
    ahead: int = 0
    wait: str = ""
    care: bool = False


def worth_showing(service: BoardService) -> bool:
    """Whether people wait for a service, or have to know that it is paused."""
    return service.waiting > 0 or service.suspension is not None


def entries(
    services: Sequence[BoardService], catalogue: Catalogue, language: str, say: Say
) -> Sequence[Sequence[Entry]]:
    """The services that are worth showing, with their agency before them: a group each.

    Where all belong to one agency, it needs no heading.
    """
    named: Mapping[str, CatalogueService] = {one.id: one for one in catalogue.services}
    told = {one.id: one for one in services if one.id in named and worth_showing(one)}
    groups: list[list[Entry]] = []
    for agency in catalogue.agencies:
        own = [one for one in catalogue.services if one.agency == agency.id and one.id in told]
        if not own:
            continue
        heading = Entry(agency.id, True, pick(agency.names, language), agency.colour)
        groups.append(
            [heading]
            + [
                _entry(told[one.id], pick(one.names, language), agency.colour, language, say)
                for one in own
            ]
        )
    return [group[1:] for group in groups] if len(groups) == 1 else groups


def pages(
    groups: Sequence[Sequence[Entry]], height: float, height_of: Callable[[Entry], float]
) -> Sequence[Sequence[Entry]]:
    """Fill pages of a height with groups; one that goes on bears its heading again.

    Args:
        height: of a page in pixels.
        height_of: that of an agency or of a service, in pixels.
    """
    found: list[list[Entry]] = [[]]
    left = height
    for group in groups:
        title = group[0] if group[0].heading else None
        for place, one in enumerate(group[1:] if title else group):
            heading = height_of(title) if title else 0.0
            first = place == 0
            if found[-1] and height_of(one) + (heading if first else 0.0) > left:
                found.append([])
                left, first = height, True
            if title and first:
                found[-1].append(title)
                left -= heading
            found[-1].append(one)
            left -= height_of(one)
    return found


def _entry(service: BoardService, name: str, colour: str, language: str, say: Say) -> Entry:
    return Entry(
        key=service.id,
        heading=False,
        name=name,
        colour=colour,
        ahead=service.waiting if service.ahead is None else service.ahead,
        wait=_wait(service, language, say),
        care=service.suspension is not None or not service.served,
    )


def _wait(service: BoardService, language: str, say: Say) -> str:
    if service.suspension is not None:
        return say("service_paused")
    if not service.served:
        return say("service_unserved")
    if not service.open:
        return say("service_closed")
    if service.expected is None:
        return ""
    return short_wait(service.expected, wording(SENTENCES, language))
