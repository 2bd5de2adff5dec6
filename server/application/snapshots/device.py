"""The `device`: what one device should be."""

from contract.snapshots import Device
from server.application.principal import Principal
from server.application.snapshots.basis import Basis


def build(basis: Basis, who: Principal) -> Device:
    """The snapshot of the device that a token belongs to."""
    layout = {"counter": who.counter} if who.counter else {}
    return Device(
        **basis.stamp(),
        enrolled=True,
        device=who.id,
        role=who.role,
        label=who.label,
        layout=layout,
    )
