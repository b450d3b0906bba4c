from pathlib import Path

import pytest

from survey.edition import Edition
from survey.edition_file import load_edition
from tests.unit.fieldwork.story import Story


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")


@pytest.fixture
def story() -> Story:
    return Story()
