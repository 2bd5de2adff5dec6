"""Each command has its handler, its address and its row; each query has a row."""

from contract import commands
from contract.commands import COMMANDS, Command, DeviceCommand
from contract.enums import Role, SnapshotName
from contract.operations import OPERATIONS, SERVED, Act, Page, Query
from server.commands.dispatch import HANDLERS

CLOCK_ALONE = {row.command for row in COMMANDS if row.roles == {Role.CLOCK}}


def test_everything_has_a_row_and_each_row_a_role() -> None:
    names = {*SERVED, *SnapshotName, *Query, *Act, *Page}
    assert {row.what for row in OPERATIONS} == names
    assert all(row.roles for row in OPERATIONS)


def test_every_model_of_a_command_has_one_row() -> None:
    models = {
        one
        for one in vars(commands).values()
        if isinstance(one, type) and issubclass(one, Command) and not one.__subclasses__()
    }
    assert {row.command for row in COMMANDS} == models
    assert len(COMMANDS) == len(models)
    assert sum(map(len, SERVED.values())) == len(models)


def test_an_anonymous_client_commands_nothing() -> None:
    assert not [row.what for row in COMMANDS if Role.ANONYMOUS in row.roles]


def test_every_command_has_a_handler_and_its_addresses() -> None:
    assert set(HANDLERS) == {row.command for row in COMMANDS}
    for row in COMMANDS:
        assert bool(row.routes) is (row.command not in CLOCK_ALONE), row
        for route in row.routes:
            assert route.method in ("POST", "PUT"), route
            if issubclass(row.command, DeviceCommand):
                assert route.path.startswith("devices/me/"), "centre and device: by the token"
                continue
            for field in row.command.path:
                named = f"{{{field}}}" in route.path
                assert named or (field == "ticket" and "{token}" in route.path), (route, field)
