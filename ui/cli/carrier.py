"""The command that writes the report to its electronic carrier (¶13)."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from survey.language import Language
from ui.texts import Texts

if TYPE_CHECKING:
    from survey.edition import Edition
    from survey.report.figures import AuditSection
    from survey.services.desks import Desks

Document = dict[str, Any]


def report_package(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Write the report with its letter to a carrier."""
    from ui.paper.disc import make_image  # noqa: PLC0415  pycdlib loads with it
    from ui.paper.package import write_package  # noqa: PLC0415  reportlab and python-docx load with it

    image = make_image if arguments.iso else None
    package = desks.carrier.hand_in(
        arguments.quarter,
        lambda section, at: write_package(
            section, at, desks.edition, partial(build_forms, section, desks.edition), arguments.out, image
        ),
    )
    return {
        "folder": str(package.folder),
        "files": [str(package.folder / file.name) for file in package.files],
        "image": str(package.image) if package.image else None,
        "sha256": {file.name: file.sha256 for file in package.files},
    }


def build_forms(section: "AuditSection", edition: "Edition", language: Language, folder: Path) -> Sequence[Path]:
    """Write the report in a language into a folder in every form there is."""
    from ui.paper.audit import write_audit_pdf  # noqa: PLC0415  reportlab loads with it

    return [write_audit_pdf(section, edition, language, folder)]


CARRIER: "Mapping[str, Callable[[Desks, Namespace, Texts], Document]]" = {"report package": report_package}
