"""The states of the hall and of its queues, as selectors of their texts."""

from contract.snapshots import Hall, HallService


def hall_state(hall: Hall) -> str:
    """The state of the whole hall."""
    if hall.day is None:
        return "closed"
    if hall.suspension is not None:
        return "paused"
    return "intake_stopped" if hall.intake_stopped is not None else "open"


def queue_state(one: HallService, hall: Hall) -> str:
    """The state of the queue of one service."""
    if one.suspension is not None:
        return "paused"
    if one.unserved:
        return "unserved"
    if one.closed:
        return "closed_by_staff"
    # The heading shows a pause or an early closing of the whole hall.
    with_the_hall = hall.suspension is not None or hall.intake_stopped is not None
    return "open" if one.open or with_the_hall else "closed"
