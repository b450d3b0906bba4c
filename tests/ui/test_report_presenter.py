"""The page is printed from what the store holds now, in the language asked for."""

from dataclasses import replace
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from pypdf import PdfReader

from storage.exchange.books import write_book
from survey.errors import Refused
from survey.language import Language
from survey.report.statistics import count_statistics
from survey.services.issuing import IssuingDesk
from survey.services.origins import OriginsDesk
from survey.services.reporting import ReportingDesk
from tests.ui import at_once
from tests.ui.at_once import Later, Said
from tests.ui.invented_desks import (
    ANSWERS,
    QUARTER,
    InventedIssuing,
    InventedOrigins,
    InventedReporting,
    interview_row,
    invented_edition,
    invented_section,
)
from tests.unit.report.invented_services import stated
from ui.paper.report_forms import Form
from ui.report.origin_presenter import OriginPresenter
from ui.report.presenter import ReportDesks, ReportPresenter
from ui.report.text_presenter import TextPresenter
from ui.tasks import Run
from ui.texts import Texts

EDITION = invented_edition()


def desk_of(interviews: int = 4) -> InventedReporting:
    rows = [interview_row(number, ANSWERS[number % 4]) for number in range(1, interviews + 1)]
    return InventedReporting(invented_section(EDITION), rows)


def opened(desk: InventedReporting, run: Run = at_once.run) -> tuple[ReportPresenter, Said]:
    view = Said()
    issuing = InventedIssuing(desk)
    desks = ReportDesks(cast("ReportingDesk", desk), cast("IssuingDesk", issuing), EDITION, write_book)
    presenter = ReportPresenter(desks, view, run)
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
    file.write_bytes(view.last("show_pages")[Language.RU])
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
    assert view.order.count("show_pages") == 1


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
def test_the_report_is_issued_in_every_form_under_the_name_of_its_language(tmp_path: Path, language: Language) -> None:
    desk = desk_of()
    presenter, view = opened(desk)
    presenter.choose_page(language)
    presenter.issue(tmp_path, list(Form))
    names = {f"report-2026Q3-{language.value}.{form.value}" for form in Form}
    assert {file.name for file in tmp_path.iterdir()} == names == {name for _, name in desk.kept}
    assert (tmp_path / f"report-2026Q3-{language.value}.pdf").read_bytes() == view.last("show_pages")[language]


def test_both_languages_side_by_side_are_issued_together(tmp_path: Path) -> None:
    presenter, view = opened(desk_of())
    presenter.set_beside(True)
    assert list(view.last("show_pages")) == [Language.KK, Language.RU]
    presenter.issue(tmp_path, [Form.PDF])
    assert {file.name for file in tmp_path.iterdir()} == {"report-2026Q3-kk.pdf", "report-2026Q3-ru.pdf"}


def test_a_report_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    presenter, view = opened(desk_of())
    (tmp_path / "taken").touch()
    presenter.issue(tmp_path / "taken", [Form.PDF])
    assert view.last("show_error").code == "report.write_failed"


def states(view: Said) -> dict[str, str]:
    return {line.key: line.state for line in view.last("show_lines")}


def test_sections_1_and_4_are_drafts_until_they_are_edited_and_the_others_are_computed() -> None:
    desk = desk_of()
    presenter, view = opened(desk)
    told = states(view)
    assert (told["introduction"], told["statistics"], told["audit"]) == ("draft", "computed", "4 interviews")
    desk.words["proposal.own"] = {Language.KK: "Сұхбат {F:interviews}."}
    presenter.load()
    assert (states(view)["introduction"], states(view)["conclusion"]) == ("draft", "edited")


def test_words_that_name_a_figure_that_is_no_more_are_stale_and_stand_in_the_place_of_the_page() -> None:
    desk = desk_of()
    desk.words["proposal.own"] = {Language.KK: "Сұхбат {F:no.such}."}
    _, view = opened(desk)
    assert view.last("show_stale").code == "report.reference_stale"
    assert states(view)["conclusion"] == "stale"
    assert [line.paragraph for line in view.last("show_paragraphs") if line.stale] == ["proposal.own"]


def test_an_approval_is_asked_for_names_its_version_and_locks_what_was_shown() -> None:
    presenter, view = opened(desk_of())
    assert view.last("show_section").approvable
    presenter.ask_approval()
    assert "Version 1" in view.last("show_question")[1]
    presenter.approve()
    assert not view.last("show_section").approvable
    assert view.last("show_section").version.startswith("version 1 was approved")


def test_what_changed_since_it_was_shown_is_shown_before_it_is_approved() -> None:
    desk = desk_of()
    presenter, view = opened(desk)
    desk.section_now = replace(desk.section_now, snapshot_sha256="0" * 64)
    presenter.approve()
    assert view.last("show_error").code == "report.outdated"
    assert view.last("show_section").approvable


def test_every_figure_of_the_document_has_a_name_and_is_listed_once() -> None:
    presenter, view = opened(desk_of())
    lines = view.last("show_figures")
    assert len({line.ref for line in lines}) == len(lines)
    assert all(line.name for line in lines)
    assert {"audit.q2.mean", "audit.q1.yes@KZ-75", "rates.RR1"} <= {line.ref for line in lines}
    assert presenter.figures["audit.q2.mean"].section == "audit"


def test_a_figure_opens_to_its_interviews_and_a_row_of_them_to_its_figures() -> None:
    report, _ = opened(desk_of())
    origins, view = InventedOrigins(), Said()
    presenter = OriginPresenter(cast("OriginsDesk", origins), EDITION, report, view, at_once.run)
    presenter.translate(Texts(Language.EN))
    presenter.open("audit.q2.mean")
    face = view.last("show_origin")
    assert face.sentence == "1 interview, 1 counted; weights 12.5 of 12.5 clients."
    assert [column.value(face.rows[0]) for column in face.columns][:4] == ["yes", "5", "12.5", "2"]
    presenter.open_row(face.rows[0])
    title, lines = view.last("show_row_figures")
    assert title.endswith("in 2 figures")
    assert [line.ref for line in lines] == ["interviews", "audit.q2.mean"]


def editing(desk: InventedReporting) -> tuple[TextPresenter, Said, InventedIssuing]:
    report, _ = opened(desk)
    issuing, view = InventedIssuing(desk), Said()
    presenter = TextPresenter(cast("IssuingDesk", issuing), report, view, at_once.run)
    presenter.translate(Texts(Language.EN))
    return presenter, view, issuing


def test_a_draft_is_edited_with_its_figures_as_references_and_printed_with_their_values() -> None:
    desk = desk_of()
    presenter, view, _ = editing(desk)
    presenter.open("introduction.polled")
    edit = view.last("show_edit")
    assert "{F:interviews}" in edit.text == edit.draft
    presenter.preview("Сұхбат {F:interviews}.")
    assert view.last("show_preview") == "Сұхбат 4."
    presenter.save("Сұхбат {F:interviews}.")
    assert desk.words["introduction.polled"] == {Language.KK: "Сұхбат {F:interviews}."}
    presenter.save(edit.draft)
    assert desk.words["introduction.polled"] == {}


def test_a_reference_to_no_figure_is_refused_while_it_is_typed() -> None:
    presenter, view, _ = editing(desk_of())
    presenter.open("introduction.polled")
    presenter.preview("Сұхбат {F:interview}.")
    assert view.last("show_refusal").code == "report.reference_unknown"


def test_a_refused_text_stays_open() -> None:
    presenter, view, issuing = editing(desk_of())
    presenter.open("proposal.own")
    issuing.refused = Refused("report.braces")
    presenter.save("{")
    assert view.last("show_refusal").code == "report.braces"
    assert "show_saved" not in view.order
