"""The letter of ¶8 on paper: what the provider reads in the PDF, the DOCX and the table."""

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from pypdf import PdfReader
from reportlab.pdfbase.ttfonts import TTFontFile

from survey.edition import Edition, Severity
from survey.edition_file import load_edition
from survey.errors import FileRefused
from survey.language import Language
from survey.periods import Month
from survey.ports import ClientCard, FindingCount, FindingRow
from survey.registry.records import Finding, Version
from survey.services.notices import Notice
from survey.sheet import Sheet
from ui.paper.letter import Annex, annex_sheet, write_letter
from ui.paper.letters import save_letter
from ui.texts import Texts

OTHER_ORDER = Path(__file__).parents[1] / "edition" / "other-order.toml"
IIN, WRONG_IIN = "900101300017", "900101300018"
VERSION = Version(
    id=UUID(int=7),
    month=Month(2026, 9),
    number=2,
    file="қыркүйек.xlsx",
    sha256="ab" * 32,
    received=date(2026, 10, 1),
    late=False,
    rows=1240,
    counted=1237,
    imported_at=datetime(2026, 10, 2, 5, tzinfo=UTC),
    by=UUID(int=1),
)
LETTERS = [Language.KK, Language.RU]


def row(number: int, code: str, column: int, value: str, number_id: str = IIN, **facts: str | int) -> FindingRow:
    severity = Severity.EXCLUDED if code == "region.unknown" else Severity.ERROR
    cells = {"client": f"Ермеков Дәурен {number}", "id_number": number_id}
    card = ClientCard(VERSION.id, number, "KZ-11", cells, None, None)
    return FindingRow(Finding(number, column, code, severity, value, facts), card)


ROWS = (
    row(12, "region.unknown", 1, "Атлантида"),
    row(15, "id.checksum", 6, WRONG_IIN, WRONG_IIN),
    row(15, "birth.missing", 8, "", WRONG_IIN),
    row(901, "birth.future", 8, "01.01.2099"),
)
NOTICE = Notice(
    version=VERSION,
    found=date(2026, 10, 2),
    due=date(2026, 10, 5),
    received=None,
    corrections_due=date(2026, 10, 8),
    counts=[
        FindingCount("region.unknown", "excluded", 1),
        FindingCount("id.checksum", "error", 1),
        FindingCount("birth.missing", "error", 1),
        FindingCount("birth.future", "error", 1),
    ],
    rows=ROWS,
)


def annex_of(edition: Edition, language: Language) -> Annex:
    annex = write_letter(NOTICE, edition, language).annex
    assert annex
    return annex


def no_sheet(_path: Path, _sheet: Sheet) -> None:
    raise AssertionError


def saved(notice: Notice, edition: Edition, language: Language, file: Path) -> Path:
    save_letter(notice, edition, language, file, no_sheet)
    return file


def pdf_words(file: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(file).pages)


def docx_words(file: Path) -> str:
    document = docx.Document(str(file))
    cells = [cell.text for table in document.tables for line in table.rows for cell in line.cells]
    return " ".join(" ".join([*(paragraph.text for paragraph in document.paragraphs), *cells]).split())


READ = {".pdf": pdf_words, ".docx": docx_words}


@pytest.fixture(params=READ)
def ending(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def told(notice: Notice, edition: Edition, language: Language, file: Path) -> str:
    return READ[file.suffix](saved(notice, edition, language, file))


@pytest.mark.parametrize("language", LETTERS)
def test_p8_p9_the_letter_says_who_to_whom_what_and_by_when(
    edition: Edition, language: Language, ending: str, tmp_path: Path
) -> None:
    text = told(NOTICE, edition, language, tmp_path / f"letter{ending}")
    words = {name: " ".join(text_[language].split()) for name, text_ in edition.letter.words.items()}
    for name in ("sender", "addressee", "title", "subject", "demand", "receipt", "post"):
        assert words[name] in text, name
    month = {Language.KK: "2026 жылғы қыркүйек", Language.RU: "сентябрь 2026 года"}[language]
    assert words["finding"].format(month=month) in text
    assert words["deadline"].format(found="02.10.2026", due="05.10.2026") in text


@pytest.mark.parametrize(
    ("language", "terms"),
    [
        (Language.KK, ("8-тармағына сәйкес", "1 (бір) жұмыс күні", "9-тармағына сәйкес", "3 (үш) жұмыс күні")),
        (
            Language.RU,
            ("с пунктом 8 Методики", "1 (один) рабочий день", "с пунктом 9 Методики", "3 (трёх) рабочих дней"),
        ),
    ],
)
def test_the_order_its_paragraphs_and_terms_are_cited(
    edition: Edition, language: Language, terms: tuple[str, ...], ending: str, tmp_path: Path
) -> None:
    text = told(NOTICE, edition, language, tmp_path / f"letter{ending}")
    for term in (*terms, "№ 59"):
        assert term in text


@pytest.mark.parametrize("language", LETTERS)
def test_the_number_and_the_date_are_left_to_fill(
    edition: Edition, language: Language, ending: str, tmp_path: Path
) -> None:
    text = told(NOTICE, edition, language, tmp_path / f"letter{ending}")
    assert re.search(r"№ _{10,}", text)
    assert re.search(r"20__+ жылғы «_+» _{8,}" if language is Language.KK else r"«_+» _{8,} 20__+ года", text)


@pytest.mark.parametrize("language", LETTERS)
def test_sums_by_kind_and_each_row_with_what_to_mend_are_there(
    edition: Edition, language: Language, ending: str, tmp_path: Path
) -> None:
    text, texts = told(NOTICE, edition, language, tmp_path / f"letter{ending}"), Texts(language)
    for count in NOTICE.counts:
        name, effect = texts(f"finding.name.{count.code}"), texts(f"letter.effects.{count.severity}")
        assert f"{name} {effect} {count.rows}" in text
    for one in annex_of(edition, language).faults:
        assert one.mend in text
        assert one.heading in text
        assert one.value in text
    assert texts("letter.attached", n=4) in text
    faulty = {Language.KK: "ескертуі бар жол саны – 3", Language.RU: "строк с замечаниями – 3"}[language]
    assert faulty in text  # row 15 has two faults


def test_a_personal_number_stands_in_full_only_where_the_finding_is_about_it(
    edition: Edition, ending: str, tmp_path: Path
) -> None:
    text = told(NOTICE, edition, Language.RU, tmp_path / f"letter{ending}")
    assert IIN not in text
    assert "9001••••0017" in text
    assert text.count(WRONG_IIN) == annex_of(edition, Language.RU).faults[1].mend.count(WRONG_IIN) + 1
    cells = [str(cell) for line in annex_sheet(NOTICE, edition, Language.RU).rows for cell in line]
    assert not any(IIN in cell for cell in cells)
    assert "9001••••0018" in cells  # the missing birth of the row whose number is wrong


def many(number: int) -> Notice:
    return replace(NOTICE, rows=[row(place, "birth.missing", 8, "") for place in range(2, number + 2)])


def test_a_long_annex_repeats_its_headings_on_each_page_of_the_pdf(edition: Edition, tmp_path: Path) -> None:
    reader = PdfReader(saved(many(300), edition, Language.KK, tmp_path / "letter.pdf"))
    headings = annex_of(edition, Language.KK).headings
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) > 5
    assert all(" ".join(headings) in page for page in pages[1:])
    assert all(f"{number}-бет, барлығы {len(pages)}" in page for number, page in enumerate(pages, 1))
    seen = re.findall(r"Ермеков Дәурен (\d+)", " ".join(pages))
    assert [int(number) for number in seen] == list(range(2, 302))


def test_the_pdf_says_its_title_and_language_and_brings_its_fonts(edition: Edition, tmp_path: Path) -> None:
    reader = PdfReader(saved(NOTICE, edition, Language.KK, tmp_path / "letter.pdf"))
    assert reader.metadata
    assert edition.letter.words["subject"].kk in str(reader.metadata.title)
    assert reader.trailer["/Root"]["/Lang"] == "kk"
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_the_same_letter_gives_the_same_pdf(edition: Edition, tmp_path: Path) -> None:
    first, second = (saved(NOTICE, edition, Language.RU, tmp_path / f"{name}.pdf") for name in "ab")
    assert first.read_bytes() == second.read_bytes()


@pytest.fixture
def document(edition: Edition, tmp_path: Path) -> Document:
    return docx.Document(str(saved(many(40), edition, Language.KK, tmp_path / "letter.docx")))


def test_the_docx_has_real_styles_and_says_its_title_and_language(document: Document, edition: Edition) -> None:
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles[edition.letter.words["title"].kk] == "Title"
    assert styles[Texts(Language.KK)("letter.annex")] == "Heading 1"
    about = document.core_properties
    assert edition.letter.words["subject"].kk in about.title
    assert (about.language, about.author) == ("kk-KZ", edition.letter.words["sender"].kk)
    assert about.comments == ""
    assert document.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["kk-KZ"]


def test_the_docx_repeats_the_headings_of_its_lists_and_tears_no_row(document: Document) -> None:
    lists = [table for table in document.tables if table.style and table.style.name == "Table Grid"]
    assert [len(table.rows) for table in lists] == [5, 41]
    for table in lists:
        first, *others = table._tbl.tr_lst
        assert first.xpath("w:trPr/w:tblHeader")
        assert not any(line.xpath("w:trPr/w:tblHeader") for line in others)
        assert all(line.xpath("w:trPr/w:cantSplit") for line in table._tbl.tr_lst)


def test_the_docx_counts_its_pages_by_fields(document: Document) -> None:
    (paragraph,) = document.sections[0].footer.paragraphs
    assert paragraph._p.xpath(".//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]
    shown = "".join(paragraph._p.xpath(".//w:t/text()"))
    assert shown.endswith("1-бет, барлығы 1")  # what stands there until the office program counts


def test_the_docx_brings_its_fonts_with_all_kazakh_letters(edition: Edition, tmp_path: Path) -> None:
    with ZipFile(saved(NOTICE, edition, Language.KK, tmp_path / "letter.docx")) as parts:
        table = parts.read("word/fontTable.xml").decode()
        assert "w:embedTrueTypeFonts" in parts.read("word/settings.xml").decode()
        keys = dict(re.findall(r"<w:(embed\w+)[^>]*w:fontKey=\"\{([0-9A-F-]+)\}\"", table))
        for tag, face in (("embedRegular", "Roboto"), ("embedBold", "RobotoBold")):
            blob = parts.read(f"word/fonts/{face}.odttf")
            font = TTFontFile(io.BytesIO(uncovered(blob, keys[tag])))
            assert font.charToGlyph.keys() >= {ord(letter) for letter in "әғқңөұүһіӘҒҚҢӨҰҮҺІ"}


def uncovered(blob: bytes, key: str) -> bytes:
    mask = bytes.fromhex(key.replace("-", ""))[::-1] * 2
    return bytes(byte ^ mixed for byte, mixed in zip(blob[:32], mask, strict=True)) + blob[32:]


def test_every_style_that_is_used_is_in_the_font_that_is_brought(document: Document) -> None:
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    for name in used:
        fonts = document.styles[name].element.xpath("w:rPr/w:rFonts")
        assert fonts[0].get(qn("w:ascii")) == "Roboto", name
        assert not any("Theme" in attribute for attribute in fonts[0].attrib), name


NASTY = {
    "a cell without end": "ж" * 32_767,
    "control characters": "а\x00б\x0bв\x1f",
    "markup": "<b>&amp;</b> & <script>",
    "no blank anywhere": "ҚЫЗМЕТ" * 40,
}


@pytest.mark.parametrize("value", NASTY.values(), ids=NASTY)
def test_a_nasty_cell_is_printed_as_far_as_paper_bears_it(
    value: str, edition: Edition, ending: str, tmp_path: Path
) -> None:
    nasty = row(12, "region.unknown", 1, value)
    nasty = replace(nasty, card=replace(nasty.card, cells={"client": value, "id_number": value}))
    text = told(replace(NOTICE, rows=[nasty]), edition, Language.RU, tmp_path / f"letter{ending}")
    beginning = value.replace("\x00", "").replace("\x0b", "").replace("\x1f", "")[:10]
    assert beginning in text.replace(" ", "") or beginning in text


def test_another_order_writes_its_own_letter(ending: str, tmp_path: Path) -> None:
    other = load_edition(OTHER_ORDER)
    text = told(NOTICE, other, Language.KK, tmp_path / f"letter{ending}")
    assert "finding kk 2026 жылғы қыркүйек" in text
    assert "deadline kk 02.10.2026 05.10.2026" in text


def test_the_table_has_what_the_annex_has_and_kind_and_effect_to_filter_by(edition: Edition) -> None:
    sheet, texts = annex_sheet(NOTICE, edition, Language.KK), Texts(Language.KK)
    assert len(sheet.headings) == len(sheet.widths) == len(sheet.rows[0])
    first: Mapping[str, object] = dict(zip(sheet.headings, sheet.rows[0], strict=True))
    assert first[texts("letter.column.row")] == 12
    assert first[texts("letter.column.number")] == 1
    assert first[texts("letter.column.heading")] == edition.columns[0].heading.kk
    assert first[texts("letter.column.value")] == "Атлантида"
    assert first[texts("letter.kind")] == texts("finding.name.region.unknown")
    assert first[texts("letter.effect")] == texts("letter.effects.excluded")


def test_the_ending_chooses_between_letter_and_table(edition: Edition, tmp_path: Path) -> None:
    written: list[tuple[Path, Sheet]] = []
    save_letter(NOTICE, edition, Language.RU, tmp_path / "a.XLSX", lambda path, sheet: written.append((path, sheet)))
    assert written == [(tmp_path / "a.XLSX", annex_sheet(NOTICE, edition, Language.RU))]


def test_a_place_that_cannot_be_written_is_refused_and_nothing_is_left(
    edition: Edition, ending: str, tmp_path: Path
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, no folder")
    with pytest.raises(FileRefused, match=r"report\.write_failed"):
        saved(NOTICE, edition, Language.KK, taken / f"letter{ending}")
    assert list(tmp_path.iterdir()) == [taken]
