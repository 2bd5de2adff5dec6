"""People from a CSV list: first a preview of the changes, then their execution. Nothing is removed.

Between the two the browser keeps the list; the changes are computed again when it is submitted.
"""

from collections.abc import Iterable
from uuid import UUID

from flask import Response, request
from wtforms import FileField

from contract.errors import ProblemType, Refusal
from contract.ids import key_of
from contract.operations import Page
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES, Wording, wording
from server.commands import people_list
from server.commands.people_list import Entry, Reader, What
from server.domain.people import FIRST_PASSWORD_SPAN
from server.domain.people_list import COLUMNS, UnreadableList, read, written
from server.identity import known
from server.sentences import TEXTS, problem_of
from server.web import authorization
from server.web.authorization import LARGE_LIMIT
from server.web.console.people import ROLES
from server.web.pages.account import duty_said
from server.web.pages.forms import Form, fault_of
from server.web.pages.frame import Part, Route
from server.web.rendering import CSV_TYPE, attachment


class ListForm(Form):
    """A list of people."""

    people_file = FileField()


class PeopleList(Part):
    """The pages of the list."""

    def _routes(self) -> Iterable[Route]:
        base = "console/people/list"
        yield (base, Page.PEOPLE_LIST, {"GET": self._shown, "POST": self._do})
        yield (f"{base}/download", Page.PEOPLE_LIST, {"GET": self._download})

    def _shown(self) -> Response:
        return self.page(
            "console/people_list.html",
            form=ListForm(formdata=None),
            columns=COLUMNS,
            roles=[(one.value, self.say()("account-role", role=one)) for one in ROLES],
        )

    def _download(self) -> Response:
        """The people as a list in this format, to edit and upload."""
        who, centre = authorization.who(), authorization.own_centre()
        rows = [
            (
                one.login,
                one.name,
                duty.role.value,
                duty.agency or "",
                key_of(duty.counter) if duty.counter else "",
                one.language,
            )
            for one in known.people(self.app, who, centre)
            for duty in one.duties
            if who.agency in (None, duty.agency)
        ]
        return attachment(written(rows), CSV_TYPE, f"novbe-people-{centre}.csv")

    def _do(self) -> Response:
        # The list comes as a field, not as a file.
        request.max_form_memory_size = LARGE_LIMIT
        form = ListForm()

        def act() -> Response:
            match request.form.get("act"):
                case "check":
                    sent = request.files.get("people_file")
                    return self._changes(sent.read() if sent is not None else b"")
                case "publish":
                    return self._publish(request.form.get("source", ""), form)
            raise Refusal(ProblemType.MALFORMED)

        return self.submitted(form, act, self._shown)

    def _changes(self, content: bytes) -> Response:
        """The page that shows what a list changes, with the button that does it."""
        say = self.say()
        if not content:
            return self.again(self._shown, {"people_file": fault_of("people_file", say)})
        try:
            lines = read(content)
        except UnreadableList as error:
            sentence = say("console-list-unreadable", why=error.why, columns=", ".join(COLUMNS))
            return self.again(self._shown, {"people_file": sentence})
        found = people_list.compare(self.app, authorization.who(), self._reader(), lines)
        kinds = {what: [one for one in found if one.what is what] for what in What}
        return self.page(
            "console/people_changes.html",
            form=Form(formdata=None),
            kinds=[
                (what, [(one, self._said(one, say)) for one in kinds[what]])
                for what in (What.REFUSED, What.ADDED, What.CHANGED)
            ],
            same=len(kinds[What.SAME]),
            due=len(kinds[What.ADDED]) + len(kinds[What.CHANGED]),
            source=content.decode("utf-8-sig"),
        )

    def _publish(self, source: str, form: Form) -> Response:
        try:
            lines = read(source.encode())
        except UnreadableList as error:
            raise Refusal(ProblemType.MALFORMED) from error
        say, who = self.say(), authorization.who()
        added, refused = people_list.carry_out(
            self.app, who, self._reader(), lines, UUID(form.command_id.data)
        )
        # No redirect: this answer contains the first passwords, which are stored nowhere.
        return self.page(
            "console/people_added.html",
            added=added,
            refused=[(one, self._said(one, say)) for one in refused],
            first_days=FIRST_PASSWORD_SPAN.days,
        )

    def _reader(self) -> Reader:
        names = {
            wording(TEXTS, code)("account-role", role=one).casefold(): one
            for code in PROGRAM_LANGUAGES
            for one in ROLES
        }
        return Reader(self.layout(), names | {one.value: one for one in ROLES})

    # Texts.

    def _said(self, one: Entry, say: Wording) -> list[str]:
        """The change of a person, or why a line is refused."""
        if one.refusal is not None:
            return [problem_of(one.refusal, say.language).detail]
        if one.fault:
            return [
                say("console-list-differs") if one.fault == "differs" else fault_of(one.fault, say)
            ]
        layout = self.layout()
        names = {"full_name": say("account-name"), "language": say("page-language")}
        changes = [
            f"{names[field]}: {_tongue(old)} → {_tongue(new)}" for field, old, new in one.changes
        ]
        return [*changes, *(" · ".join(duty_said(duty, layout, say)) for duty in one.duties)]


def _tongue(text: str) -> str:
    """A value for display; a language by its own name."""
    return OWN_NAMES.get(text, text)
