"""What the commands of the report take."""

import argparse
from pathlib import Path

from survey.data_file import DataFormat
from survey.language import Language
from ui.cli.argument_kinds import Command, language_argument, quarter_argument, year
from ui.paper.report_forms import Form


def report_arguments(command: Command) -> None:
    """Add the commands of the report, its data and its dates."""
    quarter_argument(command("report statistics", "the nine indicators of ¶5.1 alone, before a wave is drawn, too"))
    _figures(command("report figures", "the figures of the report"))
    quarter_argument(command("report diagnostics", "weights, late respondents, non-response, hours, operators"))
    _build(command("report build", "write the report"))
    _data_export(command("data export", "write depersonalised interviews and their codebook"))
    _calendar(command("calendar", "what is due in a year, and where it stands (¶¶7-9, 12)"))
    _package(command("report package", "write the report with its letter to an electronic carrier (¶13)"))
    _texts(command("report texts", "the paragraphs that may be edited, figures as {F:reference}"))
    _write(command("report write", "put words in place of a paragraph's draft; empty words bring it back"))
    quarter_argument(command("report approve", "lock the report as it stands now"))
    quarter_argument(command("report versions", "the versions approved, and what the store has otherwise by now"))


def _figures(parser: argparse.ArgumentParser) -> None:
    quarter_argument(parser)
    parser.add_argument("--raked", action="store_true", help="with weights raked to the frame's margins")


def _build(parser: argparse.ArgumentParser) -> None:
    quarter_argument(parser)
    language_argument(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--format", type=_forms, default=[Form.PDF], metavar="pdf,docx,xlsx")
    parser.add_argument("--version", type=int, metavar="N", help="one that was approved; default: as things stand now")


def _forms(text: str) -> list[Form]:
    try:
        return list(dict.fromkeys(Form(name.strip()) for name in text.split(",")))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: pdf, docx, xlsx, with commas between") from None


def _data_export(parser: argparse.ArgumentParser) -> None:
    quarter_argument(parser)
    parser.add_argument("--format", type=DataFormat, choices=list(DataFormat), required=True)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--language",
        type=Language,
        choices=list(Language),
        help="of labels and codebook (default: that of the messages)",
    )


def _package(parser: argparse.ArgumentParser) -> None:
    quarter_argument(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the carrier")
    parser.add_argument("--iso", action="store_true", help="beside it the image of a disc, to be burnt")


def _calendar(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--year", type=year, metavar="2026", help="default: the present one")
    parser.add_argument("--out", type=Path, metavar="FILE.ics", help="write it for other calendars, too")


def _texts(parser: argparse.ArgumentParser) -> None:
    quarter_argument(parser)
    language_argument(parser)


def _write(parser: argparse.ArgumentParser) -> None:
    _texts(parser)
    parser.add_argument("--paragraph", required=True, metavar="conclusion.quality")
    parser.add_argument("--text", required=True)
