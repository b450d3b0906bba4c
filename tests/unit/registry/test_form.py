"""Where the form stands in a workbook, and what is said when it does not."""

import pytest

from survey.errors import FileRefused
from survey.language import Language
from tests.unit.registry.sheets import EDITION, Pages, headings, line, read_pages


def rows_of(pages: Pages) -> list[int]:
    reading = read_pages(pages)
    return [record.number for record in reading.records]


@pytest.mark.parametrize("language", [Language.KK, Language.RU])
def test_the_headings_of_annex_1_are_known_in_kazakh_and_russian(language: Language) -> None:
    assert rows_of(Pages(A=[headings(language), line()])) == [2]


def test_titles_may_stand_above_numbering_and_totals_below() -> None:
    numbering = [float(column.number) for column in EDITION.columns]
    sheet = [["Тізілім"], [], headings(), numbering, line(), [], ["Барлығы", 1.0]]
    assert rows_of(Pages(Кіріспе=[["мәтін"]], Тізілім=sheet)) == [5]


def test_columns_may_stand_in_any_order_with_others_among_them() -> None:
    order = list(reversed(range(len(EDITION.columns))))
    sheet = [["№", *[headings()[place] for place in order]], [1.0, *[line()[place] for place in order]]]
    (record,) = read_pages(Pages(A=sheet)).records
    assert record.cells["client"] == "Сынақов Ойдан Ойлапұлы"
    assert record.region == "KZ-63"


def test_a_missing_column_is_named_with_the_heading_that_was_not_known() -> None:
    top = ["Аты-жөні, мекені" if place == 4 else heading for place, heading in enumerate(headings())]
    with pytest.raises(FileRefused) as refused:
        rows_of(Pages(A=[top, line()]))
    assert refused.value.code == "registry.column_missing"
    assert str(refused.value.facts["columns"]).startswith("('5 (")
    assert refused.value.facts["unknown"] == ("«Аты-жөні, мекені»",)


@pytest.mark.parametrize(
    ("pages", "code"),
    [
        (Pages(A=[]), "registry.no_form"),
        (Pages(), "registry.no_form"),
        (Pages(A=[["a", "b"], [1.0, 2.0]], B=[["c"]]), "registry.no_form"),
        (Pages(A=[headings()]), "registry.empty"),
        (Pages(A=[headings(), ["Барлығы", 0.0]]), "registry.empty"),
    ],
)
def test_a_workbook_without_the_form_or_without_rows_is_refused(pages: Pages, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        rows_of(pages)
    assert refused.value.code == code
