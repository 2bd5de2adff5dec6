"""Bringing a centre's configuration in, and marking the hall's clock."""

from collections.abc import Collection

from contract import commands as c
from contract import events as e
from contract.centre import CentreConfig
from contract.errors import FieldFault, ProblemType, Refusal
from contract.faults import faults
from contract.model import rfc3339
from server.application.centre_use import in_use
from server.application.hall import Answer, Hall, Said
from server.application.ports import Reading, Unit
from server.application.principal import Principal
from server.domain.centres import Centre
from server.domain.clock import event_time
from server.domain.layout import version_of


def import_centre(hall: Hall, unit: Unit, who: Principal, command: c.ImportCentre) -> Answer:
    """Take a configuration into use, the first or a new one.

    The same configuration again changes nothing. What is in use cannot be taken away.

    Raises:
        Refusal: `centre_changed` where another configuration was taken into use since the one
            that it is based on; `centre_faulty`, with the fields at fault.
    """
    config, present = command.config, unit.centre.config
    if config == present:
        return Said({"catalogue": unit.centre.catalogue})
    if command.based_on is not None and command.based_on not in _versions(unit.centre):
        raise Refusal(ProblemType.CENTRE_CHANGED)
    wrong = _faults(command.centre, config, unit.access.files(command.centre))
    if present is not None:
        wrong += in_use(unit, config, unit.now)
    if wrong:
        raise Refusal(ProblemType.CENTRE_FAULTY, fields=tuple(wrong))
    version = version_of(config)
    unit.append(e.CentreConfigured(config=config, catalogue=version))
    return Said({"catalogue": version})


def check(
    hall: Hall, centre: str, config: CentreConfig, sent: Collection[str] = ()
) -> tuple[FieldFault, ...]:
    """What would keep a configuration from being taken into use now; nothing is changed.

    Args:
        hall: the application.
        centre: whose it is; there need not be one yet.
        config: the configuration.
        sent: the SHA-256 of the files that come with it.
    """
    if centre not in hall.transactions.revisions():
        return tuple(_faults(centre, config, sent))

    def work(reading: Reading) -> tuple[FieldFault, ...]:
        stored = {*sent, *reading.access.files(centre)}
        now = event_time(hall.clock.now(), reading.centre.last_at)
        return (*_faults(centre, config, stored), *in_use(reading, config, now))

    return hall.transactions.reading(centre, work)


def _versions(centre: Centre) -> tuple[str, ...]:
    """The version of the present configuration: as it was stored, and by this program."""
    if centre.config is None:
        return ("",)
    return centre.catalogue, version_of(centre.config)


def _faults(centre: str, config: CentreConfig, stored: Collection[str]) -> list[FieldFault]:
    """What is wrong with a configuration itself."""
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


def shift_clock(hall: Hall, unit: Unit, who: Principal, command: c.ShiftClock) -> Answer:
    """Mark in the log that from here on the hall's time is not the machine's.

    A rehearsal may start before the import of its centre: from this event on time counts by
    the shifted clock.
    """
    unit.now = hall.clock.now()
    unit.append(e.ClockShifted(start=command.start, rate=command.rate))
    return Said({})


def confirm_time(hall: Hall, unit: Unit, who: Principal, command: c.ConfirmTime) -> Answer:
    """A manager has checked the clock: the day is opened and closed by it again.

    A clock that is behind the last event stands at that event until it has caught up.
    """
    hall.clock.confirm(unit.now)
    unit.append(e.TimeConfirmed())
    return Said({"clock": rfc3339(hall.clock.now()), "time": rfc3339(unit.now)})
