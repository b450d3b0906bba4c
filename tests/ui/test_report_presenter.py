"""The page is printed from what the store holds now, in the language asked for."""

from dataclasses import replace
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from pypdf import PdfReader

from survey.errors import Refused
from survey.language import Language
from survey.report.statistics import count_statistics
from survey.services.reporting import ReportingDesk
from tests.ui import at_once
from tests.ui.at_once import Later, Said
from tests.ui.invented_desks import (
    ANSWERS,
    QUARTER,
    InventedReporting,
    interview_row,
    invented_edition,
    invented_section,
)
from tests.unit.report.invented_services import stated
from ui.report.presenter import ReportPresenter
from ui.tasks import Run
from ui.texts import Texts

EDITION = invented_edition()


def desk_of(interviews: int = 4) -> InventedReporting:
    rows = [interview_row(number, ANSWERS[number % 4]) for number in range(1, interviews + 1)]
    return InventedReporting(invented_section(EDITION), rows)


def opened(desk: InventedReporting, run: Run = at_once.run) -> tuple[ReportPresenter, Said]:
    view = Said()
    presenter = ReportPresenter(cast("ReportingDesk", desk), EDITION, view, run)
    presenter.translate(Texts(Language.EN))
    presenter.choose(QUARTER)
    presenter.load()
    return presenter, view


def test_the_section_says_how_many_interviews_and_when_the_last_was() -> None:
    _, view = opened(desk_of(4))
    face = view.last("show_section")
    assert (face.chip, face.last) == ("4 interviews", "the last 21.09.2026 10:12")


def test_section_2_says_what_it_counts() -> None:
    desk = desk_of(4)
    _, view = opened(desk)
    assert view.last("show_section").counted == ""
    desk.section_now = replace(desk.section_now, statistics=count_statistics([stated(), stated()], (), EDITION))
    _, view = opened(desk)
    assert view.last("show_section").counted == "clients: 1; services: 2"


def test_a_new_interview_is_in_the_next_printing() -> None:
    desk = desk_of(4)
    presenter, view = opened(desk)
    desk.rows.append(interview_row(30, ANSWERS[0]))
    presenter.load()
    assert view.last("show_section").chip == "5 interviews"
    assert view.last("show_interviews")[1][0].case.id == UUID(int=30)


def test_the_page_is_a_pdf_in_the_language_of_the_page_not_of_the_screen(tmp_path: Path) -> None:
    presenter, view = opened(desk_of())
    presenter.choose_page(Language.RU)
    file = tmp_path / "page.pdf"
    file.write_bytes(view.last("show_page"))
    words = PdfReader(file).pages[0].extract_text()
    assert EDITION.headings["audit"][Language.RU].split()[-1] in words
    assert view.last("show_section").chip == "4 interviews"


def test_only_the_last_page_asked_for_is_shown() -> None:
    later = Later()
    presenter, view = opened(desk_of(), later.run)
    presenter.choose_page(Language.RU)
    presenter.choose_page(Language.EN)
    while later.waiting:
        later.do()
    assert view.order.count("show_page") == 1


def test_a_rejected_interview_leaves_the_list_at_once() -> None:
    desk = desk_of(4)
    presenter, view = opened(desk)
    presenter.reject(UUID(int=2), "the voice of another person")
    assert desk.rejected == [(UUID(int=2), "the voice of another person")]
    assert view.last("show_section").chip == "3 interviews"
    assert "show_done" in view.order


def test_without_a_wave_the_reason_stands_in_the_place_of_the_page() -> None:
    desk = desk_of()
    desk.error = Refused("report.no_wave", quarter=QUARTER)
    _, view = opened(desk)
    assert view.last("show_failure").code == "report.no_wave"


@pytest.mark.parametrize("language", Language)
def test_the_page_is_saved_under_the_name_of_its_language(tmp_path: Path, language: Language) -> None:
    presenter, view = opened(desk_of())
    presenter.choose_page(language)
    assert presenter.file_name == f"report-2026Q3-{language.value}.pdf"
    presenter.save(tmp_path / presenter.file_name)
    assert (tmp_path / presenter.file_name).read_bytes() == view.last("show_page")


def test_a_page_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    presenter, view = opened(desk_of())
    (tmp_path / "taken").touch()
    presenter.save(tmp_path / "taken" / "page.pdf")
    assert view.last("show_error").code == "report.write_failed"
