"""Why a server does not start."""


class CannotStart(Exception):
    """Why a server does not start, and what to do; one sentence for a person."""
