"""People from a CSV list: first a preview of the changes, then their execution."""

from collections.abc import Iterable
from uuid import UUID

from flask import Response, request
from wtforms import FileField

from contract.errors import ProblemType, Refusal
from contract.ids import key_of
from contract.operations import Page
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES, wording
from server.commands import people_list
from server.commands.people_list import Entry, Reader, What
from server.domain.people import FIRST_PASSWORD_SPAN
from server.domain.people_list import COLUMNS, UnreadableList, read
from server.identity import known
from server.sentences import TEXTS, problem_of
from server.web import authorization
from server.web.console.people import ROLES
from server.web.http import csv_file
from server.web.pages.account import duty_text
from server.web.pages.forms import PageForm, fault_of
from server.web.pages.frame import Pages, Route
from server.web.pages.submission import show_again, submitted


class _ListForm(PageForm):
    people_file = FileField()


class PeopleListPages(Pages):
    """The pages of the list. Nothing is removed by it. Between preview and execution the browser
    keeps the list; the changes are computed again when it is submitted."""

    def routes(self) -> Iterable[Route]:
        both = {"GET": self.show_upload, "POST": self.check_or_publish}
        yield ("console/people/list", Page.PEOPLE_LIST, both)
        yield ("console/people/list/download", Page.PEOPLE_LIST, {"GET": self.download})

    def show_upload(self) -> Response:
        return self.frame.page(
            "console/people_list.html",
            form=_ListForm(formdata=None),
            columns=COLUMNS,
            roles=[(role.value, self.frame.say()("account-role", role=role)) for role in ROLES],
        )

    def download(self) -> Response:
        who, centre = authorization.who(), authorization.own_centre()
        rows = [
            (
                person.login,
                person.name,
                duty.role.value,
                duty.agency or "",
                key_of(duty.counter) if duty.counter else "",
                person.language,
            )
            for person in known.people(self.app, who, centre)
            for duty in person.duties
            if who.agency in (None, duty.agency)
        ]
        # With semicolons and a byte order mark, by which spreadsheet programs open it as a table.
        return csv_file(COLUMNS, rows, f"people-{centre}", "utf-8-sig", ";")

    def check_or_publish(self) -> Response:
        form = _ListForm()
        with submitted(self.frame, form, self.show_upload):
            match request.form.get("act"):
                case "check":
                    sent = request.files.get("people_file")
                    return self._preview(sent.read() if sent is not None else b"")
                case "publish":
                    return self._publish(request.form.get("source", ""), form)
            raise Refusal(ProblemType.MALFORMED)

    def _preview(self, content: bytes) -> Response:
        """The page that shows what a list changes, with the button that does it."""
        say = self.frame.say()
        if not content:
            return show_again(self.show_upload, {"people_file": fault_of("people_file", say)})
        try:
            lines = read(content)
        except UnreadableList as error:
            sentence = say("console-list-unreadable", why=error.why, columns=", ".join(COLUMNS))
            return show_again(self.show_upload, {"people_file": sentence})
        entries = people_list.compare(self.app, authorization.who(), self._reader(), lines)
        kinds = {what: [entry for entry in entries if entry.what is what] for what in What}
        return self.frame.page(
            "console/people_changes.html",
            form=PageForm(formdata=None),
            kinds=[
                (what, [(entry, self._texts_of(entry)) for entry in kinds[what]])
                for what in (What.REFUSED, What.ADDED, What.CHANGED)
            ],
            same=len(kinds[What.SAME]),
            due=len(kinds[What.ADDED]) + len(kinds[What.CHANGED]),
            source=content.decode("utf-8-sig"),
        )

    def _publish(self, source: str, form: PageForm) -> Response:
        try:
            lines = read(source.encode())
        except UnreadableList as error:
            raise Refusal(ProblemType.MALFORMED) from error
        command = UUID(form.command_id.data)
        added, refused = people_list.carry_out(
            self.app, authorization.who(), self._reader(), lines, command
        )
        # No redirect: this answer contains the first passwords, which are stored nowhere.
        return self.frame.page(
            "console/people_added.html",
            added=added,
            refused=[(entry, self._texts_of(entry)) for entry in refused],
            first_days=FIRST_PASSWORD_SPAN.days,
        )

    def _reader(self) -> Reader:
        names = {
            wording(TEXTS, code)("account-role", role=role).casefold(): role
            for code in PROGRAM_LANGUAGES
            for role in ROLES
        }
        return Reader(self.frame.layout(), names | {role.value: role for role in ROLES})

    def _texts_of(self, entry: Entry) -> list[str]:
        say, layout = self.frame.say(), self.frame.layout()
        if entry.refusal is not None:
            return [problem_of(entry.refusal, say.language).detail]
        if entry.fault:
            differs = entry.fault == "differs"
            return [say("console-list-differs") if differs else fault_of(entry.fault, say)]
        names = {"full_name": say("account-name"), "language": say("page-language")}
        own = OWN_NAMES
        changes = [
            f"{names[field]}: {own.get(old, old)} → {own.get(new, new)}"
            for field, old, new in entry.changes
        ]
        return [*changes, *(" · ".join(duty_text(duty, layout, say)) for duty in entry.duties)]
