"""Section 3 on paper: what a reader of the file finds."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from storage.exchange.books import write_book
from survey.edition import Edition
from survey.errors import FileRefused
from survey.estimation.comparisons import Difference
from survey.language import Language
from survey.periods import Month
from survey.report.figures import ActsCheck, AuditSection, Weighting
from tests.unit.paper.reports import report_on
from ui.paper.report_forms import Form, write_report
from ui.paper.report_pdf import build_report_pdf
from ui.texts import Texts


def printed(section: AuditSection, edition: Edition, language: Language) -> PdfReader:
    out = io.BytesIO()
    build_report_pdf(report_on(section, edition), language, out)
    out.seek(0)
    return PdfReader(out)


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


@pytest.mark.parametrize("language", list(Language))
def test_annex_3_headings_and_questions_stand_in_the_language(
    section: AuditSection, edition: Edition, language: Language
) -> None:
    text = words(printed(section, edition, language))
    for heading in ("audit", "quality", "satisfaction", "interest"):
        assert edition.headings[heading][language] in text
    for question in edition.questionnaire.questions[1:]:
        assert question.text[language] in text


@pytest.mark.parametrize("language", list(Language))
def test_every_region_and_its_share_are_printed(section: AuditSection, edition: Edition, language: Language) -> None:
    text = words(printed(section, edition, language))
    texts = Texts(language)
    for figure in section.figures:
        region = figure.domain.get("region")
        if region and figure.id == "audit.q3.yes" and figure.flag is None:
            name, share = edition.region(region).name[language], texts.number(figure.estimate * 100, 1)
            assert f"{name} {texts.number(figure.n)} {share}" in text


def test_withheld_figures_are_signs_with_a_note(section: AuditSection, edition: Edition) -> None:
    text = words(printed(section, edition, Language.RU))
    assert "область Ұлытау 28 * * *" in text
    assert "область Жетісу 2 ** ** **" in text
    assert Texts(Language.RU)("paper.note_suppressed") in text
    assert Texts(Language.RU)("paper.note_few") in text


def test_signs_that_are_not_used_are_not_explained(section: AuditSection, edition: Edition) -> None:
    shown = replace(
        section,
        figures=tuple(replace(figure, flag=None, estimate=0.5, low=0.4, high=0.6) for figure in section.figures),
    )
    assert "NCHS" not in words(printed(shown, edition, Language.EN))


@pytest.mark.parametrize("language", list(Language))
def test_the_note_on_method_speaks_of_what_was_done(
    section: AuditSection, edition: Edition, language: Language
) -> None:
    texts = Texts(language)
    usual = words(printed(section, edition, language))
    for name in ("sample", "weights", "services", "intervals", "decisions"):
        assert texts(f"method.{name}") in usual
    assert texts("method.raking") not in usual
    raked = replace(section, weighting=Weighting.RAKED)
    assert texts("method.raking") in words(printed(raked, edition, language))


def test_a_change_since_the_quarter_before_comes_with_its_error(section: AuditSection, edition: Edition) -> None:
    change = Difference(0.0214, 0.0098, 0.002, 0.0406, 2600)
    figures = (replace(figure, change=None if figure.domain else change) for figure in section.figures)
    changed = replace(section, figures=tuple(figures))
    text = words(printed(changed, edition, Language.RU))
    assert "к прошлому кварталу: +2,1 п. п. (стандартная ошибка 1,0)." in text
    assert "Изменение средней оценки к прошлому кварталу: +0,02 (стандартная ошибка 0,01)." in text
    assert Texts(Language.RU)("method.change") in text
    assert Texts(Language.RU)("method.change") not in words(printed(section, edition, Language.RU))


def test_weighted_rates_and_bad_numbers_stand_below_the_table_of_response(
    section: AuditSection, edition: Edition
) -> None:
    text = words(printed(section, edition, Language.EN))
    assert "RR1 61.8%, RR3 62.0%, COOP1 82.9%, REF1 8.2%, CON1 74.5%." in text
    assert "wrong or dead: 3.1% in the country; by region: " in text


def test_p14_a_late_month_is_named(section: AuditSection, edition: Edition) -> None:
    text = words(printed(section, edition, Language.RU))
    month = Texts(Language.RU).month(Month(2026, 8))
    assert f"(пункт 14): {month}, срок 01.09.2026, поступило 04.09.2026" in text


def test_pages_are_numbered_and_the_file_says_its_title_language_and_chapters(
    section: AuditSection, edition: Edition
) -> None:
    reader = printed(section, edition, Language.KK)
    pages = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        assert f"{number}-бет, барлығы {pages}" in page.extract_text()
    assert reader.metadata
    assert edition.headings["title"].kk in str(reader.metadata.title)
    assert reader.trailer["/Root"]["/Lang"] == "kk"
    assert len(reader.outline) > 0


def test_all_fonts_are_embedded(section: AuditSection, edition: Edition) -> None:
    for page in printed(section, edition, Language.KK).pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontDescriptor" in font.get_object(), font.get_object()["/BaseFont"]
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_the_same_section_gives_the_same_bytes(section: AuditSection, edition: Edition) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    build_report_pdf(report_on(section, edition), Language.KK, first)
    build_report_pdf(report_on(section, edition), Language.KK, second)
    assert first.getvalue() == second.getvalue()


def test_a_folder_that_cannot_be_written_is_refused_and_nothing_is_left(
    section: AuditSection, edition: Edition, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, no folder")
    with pytest.raises(FileRefused, match=r"report\.write_failed"):
        write_report(report_on(section, edition), Language.KK, [Form.PDF], taken, write_book)
    assert list(tmp_path.iterdir()) == [taken]


def test_the_written_file_is_whole_and_alone(section: AuditSection, edition: Edition, tmp_path: Path) -> None:
    files = write_report(report_on(section, edition), Language.RU, list(Form), tmp_path / "out", write_book)
    assert sorted((tmp_path / "out").iterdir()) == sorted(files)
    assert len(PdfReader(files[0]).pages) > 1


@pytest.mark.parametrize(
    ("acts", "key"),
    [
        (ActsCheck(carried_out=False, months=(), left_out=0), "acts_not_checked"),
        (ActsCheck(carried_out=False, months=(Month(2026, 7),), left_out=5), "acts_partly"),
        (ActsCheck(carried_out=True, months=(Month(2026, 7),), left_out=5), "acts_checked"),
    ],
)
def test_p11_a_check_of_acts_that_was_not_carried_out_is_never_told_as_passed(
    section: AuditSection, edition: Edition, acts: ActsCheck, key: str
) -> None:
    text = words(printed(replace(section, acts=acts), edition, Language.RU))
    said = Texts(Language.RU)(f"paper.{key}", months=(Month(2026, 7),), rows="5")
    assert said in text
