"""The `device`: the configuration of one device."""

from contract.access import DEVICES
from contract.device_settings import NOTHING_SET
from contract.enums import Role
from contract.snapshots import Device, LeasedNumber
from server.domain.calendar import ONE_DAY, business_day, day_begins, opening
from server.domain.principal import Principal
from server.views.snapshot_context import SnapshotContext


def build(context: SnapshotContext, who: Principal) -> Device:
    """The snapshot of the device that a token belongs to, from its stored data, not from the data
    at authentication."""
    reading = context.reading
    kept = None
    if who.role in DEVICES:
        kept = reading.read_access(lambda access: access.device(who.id), named=("device", who.id))
    counter = kept.counter if kept is not None else who.counter
    head = reading.setup.config.centre
    today = business_day(context.now, head)
    is_kiosk = who.role is Role.KIOSK
    leases = reading.leases(today) if is_kiosk else ()
    # When tickets are issued for each service, today and tomorrow.
    openings = {
        key: (*opening(head, service, today), *opening(head, service, today + ONE_DAY))
        for key, service in (reading.setup.services if is_kiosk else {}).items()
    }
    return Device(
        **context.stamp(),
        enrolled=kept is None or kept.revoked_at is None,
        device=who.id,
        role=who.role,
        label=kept.label if kept is not None else who.label,
        counter=counter,
        display=reading.setup.displays.get(kept.display or "") if kept is not None else None,
        settings=kept.settings if kept is not None else NOTHING_SET,
        service_code=context.signer.service_code(who.id) if is_kiosk else "",
        leases=tuple(
            LeasedNumber(
                ticket=lease.id,
                number=lease.number,
                token=context.signer.token(lease.id, 0),
                series=lease.series,
                day=lease.day,
            )
            for lease in leases
            if lease.device == who.id
        ),
        day=today,
        turns_at=day_begins(head, today + ONE_DAY),
        openings=openings,
        restart_since=kept.restart_since if kept is not None else None,
        screenshot_since=kept.screenshot_since if kept is not None else None,
        rotate_since=kept.rotate_since if kept is not None else None,
    )
