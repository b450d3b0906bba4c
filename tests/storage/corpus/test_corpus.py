"""Every file of the corpus is taken in whole: every expected finding is found, none is invented."""

import time
from datetime import date
from pathlib import Path

import pytest

from storage.engine import Store
from storage.exchange.workbooks import open_workbook
from survey.services.registry import RegistryDesk
from tests.storage.corpus.specimens import CORPUS
from tests.storage.invented import NOW
from tests.unit.registry.sheets import EDITION, SEPTEMBER

WITHIN_SECONDS = 10


@pytest.fixture
def desk(store: Store) -> RegistryDesk:
    return RegistryDesk(store.work, lambda: NOW, EDITION, store.staff, open_workbook)


def test_the_corpus_is_as_large_as_was_promised() -> None:
    assert len(CORPUS) >= 40


@pytest.mark.parametrize("name", CORPUS)
def test_every_expected_finding_is_found_and_none_invented(name: str, desk: RegistryDesk, tmp_path: Path) -> None:
    specimen = CORPUS[name]
    path = specimen.write(tmp_path)
    started = time.monotonic()

    result = desk.import_month(path, SEPTEMBER, date(2026, 10, 1), lambda _rows: None)

    assert time.monotonic() - started < WITHIN_SECONDS
    found = sorted((finding.row, finding.column, finding.code) for finding in desk.findings(SEPTEMBER))
    assert found == sorted(specimen.found)
    assert (result.version.rows, [aside.row for aside in result.asides]) == (specimen.rows, list(specimen.asides))
    assert result.counted + result.excluded == result.version.rows


@pytest.mark.parametrize("name", [name for name, specimen in CORPUS.items() if specimen.cells])
def test_what_the_provider_wrote_is_kept(name: str, store: Store, desk: RegistryDesk, tmp_path: Path) -> None:
    specimen = CORPUS[name]
    result = desk.import_month(specimen.write(tmp_path), SEPTEMBER, date(2026, 10, 1), lambda _rows: None)

    with store.work() as work:
        (first,) = list(work.registries.frame_rows([SEPTEMBER]))
        cells = work.registries.card(result.version.id, first.service.row).cells

    assert specimen.cells
    assert {column: cells[column] for column in specimen.cells} == specimen.cells
