"""The corpus: what is in each file, and exactly what is to be found in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from survey.language import Language
from survey.registry.records import Cell
from tests.storage.corpus.files import Lines, Write, fill, made_by_libreoffice, text, xlsb, xlsx
from tests.unit.registry.sheets import EDITION, GOOD, headings, line, other

Found = tuple[int, int, str]
"""Row of the sheet, column of the form, code."""
KK, RU, EN = Language.KK, Language.RU, Language.EN
TOP = headings()
NUMBERING: list[Cell] = [column.number for column in EDITION.columns]
SHORT: list[Cell] = [column.variants[0] for column in EDITION.columns]
BLANK: list[Cell] = [""] * 22


@dataclass(frozen=True, slots=True)
class Specimen:
    """A file of the corpus: how it is written, its rows, what is found, which lines stand aside, cells to look at."""

    write: Write
    rows: int = 1
    found: tuple[Found, ...] = ()
    asides: tuple[int, ...] = ()
    cells: Mapping[str, str] | None = None


def beside(left: Sequence[Cell], *more: Cell) -> list[Cell]:
    return [*left, *more]


def bare(**filled: Cell) -> list[Cell]:
    return line(**(dict.fromkeys(GOOD, "") | filled))


def nothing_but(row: int, *filled: str) -> tuple[Found, ...]:
    """Return what a row has when only these columns are filled, and well."""
    of = {
        "region": [(1, "region.unknown")],
        "client": [(5, "name.missing")],
        "id_number": [(6, "id.missing")],
        "sex": [(7, "sex.missing")],
        "birth": [(8, "birth.missing")],
        "legal_form": [(11, "legal_form.unknown")],
        "industry": [(13, "industry.unknown")],
        "service": [(15, "service.missing")],
        "start": [(18, "date.missing")],
        "end": [(19, "date.missing")],
        "mobile_phone": [(21, "phone.missing")],
    }
    return tuple((row, *told) for name, found in of.items() if name not in filled for told in found)


def split(lines: Lines, at: int = 12) -> tuple[list[list[Cell]], list[list[Cell]]]:
    return [list(row[:at]) for row in lines], [list(row[at:]) for row in lines]


def paper(lines: Lines) -> list[list[Cell]]:
    """Return the paper form: columns 1–12, then beneath "кестенің жалғысы" 13–22."""
    first, second = split([TOP, NUMBERING, *lines])
    return [["1-қосымша"], *first, [], ["кестенің жалғысы"], *second]


def second_sheet(lines: Lines) -> Write:
    """Return the paper form on two sheets with row numbers, the second's rows in another order."""
    first, second = split(lines)
    above, beneath = split([TOP])
    numbers = range(1, len(lines) + 1)
    upper = [["№", *above[0]], *([number, *row] for number, row in zip(numbers, first, strict=True))]
    lower = [["№", *beneath[0]], *([number, *row] for number, row in zip(numbers, second, strict=True))]

    def more(book: Workbook, _sheet: Worksheet) -> None:
        fill(book, book.add_worksheet("Жалғасы"), [lower[0], *reversed(lower[1:])])

    return xlsx(upper, and_then=more)


def merged(book: Workbook, sheet: Worksheet) -> None:
    """Put a group over columns 4–12, and merge every other heading over the two rows."""
    middle = book.add_format({"align": "center"})
    sheet.merge_range(0, 3, 0, 11, "Клиент туралы мәліметтер", middle)
    for place, heading in enumerate(TOP):
        if not 3 <= place <= 11:
            sheet.merge_range(0, place, 1, place, heading, middle)


def region_merged(_book: Workbook, sheet: Worksheet) -> None:
    sheet.merge_range(1, 0, 2, 0, "Шығыс Қазақстан облысы")


def under_merged(lines: Lines) -> Write:
    lower: list[Cell] = [heading if 3 <= place <= 11 else "" for place, heading in enumerate(TOP)]
    return xlsx([[], lower, *lines], and_then=merged)


def hidden_rows(_book: Workbook, sheet: Worksheet) -> None:
    sheet.set_row(1, None, None, {"hidden": True})
    sheet.set_row(2, None, None, {"level": 1, "hidden": True, "collapsed": True})


def beside_other_sheets(lines: Lines, *, hidden: bool = False) -> Write:
    def more(book: Workbook, sheet: Worksheet) -> None:
        form = book.add_worksheet("Нысан")
        fill(book, form, lines)
        if hidden:
            sheet.activate()
            form.very_hidden()

    return xlsx([["Нұсқаулық"], ["Бұл парақта кесте жоқ"]], and_then=more)


IIN_LOST = {"id_number": 101500001, "birth": date(2000, 1, 1), "age": 26}
LOST = ((2, 6, "id.leading_zero_lost"),)
TWO = [line(), other(1)]
TWO_FOUND = ((3, 6, "id.missing"),)
EXTRA = ["Акт №", "Онлайн/офлайн", "Сәйкестендіру факторы", "Ескерту"]
EXTRA_CELLS = ["А-17/09", "онлайн", "2", "жоқ"]
FOOT: list[list[Cell]] = [
    [],
    ["Барлығы:", 1],
    ["Басшы", "", "____________", "Ойдан Б."],
    ["Орындаушы: Қиял Т.", "", "", "", "8 7172 00 00 00"],
    ["М.О."],
]
DEFECTS: list[list[Cell]] = [
    line(region="Оңтүстік Қазақстан облысы"),
    other(1, id_number="900101300018", birth="31.02.1990", age=""),
    other(2, id_number="12345", start=date(2026, 9, 9)),
    other(3, id_number="940140000385", end="айдың соңы", email="client@"),
    other(4, client="", id_number="940140000385", mobile_phone="+7 705 000 11 22"),
]
DEFECTS_FOUND: tuple[Found, ...] = (
    (2, 1, "region.unknown"),
    (3, 6, "id.checksum"),
    (3, 8, "birth.impossible"),
    (4, 6, "id.length"),
    (4, 19, "date.end_before_start"),
    (5, 19, "date.unreadable"),
    (5, 22, "email.invalid"),
    (6, 5, "name.missing"),
)
UNDER_REGION = [TOP, line(), other(1, region=""), other(2, region="Абай облысы")]
UNDER_REGION_FOUND = ((3, 6, "id.missing"), (4, 6, "id.missing"))
ERRORS = [line(service="#N/A"), other(1, start="#N/A", id_number="940140000385")]
ERRORS_FOUND = ((2, 15, "cell.error"), (3, 18, "cell.error"))
QUOTED = line(enterprise="«Береке» ЖК\nфилиалы; бөлімі, цех", subservice='"Шарт"\r\nжасасу')
QUOTED_CELLS = {"enterprise": "«Береке» ЖК филиалы; бөлімі, цех", "subservice": '"Шарт" жасасу'}

CORPUS: dict[str, Specimen] = {
    # Headings
    "headings in Kazakh": Specimen(xlsx([TOP, line()])),
    "headings in Russian": Specimen(xlsx([headings(RU), line()])),
    "headings in English": Specimen(xlsx([headings(EN), line()])),
    "headings as offices shorten them": Specimen(xlsx([SHORT, line()])),
    "headings with numbers before them": Specimen(
        xlsx([[f"{number}. {heading}" for number, heading in zip(NUMBERING, TOP, strict=True)], line()])
    ),
    "headings in capitals with Latin look-alikes and stray spaces": Specimen(
        xlsx(
            [
                [
                    f" {heading} ".upper().replace("А", "A").replace("О", "O").replace(" ", "  ")
                    for heading in map(str, TOP)
                ],
                line(),
            ]
        )
    ),
    "headings broken over lines": Specimen(
        xlsx([[str(heading).replace(" ", "\n").replace("телефон", "теле-\nфон") for heading in TOP], line()])
    ),
    "headings with a remark in brackets": Specimen(xlsx([[f"{heading} (міндетті)" for heading in SHORT], line()])),
    "headings merged over two rows, with a group": Specimen(under_merged([line()])),
    # Layout
    "a region merged over the rows of its clients": Specimen(
        xlsx(UNDER_REGION, and_then=region_merged), rows=3, found=UNDER_REGION_FOUND
    ),
    "a region merged over rows, .xls by LibreOffice": Specimen(
        made_by_libreoffice("region.xls"), rows=3, found=UNDER_REGION_FOUND
    ),
    "a region merged over rows, .ods by LibreOffice": Specimen(
        made_by_libreoffice("region.ods"), rows=3, found=UNDER_REGION_FOUND
    ),
    "titles above": Specimen(xlsx([["Тізілім"], ["2026 жылғы қыркүйек"], [], TOP, line()])),
    "the row of column numbers": Specimen(xlsx([TOP, NUMBERING, line()])),
    "a row-number column, numbered on": Specimen(
        xlsx([["Р/с №", *TOP], [1, *map(int, range(2, 24))], [1, *line()]]), cells={"row_number": "1"}
    ),
    "columns in reverse": Specimen(xlsx([TOP[::-1], line()[::-1]])),
    "extra columns, some of them known": Specimen(
        xlsx([[*TOP, *EXTRA], [*line(), *EXTRA_CELLS]]),
        cells={"act_number": "А-17/09", "mode": "онлайн", "identification": "2"},
    ),
    "empty columns among them": Specimen(
        xlsx([[cell for heading in TOP for cell in ("", heading)], [cell for told in line() for cell in (None, told)]])
    ),
    "from D5 on": Specimen(xlsx([TOP, *TWO], at=(4, 3)), rows=2, found=((7, 6, "id.missing"),)),
    "the form on the second sheet": Specimen(beside_other_sheets([TOP, line()])),
    "the form on a hidden sheet": Specimen(beside_other_sheets([TOP, line()], hidden=True)),
    "hidden rows": Specimen(xlsx([TOP, *TWO], and_then=hidden_rows), rows=2, found=TWO_FOUND),
    "empty rows in between": Specimen(xlsx([TOP, [], line(), [], [], other(1)]), rows=2, found=((6, 6, "id.missing"),)),
    "headings again at the top of a page": Specimen(
        xlsx([TOP, NUMBERING, line(), TOP, NUMBERING, other(1)]), rows=2, found=((6, 6, "id.missing"),)
    ),
    "totals and signatures below": Specimen(xlsx([TOP, line(), *FOOT]), asides=(4, 5, 6, 7)),
    "a total of every column": Specimen(
        xlsx([TOP, line(), ["Итого", "", "", 1, 1, 1, "", "", 36, 0, "", "", "", "", 1, 1, "", "", "", 0, 1, 1]]),
        asides=(3,),
    ),
    "subtotals between the rows": Specimen(
        xlsx([TOP, line(), ["Жиыны: Өскемен", "", "", "", 1], other(1), ["Всего по области", "", "", "", 2]]),
        rows=2,
        found=((4, 6, "id.missing"),),
        asides=(3, 5),
    ),
    "lines numbered beforehand and left empty": Specimen(xlsx([["№", *TOP], [1, *line()], [2, *BLANK], [3, *BLANK]])),
    "the paper form's two tables": Specimen(xlsx(paper(TWO)), rows=2, found=((5, 6, "id.missing"),), asides=(7,)),
    "the paper form on two sheets, joined by row number": Specimen(
        second_sheet([line(email=""), other(1, email="b@example.kz"), other(2, email="c@")]),
        rows=3,
        found=((3, 6, "id.missing"), (4, 6, "id.missing"), (4, 22, "email.invalid")),
    ),
    # Rows with little in them
    "a row with a client and a service only": Specimen(
        xlsx([TOP, line(), bare(client="Елесов Бар", service="Заң қызметтері")]),
        rows=2,
        found=nothing_but(3, "client", "service"),
    ),
    "a row with an IIN only": Specimen(
        xlsx([TOP, line(), bare(id_number="940140000385")]), rows=2, found=nothing_but(3, "id_number")
    ),
    "a row with a date only, last of all": Specimen(
        xlsx([TOP, line(), bare(end=date(2026, 9, 8))]), rows=2, found=nothing_but(3, "end")
    ),
    "a numbered row with a region only": Specimen(
        xlsx([["№", *TOP], [1, *line()], [2, *bare(region="Абай облысы")]]),
        rows=2,
        found=nothing_but(3, "region"),
    ),
    # Cells
    "dates as text in three forms": Specimen(xlsx([TOP, line(birth="1990-01-01", start="3/9/26", end="04.09.2026")])),
    "dates as serial numbers": Specimen(xlsx([TOP, line(birth=32874, start=46268, end="46269")])),
    "dates counted from 1904": Specimen(xlsx([TOP, line()], options={"date_1904": True})),
    "dates with a time of day": Specimen(
        xlsx([TOP, line(start=datetime(2026, 9, 3, 9, 5), end=datetime(2026, 9, 4) + timedelta(hours=23))])  # noqa: DTZ001  as files have them
    ),
    "numbers stored as text": Specimen(xlsx([TOP, line(id_number="900101300017 ", age="36")])),
    "an IIN as a number without its zeros": Specimen(xlsx([TOP, line(**IIN_LOST)]), found=LOST),
    "an IIN shortened to 9.00101E+11": Specimen(
        xlsx([TOP, line(id_number="9.00101E+11")]), found=((2, 6, "id.digits_lost"),)
    ),
    "an IIN as the number 8.4E+11": Specimen(xlsx([TOP, line(id_number=8.4e11)]), found=((2, 6, "id.format"),)),
    "telephones as numbers": Specimen(
        xlsx([TOP, line(mobile_phone=77051112233, work_phone=87273300000)]), cells={"mobile_phone": "77051112233"}
    ),
    "formulas and what they showed": Specimen(
        xlsx([TOP, line(age="=2026-1990|36", service='=HYPERLINK("http://example.invalid","x")|Заң қызметтері')]),
        cells={"service": "Заң қызметтері", "age": "36"},
    ),
    "text that would be a formula elsewhere": Specimen(
        text([TOP, line(enterprise='=HYPERLINK("http://example.invalid")')], "utf-8", ";"),
        cells={"enterprise": '=HYPERLINK("http://example.invalid")'},
    ),
    "error cells": Specimen(
        xlsx([TOP, line(service="=NA()|#N/A"), other(1, start="=NA()|#N/A", id_number="940140000385")]),
        rows=2,
        found=ERRORS_FOUND,
    ),
    "every cell 32,767 characters long": Specimen(
        xlsx([TOP, line(), bare(client="Ә" * 32767, service="ә" * 32767)]),
        rows=2,
        found=nothing_but(3, "client", "service"),
    ),
    "5,000 columns": Specimen(xlsx([[*TOP, *(f"артық {number}" for number in range(4978))], line()])),
    "a stray word in the last row of the sheet": Specimen(
        xlsx([TOP, line()], and_then=lambda _book, sheet: sheet.write_string(1_048_575, 0, "ескі")),
        asides=(1_048_576,),
    ),
    "known defects": Specimen(xlsx([TOP, *DEFECTS]), rows=5, found=DEFECTS_FOUND),
    "rows twice": Specimen(
        xlsx([TOP, line(), line(), line(manager="Басқа А.")]),
        rows=3,
        found=((3, 15, "duplicate.row"), (4, 15, "duplicate.service")),
    ),
    # Other formats
    "with macros (.xlsm)": Specimen(xlsx([TOP, line()], name="registry.xlsm")),
    "a workbook under a .csv name": Specimen(xlsx([TOP, line()], name="registry.csv")),
    ".xlsb": Specimen(
        xlsb([["Тізілім"], TOP, *ERRORS]), rows=2, found=tuple((row + 1, *told) for row, *told in ERRORS_FOUND)
    ),
    ".xls by LibreOffice: defects": Specimen(made_by_libreoffice("defects.xls"), rows=5, found=DEFECTS_FOUND),
    ".ods by LibreOffice: defects": Specimen(made_by_libreoffice("defects.ods"), rows=5, found=DEFECTS_FOUND),
    ".xls by LibreOffice: the paper form": Specimen(
        made_by_libreoffice("paper.xls"), rows=2, found=((5, 6, "id.missing"),), asides=(7,)
    ),
    ".ods by LibreOffice: the paper form": Specimen(
        made_by_libreoffice("paper.ods"), rows=2, found=((5, 6, "id.missing"),), asides=(7,)
    ),
    ".xls by LibreOffice: error cells": Specimen(made_by_libreoffice("errors.xls"), rows=2, found=ERRORS_FOUND),
    ".ods by LibreOffice: error cells": Specimen(made_by_libreoffice("errors.ods"), rows=2, found=ERRORS_FOUND),
    ".xls by LibreOffice: dates counted from 1904": Specimen(made_by_libreoffice("1904.xls")),
    ".ods by LibreOffice: merged headings": Specimen(made_by_libreoffice("merged.ods")),
    "text in UTF-8, commas": Specimen(text([TOP, *DEFECTS], "utf-8", ","), rows=5, found=DEFECTS_FOUND),
    "text in UTF-8 with a mark, semicolons": Specimen(
        text([TOP, *DEFECTS], "utf-8-sig", ";"), rows=5, found=DEFECTS_FOUND
    ),
    "text in UTF-16, tabs": Specimen(
        text([TOP, *DEFECTS], "utf-16", "\t", name="registry.txt"), rows=5, found=DEFECTS_FOUND
    ),
    "text in KZ-1048": Specimen(text([TOP, *DEFECTS], "kz1048", ";"), rows=5, found=DEFECTS_FOUND),
    "text in PTCP154": Specimen(text([TOP, *DEFECTS], "ptcp154", "\t"), rows=5, found=DEFECTS_FOUND),
    "text in Windows-1251": Specimen(
        text(
            [
                headings(RU),
                line(
                    settlement="Усть-Каменогорск",
                    place="ЦОП",
                    region="Восточно-Казахстанская область",
                    client="Выдумкин Никто",
                    enterprise="ИП",
                    sex="муж",
                    legal_form="ИП",
                    service="Услуги",
                    subservice="Договоры",
                    manager="Серик А.",
                ),
            ],
            "cp1251",
            ";",
        )
    ),
    "text with quoted newlines and delimiters": Specimen(text([TOP, QUOTED], "utf-8", ","), cells=QUOTED_CELLS),
    "text that keeps its zeros as a formula": Specimen(
        text([TOP, line(id_number='="000101500001"', birth="01.01.2000", age="26")], "utf-8", ";"),
        cells={"id_number": "000101500001"},
    ),
    "text that names its delimiter": Specimen(
        text([TOP, *TWO], "utf-8", ";", first="sep=;\r\n"), rows=2, found=TWO_FOUND
    ),
    "text under an .xlsx name": Specimen(
        text([TOP, *TWO], "utf-8", ";", name="registry.xlsx"), rows=2, found=TWO_FOUND
    ),
}
