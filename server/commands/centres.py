"""Importing a centre's configuration, with the parts in use that it cannot remove yet; the hall's
clock; and the configurations since the first: the log holds each as a whole."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Final

from contract import commands as c
from contract import events as e
from contract.centre import CentreConfig
from contract.enums import CounterState, ImportMode, Role, TicketState
from contract.errors import FieldFault, ProblemType, Refusal, existing
from contract.events import CentreConfigured, Event
from contract.faults import faults
from contract.ids import full_id, key_of
from contract.model import rfc3339
from contract.texts import FALLBACK
from server.commands.bookings import refuse_displacing
from server.context import Answer, AppContext
from server.domain.bookings import Booking
from server.domain.centre_changes import (
    PARTS,
    Change,
    Merge,
    NamedConfig,
    PartKind,
    changes,
    conflicting,
    merged,
)
from server.domain.centres import event_time
from server.domain.setup import Setup, version_of
from server.domain.tickets import Ticket
from server.engine.centre_view import CentreView
from server.engine.store import Store
from server.engine.unit_of_work import UnitOfWork
from server.rules.bookings import displaced
from server.rules.ticket_ends import may_come_back

type _Gone = Mapping[PartKind, Collection[str]]
"""The keys of each kind that a new configuration removes."""

type _Use = tuple[PartKind, str, str]
"""A part that is in use: its kind and key, and the end of a sentence that says what to do first."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The effect that an import would have.

    Attributes:
        is_new: whether the configuration that would come into use differs from the one in use.
        changes: the differences from the configuration in use.
        kept: changes made elsewhere since the last file that stay, compared with the file.
        conflicts: conflicts that prevent a merge: the file compared with the configuration in use.
        wrong: other faults that prevent the import.
        displaced: how many bookings would lose their slots.
    """

    is_new: bool
    changes: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    conflicts: tuple[Change, ...] = ()
    wrong: tuple[FieldFault, ...] = ()
    displaced: int = 0


def import_centre(unit: UnitOfWork, command: c.ImportCentre) -> Answer:
    """Import a configuration, the first or a new one; the same again changes nothing.

    Raises:
        Refusal: `centre_changed` if another configuration came into use since the one that it is
            based on, and, with the fields, if the file and the configuration in use cannot be
            merged; `centre_faulty`, with the fields at fault and parts in use that it removes;
            `bookings_displaced`, if the sender does not know how many bookings lose their slots.
    """
    file, present, catalogue = command.config, unit.centre.config, unit.centre.catalogue
    stored = unit.access.files(command.centre)
    merge, is_new, wrong = _effect(unit, command.centre, file, command.mode, stored, unit.now)
    if not is_new:
        return {"catalogue": catalogue}
    # As it was stored, and as this program writes it.
    known = (catalogue, version_of(present)) if present is not None else ("",)
    if command.based_on is not None and command.based_on not in known:
        raise Refusal(ProblemType.CENTRE_CHANGED)
    config = merge.config
    if present is not None and merge.conflicts:
        conflicts = conflicting(merge, present, file)
        raise Refusal(ProblemType.CENTRE_CHANGED, fields=tuple(map(_conflict, conflicts)))
    if wrong:
        raise Refusal(ProblemType.CENTRE_FAULTY, fields=wrong)
    if present is not None:
        refuse_displacing(_displaced(unit, config, unit.now), command.displaces)
    version = version_of(config)
    by_file, own = command.mode is not ImportMode.EDIT, file if config != file else None
    unit.append(e.CentreConfigured(config=config, catalogue=version, by_file=by_file, file=own))
    return {"catalogue": version}


def preview(
    app: AppContext,
    centre: str,
    file: CentreConfig,
    mode: ImportMode,
    sent: Collection[str] = (),
    language: str = FALLBACK,
) -> Preview:
    """The effect that an import would have now, with names in a language. The centre need not exist
    yet; `sent` are the SHA-256 of the files that come with it."""
    if centre not in app.store.revisions():
        return Preview(is_new=True, wrong=tuple(_faults(centre, file, sent)))

    def work(reading: CentreView) -> Preview:
        stored = {*sent, *reading.read_access(lambda access: access.files(centre))}
        now = event_time(app.clock.now(), reading.centre.last_at)
        merge, is_new, wrong = _effect(reading, centre, file, mode, stored, now)
        present = reading.centre.config
        if present is None:
            return Preview(is_new=True, wrong=wrong)
        return Preview(
            is_new=is_new,
            changes=tuple(changes(present, merge.config, language)),
            kept=tuple(changes(file, merge.config, language)),
            conflicts=tuple(conflicting(merge, present, file, language)),
            wrong=wrong,
            displaced=0 if wrong else len(_displaced(reading, merge.config, now)),
        )

    return app.store.read(centre, work)


def _effect(
    reading: CentreView,
    centre: str,
    file: CentreConfig,
    mode: ImportMode,
    stored: Collection[str],
    now: datetime,
) -> tuple[Merge, bool, tuple[FieldFault, ...]]:
    """What an import and its preview both need: the merged configuration, whether it differs from
    the one in use, and the faults that prevent the import."""
    present, wrong = reading.centre.config, _faults(centre, file, stored)
    if present is None:
        return Merge(file), True, tuple(wrong)
    by_file = mode is not ImportMode.EDIT
    last = last_file(reading) if by_file else None
    merge = merged(last or present, present, file) if mode is ImportMode.MERGE else Merge(file)
    config = merge.config
    if wrong:
        # The faults of the file itself come first.
        merge = Merge(config)
    elif config != file:
        wrong = _faults(centre, config, stored)
    is_new = config != present or (by_file and file != last)
    return merge, is_new, (*wrong, *_in_use(reading, config, now))


def _displaced(reading: CentreView, config: CentreConfig, now: datetime) -> list[Booking]:
    """The bookings that lose their slots by a configuration."""
    before = {each.id for each in displaced(reading, reading.setup, now)}
    return [each for each in displaced(reading, Setup(config), now) if each.id not in before]


def _conflict(change: Change) -> FieldFault:
    """A conflict in a refusal: its fields, without their values."""
    part = PARTS[change.kind] + (f"[key={change.key}]" if change.key else "")
    fields = ", ".join(field.field for field in change.fields)
    message = (
        "this was changed since the last file, and differs in this one: take what is in use into "
        "the file, or replace it"
    )
    return FieldFault(field=f"{part}: {fields}" if fields else part, message=message)


def _faults(centre: str, config: CentreConfig, stored: Collection[str]) -> list[FieldFault]:
    wrong = []
    if config.centre.slug != centre:
        message = (
            f"this file is of the centre '{config.centre.slug}': write '{centre}', or import it "
            "as a centre of its own"
        )
        wrong.append(FieldFault(field="centre.slug", message=message))
    wrong += [
        FieldFault(field=".".join(map(str, fault.path)), message=fault.message)
        for fault in faults(config)
    ]
    wrong += [
        FieldFault(field=f"files.{name}", message=f"the file '{name}' is not stored yet: send it")
        for name, sha256 in config.files.items()
        if sha256 not in stored
    ]
    return wrong


def shift_clock(app: AppContext, unit: UnitOfWork, command: c.ShiftClock) -> None:
    """Record in the log that from here on the hall's time differs from the machine's. A rehearsal
    may start before the import of its centre."""
    unit.now = app.clock.now()
    unit.append(e.ClockShifted(start=command.start, rate=command.rate))


def confirm_time(app: AppContext, unit: UnitOfWork, command: c.ConfirmTime) -> Answer:
    """A manager has checked the clock: it opens and closes the day again. The clock is confirmed
    once the event is committed (`AppContext.doubt`)."""
    unit.append(e.TimeConfirmed())
    clock = app.machine if app.clock.jump else app.clock
    return {"clock": rfc3339(clock.now()), "time": rfc3339(unit.now)}


def _in_use(reading: CentreView, new: CentreConfig, now: datetime) -> Iterator[FieldFault]:
    """The parts in use that a new configuration removes, with what to do first; the field of each
    contains its key: `counters[key=14]`. A use that ends by itself is not refused: a work profile
    that was set at a counter is replaced by the counter's own; tickets and leased numbers of a
    series keep their numbers."""
    if reading.centre.config is None:
        return
    named, kept = NamedConfig(reading.centre.config), NamedConfig(new)
    gone = {
        kind: [key for key in named.parts(kind) if key not in kept.parts(kind)]
        for kind in (PartKind.COUNTER, PartKind.SERVICE, PartKind.DISPLAY, PartKind.AGENCY)
    }
    for kind, key, conflict in chain(
        _counters_at_work(reading, gone),
        _services_awaited(reading, gone, now),
        _devices_bound(reading, gone),
        _duties_bound(reading, gone),
    ):
        name = key if kind is PartKind.DISPLAY else named.name(kind, key)
        message = f"{kind.capitalize()} {name}{conflict}"
        yield FieldFault(field=f"{PARTS[kind]}[key={key}]", message=message)


def _counters_at_work(reading: CentreView, gone: _Gone) -> Iterator[_Use]:
    for counter in reading.counters():
        key = key_of(counter.id)
        if key in gone[PartKind.COUNTER] and counter.state is not CounterState.CLOSED:
            how = "open" if counter.state is CounterState.OPEN else "on a break"
            yield PartKind.COUNTER, key, f" is {how}. Close it first, then publish again."


def _services_awaited(reading: CentreView, gone: _Gone, now: datetime) -> Iterator[_Use]:
    tickets = reading.open_tickets() if gone[PartKind.SERVICE] else ()
    for key in gone[PartKind.SERVICE]:
        service = full_id(reading.centre.id, key)
        if count := sum(_waits_for(reading, ticket, service, now) for ticket in tickets):
            conflict = "1 open ticket" if count == 1 else f"{count} open tickets"
            advice = (
                "Close the service today and remove it tomorrow, or move its tickets to "
                "another service first."
            )
            yield PartKind.SERVICE, key, f": {conflict}. {advice}"


def _devices_bound(reading: CentreView, gone: _Gone) -> Iterator[_Use]:
    counters, displays = gone[PartKind.COUNTER], gone[PartKind.DISPLAY]
    for device in reading.machines()[0] if counters or displays else ():
        if device.revoked_at is not None:
            continue
        called, key = device.label or device.id, key_of(device.counter) if device.counter else ""
        advice = "for it on the devices page first, or remove the device."
        if key in counters:
            conflict = f": the device '{called}' stands there. Choose another counter {advice}"
            yield PartKind.COUNTER, key, conflict
        if device.display is not None and device.display in displays:
            conflict = f": the device '{called}' shows it. Choose another layout {advice}"
            yield PartKind.DISPLAY, device.display, conflict


def _duties_bound(reading: CentreView, gone: _Gone) -> Iterator[_Use]:
    """People who could sign in but would have no service to work for."""
    counters, agencies = gone[PartKind.COUNTER], gone[PartKind.AGENCY]
    if not (counters or agencies):
        return
    for person, duty in reading.read_access(lambda access: access.duties_at(reading.centre.id)):
        if duty.agency is not None and duty.agency in agencies:
            conflict = f": {person.name} is {duty.role} for it alone. End that role first."
            yield PartKind.AGENCY, duty.agency, conflict
        key = key_of(duty.counter) if duty.counter is not None else ""
        if key in counters:
            conflict = (
                f": {person.name} works there alone, as {duty.role}. Give that role for "
                "another counter, or for all, first."
            )
            yield PartKind.COUNTER, key, conflict


def _waits_for(reading: CentreView, ticket: Ticket, service: str, now: datetime) -> bool:
    """Whether a ticket still needs a service; a missed one while it keeps its place."""
    if ticket.state is TicketState.MISSED and not may_come_back(reading, ticket, now):
        return False
    return any(stop.service == service for stop in ticket.left)


VERSIONS_TOLD: Final = 20
"""The number of versions in an answer: each is a whole configuration."""

FILES_SOUGHT: Final = 5
"""How many configurations are read at a time in the search for the last file."""


@dataclass(frozen=True, slots=True)
class Version:
    """A configuration that came into use.

    Attributes:
        revision: the revision of the event; it identifies the version.
        catalogue: its digest, as in the answer of `import_centre` and in `based_on`.
        role, actor: who imported it; the id is pseudonymous.
        name: the name of the person or the label of the token; "" if it is not known (any more).
        is_first: whether it is the first one; `changes` then lists the whole configuration.
        changes: the differences from the version before.
    """

    revision: int
    catalogue: str
    at: datetime
    role: Role
    actor: str
    name: str
    is_first: bool
    changes: tuple[Change, ...]


def versions(
    store: Store, centre: str, *, before: int | None = None, language: str = FALLBACK
) -> list[Version]:
    """The last versions of a centre's configuration (before a revision), newest first, with names
    in a language; or `not_found`."""

    def work(reading: CentreView) -> list[Version]:
        # One more, for the changes of the last one.
        events = reading.configurations(before, VERSIONS_TOLD + 1)
        configs = [_configured(event) for event in events]
        names = reading.labels({event.actor.id for event in events})
        return [
            Version(
                revision=event.revision,
                catalogue=configured.catalogue,
                at=event.at,
                role=event.actor.role,
                actor=event.actor.id,
                name=names.get(event.actor.id, ""),
                is_first=earlier is None,
                changes=tuple(
                    changes(earlier.config if earlier else None, configured.config, language)
                ),
            )
            for event, configured, earlier in zip(
                events[:VERSIONS_TOLD], configs, [*configs[1:], None], strict=False
            )
        ]

    return store.read(centre, work)


def configuration(store: Store, centre: str, revision: int) -> CentreConfig:
    """The configuration that came into use at a revision, or `not_found`."""

    def work(reading: CentreView) -> CentreConfig | None:
        events = reading.configurations(revision + 1, 1)
        return _configured(events[0]).config if events and events[0].revision == revision else None

    return existing(store.read(centre, work), what="version", id=revision)


def last_file(reading: CentreView) -> CentreConfig | None:
    """The last imported centre file, or the first configuration; None if there is none."""
    before, last = None, None
    while events := reading.configurations(before, FILES_SOUGHT):
        for last in events:
            if last.data["by_file"]:
                return _file_of(last)
        before = last.revision if last is not None else None
    return _file_of(last) if last is not None else None


def _file_of(event: Event) -> CentreConfig:
    configured = _configured(event)
    return configured.file or configured.config


def _configured(event: Event) -> CentreConfigured:
    payload = event.payload()
    assert isinstance(payload, CentreConfigured)
    return payload
