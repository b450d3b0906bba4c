from pathlib import Path

import pytest

from survey.demo.quarter import InventedQuarter, invent_quarter
from survey.edition import Edition
from survey.edition_file import load_edition
from survey.periods import Quarter


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")


@pytest.fixture(scope="session")
def invented(edition: Edition) -> InventedQuarter:
    return invent_quarter(Quarter(2026, 3), 3000, 59, edition)
