"""`python -m display`."""

from display.cli import main

if __name__ == "__main__":
    main(prog_name="novbe display")
