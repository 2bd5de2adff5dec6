"""`python -m kiosk`, whose set-up ends unanswered once the process gets SIGUSR1."""

import signal

from kiosk import cli, set_up


def leave(_number: int, _frame: object) -> None:
    """The set-up ends as if it had not been answered for a long time."""
    set_up.IDLE_SECONDS = 0  # type: ignore[misc]


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, leave)
    cli.main()
