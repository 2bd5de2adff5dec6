"""`novbe server`, which says on standard error all that any logger has to say."""

import logging
import sys
from typing import Final

SAYS_ALL: Final = "everything is said"


def main() -> None:
    """Run a command of the server."""
    if sys.argv[1:2] == ["run"]:
        from gevent import monkey

        # As `server.__main__` does, before anything else is imported.
        monkey.patch_all(os=False, signal=False, subprocess=False, select=False)
    from server import __main__ as program

    # The first to say how much is said: the server asks for less, and is not heard.
    logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("novbe.tests").debug("%s", SAYS_ALL)
    program.main()


if __name__ == "__main__":
    main()
