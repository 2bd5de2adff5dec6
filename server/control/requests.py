"""What a command line may ask of the server, each with its answer: some commands of the contract,
and what no page and no device can ask."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, ClassVar, Final
from uuid import uuid4

from pydantic import Base64Bytes, Field

from contract import commands as c
from contract.access import BeginEnrolment
from contract.enums import Role
from contract.ids import CentreId, CounterId, Key
from contract.model import Incoming, Instant
from contract.pairing import BY_AUTHORITY, code_of, hash_of
from server.backup import backups
from server.commands import dispatch, files, privacy
from server.context import AppContext
from server.domain.principal import Principal
from server.identity import enrolling, setting_up
from server.store import tokens

type ControlAnswer = Mapping[str, Any]


class CentreRequest(Incoming):
    """A request on a centre that is no command of the contract."""

    name: ClassVar[str]

    centre: CentreId


class ImportFile(CentreRequest):
    """A centre file: the first of a new centre, or the next one; `files` by their SHA-256."""

    name = "import_file"

    command: c.ImportCentre
    files: Mapping[str, Base64Bytes]


class MakeLink(CentreRequest):
    """A link to set up a manager, or, of a person, to sign in once. The answer is its `secret`."""

    name = "make_link"

    person: str | None = None
    hours: Annotated[int, Field(ge=1)]


class EnrolByHand(CentreRequest):
    """A device that cannot show a code. The answer is its `secret`."""

    name = "enrol_by_hand"

    role: Role
    label: c.Label
    counter: CounterId | None = None
    display: Key | None = None


class Erase(CentreRequest):
    """Erase texts for good, and the help that the bearer of a ticket asked for."""

    name = "erase"

    texts: tuple[str, ...]
    of_ticket: str | None = None


class RecordBackup(CentreRequest):
    """Record that a backup of the centre was made, in this file."""

    name = "record_backup"

    at: Instant
    file: Path


type AnyRequest = c.CentreCommand | Erase | ImportFile | EnrolByHand | MakeLink | RecordBackup

_KINDS: Final[Sequence[type[AnyRequest]]] = (
    c.AddPerson,
    c.ConfirmDevice,
    c.ForgetPerson,
    c.GiveDuty,
    c.MakeToken,
    EnrolByHand,
    Erase,
    ImportFile,
    MakeLink,
    RecordBackup,
)

REQUESTS: Final[Mapping[str, type[AnyRequest]]] = {kind.name: kind for kind in _KINDS}
"""All requests by their names."""


def carry_out(app: AppContext, who: Principal, request: AnyRequest) -> ControlAnswer:
    """Do what is asked, in the name of a person at the server, or `Refusal`."""
    match request:
        case ImportFile(centre=centre):
            app.store.ensure_centre(centre)
            for sha256, content in request.files.items():
                files.store(app, centre, sha256, content)
            return dispatch.execute(app, who, request.command)
        case MakeLink(centre=centre, person=person):
            secret = setting_up.invite(app, centre, timedelta(hours=request.hours), person)
            kind = "set_up_link" if person is None else "sign_in_link"
            _note(app, who, centre, kind, person or "")
            return {"secret": secret}
        case EnrolByHand():
            return {"secret": _enrol(app, who, request)}
        case Erase(centre=centre):
            privacy.erase(app, who, centre, request.texts, request.of_ticket)
            return {}
        case RecordBackup(centre=centre, at=at, file=file):
            app.store.on_connection(lambda each: backups.record(each, centre, at, file), write=True)
            return {}
        case c.CentreCommand():
            return dispatch.execute(app, who, request)


def _enrol(app: AppContext, who: Principal, request: EnrolByHand) -> str:
    """Enrol a device by the usual command, so that it is in the log; returns its secret."""
    secret = tokens.make_secret()
    about = BeginEnrolment(secret_hash=hash_of(secret), role=request.role)
    enrolling.begin(app, about, "command-line")
    code = code_of(about.secret_hash, BY_AUTHORITY)
    given: dict[str, Any] = {"centre": request.centre, "label": request.label}
    confirm = c.ConfirmDevice(command_id=uuid4(), code=code, counter=request.counter, **given)
    device = dispatch.execute(app, who, confirm)["device"]
    if request.display is not None:
        given |= {"device": device, "display": request.display}
        dispatch.execute(app, who, c.SetDevice(command_id=uuid4(), **given))
    _note(app, who, request.centre, "token_by_hand", request.role)
    return secret


def _note(app: AppContext, who: Principal, centre: str, what: str, detail: str) -> None:
    now = app.machine.now()
    app.store.access(lambda access: access.add_entry(now, centre, what, who.id, detail), write=True)
