"""`python -m counter`."""

from counter.cli import main

if __name__ == "__main__":
    main(prog_name="novbe counter")
