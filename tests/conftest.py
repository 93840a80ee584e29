"""What all the tests share."""

from pathlib import Path

import pytest
from hypothesis import settings

CONTENT = Path(__file__).resolve().parents[1] / "content"

# A machine at work is no fault of the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def example() -> Path:
    """Give the content that comes with the generator; another newsroom has taken it away."""
    if not (CONTENT / "README.md").exists():
        pytest.skip("content/ is no longer the example")
    return CONTENT
