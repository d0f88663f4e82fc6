"""The API is described, and the description is valid."""

from flask import Flask
from openapi_spec_validator import validate


def test_the_description_is_valid_and_names_the_way_in(app: Flask) -> None:
    document = app.test_client().get("/api/v1/openapi.json").get_json()
    validate(document)
    post = document["paths"]["/api/v1/deeds"]["post"]
    assert {"200", "400", "401", "409", "413"} <= post["responses"].keys()
    assert "deeds" in document["components"]["schemas"]["Batch"]["properties"]
