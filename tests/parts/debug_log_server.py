"""`novbe server` that logs all messages of all loggers on standard error."""

import logging
from typing import Final

from tests.parts import gevent_first

SAYS_ALL: Final = "everything is said"


def main() -> None:
    gevent_first.patch()
    from server import __main__ as program

    # The first call of `basicConfig` counts: that of the server has no effect.
    logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("novbe.tests").debug("%s", SAYS_ALL)
    program.main()


if __name__ == "__main__":
    main()
