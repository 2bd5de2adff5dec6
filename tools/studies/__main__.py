"""`python -m tools.studies`."""

import click

from tools.studies.bookings import bookings
from tools.studies.staffing.tables import staffing
from tools.studies.trading import trading
from tools.studies.voice import voice
from tools.studies.waits import waits


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Measure what the documents next to these studies say of simulated halls."""


main.add_command(waits)
main.add_command(staffing)
main.add_command(voice)
main.add_command(bookings)
main.add_command(trading)

if __name__ == "__main__":
    main(prog_name="tools.studies")
