"""What may be written on the command line; the names are a contract."""

import argparse
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from survey.language import Language
from survey.masking import CALLS_REASON
from survey.periods import Month, Quarter
from survey.sampling.design import Allocation, Request
from ui.cli.argument_kinds import file_argument, language_argument, month_argument, period, quarter_argument
from ui.cli.keeping_arguments import keeping_arguments
from ui.cli.report_arguments import report_arguments

LETTER_FORMATS = (".docx", ".pdf", ".xlsx")
GROUPS = {
    "registry": "the months' registries and the letters about them (¶¶4-9)",
    "acts": "the register of signed acts (¶11)",
    "questionnaires": "the register of online questionnaires (Annex 2)",
    "wave": "the sample of a quarter's clients",
    "calls": "call sheets for a branch without the program",
    "report": "the report and its figures (Annex 3)",
    "data": "depersonalised interviews for analysts",
    "log": "the audit log: who did what when",
    "store": "the store: whether it is whole, and copies of it",
}


def read_arguments(argv: Sequence[str] | None, default_store: Path) -> argparse.Namespace:
    """Read the command line; wrong usage ends the program with status 2.

    `command` in the result is None for the window, else "demo", "registry import" and so on.
    """
    parser = argparse.ArgumentParser(prog="main.py", description="Пікіртерім: the telephone survey of order 59")
    _common(parser, default_store)
    parser.add_argument("--theme", choices=["light", "dark"], help="look of the window")
    parser.set_defaults(command=None, json=False, open=False)
    groups = parser.add_subparsers(metavar="COMMAND")

    def command(name: str, summary: str) -> argparse.ArgumentParser:
        group, _, verb = name.partition(" ")
        if verb:
            if group not in nested:
                nested[group] = groups.add_parser(group, help=GROUPS[group]).add_subparsers(
                    metavar="VERB", required=True
                )
            made = nested[group].add_parser(verb, help=summary, description=summary)
        else:
            made = groups.add_parser(name, help=summary, description=summary)
        _common(made, argparse.SUPPRESS)
        made.add_argument("--json", action="store_true", help="one JSON document on standard output")
        made.set_defaults(command=name)
        return made

    nested: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]] = {}
    _demo(command("demo", "write invented registry files, or open the window on an invented quarter"))
    _registry_import(command("registry import", "take in a month's registry (¶¶4-9)"))
    _registry_findings(command("registry findings", "list what is wrong in a month's registry"))
    _notice(command("registry notice", "the letter about a month's faults (¶8), or its annex as a table"))
    _day(command("registry notice-sent", "enter the day the letter went out (¶8)"))
    _day(command("registry notice-received", "enter the day the provider received it (¶9)"))
    month_argument(command("registry accept", "take a month's newest version for good"))
    _unmask(command("registry unmask", "a row with its personal numbers in full; who looked, and why, is logged"))
    _registry_compare(command("registry compare", "what changed between two versions of a month"))
    quarter_argument(command("registry doubtful", "services that clients deny, and the interview behind each"))
    file_argument(command("acts import", "take in a register of signed acts (¶11)"))
    file_argument(command("questionnaires import", "take in a register of online questionnaires (Annex 2)"))
    quarter_argument(command("questionnaires findings", "list what is wrong in a quarter's questionnaires"))
    _request(command("wave plan", "design a sample; nothing is stored"))
    _draw(command("wave draw", "draw the sample and open the wave"))
    quarter_argument(command("wave close", "end the fieldwork: every released case is final"))
    _protocol(command("wave protocol", "write the sampling protocol"))
    _calls_export(command("calls export", "write call sheets for a branch without the program"))
    file_argument(command("calls import", "take in the calls of a filled sheet; twice changes nothing"))
    report_arguments(command)
    keeping_arguments(command)
    arguments = parser.parse_args(argv)
    if arguments.command == "demo" and arguments.folder is None and not arguments.open:
        parser.error("demo needs DIR or --open")
    return arguments


def request_of(arguments: argparse.Namespace) -> Request:
    """Return the sample that the arguments ask for."""
    return Request(
        margin=arguments.margin,
        confidence=arguments.confidence,
        floor=arguments.floor,
        response=arguments.response,
        allocation=arguments.allocation,
        sample=arguments.sample,
        replicates=getattr(arguments, "replicates", 1),
    )


def _common(parser: argparse.ArgumentParser, default_store: Path | str) -> None:
    given = default_store == argparse.SUPPRESS
    parser.add_argument("--store", type=Path, default=default_store, help="the store's file")
    parser.add_argument(
        "--as", dest="login", default=argparse.SUPPRESS if given else "supervisor", metavar="LOGIN", help="who acts"
    )
    parser.add_argument(
        "--speak",
        type=Language,
        choices=list(Language),
        default=argparse.SUPPRESS if given else None,
        help="language of screens and messages (default: the system's)",
    )


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", metavar="DIR")
    parser.add_argument("--open", action="store_true", help="fill a fresh store and open the window")
    parser.add_argument("--services", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=59)
    ended = Month.of(datetime.now(UTC).date()).quarter.previous
    parser.add_argument(
        "--quarter", type=period(Quarter.parse), default=ended, metavar="2026Q3", help="default: the last one ended"
    )


def _registry_import(parser: argparse.ArgumentParser) -> None:
    file_argument(parser)
    month_argument(parser)
    parser.add_argument("--received", type=date.fromisoformat, metavar="2026-10-01", help="default: today")


def _registry_findings(parser: argparse.ArgumentParser) -> None:
    month_argument(parser)
    parser.add_argument("--limit", type=int)


def _notice(parser: argparse.ArgumentParser) -> None:
    month_argument(parser)
    parser.add_argument("--language", type=Language, choices=[Language.KK, Language.RU], required=True)
    parser.add_argument("--out", type=_letter_file, required=True, metavar="FILE", help="ends in .docx, .pdf or .xlsx")
    parser.add_argument("--warnings", action="store_true", help="put in the letter what only needs a look, too")


def _letter_file(text: str) -> Path:
    if Path(text).suffix.lower() not in LETTER_FORMATS:
        raise argparse.ArgumentTypeError(text)
    return Path(text)


def _day(parser: argparse.ArgumentParser) -> None:
    month_argument(parser)
    parser.add_argument("--day", type=date.fromisoformat, required=True, metavar="2026-10-02")


def _unmask(parser: argparse.ArgumentParser) -> None:
    month_argument(parser)
    parser.add_argument("--row", type=int, required=True, metavar="N", help="the sheet's own row number")
    parser.add_argument("--reason", required=True)


def _registry_compare(parser: argparse.ArgumentParser) -> None:
    month_argument(parser)
    parser.add_argument("--older", type=int, required=True, metavar="N", help="number of a version")
    parser.add_argument("--newer", type=int, required=True, metavar="N", help="number of another")


def _request(parser: argparse.ArgumentParser) -> None:
    usual = Request()
    quarter_argument(parser)
    parser.add_argument("--margin", type=float, default=usual.margin, help="half-width for the country")
    parser.add_argument("--confidence", type=float, default=usual.confidence)
    parser.add_argument("--floor", type=int, default=usual.floor, help="completes at least in each region")
    parser.add_argument("--response", type=float, default=usual.response, help="expected response")
    parser.add_argument("--allocation", type=Allocation, choices=list(Allocation), default=usual.allocation)
    parser.add_argument("--sample", type=int, help="clients to draw, in place of the margin")


def _draw(parser: argparse.ArgumentParser) -> None:
    _request(parser)
    parser.add_argument("--seed", required=True)
    parser.add_argument("--replicates", type=int, default=1)


def _protocol(parser: argparse.ArgumentParser) -> None:
    quarter_argument(parser)
    language_argument(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def _calls_export(parser: argparse.ArgumentParser) -> None:
    quarter_argument(parser)
    parser.add_argument("--region", metavar="KZ-63", help="ISO 3166-2; default: all")
    parser.add_argument("--reason", default=CALLS_REASON, help="why clients' data leave the store; it is logged")
    parser.add_argument("--out", type=_workbook_file, required=True, metavar="FILE.xlsx")
    parser.add_argument(
        "--language",
        type=Language,
        choices=[Language.KK, Language.RU],
        help="of the sheet (default: that of the messages, Kazakh for English)",
    )


def _workbook_file(text: str) -> Path:
    if Path(text).suffix.lower() != ".xlsx":
        raise argparse.ArgumentTypeError(text)
    return Path(text)
