"""The `device`: what one device should be."""

from contract.access import DEVICES
from contract.enums import Role
from contract.snapshots import Device, LeasedNumber
from server.application.principal import Principal
from server.application.snapshots.basis import Basis
from server.domain.calendar import business_day


def build(basis: Basis, who: Principal) -> Device:
    """The snapshot of the device that a token belongs to: what is kept of it counts, not what
    was known when it came in."""
    reading = basis.reading
    kept = reading.access.device(who.id) if who.role in DEVICES else None
    counter = kept.counter if kept is not None else who.counter
    today = business_day(basis.now, reading.layout.config.centre)
    leases = reading.leases(today) if who.role is Role.KIOSK else ()
    return Device(
        **basis.stamp(),
        enrolled=kept is None or kept.revoked_at is None,
        device=who.id,
        role=who.role,
        label=kept.label if kept is not None else who.label,
        counter=counter,
        display=reading.layout.displays.get(kept.display or "") if kept is not None else None,
        service_code=basis.signer.service_code(who.id) if who.role is Role.KIOSK else "",
        leases=tuple(
            LeasedNumber(
                ticket=one.id,
                number=one.number,
                token=basis.signer.token(one.id, 0),
                series=one.series,
                day=one.day,
            )
            for one in leases
            if one.device == who.id
        ),
        restart_since=kept.restart_since if kept is not None else None,
        screenshot_since=kept.screenshot_since if kept is not None else None,
        rotate_since=kept.rotate_since if kept is not None else None,
    )
