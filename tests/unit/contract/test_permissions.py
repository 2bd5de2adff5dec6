"""Each command has its handler, its address and its row; each reading has a row."""

from contract import routes
from contract.commands import SERVED, SERVED_NAMES, DeviceCommand, by_name
from contract.enums import CommandName, Role, SnapshotName
from contract.permissions import COMMANDS, READINGS, SNAPSHOTS, Reading, may_command, may_read
from server.application.dispatch import HANDLERS

CLOCK_ALONE = {model for model in SERVED if COMMANDS[model.name] == {Role.CLOCK}}


def test_every_command_snapshot_and_reading_has_a_row_that_lets_somebody_in() -> None:
    for rows, words in ((COMMANDS, CommandName), (SNAPSHOTS, SnapshotName), (READINGS, Reading)):
        assert set(rows) == set(words)
        assert all(rows.values())


def test_nobody_commands() -> None:
    assert not [name for name, roles in COMMANDS.items() if Role.NOBODY in roles]


def test_only_the_clock_acts_as_the_clock() -> None:
    assert Role.CLOCK not in set().union(*READINGS.values(), *SNAPSHOTS.values())


def test_what_the_clock_alone_does_travels_nowhere() -> None:
    assert {model.name for model in CLOCK_ALONE} == {
        CommandName.SHIFT_CLOCK,
        CommandName.RECORD_CONNECTION,
        CommandName.RECORD_GAP,
        CommandName.RELEASE_RESERVED,
    }
    assert not CLOCK_ALONE & {row.command for row in routes.COMMANDS}


def test_whoever_reports_as_a_device_is_one() -> None:
    devices = {COMMANDS[model.name] for model in SERVED if issubclass(model, DeviceCommand)}
    assert devices == {frozenset({Role.KIOSK}), frozenset({Role.DISPLAY})}


def test_every_served_command_has_handler_row_and_address() -> None:
    for model in SERVED:
        assert model in HANDLERS, model
        assert COMMANDS[model.name], model
        addresses = [row.path for row in routes.COMMANDS if row.command is model]
        assert bool(addresses) is (model not in CLOCK_ALONE), model
        for path in addresses:
            if issubclass(model, DeviceCommand):
                assert path.startswith("devices/me/"), "centre and device come from the token"
                continue
            for field in model.path:
                named = f"{{{field}}}" in path or (field == "ticket" and "{token}" in path)
                assert named, (path, field)


def test_nothing_else_is_served() -> None:
    assert set(HANDLERS) == set(SERVED)
    assert {row.command for row in routes.COMMANDS} == set(SERVED) - CLOCK_ALONE
    assert {row.method for row in routes.COMMANDS} == {"POST", "PUT"}
    assert len({(row.path, row.method) for row in routes.COMMANDS}) == len(routes.COMMANDS)
    assert set(by_name()) == SERVED_NAMES
    assert sorted(model.__name__ for forms in by_name().values() for model in forms) == sorted(
        model.__name__ for model in SERVED
    )


def test_the_questions_answer_from_the_tables() -> None:
    for role in Role:
        for name in CommandName:
            assert may_command(role, name) is (role in COMMANDS[name]), (role, name)
        for snapshot in SnapshotName:
            assert may_read(role, snapshot) is (role in SNAPSHOTS[snapshot]), (role, snapshot)
        for reading in Reading:
            assert may_read(role, reading) is (role in READINGS[reading]), (role, reading)
