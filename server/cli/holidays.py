"""`novbe server holidays`: proposes public holidays for a centre file."""

from datetime import UTC, datetime

import click

from server.cli.options import give_up

YEARS_COVERED = range(2000, 2101)


@click.command("holidays")
@click.option("--country", required=True, help="ISO 3166 code, e.g. AZ.")
@click.option("--year", type=int, help="By default the coming year.")
@click.option(
    "--language", help="The language of the names, e.g. az or en_US; by default the country's."
)
def propose_holidays(country: str, year: int | None, language: str | None) -> None:
    """Propose the public holidays of a country as lines for a centre file. Holidays by a lunar
    calendar are estimates until they are announced. Only the list in the file counts."""
    # Only this command needs it, and it is slow to import.
    import holidays

    wanted = year or datetime.now(UTC).year + 1
    if wanted not in YEARS_COVERED:
        give_up(f"--year is between {YEARS_COVERED.start} and {YEARS_COVERED.stop - 1}.")
    code = country.upper()
    known = holidays.list_supported_countries()
    if code not in known:
        codes = ", ".join(sorted(short for short in known if len(short) == 2))
        give_up(f"The country '{country}' is unknown. Known countries: {codes}.")
    found = holidays.country_holidays(code, years=wanted, language=language)
    offered = found.supported_languages
    if language is not None and language not in offered:
        give_up(f"--language is one of {', '.join(offered) or 'none here'}.")
    click.echo("holidays = [")
    for day, name in sorted(found.items()):
        click.echo(f"  {day.isoformat()}, # {' '.join(name.split())}")
    click.echo("]")
