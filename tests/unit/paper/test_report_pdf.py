"""The whole report on paper: contents, bookmarks, soundness of the file, and what bad input makes of it."""

import io
import math
from dataclasses import replace

import pikepdf
import pytest
from pypdf import PdfReader

from survey.edition import Edition, Region
from survey.language import Language, Text
from survey.report.document import Document
from survey.report.figures import AuditSection
from survey.report.snapshot import Compared
from survey.report.statistics import count_statistics
from tests.unit.paper.reports import report_on
from tests.unit.report.invented_services import stated
from ui.paper.report_pdf import build_report_pdf
from ui.paper.wording import Wording
from ui.texts import Texts

LONG = "Ұзақ атауы бар ойдан шығарылған әкімшілік-аумақтық бірлік обл."


def printed(document: Document, language: Language = Language.KK) -> bytes:
    out = io.BytesIO()
    build_report_pdf(document, language, out)
    return out.getvalue()


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("language", list(Language))
def test_a_checker_finds_no_fault_in_the_file(section: AuditSection, edition: Edition, language: Language) -> None:
    with pikepdf.open(io.BytesIO(printed(report_on(section, edition), language))) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.Root.Lang) == language.value
        assert edition.headings["title"][language] in str(pdf.docinfo["/Title"])


def test_contents_and_bookmarks_name_every_section_and_its_page(section: AuditSection, edition: Edition) -> None:
    document = report_on(section, edition)
    reader = PdfReader(io.BytesIO(printed(document)))
    contents = " ".join(reader.pages[1].extract_text().split())
    wording = Wording(Texts(Language.KK))
    chapters = [item for item in reader.outline if not isinstance(item, list)]
    assert [str(item.title) for item in chapters] == [wording.say(made.heading) for made in document.sections]
    for item in chapters:
        page = (reader.get_destination_page_number(item) or 0) + 1
        assert f"{page} {item.title}" in contents  # the number is drawn before the words
        assert str(item.title) in " ".join(reader.pages[page - 1].extract_text().split())


def test_cover_has_the_snapshots_hash_and_version(section: AuditSection, edition: Edition) -> None:
    cover = PdfReader(io.BytesIO(printed(report_on(section, edition, version=2)))).pages[0].extract_text()
    assert section.snapshot_sha256 in cover.replace("\n", "")
    assert Texts(Language.KK)("report_text.cover_version", version="2") in cover


def test_a_long_region_name_and_signs_the_type_lacks_are_printed_and_nothing_is_lost(
    section: AuditSection, edition: Edition
) -> None:
    def renamed(region: Region) -> Region:
        return replace(region, name=Text(LONG, LONG, LONG)) if region.code == "KZ-10" else region

    long = replace(edition, regions=tuple(map(renamed, edition.regions)))
    service = "Кеңес \N{GRINNING FACE} \N{HEBREW LETTER ALEF} <b>&amp;"
    counted = count_statistics([stated(service=service), stated(row=8, service="x" * 300)], (), edition)
    text = words(printed(report_on(replace(section, statistics=counted), long)))
    assert len(LONG) >= 60
    assert LONG in text
    assert "Кеңес \N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER} <b>&amp;" in text


def test_with_every_figure_suppressed_the_report_has_signs_and_no_chart(
    section: AuditSection, edition: Edition
) -> None:
    numbers = {"estimate": math.nan, "se": math.nan, "low": math.nan, "high": math.nan}
    hidden = tuple(replace(figure, flag="suppressed", **numbers) for figure in section.figures)
    text = words(printed(report_on(replace(section, figures=hidden), edition)))
    assert text.count(Texts(Language.KK)("paper.no_chart")) == 4
    assert Texts(Language.KK)("paper.note_suppressed") in text


def test_a_wide_table_goes_on_below_with_every_number(section: AuditSection, edition: Edition) -> None:
    rows = [
        stated(row=number, person=f"nb:{number}", service=f"Қызмет {number % 40:02}", region="KZ-10")
        for number in range(4000)
    ]
    now = count_statistics(rows, (), edition)
    document = report_on(replace(section, statistics=now), edition, quarter=Compared(now, now, now))
    text = words(printed(document))
    assert text.count(Texts(Language.KK)("paper.goes_on")) >= 2
    assert all(f"№ {place}" in text for place in range(1, 41))


def test_a_mark_without_words_stands_alone_in_the_legend(section: AuditSection, edition: Edition) -> None:
    text = words(printed(report_on(section, edition), Language.RU))
    assert "()" not in text
    assert "2 – 3,0\xa0%".replace("\xa0", " ") in text
