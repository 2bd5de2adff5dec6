"""The `device`: what one device should be."""

from contract.snapshots import Device, LeasedNumber
from contract.words import Role
from server.application.principal import Principal
from server.application.snapshots.basis import Basis
from server.domain.calendar import business_day


def build(basis: Basis, who: Principal) -> Device:
    """The snapshot of the device that a token belongs to."""
    layout = {"counter": who.counter} if who.counter else {}
    today = business_day(basis.now, basis.reading.layout.config.centre)
    leases = basis.reading.leases(today) if who.role is Role.KIOSK else ()
    return Device(
        **basis.stamp(),
        enrolled=True,
        device=who.id,
        role=who.role,
        label=who.label,
        layout=layout,
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
    )
