"""Data for analysts read back by other programs' readers: the same numbers and words in every form."""

import csv
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pyreadstat
import pytest
from python_calamine import CalamineWorkbook

from storage.exchange.data_files import write_data
from survey.data_file import Code, DataFile, DataFormat, Measure, Variable
from survey.errors import FileRefused

LONG = "Мемлекеттік қолдау шаралары туралы кеңес беру және ақпараттық сүйемелдеу қызметі " * 4
FILE = DataFile(
    name="interviews-2026Q3-kk",
    title="Иесіздендірілген сұхбаттар: 2026 ж. III тоқсан",
    made=datetime(2026, 10, 13, 9, 5, tzinfo=UTC),
    variables=(
        Variable("case", "Реттік нөмір", "кездейсоқ", Measure.NOMINAL),
        Variable(
            "legal_form",
            LONG,
            "",
            Measure.NOMINAL,
            (Code(1, "ИП", "ЖК"), Code(2, "ТОО", LONG), Code(999, "", "көрсетілмейді", missing=True)),
        ),
        Variable("legal_form_2", "=1+1 <&>", "", Measure.ORDINAL, (Code(1, "yes", "=HYPERLINK(0) <Иә> & «жоқ»"),)),
        Variable("weight", "Салмақ", "", Measure.SCALE, digits=9, weighs=True),
        Variable("weight_raked", "Калибрленген салмақ", "", Measure.SCALE, digits=9),
    ),
    rows=[(1, 1, 1, 9.055555556, None), (2, 2, None, 0.5, 8.25), (3, 999, 1, 12345.000000001, 3.0)],
    notes=("Аты-жөні жоқ.",),
    headings={name: f"«{name}»" for name in ("variable", "label", "code", "key", "words", "note")},
    sheets=("Деректер", "Сөзбен", "Кодтар"),
)
SPSS_MEASURES = {Measure.NOMINAL: "nominal", Measure.ORDINAL: "ordinal", Measure.SCALE: "scale"}

# What the triple-S standard (XML 2.0) lets stand in an element, in order; "?" may be missing, "+" comes at least once,
# "*" any number of times. Elements that are not in the table hold words or nothing.
TRIPLE_S = {
    "sss": ("date?", "time?", "origin?", "user?", "survey"),
    "survey": ("name?", "version?", "title?", "record"),
    "record": ("variable+",),
    "variable": ("name", "label", "position", "filter?", "spread?", "size?", "values?"),
    "values": ("range*", "value*"),
}
REQUIRED = {
    "sss": {"version"},
    "record": {"ident"},
    "variable": {"ident", "type"},
    "position": {"start"},
    "range": {"from", "to"},
    "value": {"code"},
}
OPTIONAL = {
    "record": {"href", "format", "skip"},
    "variable": {"use", "format"},
    "position": {"finish"},
    "value": {"score"},
}
TYPES = {"single", "multiple", "quantity", "character", "logical", "date", "time"}


def faults(element: Element) -> list[str]:
    """Return where an element breaks the rules of triple-S."""
    found = [] if set(element.keys()) >= REQUIRED.get(element.tag, set()) else [f"{element.tag} lacks an attribute"]
    known = REQUIRED.get(element.tag, set()) | OPTIONAL.get(element.tag, set())
    found += [f"{element.tag} {name}" for name in element.attrib if name not in known]
    left = [child.tag for child in element]
    for rule in TRIPLE_S.get(element.tag, ()):
        name, sign = rule.rstrip("?+*"), rule[-1]
        number = next((place for place, tag in enumerate(left) if tag != name), len(left))
        if (number == 0 and sign not in "?*") or (number > 1 and sign not in "+*"):
            found.append(f"{element.tag}: {number} × {name}")
        left = left[number:]
    return found + [f"{element.tag}: {tag}" for tag in left] + [fault for child in element for fault in faults(child)]


def written(folder: Path, form: DataFormat) -> dict[str, Path]:
    return {file.name.removeprefix(FILE.name): file for file in write_data(folder, FILE, form)}


def csv_rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def test_spss_reads_numbers_labels_missing_codes_and_measures(tmp_path: Path) -> None:
    file = written(tmp_path, DataFormat.SAV)[".sav"]
    data, about = pyreadstat.read_sav(file, output_format="dict", user_missing=True)
    assert about.column_names == [one.name for one in FILE.variables]
    assert (about.number_rows, about.file_encoding, about.file_label) == (3, "UTF-8", FILE.name)
    for place, variable in enumerate(FILE.variables):
        assert data[variable.name] == [row[place] for row in FILE.rows]
        assert about.variable_measure[variable.name] == SPSS_MEASURES[variable.measure]
        assert variable.label.startswith(about.column_names_to_labels[variable.name])
    assert about.variable_value_labels["legal_form"][999.0] == "көрсетілмейді"
    assert about.missing_ranges == {"legal_form": [{"lo": 999.0, "hi": 999.0}]}


def test_spss_labels_that_are_too_long_end_with_a_whole_letter(tmp_path: Path) -> None:
    _, about = pyreadstat.read_sav(written(tmp_path, DataFormat.SAV)[".sav"], output_format="dict")
    label, words = about.column_names_to_labels["legal_form"], about.variable_value_labels["legal_form"][2.0]
    assert LONG.startswith(label)
    assert 250 <= len(label.encode()) <= 255
    assert 115 <= len(words.encode()) <= 120
    assert LONG.startswith(words)


def test_spss_knows_which_weight_the_figures_are_made_with(tmp_path: Path) -> None:
    header = written(tmp_path, DataFormat.SAV)[".sav"].read_bytes()
    assert int.from_bytes(header[76:80], "little") == 4


def test_triple_s_metadata_follow_the_standard(tmp_path: Path) -> None:
    root = fromstring(written(tmp_path, DataFormat.SSS)[".sss"].read_bytes())
    assert faults(root) == []
    assert root.get("version") == "2.0"
    variables = root.findall("survey/record/variable")
    assert {one.get("type") for one in variables} <= TYPES
    assert [one.get("ident") for one in variables] == [str(number) for number in range(1, len(variables) + 1)]
    assert len({one.findtext("name") for one in variables}) == len(variables)
    assert [one.get("use") for one in variables] == ["serial", None, None, "weight", None]
    assert variables[2].findtext("values/value") == "=HYPERLINK(0) <Иә> & «жоқ»"


def test_the_rules_of_triple_s_find_what_is_wrong() -> None:
    variable = "<variable ident='1'><label/><name/></variable>"
    broken = f"<sss version='2.0'><survey><record ident='A'>{variable}</record></survey></sss>"
    assert faults(fromstring(broken)) == [
        "variable lacks an attribute", "variable: 0 × name", "variable: 0 × position", "variable: name",
    ]  # fmt: skip


def test_triple_s_data_stand_where_the_metadata_say(tmp_path: Path) -> None:
    files = written(tmp_path, DataFormat.SSS)
    record = fromstring(files[".sss"].read_bytes()).find("survey/record")
    assert record is not None
    assert record.attrib == {"ident": "A", "format": "csv", "skip": "1"}
    assert files[".csv"].stem == files[".sss"].stem
    rows = csv_rows(files[".csv"])[1:]
    for variable in record:
        position, bounds = variable.find("position"), variable.find("values/range")
        assert position is not None
        cells = [row[int(position.get("start", "")) - 1] for row in rows]
        codes = {value.get("code") for value in variable.iter("value")}
        if bounds is None:
            assert {cell for cell in cells if cell} <= codes
        else:
            low, high = (float(bounds.get(name, "")) for name in ("from", "to"))
            assert all(low <= float(cell) <= high for cell in cells if cell)


def test_the_workbook_has_codes_words_and_codebook_and_no_formula(tmp_path: Path) -> None:
    file = written(tmp_path, DataFormat.XLSX)[".xlsx"]
    book = CalamineWorkbook.from_path(file)
    assert book.sheet_names == ["Деректер", "Сөзбен", "Кодтар"]
    codes, words, codebook = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert codes[0] == [one.name for one in FILE.variables]
    assert [[None if cell == "" else cell for cell in row] for row in codes[1:]] == [list(row) for row in FILE.rows]
    assert words[3][1] == "көрсетілмейді"
    assert ["legal_form", "", 1.0, "ИП", "ЖК", ""] in codebook
    with zipfile.ZipFile(file) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


def test_the_codebook_beside_the_csv_explains_each_column_and_code(tmp_path: Path) -> None:
    files = written(tmp_path, DataFormat.CSV)
    assert files[".csv"].read_bytes().isascii()
    lines = csv_rows(files["-codebook.csv"])
    assert lines[0] == [f"«{name}»" for name in ("variable", "label", "code", "key", "words", "note")]
    assert {line[0] for line in lines[1:] if line[0]} == {one.name for one in FILE.variables}
    assert ["legal_form", "", "999", "", "көрсетілмейді", ""] in lines
    assert ["legal_form_2", "'=1+1 <&>", "", "", "", ""] in lines
    assert lines[-1][1] == "Аты-жөні жоқ."


@pytest.mark.parametrize("form", list(DataFormat))
def test_the_files_of_a_form_are_written_all_or_none(tmp_path: Path, form: DataFormat) -> None:
    names = list(written(tmp_path / "good", form))
    (tmp_path / "out" / f"{FILE.name}{names[-1]}.part").mkdir(parents=True)
    with pytest.raises(FileRefused, match=r"report\.write_failed"):
        write_data(tmp_path / "out", FILE, form)
    assert [one.name for one in (tmp_path / "out").iterdir() if one.is_file()] == []
