"""The command that writes the report to its electronic carrier (¶13)."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from survey.language import Language
from survey.sheet import WriteBook
from ui.paper.report_forms import Form, write_report
from ui.texts import Texts

if TYPE_CHECKING:
    from survey.report.document import Document as Report
    from survey.services.desks import Desks

Document = dict[str, Any]


def report_package(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Write the report with its letter to a carrier."""
    from survey.report.compose import compose  # noqa: PLC0415  numpy loads with it
    from ui.paper.disc import make_image  # noqa: PLC0415  pycdlib loads with it
    from ui.paper.package import write_package  # noqa: PLC0415  reportlab and python-docx load with it

    image = make_image if arguments.iso else None
    package = desks.carrier.hand_in(
        arguments.quarter,
        lambda snapshot, at: write_package(
            snapshot.section,
            at,
            desks.edition,
            partial(_build, compose(snapshot, desks.edition), desks.write_book),
            arguments.out,
            image,
        ),
    )
    return {
        "folder": str(package.folder),
        "files": [str(package.folder / file.name) for file in package.files],
        "image": str(package.image) if package.image else None,
        "sha256": {file.name: file.sha256 for file in package.files},
    }


def _build(report: "Report", write_book: WriteBook, language: Language, folder: Path) -> Sequence[Path]:
    return write_report(report, language, list(Form), folder, write_book)


CARRIER: "Mapping[str, Callable[[Desks, Namespace, Texts], Document]]" = {"report package": report_package}
