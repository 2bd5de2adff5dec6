"""The states of the hall and of its queues, by the words of their texts."""

from contract.snapshots import Hall, HallService


def hall_state(hall: Hall) -> str:
    """Of the whole hall."""
    if hall.day is None:
        return "closed"
    if hall.suspension is not None:
        return "paused"
    return "intake_stopped" if hall.intake_stopped is not None else "open"


def queue_state(one: HallService, hall: Hall) -> str:
    """Of the queue of one service."""
    if one.suspension is not None:
        return "paused"
    if one.unserved:
        return "unserved"
    if one.closed:
        return "closed_by_staff"
    # Of a pause or an early closing of the whole hall the heading tells.
    with_the_hall = hall.suspension is not None or hall.intake_stopped is not None
    return "open" if one.open or with_the_hall else "closed"
