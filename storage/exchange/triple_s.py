"""Data as survey packages pass them on: triple-S XML 2.0, whose data stand in the CSV beside."""

from io import BytesIO
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from survey.data_file import DataFile, Variable

HEADING_LINES = "1"


def sss_bytes(file: DataFile) -> bytes:
    """Return the metadata of a CSV of the same name, which has one line of headings."""
    root = Element("sss", {"version": "2.0"})
    SubElement(root, "date").text = f"{file.made:%Y-%m-%d}"
    SubElement(root, "time").text = f"{file.made:%H:%M}"
    SubElement(root, "origin").text = "Pikirterim"
    survey = SubElement(root, "survey")
    SubElement(survey, "name").text = file.name
    SubElement(survey, "title").text = file.title
    record = SubElement(survey, "record", {"ident": "A", "format": "csv", "skip": HEADING_LINES})
    for place, variable in enumerate(file.variables):
        _add(record, variable, place, file)
    indent(root)
    out = BytesIO()
    ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
    return out.getvalue()


def _add(record: Element, variable: Variable, place: int, file: DataFile) -> None:
    about = {"ident": str(place + 1), "type": "single" if variable.codes else "quantity"}
    if variable.weighs:
        about["use"] = "weight"
    elif place == 0:
        about["use"] = "serial"
    made = SubElement(record, "variable", about)
    SubElement(made, "name").text = variable.name
    SubElement(made, "label").text = variable.label
    SubElement(made, "position", {"start": str(place + 1)})
    values = SubElement(made, "values")
    for code in variable.codes:
        SubElement(values, "value", {"code": str(code.number)}).text = code.words
    if not variable.codes:
        found = [cell for row in file.rows if (cell := row[place]) is not None]
        low, high = (f"{bound:.{variable.digits}f}" for bound in (min(found, default=0), max(found, default=0)))
        SubElement(values, "range", {"from": low, "to": high})
