"""One fixture over all engines: every behaviour is tested everywhere."""

import pytest

from frame_engines import ENGINES, Engine


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest) -> Engine:
    """An engine."""
    found: Engine = request.param
    return found
