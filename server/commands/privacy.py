"""Erasure of the visitors' data outside the log, by age or on request. An event records each, so
that the server drops the data from memory too."""

from collections.abc import Collection
from uuid import uuid4

from contract.events import Payload, PrivateErased, PrivateExpired
from server.context import AppContext
from server.domain.centres import event_time
from server.domain.principal import Principal, clock_of
from server.engine.unit_of_work import UnitOfWork
from server.store.connections import unavailable
from server.store.erasures import Erasure


def erase_expired(app: AppContext) -> None:
    """Erase data that reached its retention time, in every centre."""
    for centre in app.store.configured():
        now = event_time(app.clock.now(), centre.last_at)
        if app.store.private_is_due(centre.id, now):
            _append(app, clock_of(centre.id), centre.id, PrivateExpired(before=now))


def erase(
    app: AppContext,
    who: Principal,
    centre: str,
    texts: Collection[str],
    of_ticket: str | None = None,
) -> None:
    """Erase texts on request, of a booking (by its id) the name and the address, and the kind of
    help that the bearer of a ticket asked for; or `unavailable`, or `not_found` if there is no such
    centre."""
    write_down(
        app, Erasure(centre=centre, at=app.clock.now(), texts=tuple(texts), of_ticket=of_ticket)
    )
    _append(app, who, centre, PrivateErased(texts=tuple(texts), of_ticket=of_ticket))


def write_down(app: AppContext, erasure: Erasure) -> None:
    """Record an erasure outside the database, so that it is repeated after a restore. If that is
    `unavailable`, the data must not be erased yet."""
    if app.erased is None:
        return
    try:
        app.erased(erasure)
    except OSError as error:
        raise unavailable(error) from error


def _append(app: AppContext, who: Principal, centre: str, data: Payload) -> None:
    def work(unit: UnitOfWork) -> int:
        unit.begin(who, uuid4(), app.clock.now())
        unit.append(data)
        for identity in data.texts if isinstance(data, PrivateErased) else ():
            unit.contacts.forget(identity)
        return unit.centre.revision

    app.bus.publish(centre, app.store.command(centre, work))
