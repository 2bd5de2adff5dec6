"""Backups by command: made, verified, rotated, restored on either database, and copied."""

import json
import os
import pwd
import shutil
import sqlite3
import subprocess
import tarfile
from collections.abc import Callable
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.engine import make_url

from contract import commands as c
from contract.enums import ProblemKind, Role
from contract.errors import ProblemType
from server import care
from server.backup import making
from server.bootstrap import open_clock
from server.identity import known, setting_up
from server.store import tables as t
from server.store.databases import open_engine
from server.store.serving_lock import PRESENT
from server.views import hall as views
from tests.parts.box import Box
from tests.parts.cli import (
    CANNOT_START,
    FAULTY,
    NOT_PROVEN,
    REFUSED,
    Cli,
    box_on,
    cli_on,
    refused,
    said,
)
from tests.parts.postgres import PostgresServer, locked
from tests.parts.reconfigured import config
from tests.parts.restored import NAMED_NEXT, large_village
from tests.parts.small_disk import fill, small_disk

NOTICE = "The lift is out of order"


@pytest.fixture
def hall(hall: Box) -> Box:
    large_village(hall)
    return hall


def with_past(cli: Cli, hall: Box) -> str:
    said(cli("user", "add", "village", "leyla", "--name", "Leyla Q", "--role", "operator"))
    hall.give(c.PostNotice, hall.who(Role.MANAGER), texts={"en": NOTICE, "az": "Lift"})
    return str(hall.events()[-1].data["notice"])


def backups(folder: Path) -> list[Path]:
    return sorted(folder.glob("novbe-*.tar.gz"))


@pytest.fixture
def backup(hall: Box, cli: Cli, tmp_path: Path) -> Path:
    """The only backup of a hall with a past, that has ended."""
    with_past(cli, hall)
    said(cli("backup", "--into", str(tmp_path / "backups")))
    hall.close()
    (file,) = backups(tmp_path / "backups")
    return file


def words(hall: Box) -> list[str | None]:
    return hall.column(select(t.words_kept.c.words))


def test_hall_goes_on_from_a_backup_and_what_was_erased_stays_so(
    hall: Box, cli: Cli, tmp_path: Path, database_url: str
) -> None:
    notice = with_past(cli, hall)
    # On SQLite the hall may go on meanwhile.
    made = said(cli("backup", "--into", str(tmp_path / "backups")))
    (file,) = backups(tmp_path / "backups")
    assert f"{file} (" in made
    assert file.name.startswith("novbe-village-2")
    assert f"village to revision {hall.revision}" in made
    said(cli("erase", "village", notice))
    said(cli("user", "forget", "village", "leyla"))
    lost = hall.revision

    hall.close()
    refused(cli("restore", str(file)), REFUSED, "Nothing was changed", "--replace")
    told = said(cli("restore", str(file), "--replace", *NAMED_NEXT))
    assert "2 erasures were done again" in told
    assert "calls continue after 10000" in told

    assert "no faults" in said(cli("verify"))
    # The backup that it went on from is its last one.
    assert file.name in said(cli("user", "access", "village"))
    again = box_on(tmp_path / "data", database_url)
    assert NOTICE not in str(words(again))
    refused(cli("user", "export", "village", "leyla"), REFUSED, "No person signs in as")
    assert again.revision < lost + 2
    assert "centre_restored" in again.last(3)
    assert len(list((tmp_path / "data").glob("before-restore-*/*"))) > 1
    # The list of what was erased goes into the next backup, and is good for an older one; another
    # machine that served the hall has a list of its own.
    again.close()
    lists = (tmp_path / "data/erasures").rename(tmp_path / "of another machine")
    (tmp_path / "empty").mkdir()
    words_of = ("restore", str(file), "--replace", *NAMED_NEXT, "--erasures")
    refused(cli(*words_of, str(tmp_path / "empty")), FAULTY, "There is no list of erasures in")
    assert "2 erasures were done again" in said(cli(*words_of, str(lists)))
    third = box_on(tmp_path / "data", database_url)
    assert NOTICE not in str(words(third))
    third.close()


@pytest.mark.postgres
def test_hall_is_copied_to_a_database_of_the_other_kind(
    hall: Box,
    cli: Cli,
    tmp_path: Path,
    postgres_server: PostgresServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_past(cli, hall)
    events = hall.events()
    hall.close()
    other = postgres_server.url("other")
    monkeypatch.setenv("NOVBE_COPY_TO", other)
    told = said(cli("copy"))
    assert f"{len(events)} of them events" in told
    assert f"The old database, {hall.settings.database_shown}, is not used from then on." in told
    there = cli_on(tmp_path / "data", other)
    assert "no faults" in said(there("verify"))
    copied = box_on(tmp_path / "data", other)
    assert copied.events() == events
    assert NOTICE in str(words(copied))
    # What is noted from now on gets a key of its own.
    said(there("backup", "--into", str(tmp_path / "backups")))
    copied.close()
    refused(cli("copy", "--to", other), REFUSED, "There is a hall in")


@pytest.mark.databases("postgresql")
def test_a_backup_of_one_database_is_restored_into_the_other(backup: Path, tmp_path: Path) -> None:
    there = cli_on(tmp_path / "elsewhere", f"sqlite:///{tmp_path / 'other.db'}")
    certificate = tmp_path / "elsewhere/certificate.pem"
    certificate.parent.mkdir()
    certificate.write_text("of this machine")
    said(there("restore", str(backup), *NAMED_NEXT))
    assert certificate.read_text() == "of this machine"
    assert "no faults" in said(there("verify"))
    assert "Leyla Q" in said(there("user", "export", "village", "leyla"))
    key = tmp_path / "elsewhere/secret.key"
    assert key.read_bytes() == (tmp_path / "data/secret.key").read_bytes()
    assert [one.stat().st_mode & 0o777 for one in (key, backup)] == [0o600, 0o600]


@pytest.mark.databases("postgresql")
def test_only_a_server_keeps_the_database_and_no_password_is_shown(
    backup: Path, tmp_path: Path, database_url: str
) -> None:
    url = make_url(database_url).set(password="hidden word")
    there = cli_on(tmp_path / "data", url.render_as_string(hide_password=False))
    asked = (("restore", str(backup), "--replace"), ("copy", "--to", f"sqlite:///{tmp_path}/to.db"))
    with locked(database_url, PRESENT):
        for words_of in asked:
            done = there(*words_of)
            refused(done, REFUSED, "Nothing was changed", "A server of this hall serves")
            assert "hidden" not in done.stderr
    # A monitor, an engineer at psql, a pooler; and tables that a newer release made.
    other = open_engine(database_url)
    with other.begin() as connection:
        connection.execute(text("CREATE TABLE of_newer (centre TEXT REFERENCES centre (id))"))
    with other.connect():
        said(there("restore", str(backup), "--replace", *NAMED_NEXT))
    with other.connect() as connection:
        assert "of_newer" not in inspect(connection).get_table_names()
        assert "no faults" in said(there("verify"))
    other.dispose()


def test_an_unreachable_or_foreign_database_is_named_in_the_error(
    backup: Path, cli: Cli, tmp_path: Path
) -> None:
    there = cli_on(tmp_path / "new", "postgresql://novbe:hidden@127.0.0.1:1/novbe")
    done = there("restore", str(backup), "--replace")
    refused(done, REFUSED, "Nothing was changed", "cannot be reached")
    assert "hidden" not in done.stderr
    assert not list((tmp_path / "new").iterdir())
    other = f"sqlite:///{tmp_path / 'shop.db'}"
    engine = open_engine(other)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE person (name TEXT)"))
    engine.dispose()
    refused(cli("copy", "--to", other), REFUSED, "another program (person)", "hall's own")


def test_backups_are_rotated_and_halls_that_share_a_folder_keep_theirs(
    hall: Box, cli: Cli, tmp_path: Path
) -> None:
    other = box_on(tmp_path / "other", f"sqlite:///{tmp_path / 'other/novbe.db'}", new=True)
    other.import_config(config(lambda d: d["centre"].update(slug="village-2")))
    other.close()
    folder = tmp_path / "backups"
    folder.mkdir()
    older = [f"novbe-village-2020010{day}T000000Z.tar.gz" for day in (1, 2)]
    for name in (*older, "notes.txt"):
        (folder / name).write_text("older")
    # Of a backup that was killed, and of one that is being made.
    for name in (".making-old", ".making-new"):
        (folder / name).mkdir()
    os.utime(folder / ".making-old", (0, 0))
    said(cli_on(tmp_path / "other", None)("backup", "--into", str(folder), "--keep", "1"))
    assert f"{older[0]} was removed" in said(cli("backup", "--into", str(folder), "--keep", "2"))
    theirs, kept, own = backups(folder)
    assert theirs.name.startswith("novbe-village-2-")
    assert (kept.name, own.name[:17]) == (older[1], "novbe-village-202")
    assert (folder / "notes.txt").exists()
    assert [one.name for one in folder.glob(".making-*")] == [".making-new"]
    hall.close()
    refused(
        cli("restore", str(theirs), "--replace"),
        REFUSED,
        "Nothing was changed",
        "is a backup of village-2, and village is in",
    )


def backup_alarms(hall: Box) -> list[str]:
    told = hall.read(lambda reading: views.build(hall.hall.context(reading)))
    return [one.kind for one in told.problems if one.kind is ProblemKind.BACKUP_OLD]


def test_a_hall_without_a_backup_for_a_day_is_an_alarm(hall: Box, cli: Cli, tmp_path: Path) -> None:
    # So far apart are two nights where summer time ends.
    hall.forward(hours=25, minutes=45)
    assert backup_alarms(hall) == []
    hall.forward(hours=1, minutes=15)
    assert backup_alarms(hall) == ["backup_old"]
    said(cli("backup", "--into", str(tmp_path / "backups")))
    # It was made by the machine's own clock.
    hall.forward(hours=-3)
    assert backup_alarms(hall) == []
    (found,) = (one for one in care.of_hall(hall.hall, "village") if one.what == "backup")
    assert found.state == "ok"
    hall.forward(hours=3)
    assert backup_alarms(hall) == ["backup_old"]
    # A hall whose clock is another one is only played.
    open_clock(hall.store, hall.clock.now(), 1.0)
    assert backup_alarms(hall) == []


def test_a_damaged_log_makes_no_backup(hall: Box, cli: Cli, tmp_path: Path) -> None:
    hall.change(t.event.update().values(previous="0" * 64))
    done = cli("backup", "--into", str(tmp_path / "backups"), "--keep", "1")
    refused(done, NOT_PROVEN, "The log of village is damaged", "Keep the older backups")
    assert not list((tmp_path / "backups").iterdir())


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-2000])


def repacked(
    file: Path,
    change: Callable[[Path], object] = Path.exists,
    *,
    honest: bool = True,
    **added: Path,
) -> None:
    """Pack a backup again after a change in its files, with a manifest that is right for them or,
    if it is not `honest`, the old one; `added` are not in it."""
    folder = file.parent / "changed"
    with tarfile.open(file) as archive:
        archive.extractall(folder, filter="data")
    change(folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    there = [one for one in manifest["members"] if (folder / one).exists()]
    if honest:
        contents = {one: (folder / one).read_bytes() for one in there}
        manifest["members"] = {
            one: sha256(content).hexdigest() for one, content in contents.items()
        }
        manifest["sizes"] = {one: len(content) for one, content in contents.items()}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with tarfile.open(file, "w:gz") as archive:
        for name in ("manifest.json", *there):
            archive.add(folder / name, name)
        for name, path in added.items():
            archive.add(path, f"erasures/{name}.jsonl")
    shutil.rmtree(folder)


def sql(statement: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        with closing(sqlite3.connect(folder / "novbe.db")) as connection, connection:
            connection.execute(statement)

    return change


def without(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


TRIGGER = "CREATE TRIGGER give AFTER INSERT ON session BEGIN DELETE FROM duty; END"
VIEW = "CREATE VIEW people AS SELECT * FROM person"


def test_a_damaged_or_changed_backup_is_refused(backup: Path, tmp_path: Path) -> None:
    good, new, passwd = backup.read_bytes(), cli_on(tmp_path / "new", None), Path("/etc/passwd")
    refusals: dict[str, Callable[[Path], None]] = {
        "damaged": cut,
        "novbe.db is missing or was changed": partial(
            repacked, change=sql("DELETE FROM person"), honest=False
        ),
        "novbe.db is missing": partial(repacked, change=without("novbe.db")),
        "secret.key is missing": partial(repacked, change=without("secret.key")),
        "erasures/more.jsonl is not what": partial(repacked, more=passwd),
        "a trigger that Novbe did not make: give": partial(repacked, change=sql(TRIGGER)),
        "a view that Novbe did not make: people": partial(repacked, change=sql(VIEW)),
        "not that of its manifest": partial(
            repacked, change=sql("UPDATE centre SET epoch = 'other'")
        ),
        "is not the key of this hall": partial(
            repacked, change=lambda folder: (folder / "secret.key").write_text("0" * 64)
        ),
    }
    for words_of, spoil in refusals.items():
        backup.write_bytes(good)
        spoil(backup)
        refused(new("restore", str(backup)), REFUSED, "Nothing was changed", words_of)
        assert [one.name for one in (tmp_path / "new").iterdir()] == ["novbe.db.lock"], words_of
    # An archive that was packed by hand opens no key to other accounts.
    backup.write_bytes(good)
    repacked(backup, change=lambda folder: (folder / "secret.key").chmod(0o644))
    said(new("restore", str(backup), *NAMED_NEXT))
    assert (tmp_path / "new/secret.key").stat().st_mode & 0o077 == 0


def test_a_backup_has_its_digest_next_to_it_and_is_compared_with_it(
    hall: Box, cli: Cli, tmp_path: Path
) -> None:
    # What an engineer added for reports of his own is not in the backup, or no restore takes it.
    if hall.settings.database_url.startswith("sqlite"):
        hall.change(text(VIEW))
    folder = tmp_path / "backups"
    made = said(cli("backup", "--into", str(folder)))
    (file,) = backups(folder)
    digest = sha256(file.read_bytes()).hexdigest()
    assert f"SHA-256 {digest}, also in {file}.sha256" in made
    check = ["sha256sum", "-c", f"{file.name}.sha256"]
    assert subprocess.run(check, cwd=folder, capture_output=True, check=True).stdout
    new = cli_on(tmp_path / "new", None)
    words_of = ("restore", str(file), *NAMED_NEXT, "--sha256")
    refused(new(*words_of, "0" * 64), REFUSED, f"{file} has the SHA-256 {digest}")
    said(new(*words_of, digest.upper()))
    # The next one takes the place of both files.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "name_of", lambda hall, _at: f"novbe-{hall}-20990101T000000Z.tar.gz")
        said(cli("backup", "--into", str(folder), "--keep", "1"))
    assert len(list(folder.iterdir())) == 2


def test_a_restore_ends_links_and_roles_are_compared_with_the_log(
    hall: Box, cli: Cli, tmp_path: Path
) -> None:
    with_past(cli, hall)
    leyla = hall.read(lambda _: hall.store.access(lambda access: access.person_by_login("leyla")))
    assert leyla is not None
    sign_in = setting_up.invite(hall.hall, "village", person=leyla.id)
    about = {"login": "boss", "name": "Boss", "language": "en", "password": "hay-wain-otter-42"}
    setting_up.set_up(hall.hall, setting_up.invite(hall.hall, "village"), **about)
    link = setting_up.invite(hall.hall, "village")
    said(cli("verify"))
    said(cli("backup", "--into", str(tmp_path / "backups")))
    hall.close()
    (file,) = backups(tmp_path / "backups")
    said(cli("restore", str(file), "--replace", *NAMED_NEXT))
    again = box_on(tmp_path / "data", hall.settings.database_url)
    for secret in (link, sign_in):
        with again.refuses(ProblemType.NOT_FOUND):
            setting_up.invited(again.hall, secret)
    assert "no faults" in said(cli("verify"))

    def is_a_fault(person: str, role: str) -> bool:
        done = cli("verify")
        assert done.exit_code in (0, NOT_PROVEN)
        return f"the role {person}/village/{role}/ is not as the log says" in done.output

    def made_manager(person: str) -> None:
        values = {"id": f"{person}/village/manager/", "person": person, "role": Role.MANAGER}
        again.change(t.duty.insert().values(centre="village", **values))

    made_manager(leyla.id)
    assert is_a_fault(leyla.id, "manager")
    again.change(t.duty.delete().where(t.duty.c.id == f"{leyla.id}/village/manager/"))
    assert not is_a_fault(leyla.id, "manager")
    again.change(t.duty.update().where(t.duty.c.role == Role.OPERATOR).values(role=Role.MANAGER))
    assert is_a_fault(leyla.id, "manager")
    assert is_a_fault(leyla.id, "operator")
    again.close()


def test_a_restore_says_what_is_valid_again_and_ends_what_it_is_told(
    hall: Box, cli: Cli, tmp_path: Path, database_url: str
) -> None:
    with_past(cli, hall)
    said(cli("user", "give", "village", "leyla", "--role", "greeter", "--agency", "town"))
    system = ("--role", "integration", "--scope", "log", "--label", "web site")
    token = said(cli("token", "--centre", "village", *system)).strip()
    wall = said(cli("token", "--centre", "village", "--role", "display", "--label", "wall")).strip()
    (display,) = (one for one in known.devices(hall.hall, "village") if one.label == "wall")
    (made,) = (one for one in known.tokens(hall.hall, "village") if one.label == "web site")
    said(cli("backup", "--into", str(tmp_path / "backups")))
    (file,) = backups(tmp_path / "backups")
    # It is lost, so that nothing but its backup knows them.
    hall.give(c.RevokeDevice, device=display.id)
    hall.close()
    command = ("restore", str(file), "--replace", *NAMED_NEXT)
    refused(cli(*command, "--end", "wall"), REFUSED, "Nothing was changed", display.id)
    told = said(cli(*command))
    for line in (
        f"{display.id} (wall)",
        f"{made.id} (web site)",
        "leyla/operator (Leyla Q)",
        "leyla/greeter/town (Leyla Q)",
    ):
        assert f"    {line}\n" in told
    again = box_on(tmp_path / "data", database_url)
    assert again.authenticator.bearer(wall).id == display.id
    again.close()
    ends = (display.id, made.id, "leyla/greeter/town")
    told = said(cli(*command, *(f"--end={one}" for one in ends)))
    assert told.count(" was ended\n") == 3
    assert "no faults" in said(cli("verify"))
    again = box_on(tmp_path / "data", database_url)
    for secret in (token, wall):
        with again.refuses(ProblemType.NOT_SIGNED_IN):
            again.authenticator.bearer(secret)
    (leyla,) = known.people(again.hall, again.who(Role.MANAGER), "village")
    assert [one.role for one in leyla.duties] == ["operator"]
    again.close()


def test_a_backup_of_which_the_hall_cannot_be_told_is_there(
    hall: Box, cli: Cli, tmp_path: Path
) -> None:
    hall.change(
        text(
            "CREATE TRIGGER full BEFORE INSERT ON access_entry "
            "BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    )
    done = cli("backup", "--into", str(tmp_path / "backups"))
    assert done.exit_code == 1
    assert "was made and verified" in done.stdout
    assert "The backup is good" in done.stderr
    assert "no room" in done.stderr
    assert len(backups(tmp_path / "backups")) == 1


as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a disk")


@as_root
def test_a_disk_that_gets_full_leaves_the_hall_as_it_was(backup: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        # The database is on another disk than the rest, is broken, and its disk is full.
        database = disk / "novbe.db"
        database.write_text("broken")
        (disk / "novbe.db.lock").touch()
        there = cli_on(tmp_path / "data", f"sqlite:///{database}")
        key = (tmp_path / "data/secret.key").read_bytes()
        fill(disk)
        left = tmp_path / "data/.restoring-old"
        left.mkdir()
        os.utime(left, (0, 0))
        done = there("restore", str(backup), "--replace", *NAMED_NEXT)
        refused(done, CANNOT_START, "Nothing was changed", "No space left on device")
        assert database.read_text() == "broken"
        assert (tmp_path / "data/secret.key").read_bytes() == key
        assert not [*(tmp_path / "data").glob("before-*"), *(tmp_path / "data").glob(".rest*")]
        # Where the copy does not even fit, the backup is not to blame.
        small = cli_on(disk / "data", f"sqlite:///{tmp_path / 'elsewhere.db'}")
        refused(small("restore", str(backup)), CANNOT_START, "No space left on device")


@as_root
def test_root_is_sent_to_the_account_of_the_server(hall: Box, cli: Cli, tmp_path: Path) -> None:
    os.chown(tmp_path / "data", pwd.getpwnam("nobody").pw_uid, -1)
    refused(cli("backup", "--into", str(tmp_path / "backups")), FAULTY, "sudo -u nobody novbe")
    assert not (tmp_path / "backups").exists()
    # Of a container's host.
    os.chown(tmp_path / "data", 54321, -1)
    said(cli("backup", "--into", str(tmp_path / "backups")))
