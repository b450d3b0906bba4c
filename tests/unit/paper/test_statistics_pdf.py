"""Section 2 on paper: what a reader of the file finds."""

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from survey.edition import Edition
from survey.edition_report import INDICATORS
from survey.language import Language
from survey.periods import Month
from survey.report.figures import AuditSection
from survey.report.statistics import Carried, Statistics, count_statistics
from tests.unit.paper.reports import report_on
from tests.unit.report.invented_services import stated
from ui.paper.report_pdf import build_report_pdf
from ui.texts import Texts

BEFORE = 2
"""Cover and contents, which name the headings before they come."""


@pytest.fixture
def counted(edition: Edition) -> Statistics:
    """Count a thousand services of four hundred persons in every region, twelve services, twelve industries."""
    codes = [region.code for region in edition.regions if region.exists_on(date(2026, 9, 30))]
    industries, services = "ACFGHIJMPQS", [f"Қызмет {number}" for number in range(12)]
    rows = [
        stated(
            row=number,
            region=codes[number * 7 % len(codes)],
            person=f"nb:{number % 400}",
            enterprise=f"id:{number % 450}",
            sex=("female", "male", "unknown")[number % 3],
            category=("micro", "small", "unknown")[number % 3],
            industry=industries[number % len(industries)],
            service=services[number % len(services)],
            mode=("online", "offline", "")[number % 3],
        )
        for number in range(1000)
    ]
    return count_statistics(rows, (), edition)


def words(section: AuditSection, edition: Edition, language: Language) -> str:
    out = io.BytesIO()
    build_report_pdf(report_on(section, edition), language, out)
    out.seek(0)
    pages = PdfReader(out).pages[BEFORE:]
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize("language", list(Language))
def test_the_nine_indicators_stand_in_order_before_the_audit(
    section: AuditSection, edition: Edition, counted: Statistics, language: Language
) -> None:
    text = words(replace(section, statistics=counted), edition, language)
    names = ("statistics", *INDICATORS, "audit")
    places = [text.index(edition.headings[name][language]) for name in names]
    assert places == sorted(places)


@pytest.mark.parametrize("language", list(Language))
def test_every_cell_of_every_indicator_is_printed(
    section: AuditSection, edition: Edition, counted: Statistics, language: Language
) -> None:
    text, texts = words(replace(section, statistics=counted), edition, language), Texts(language)
    headings = [text.index(edition.headings[name][language]) for name in (*INDICATORS, "audit")]
    for place, name in enumerate(INDICATORS):
        printed = text[headings[place] : headings[place + 1]]
        one = counted[name]
        assert " ".join(texts.number(one.total).split()) in printed
        for region in one.by("region") if "region" in one.dimensions else ():
            assert edition.region(region).name[language] in printed
        for number in one.cells.values():
            assert f" {texts.number(number)} " in f"{printed} "


def test_services_of_which_nobody_says_how_they_were_rendered_are_named(
    section: AuditSection, edition: Edition, counted: Statistics
) -> None:
    note = Texts(Language.RU)("paper.note_mode", unknown=str(counted.mode_unknown))
    assert counted.mode_unknown == 333
    assert note in words(replace(section, statistics=counted), edition, Language.RU)
    assert note not in words(replace(section, statistics=replace(counted, mode_unknown=0)), edition, Language.RU)


def test_december_stands_on_a_line_of_its_own(section: AuditSection, edition: Edition, counted: Statistics) -> None:
    line = counted.with_carried(Carried((Month(2025, 12),), clients=31, enterprises=32, services=33, online=34))
    text = words(replace(section, statistics=line), edition, Language.RU)
    assert "(декабрь 2025" in text
    assert "услуг 33, из них онлайн 34; клиентов 31; предприятий 32." in text


def test_a_quarter_all_of_whose_months_were_late_is_printed_without_numbers(
    section: AuditSection, edition: Edition
) -> None:
    nothing = count_statistics((), (), edition)
    text = words(replace(section, statistics=nothing), edition, Language.KK)
    assert edition.headings["services_online"].kk in text
