"""The start page of the set-up, what `novbe server doctor` finds, and the centre file.

The centre file: download, check, preview of the changes, publish; also for earlier versions.

Between check and publication the browser keeps the configuration as JSON. The check already stores
logos, pictures and sounds, by their hash, so that it changes no screen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from flask import Response, g, request
from wtforms import FileField, MultipleFileField

from contract.centre import CentreConfig
from contract.enums import ImportMode
from contract.errors import ProblemType, Refusal
from contract.operations import Page
from server import care, centre_file
from server.backup import backups
from server.care import Finding
from server.centre_file import FaultyCentreFile, LineFault
from server.commands import centres, files
from server.commands.centres import VERSIONS_TOLD
from server.domain.centre_changes import Change, ShownValue
from server.periodic.vitals import Vitals
from server.web.console.set_up.editing import (
    SetUpForm,
    import_config,
    offer_displacing,
    version_in_use,
)
from server.web.console.words import actor_text
from server.web.http import attachment
from server.web.pages.forms import show_again, submitted
from server.web.pages.frame import Frame, Pages, Views

PARTS = (
    "hours",
    "bookings",
    "services",
    "profiles",
    "counters",
    "file",
    "history",
    "alerts",
    "care",
    "tokens",
)
"""The parts of the set-up, by the end of their addresses."""

_BEGIN: Final = "\u2068"
_END: Final = "\u2069"
"""The Unicode marks around a text with its own direction."""

FILE_TYPE = "application/toml; charset=utf-8"


class SetUpPages(Pages):
    """The start page of the set-up, and the page of the server's maintenance."""

    def __init__(self, frame: Frame, vitals: Vitals) -> None:
        super().__init__(frame)
        self._vitals = vitals

    def routes(self) -> Iterable[Views]:
        yield Views("console/set-up", Page.SET_UP_CENTRE, self.show_parts)
        yield Views("console/set-up/care", Page.SET_UP_CENTRE, self.show_care)

    def show_parts(self) -> Response:
        last = partial(backups.last, centre=self.frame.config().centre.slug)
        backup = self.frame.context().reading.on_connection(last)
        return self.frame.page("console/set_up/overview.html", parts=PARTS, backup=backup)

    def show_care(self) -> Response:
        app, centre = self.app, self.frame.config().centre.slug
        watch, settings = self._vitals.watch, self._vitals.settings
        findings = [
            care.database(watch.writing or watch.damage, settings),
            care.key(settings, app.store),
            *app.in_thread(care.of_machine, settings, app.clock.jump.total_seconds()),
            *care.of_hall(app, centre),
            *care.backup_disk(app, settings, centre),
        ]
        findings.sort(key=lambda finding: -finding.level)
        return self.frame.page("console/set_up/care.html", findings=list(map(_isolated, findings)))


def _isolated(finding: Finding) -> Finding:
    """The same text, with its names and addresses isolated from the direction of the sentence."""
    values = {
        name: f"{_BEGIN}{value}{_END}" if isinstance(value, str) else value
        for name, value in finding.values.items()
    }
    return replace(finding, values=values)


class _FileForm(SetUpForm):
    centre_file = FileField()
    other_files = MultipleFileField()


class CentreFilePages(Pages):
    """The pages of the centre file and of its history."""

    def routes(self) -> Iterable[Views]:
        yield Views("console/set-up/file", Page.CENTRE_FILE, self.show_upload, self.change_centre)
        yield Views("console/set-up/file/download", Page.SET_UP_CENTRE, self.download)
        yield Views("console/set-up/history", Page.SET_UP_CENTRE, self.show_history)

    # The file.

    def show_upload(self, line_faults: Sequence[LineFault] = ()) -> Response:
        form = _FileForm(formdata=None, version=version_in_use(self.frame))
        return self.frame.page("console/set_up/file.html", form=form, line_faults=line_faults)

    def _show_faults(self, message: str, line_faults: Sequence[LineFault] = ()) -> Response:
        faults = {"": self.frame.say()(message)}
        return show_again(lambda: self.show_upload(line_faults), faults)

    def download(self) -> Response:
        config, name = self.frame.config(), self.frame.config().centre.slug
        if (revision := self._revision("version")) is not None:
            config, name = self._version_at(revision), f"{name}-{revision}"
        return attachment(centre_file.written(config), FILE_TYPE, f"{name}.toml")

    def change_centre(self) -> Response:
        form = _FileForm()
        with submitted(self.frame, form, self.show_upload):
            match request.form.get("act"):
                case "check":
                    return self._check()
                case "restore":
                    revision = self._revision("revision")
                    if revision is None:
                        raise Refusal(ProblemType.MALFORMED)
                    return self._preview(self._version_at(revision), ImportMode.EDIT)
                case "publish":
                    return self._publish(form)
            raise Refusal(ProblemType.MALFORMED)

    def _check(self) -> Response:
        sent = request.files.get("centre_file")
        if sent is None or not sent.filename:
            faults = {"centre_file": self.frame.say()("account-fault", field="centre_file")}
            return show_again(self.show_upload, faults)
        others = {
            Path(other.filename).name: other.read()
            for other in request.files.getlist("other_files")
            if other.filename
        }
        slug = self.frame.config().centre.slug
        try:
            read = centre_file.check(sent.read(), Path(sent.filename), others, slug)
        except FaultyCentreFile as error:
            return self._show_faults("console-file-faulty", error.faults)
        for sha256, content in read.files.items():
            files.store(self.app, slug, sha256, content)
        return self._preview(read.config, ImportMode.MERGE, read.advice)

    def _preview(
        self, config: CentreConfig, mode: ImportMode, advice: Iterable[LineFault] = ()
    ) -> Response:
        """The page with the changes of a configuration, and the button that publishes it; if it
        cannot be merged, the button replaces the configuration in use."""
        centre, language = self.frame.config().centre.slug, self.frame.say().language
        preview = centres.preview(self.app, centre, config, mode, language=language)
        conflicts = preview.conflicts
        if conflicts:
            mode = ImportMode.REPLACE
            preview = centres.preview(self.app, centre, config, mode, language=language)
        if preview.wrong:
            wrong = [LineFault(None, fault.field, fault.message) for fault in preview.wrong]
            return self._show_faults("console-file-not-now", wrong)
        offer_displacing(self.frame, preview.displaced)
        return self.frame.page(
            "console/set_up/changes.html",
            form=SetUpForm(formdata=None, version=version_in_use(self.frame)),
            changes=list(map(self._change_text, preview.changes)),
            untouched=list(map(self._change_text, preview.kept)),
            conflicts=list(map(self._change_text, conflicts)),
            is_new=preview.is_new,
            advice=list(advice),
            mode=mode,
            source=config.model_dump_json(),
        )

    def _publish(self, form: SetUpForm) -> Response:
        try:
            config = CentreConfig.model_validate_json(request.form.get("source", ""))
            mode = ImportMode(request.form.get("mode", ""))
        except ValueError:
            return self._show_faults("console-file-faulty")

        def shown() -> Response:
            return self._preview(config, mode) if "displaces" in g else self.show_upload()

        with submitted(self.frame, form, shown):
            import_config(self.frame, form, config, mode=mode)
        return self.frame.done("set_up", "console/set-up")

    # The history.

    def show_history(self) -> Response:
        versions = centres.versions(
            self.app.store,
            self.frame.config().centre.slug,
            before=self._revision("before"),
            language=self.frame.say().language,
        )
        return self.frame.page(
            "console/set_up/history.html",
            form=SetUpForm(formdata=None, version=version_in_use(self.frame)),
            versions=[
                (
                    version,
                    actor_text(version.role, version.actor, version.name, self.frame.say()),
                    list(map(self._change_text, version.changes)),
                )
                for version in versions
            ],
            present=version_in_use(self.frame),
            before=versions[-1].revision if len(versions) == VERSIONS_TOLD else None,
        )

    def _version_at(self, revision: int) -> CentreConfig:
        return centres.configuration(self.app.store, self.frame.config().centre.slug, revision)

    @staticmethod
    def _revision(name: str) -> int | None:
        text = request.values.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

    # Texts.

    def _change_text(self, change: Change) -> tuple[str, str, list[tuple[str, str, str]]]:
        """A change as text: its subject, its kind, and its fields, old and new."""
        say = self.frame.say()
        kind = say("console-kind", kind=change.kind)
        return (
            f"{kind} {change.name}".rstrip(),
            say("console-happened", what=change.what),
            [
                (field.field, self._value_text(field.old), self._value_text(field.new))
                for field in change.fields
            ],
        )

    def _value_text(self, value: ShownValue) -> str:
        say = self.frame.say()
        match value:
            case None:
                return "–"
            case bool():
                return say("console-yes") if value else say("console-no")
            case tuple():
                return ", ".join(value) or "–"
        return value
