"""An empty database of each kind, for what is asked of the migrations."""

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine

from app.database import Base, engine_options
from tests.databases import DATABASES, database_url


@pytest.fixture(params=DATABASES)
def empty_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with database_url(request.param, tmp_path_factory) as url:
        engine = create_engine(url, **engine_options(url))
        Base.metadata.drop_all(engine)
        engine.dispose()
        yield url
