"""What makes a hall go on from a copy: an event in each log, and erasures done again."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, update

from contract.commands import ForgetPerson
from contract.epochs import LETTERS, LETTERS_LONG, epoch_of
from contract.events import CentreRestored
from server import bootstrap
from server.accounts import by_hand
from server.application import dispatch, privacy
from server.application.hall import Hall
from server.application.ports import Clock
from server.domain import restoring
from server.domain.restoring import Busiest
from server.engine import checkpoints
from server.engine.unit import Unit
from server.realtime.bus import LocalBus
from server.settings import ServerSettings
from server.store import busiest, texts
from server.store import tables as t
from server.store.access import Access
from server.store.erasures import Erasure, ErasureList


class NotRestored(Exception):
    """Why nothing was restored, and what to do; a sentence for a person. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a centre.

    Attributes:
        since: the time of the last event of the backup; what came after it is lost.
        event: by which the hall goes on.
        erased: how many erasures were done again.
    """

    centre: str
    since: datetime | None
    event: CentreRestored
    erased: int


def prepare(
    settings: ServerSettings, data: Path, following: Mapping[str, int], clock: Clock | None
) -> list[Restored]:
    """Let every centre of the copy go on, and erase again what was erased."""
    store = bootstrap.open_store(settings, serving=False)
    try:
        clock = clock or bootstrap.stored_clock(store)
        hall = bootstrap.open_hall(settings, store, clock, LocalBus())
        centres = [one.id for one in store.centres() if one.config is not None]
        erasures = {one: _all_erasures(one, data, settings.data) for one in centres}
        # They are all in the list already.
        quiet = replace(hall, erased=None)
        return [_go_on(quiet, one, following, erasures[one]) for one in centres]
    finally:
        store.close()


def _all_erasures(centre: str, old: Path, new: Path) -> list[Erasure]:
    """What was erased in a centre, by the lists of two data folders; the new one has all of it
    from then on: a later backup may be restored after this one."""
    known = ErasureList(new)
    there = set(known.of(centre))
    for one in ErasureList(old).of(centre):
        if one not in there:
            known.add(one)
    return known.of(centre)


def _go_on(
    hall: Hall, centre: str, following: Mapping[str, int], erasures: list[Erasure]
) -> Restored:
    letters = "".join(secrets.choice(LETTERS) for _ in range(LETTERS_LONG))
    epoch = epoch_of(datetime.now(UTC), letters)
    store, now = hall.transactions, hall.clock.now()
    numbers, calls = store.on_connection(lambda connection: _busiest(connection, centre, now))

    def work(unit: Unit) -> tuple[datetime | None, CentreRestored]:
        since = unit.centre.last_at
        if restoring.is_clock_behind(unit.centre, now):
            raise NotRestored(
                f"The clock says {now:%Y-%m-%d %H:%M} UTC, and the backup of {centre} knows of "
                f"{since:%Y-%m-%d %H:%M}. Set the clock of this machine, and run it again."
            )
        who = by_hand(centre)
        unit.begin(who.role, who.id, uuid4(), now)
        try:
            event = restoring.restored(unit, epoch, now, numbers, calls, following)
        except restoring.RangeTooSmall as error:
            raise NotRestored(_too_small(centre, error)) from error
        except restoring.NoSuchNumber as error:
            raise NotRestored(
                f"{error} is not a number that the server gives. Name the next one of the series, "
                "as the newest paper in the hall says it and one more."
            ) from error
        unit.append(event)
        unit.on_connection(lambda connection: _new_epoch(connection, centre, epoch))
        return since, event

    since, event = store.command(centre, work)
    erased = sum(_erase_again(hall, one) for one in erasures)
    root = store.current(centre)
    content = checkpoints.content_of(root)
    store.on_connection(
        lambda connection: checkpoints.save(connection, root.centre, content), write=True
    )
    return Restored(centre, since, event, erased)


def _busiest(
    connection: Connection, centre: str, now: datetime
) -> tuple[Mapping[str, Busiest], Busiest]:
    since, today = (now - restoring.BUSIEST_SINCE).date(), now.date()
    return (
        busiest.of_series(connection, centre, since, today),
        busiest.of_calls(connection, centre, since, today),
    )


def _too_small(centre: str, error: restoring.RangeTooSmall) -> str:
    known = f"the last one in the backup is {error.last}" if error.last else "the backup has none"
    return (
        f"Which numbers of {error.series} were given today in {centre} since the backup cannot be "
        f"told ({known}), and passing all of them over would leave too few. Look at the newest "
        f"paper in the hall, and say which number comes next: --next {error.series}=300"
    )


def _new_epoch(connection: Connection, centre: str, epoch: str) -> None:
    """Name the log; who was signed in signs in again."""
    connection.execute(update(t.centre).where(t.centre.c.id == centre).values(epoch=epoch))
    ended = t.session.c.ended_at
    connection.execute(update(t.session).where(ended.is_(None)).values(ended_at=datetime.now(UTC)))


def _erase_again(hall: Hall, one: Erasure) -> bool:
    """Erase what was erased since the backup; whether there was anything to erase."""
    store, wanted = hall.transactions, [*one.texts, *([one.of_ticket] if one.of_ticket else [])]
    there = store.on_connection(lambda connection: list(texts.read(connection, wanted)))
    if there:
        privacy.erase(hall, one.centre, one.texts, one.of_ticket)
    if one.person is None or not store.access(lambda access: _is_known(access, one.person)):
        return bool(there)
    command = ForgetPerson(command_id=uuid4(), centre=one.centre, person=one.person)
    dispatch.execute(hall, by_hand(one.centre), command)
    return True


def _is_known(access: Access, person: str | None) -> bool:
    found = access.person(person) if person is not None else None
    return found is not None and found.forgotten_at is None
