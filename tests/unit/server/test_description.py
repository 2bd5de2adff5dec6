"""The description of the API is valid OpenAPI; `test_api` holds it against what is served."""

import json

from openapi_spec_validator import validate

from server.web.api.description import describe


def test_the_description_is_valid_openapi() -> None:
    validate(json.loads(describe()))
