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

from flask import Response, request
from wtforms import FileField, MultipleFileField

from contract import commands as c
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
from server.web.console.set_up.editing import SetUpForm, SetUpPart
from server.web.console.words import actor_said
from server.web.http import attachment
from server.web.pages.frame import Route

PARTS = ("hours", "services", "profiles", "counters", "file", "history", "alerts", "care", "tokens")
"""The parts of the set-up, by the end of their addresses."""

_BEGIN: Final = "\u2068"
_END: Final = "\u2069"
"""The Unicode marks around a text with its own direction."""

FILE_TYPE = "application/toml; charset=utf-8"


class Overview(SetUpPart):
    """The start page of the set-up, and the page of the server's maintenance."""

    def _routes(self) -> Iterable[Route]:
        yield ("console/set-up", Page.SET_UP_CENTRE, {"GET": self._shown})
        yield ("console/set-up/care", Page.SET_UP_CENTRE, {"GET": self._care})

    def _shown(self) -> Response:
        last = partial(backups.last, centre=self._config.centre.slug)
        backup = self.context().reading.on_connection(last)
        return self.page("console/set_up/overview.html", parts=PARTS, backup=backup)

    def _care(self) -> Response:
        hall, centre = self.app, self._config.centre.slug
        settings = self.vitals.settings
        found = [
            care.database(self.vitals.watch.writing or self.vitals.watch.damage, settings),
            care.key(settings, hall.store),
            *hall.in_thread(care.of_machine, settings, hall.clock.jump.total_seconds()),
            *care.of_hall(hall, centre),
            *care.backup_disk(hall, settings, centre),
        ]
        found.sort(key=lambda one: -one.level)
        return self.page("console/set_up/care.html", findings=list(map(_isolated, found)))


def _isolated(one: Finding) -> Finding:
    """The same text, with its names and addresses isolated from the direction of the sentence."""
    values = {
        name: f"{_BEGIN}{value}{_END}" if isinstance(value, str) else value
        for name, value in one.values.items()
    }
    return replace(one, values=values)


class _FileForm(SetUpForm):
    centre_file = FileField()
    other_files = MultipleFileField()


class CentreFilePages(SetUpPart):
    """The pages of the centre file and of its history."""

    def _routes(self) -> Iterable[Route]:
        base = "console/set-up"
        yield (f"{base}/file", Page.CENTRE_FILE, {"GET": self._shown, "POST": self._do})
        yield (f"{base}/file/download", Page.SET_UP_CENTRE, {"GET": self._download})
        yield (f"{base}/history", Page.SET_UP_CENTRE, {"GET": self._history})

    # The file.

    def _shown(self, found: Sequence[LineFault] = ()) -> Response:
        form = _FileForm(formdata=None, version=self._version)
        return self.page("console/set_up/file.html", form=form, found=found)

    def _faulty(self, message: str, found: Sequence[LineFault] = ()) -> Response:
        faults = {"": self.say()(message)}
        return self.again(lambda: self._shown(found), faults)

    def _download(self) -> Response:
        config, name = self._config, self._config.centre.slug
        if (revision := self._revision("version")) is not None:
            config, name = self._version_at(revision), f"{name}-{revision}"
        return attachment(centre_file.written(config), FILE_TYPE, f"{name}.toml")

    def _do(self) -> Response:
        form = _FileForm()
        with self.submitted(form, self._shown):
            match request.form.get("act"):
                case "check":
                    return self._check()
                case "restore":
                    revision = self._revision("revision")
                    if revision is None:
                        raise Refusal(ProblemType.MALFORMED)
                    return self._changes(self._version_at(revision), ImportMode.EDIT)
                case "publish":
                    return self._import(form)
            raise Refusal(ProblemType.MALFORMED)

    def _check(self) -> Response:
        sent = request.files.get("centre_file")
        if sent is None or not sent.filename:
            faults = {"centre_file": self.say()("account-fault", field="centre_file")}
            return self.again(self._shown, faults)
        others = {
            Path(one.filename).name: one.read()
            for one in request.files.getlist("other_files")
            if one.filename
        }
        slug = self._config.centre.slug
        try:
            read = centre_file.check(sent.read(), Path(sent.filename), others, slug)
        except FaultyCentreFile as error:
            return self._faulty("console-file-faulty", error.faults)
        for sha256, content in read.files.items():
            files.store(self.app, slug, sha256, content)
        return self._changes(read.config, ImportMode.MERGE, read.advice)

    def _changes(
        self, config: CentreConfig, mode: ImportMode, advice: Iterable[LineFault] = ()
    ) -> Response:
        """The page with the changes of a configuration, and the button that publishes it; if it
        cannot be merged, the button replaces the configuration in use."""
        hall, centre, language = self.app, self._config.centre.slug, self.say().language
        seen = centres.preview(hall, centre, config, mode, language=language)
        conflicts = seen.conflicts
        if conflicts:
            mode = ImportMode.REPLACE
            seen = centres.preview(hall, centre, config, mode, language=language)
        if seen.wrong:
            wrong = [LineFault(None, one.field, one.message) for one in seen.wrong]
            return self._faulty("console-file-not-now", wrong)
        return self.page(
            "console/set_up/changes.html",
            form=SetUpForm(formdata=None, version=self._version),
            changes=[self._said(one) for one in seen.changes],
            untouched=[self._said(one) for one in seen.kept],
            conflicts=[self._said(one) for one in conflicts],
            is_new=seen.is_new,
            advice=list(advice),
            mode=mode,
            source=config.model_dump_json(),
        )

    def _import(self, form: SetUpForm) -> Response:
        try:
            config = CentreConfig.model_validate_json(request.form.get("source", ""))
            mode = ImportMode(request.form.get("mode", ""))
        except ValueError:
            return self._faulty("console-file-faulty")
        self.give(c.ImportCentre, form, config=config, based_on=form.version.data, mode=mode)
        return self.done("set_up", "console/set-up")

    # The history.

    def _history(self) -> Response:
        found = centres.versions(
            self.app.store,
            self._config.centre.slug,
            before=self._revision("before"),
            language=self.say().language,
        )
        return self.page(
            "console/set_up/history.html",
            form=SetUpForm(formdata=None, version=self._version),
            versions=[
                (
                    one,
                    actor_said(one.role, one.actor, one.name, self.say()),
                    list(map(self._said, one.changes)),
                )
                for one in found
            ],
            present=self._version,
            before=found[-1].revision if len(found) == VERSIONS_TOLD else None,
        )

    def _version_at(self, revision: int) -> CentreConfig:
        store, centre = self.app.store, self._config.centre.slug
        return centres.configuration(store, centre, revision)

    @staticmethod
    def _revision(name: str) -> int | None:
        text = request.values.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

    # Texts.

    def _said(self, change: Change) -> tuple[str, str, list[tuple[str, str, str]]]:
        """A change as text: its subject, its kind, and its fields, old and new."""
        say = self.say()
        kind = say("console-kind", kind=change.kind)
        return (
            f"{kind} {change.name}".rstrip(),
            say("console-happened", what=change.what),
            [(one.field, self._value(one.old), self._value(one.new)) for one in change.fields],
        )

    def _value(self, value: ShownValue) -> str:
        say = self.say()
        match value:
            case None:
                return "–"
            case bool():
                return say("console-yes") if value else say("console-no")
            case tuple():
                return ", ".join(value) or "–"
        return value
