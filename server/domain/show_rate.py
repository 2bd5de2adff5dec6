"""The chance that the visitor of a booking still comes, for the waits that others are shown.

At ASAN's centres 29 % of those who booked did not come, 43 % of those who came were there hours
before their time (metbuat.az 1380092), and 5.6 % came after it. Who is hours early checks in when
the early window begins, the others evenly spread until their time. So of those who come,

    later = LATE + x * (1 - EARLY - LATE)

have not come yet when a share x of the window is left, and all of them before the window. By Bayes,
a visitor who is not here yet comes with the chance

    COMES * later / (1 - COMES + COMES * later)

which is 0.71 before the window, 0.58 when it begins, and 0.12 at the booked time.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from contract.enums import TicketClass
from server.domain.call_time import QueueSummary

COMES: Final = 0.71
EARLY: Final = 0.43
LATE: Final = 0.056


def chance_to_come(left: float, window: float) -> float:
    """The chance that a visitor who is not here yet still comes.

    Args:
        left: the seconds until the booked time, above zero.
        window: from how many seconds before it a visitor can check in.
    """
    later = 1.0 if left > window else LATE + left / window * (1 - EARLY - LATE)
    return COMES * later / (1 - COMES + COMES * later)


def still_to_come(
    service: str, left: Iterable[float], ahead: float, window: float
) -> list[QueueSummary]:
    """The visitors with bookings who will be called before some of those who wait now, as queues
    of the estimate: one for each time within the next `ahead` seconds.

    Args:
        left: for each booking of a visitor who is not here, the seconds until its time.
        window: as for `chance_to_come`.
    """
    number: dict[float, float] = defaultdict(float)
    for seconds in left:
        if 0 < seconds <= ahead:
            number[seconds] += chance_to_come(seconds, window)
    return [
        QueueSummary(
            service,
            TicketClass.APPOINTMENT,
            waiting,
            -seconds,
            -seconds,
            booked=True,
            expected=True,
        )
        for seconds, waiting in number.items()
    ]
