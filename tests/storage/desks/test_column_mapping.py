"""The mapping of a file's columns: recognised, shown, corrected by hand, remembered for the sender's next file."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest

from storage.engine import Store
from storage.exchange.workbooks import open_workbook
from survey.errors import FileRefused
from survey.registry.records import Cell
from survey.services.registry import ImportResult, RegistryDesk
from tests.storage.corpus.files import xlsx
from tests.storage.invented import NOW
from tests.unit.registry.sheets import EDITION, SEPTEMBER, headings, line, other

FORM = [column.name for column in EDITION.columns]
STRANGE: list[Cell] = ["Кім" if name == "client" else heading for name, heading in zip(FORM, headings(), strict=True)]
BY_HAND = {name: number for number, name in enumerate(FORM, start=1)}
FOREIGN: list[Cell] = [f"Field {number}" for number in range(1, 23)]


@pytest.fixture
def desk(store: Store) -> RegistryDesk:
    moments = (NOW + timedelta(minutes=minute) for minute in count())
    return RegistryDesk(store.work, lambda: next(moments), EDITION, store.staff, open_workbook)


def file(folder: Path, *lines: Sequence[Cell], name: str = "r.xlsx") -> Path:
    return xlsx(lines, name=name)(folder)


def bring(desk: RegistryDesk, path: Path, mapping: dict[str, int] | None = None) -> ImportResult:
    return desk.import_month(path, SEPTEMBER, date(2026, 10, 1), lambda _rows: None, mapping)


def test_a_mapping_is_shown_with_what_is_missing_and_what_is_unknown(desk: RegistryDesk, tmp_path: Path) -> None:
    proposal = desk.propose_mapping(file(tmp_path, ["Тізілім"], [*STRANGE, "Акт №"], [*line(), "7"]))

    assert (proposal.sheet, proposal.row, proposal.missing) == ("Тізілім", 2, ("client",))
    assert [(column.number, column.heading) for column in proposal.unknown] == [(5, "Кім")]
    assert proposal.places == {name: number for name, number in BY_HAND.items() if name != "client"} | {
        "act_number": 23
    }
    assert [column.heading for column in proposal.columns] == [*STRANGE, "Акт №"]
    assert not proposal.remembered


def test_a_file_with_a_missing_column_is_taken_in_by_a_mapping_made_by_hand(desk: RegistryDesk, tmp_path: Path) -> None:
    path = file(tmp_path, STRANGE, line())
    with pytest.raises(FileRefused) as refused:
        bring(desk, path)
    assert refused.value.code == "registry.column_missing"

    result = bring(desk, path, BY_HAND)

    assert (result.version.rows, dict(result.findings)) == (1, {})


def test_the_mapping_is_remembered_for_the_same_headings_in_any_order(desk: RegistryDesk, tmp_path: Path) -> None:
    bring(desk, file(tmp_path, STRANGE, line()), BY_HAND)

    following = file(tmp_path, STRANGE[::-1], line()[::-1], other(1)[::-1], name="next.xlsx")

    assert desk.propose_mapping(following).remembered
    assert bring(desk, following).findings == {"id.missing": 1}


def test_headings_of_which_none_is_known_can_be_mapped(desk: RegistryDesk, tmp_path: Path) -> None:
    path = file(tmp_path, ["Report"], FOREIGN, line())
    proposal = desk.propose_mapping(path)
    assert (proposal.row, proposal.places, len(proposal.columns)) == (2, {}, 22)

    assert bring(desk, path, BY_HAND).findings == {}
    assert bring(desk, file(tmp_path, FOREIGN, line(age=40), name="next.xlsx")).findings == {"age.mismatch": 1}


def test_a_correction_by_hand_replaces_what_was_remembered(desk: RegistryDesk, tmp_path: Path) -> None:
    path = file(tmp_path, STRANGE, line())
    wrong = BY_HAND | {"work_phone": BY_HAND["mobile_phone"], "mobile_phone": BY_HAND["work_phone"]}
    bring(desk, path, wrong)

    mended = bring(desk, path, BY_HAND)

    assert (mended.repeated, mended.version.number) == (False, 2)
    assert desk.propose_mapping(path).places == BY_HAND
    assert bring(desk, path, BY_HAND).repeated


def test_headings_that_repeat_are_told_apart(desk: RegistryDesk, tmp_path: Path) -> None:
    twice: list[Cell] = [
        "Телефон" if name.endswith("phone") else heading for name, heading in zip(FORM, headings(), strict=True)
    ]
    bring(desk, file(tmp_path, twice, line()), BY_HAND)

    assert desk.propose_mapping(file(tmp_path, twice, line(), name="next.xlsx")).places == BY_HAND


def test_columns_of_the_paper_forms_second_table_follow_those_of_the_first(desk: RegistryDesk, tmp_path: Path) -> None:
    second: list[Cell] = [
        "Хат" if name == "email" else heading for name, heading in zip(FORM, headings(), strict=True)
    ][12:]
    path = file(tmp_path, headings()[:12], line()[:12], [], second, line()[12:])
    proposal = desk.propose_mapping(path)
    assert (proposal.missing, [column.number for column in proposal.unknown]) == (("email",), [22])

    assert bring(desk, path, {**proposal.places, "email": 22}).findings == {}


@pytest.mark.parametrize(
    "mapping",
    [
        BY_HAND | {"client": 40},
        BY_HAND | {"client": 1},
        BY_HAND | {"surname": 5},
    ],
)
def test_a_mapping_that_cannot_be_is_refused(desk: RegistryDesk, tmp_path: Path, mapping: dict[str, int]) -> None:
    with pytest.raises(FileRefused) as refused:
        bring(desk, file(tmp_path, STRANGE, line()), mapping)
    assert refused.value.code == "registry.mapping_wrong"
    assert desk.latest_quarter() is None


def test_a_mapping_is_not_remembered_when_the_import_fails(desk: RegistryDesk, tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        bring(desk, file(tmp_path, STRANGE, ["Барлығы"]), BY_HAND)

    assert not desk.propose_mapping(file(tmp_path, STRANGE, line(), name="next.xlsx")).remembered
