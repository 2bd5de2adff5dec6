"""The description of the API is valid OpenAPI and tells of every command."""

import json

from openapi_spec_validator import validate

from contract import routes
from server.web.description import describe


def test_the_description_is_valid_openapi() -> None:
    validate(json.loads(describe()))


def test_every_command_is_described_without_what_stands_in_its_address() -> None:
    document = json.loads(describe())
    for row in routes.COMMANDS:
        path = "/api/v1/" + row.path
        assert row.method.lower() in document["paths"][path]
        schema = document["components"]["schemas"][row.command.__name__]
        assert "command_id" in schema["required"]
        assert not set(row.command.path) & set(schema["properties"])
