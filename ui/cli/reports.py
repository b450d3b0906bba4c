"""The commands of the report: its figures, its words, its versions, its files."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ui.paper.report_forms import write_report
from ui.texts import Texts

if TYPE_CHECKING:
    from survey.report.document import Number
    from survey.services.desks import Desks
    from survey.services.issuing import IssuedVersion

Document = Mapping[str, Any] | list[Any]


def report_figures(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Print the figures of the report."""
    from survey.report.canonical import report_document, section_document  # noqa: PLC0415  numpy loads with it

    if arguments.raked:
        return section_document(desks.reporting.raked(arguments.quarter))
    return report_document(desks.reporting.snapshot(arguments.quarter))


def report_diagnostics(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Print what a supervisor must know before he trusts the figures."""
    from survey.report.canonical import diagnostics_document  # noqa: PLC0415  numpy loads with it

    reporting = desks.reporting
    return diagnostics_document(reporting.diagnostics(arguments.quarter), reporting.operators(arguments.quarter))


def report_statistics(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Print section 2 alone, which needs no wave."""
    from survey.report.canonical import statistics_document  # noqa: PLC0415  numpy loads with it

    return statistics_document(desks.reporting.statistics(arguments.quarter))


def report_build(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Write the report as the store stands now, or a version that was approved."""
    quarter, version = arguments.quarter, arguments.version
    report = desks.issuing.version(quarter, version) if version else desks.reporting.document(quarter)
    saved = write_report(report, arguments.language, arguments.format, arguments.out, desks.write_book)
    for file in saved:
        desks.reporting.saved(report, file.name)
    return {"files": [str(file) for file in saved], "snapshot_sha256": report.sha256, "version": report.version}


def report_texts(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """List the paragraphs that may be edited, as they are edited: figures as their references."""
    from ui.paper.wording import Wording  # noqa: PLC0415  numpy loads with it

    wording = Wording(Texts(arguments.language))
    return [
        {
            "paragraph": one.paragraph,
            "draft": wording.source(one.draft),
            "written": one.written.get(arguments.language),
        }
        for one in desks.issuing.paragraphs(arguments.quarter)
    ]


def report_write(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Put words in place of a paragraph's draft."""
    desks.issuing.write(arguments.quarter, arguments.paragraph, arguments.language, arguments.text)
    return {"paragraph": arguments.paragraph, "language": arguments.language.value}


def report_approve(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Lock the report as it stands now."""
    return _version(desks.issuing.approve(arguments.quarter))


def report_versions(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """List the versions, and what the store has otherwise than the last one approved."""
    changed = desks.issuing.differences(arguments.quarter)
    return {
        "versions": [_version(one) for one in desks.issuing.versions(arguments.quarter)],
        "differences": [
            {"figure": one.ref, "before": _value(one.before), "after": _value(one.after)} for one in changed
        ],
    }


def _version(one: "IssuedVersion") -> dict[str, Any]:
    at = one.at.isoformat() if one.at else None
    return {"version": one.version, "snapshot_sha256": one.sha256, "approved_at": at, "approved_by": one.by}


def _value(number: "Number | None") -> float | None:
    return number.value if number and number.is_known else None


REPORTS: "Mapping[str, Callable[[Desks, Namespace, Texts], Document]]" = {
    "report statistics": report_statistics,
    "report figures": report_figures,
    "report diagnostics": report_diagnostics,
    "report build": report_build,
    "report texts": report_texts,
    "report write": report_write,
    "report approve": report_approve,
    "report versions": report_versions,
}
