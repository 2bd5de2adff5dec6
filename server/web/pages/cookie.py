"""What the signed cookie of a browser holds from one page to the next."""

import re
from datetime import datetime
from typing import Final
from uuid import UUID

from flask import request, session

from contract.access import SignedIn
from contract.texts import PROGRAM_LANGUAGES
from server.web import authorization
from server.web.pages.navigation import requested_place

LANGUAGE: Final = "language"
DONE: Final = "done"
_NEXT: Final = "next"
_FAILED: Final = "failed"
_CODE: Final = "code"

_DEVICE_CODE: Final = re.compile(r"[0-9A-Z]{8}")
"""The pattern of the code of a new device, as in its QR code."""


def keep_failures(signed_in: SignedIn) -> None:
    """Remember for the next page the failed attempts to sign in before this sign-in."""
    if signed_in.failed and signed_in.failed_at is not None:
        session[_FAILED] = [signed_in.failed, signed_in.failed_at.isoformat()]


def take_failures() -> tuple[int, datetime] | None:
    """The number of failed attempts, and the time of the last; returned once, as what follows."""
    kept = session.pop(_FAILED, None)
    return (kept[0], datetime.fromisoformat(kept[1])) if kept is not None else None


def keep_command(kind: str, command_id: str, person: str = "") -> None:
    """Remember for the next page which command created a secret of a kind. The cookie does not
    contain the secret: it is derived from the command with the server's key."""
    session[kind] = [person, command_id]


def take_command(kind: str, person: str = "") -> UUID | None:
    """The command that just created a secret of a kind, if it was for the person."""
    kept = session.pop(kind, None)
    return UUID(kept[1]) if kept is not None and kept[0] == person else None


def keep_code() -> None:
    """Remember the code of a new device from the address, over the sign-in."""
    if _DEVICE_CODE.fullmatch(request.args.get("code", "")):
        session[_CODE] = request.args["code"]


def take_code() -> str:
    """The code of a new device: from the address, or remembered over the sign-in."""
    kept = session.pop(_CODE, "")
    code = request.args.get("code", "")
    return code if _DEVICE_CODE.fullmatch(code) else str(kept)


def take_place() -> str | None:
    """The name of the page that was requested before the sign-in."""
    return session.pop(_NEXT, None) or requested_place()


def begin_session(secret: str, language: str) -> None:
    """Set another session for the browser; the cookie keeps no other data of an earlier one."""
    chosen = session.get(LANGUAGE, language)
    _replace(
        {
            authorization.COOKIE: secret,
            _CODE: session.get(_CODE),
            LANGUAGE: chosen if chosen in PROGRAM_LANGUAGES else None,
            _NEXT: requested_place(),
        }
    )


def end_session() -> None:
    """Remove the session from the browser; its language stays."""
    _replace({LANGUAGE: session.get(LANGUAGE)})


def _replace(values: dict[str, str | None]) -> None:
    session.clear()
    session.update({name: value for name, value in values.items() if value is not None})
