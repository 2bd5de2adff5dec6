"""Importing a centre's configuration, and shifting the hall's clock."""

from collections.abc import Collection
from dataclasses import dataclass

from contract import commands as c
from contract import events as e
from contract.centre import CentreConfig
from contract.enums import ImportMode
from contract.errors import FieldFault, ProblemType, Refusal
from contract.faults import faults
from contract.model import rfc3339
from contract.texts import FALLBACK
from server.commands.centre_history import last_file
from server.commands.centre_use import in_use
from server.context import Answer, AppContext
from server.domain.centre_changes import PARTS, Change, Merge, changes, conflicting, merged
from server.domain.centres import event_time
from server.domain.layout import version_of
from server.engine.centre_view import CentreView
from server.engine.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Preview:
    """The effect that an import would have.

    Attributes:
        config: the configuration that would come into use.
        is_new: whether it differs from the one in use.
        changes: the differences from the configuration in use.
        kept: changes made elsewhere since the last file that stay, compared with the file.
        conflicts: conflicts that prevent a merge: the file compared with the configuration in use.
        wrong: other faults that prevent the import.
    """

    config: CentreConfig
    is_new: bool
    changes: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    conflicts: tuple[Change, ...] = ()
    wrong: tuple[FieldFault, ...] = ()


def import_centre(app: AppContext, unit: UnitOfWork, command: c.ImportCentre) -> Answer:
    """Import a configuration, the first or a new one; the same again changes nothing.

    Raises:
        Refusal: `centre_changed` if another configuration came into use since the one that it is
            based on, and, with the fields, if the file and the configuration in use cannot be
            merged; `centre_faulty`, with the fields at fault and parts in use that it removes.
    """
    file, present = command.config, unit.centre.config
    by_file = command.mode is not ImportMode.EDIT
    wrong = _faults(command.centre, file, unit.access.files(command.centre))
    merge = Merge(file) if wrong else _merge(unit, file, command.mode)
    config = merge.config
    if config == present and not (by_file and file != last_file(unit)):
        return {"catalogue": unit.centre.catalogue}
    # As it was stored, and as this program writes it.
    known = (unit.centre.catalogue, version_of(present)) if present is not None else ("",)
    if command.based_on is not None and command.based_on not in known:
        raise Refusal(ProblemType.CENTRE_CHANGED)
    if present is not None and merge.conflicts:
        found = conflicting(merge, present, file)
        raise Refusal(ProblemType.CENTRE_CHANGED, fields=tuple(map(_conflict, found)))
    if not wrong and config != file:
        wrong = _faults(command.centre, config, unit.access.files(command.centre))
    if present is not None:
        wrong += in_use(unit, config, unit.now)
    if wrong:
        raise Refusal(ProblemType.CENTRE_FAULTY, fields=tuple(wrong))
    version = version_of(config)
    unit.append(
        e.CentreConfigured(
            config=config,
            catalogue=version,
            by_file=by_file,
            file=file if config != file else None,
        )
    )
    return {"catalogue": version}


def preview(
    app: AppContext,
    centre: str,
    file: CentreConfig,
    mode: ImportMode,
    sent: Collection[str] = (),
    language: str = FALLBACK,
) -> Preview:
    """The effect that an import would have now; nothing is changed. The centre need not exist
    yet; `sent` are the SHA-256 of the files that are sent with it. The changes have names in a
    language."""
    if centre not in app.store.revisions():
        return Preview(file, is_new=True, wrong=tuple(_faults(centre, file, sent)))

    def work(reading: CentreView) -> Preview:
        present = reading.centre.config
        stored = {*sent, *reading.read_access(lambda access: access.files(centre))}
        now = event_time(app.clock.now(), reading.centre.last_at)
        merge = _merge(reading, file, mode)
        config = merge.config
        wrong = (*_faults(centre, config, stored), *in_use(reading, config, now))
        if present is None:
            return Preview(file, is_new=True, wrong=wrong)
        by_file = mode is not ImportMode.EDIT
        return Preview(
            config,
            is_new=config != present or (by_file and file != last_file(reading)),
            changes=tuple(changes(present, config, language)),
            kept=tuple(changes(file, config, language)),
            conflicts=tuple(conflicting(merge, present, file, language)),
            wrong=wrong,
        )

    return app.store.read(centre, work)


def _merge(reading: CentreView, file: CentreConfig, mode: ImportMode) -> Merge:
    """The configuration that would come into use."""
    present = reading.centre.config
    if mode is not ImportMode.MERGE or present is None:
        return Merge(file)
    return merged(last_file(reading) or present, present, file)


def _conflict(change: Change) -> FieldFault:
    """A conflict in a refusal: its fields, without their values."""
    part = PARTS[change.kind] + (f"[key={change.key}]" if change.key else "")
    fields = ", ".join(one.field for one in change.fields)
    message = (
        "this was changed since the last file, and differs in this one: take what is in use into "
        "the file, or replace it"
    )
    return FieldFault(field=f"{part}: {fields}" if fields else part, message=message)


def _faults(centre: str, config: CentreConfig, stored: Collection[str]) -> list[FieldFault]:
    """The faults within a configuration."""
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


def shift_clock(app: AppContext, unit: UnitOfWork, command: c.ShiftClock) -> Answer:
    """Record in the log that from here on the hall's time differs from the machine's. A rehearsal
    may start before the import of its centre."""
    unit.now = app.clock.now()
    unit.append(e.ClockShifted(start=command.start, rate=command.rate))
    return {}


def confirm_time(app: AppContext, unit: UnitOfWork, command: c.ConfirmTime) -> Answer:
    """A manager has checked the clock: it opens and closes the day again. Each process confirms its
    own clock once the event is committed (`AppContext.doubt`)."""
    unit.append(e.TimeConfirmed())
    clock = app.machine if app.clock.jumped else app.clock
    return {"clock": rfc3339(clock.now()), "time": rfc3339(unit.now)}
