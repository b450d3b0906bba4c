"""What may be written on the command line; the names are a contract."""

import argparse
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from survey.audit import Logged
from survey.errors import Refused
from survey.language import Language
from survey.masking import CALLS_REASON
from survey.periods import Month, Quarter
from survey.sampling.design import Allocation, Request

LETTER_FORMATS = (".docx", ".pdf", ".xlsx")
LIST_FORMATS = (".xlsx", ".csv")
YEARS = range(2000, 2101)
Period = TypeVar("Period", Month, Quarter)
GROUPS = {
    "registry": "the months' registries and the letters about them (¶¶4-9)",
    "acts": "the register of signed acts (¶11)",
    "questionnaires": "the register of online questionnaires (Annex 2)",
    "wave": "the sample of a quarter's clients",
    "calls": "call sheets for a branch without the program",
    "report": "the report and its figures (Annex 3)",
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
    _month_argument(command("registry accept", "take a month's newest version for good"))
    _unmask(command("registry unmask", "a row with its personal numbers in full; who looked, and why, is logged"))
    _registry_compare(command("registry compare", "what changed between two versions of a month"))
    _quarter_argument(command("registry doubtful", "services that clients deny, and the interview behind each"))
    _file_argument(command("acts import", "take in a register of signed acts (¶11)"))
    _file_argument(command("questionnaires import", "take in a register of online questionnaires (Annex 2)"))
    _quarter_argument(command("questionnaires findings", "list what is wrong in a quarter's questionnaires"))
    _request(command("wave plan", "design a sample; nothing is stored"))
    _draw(command("wave draw", "draw the sample and open the wave"))
    _protocol(command("wave protocol", "write the sampling protocol"))
    _calls_export(command("calls export", "write call sheets for a branch without the program"))
    _file_argument(command("calls import", "take in the calls of a filled sheet; twice changes nothing"))
    _quarter_argument(command("report statistics", "the nine indicators of ¶5.1 alone, before a wave is drawn, too"))
    _figures(command("report figures", "the figures of the report"))
    _quarter_argument(command("report diagnostics", "weights, late respondents, non-response, hours, operators"))
    _build(command("report build", "write the report"))
    command("calendar", "what is due in a year, and where it stands (¶¶7-9, 12)").add_argument(
        "--year", type=_year, metavar="2026", help="default: the present one"
    )
    _keeping(command)
    arguments = parser.parse_args(argv)
    if arguments.command == "demo" and arguments.folder is None and not arguments.open:
        parser.error("demo needs DIR or --open")
    return arguments


def _keeping(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands about the store itself and its log."""
    _log_list(command("log list", "the newest records, or those sought"))
    _log_export(command("log export", "write the log to FILE.xlsx or FILE.csv; the log tells of it"))
    command("store check", "look through pages, facts, derived states and the audit log")
    _file_argument(command("store backup", "write a verified copy of the store to FILE, its keys to FILE.keys"))
    _file_argument(command("store restore", "put a copy in the store's place; the store there is kept aside"))
    command("store retention", "until when personal data of each wave are kept, and what would be destroyed")
    destroying = command("store destroy", "destroy personal data of a closed wave whose term is over; answers stay")
    _quarter_argument(destroying)
    destroying.add_argument("--reason", required=True, help="the ground, which stands in the record")
    command("store recovery-key", "make a new recovery key, shown once; the one before opens the store no more")
    command("store recover", "give LOGIN a new password by the recovery key, which is replaced by the one shown")


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


def _period(parse: Callable[[str], Period]) -> Callable[[str], Period]:
    def read(text: str) -> Period:
        try:
            return parse(text)
        except Refused as refused:
            raise argparse.ArgumentTypeError(text) from refused

    return read


def _year(text: str) -> int:
    if text not in map(str, YEARS):
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _quarter_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quarter", type=_period(Quarter.parse), required=True, metavar="2026Q3")


def _month_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--month", type=_period(Month.parse), required=True, metavar="2026-09")


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", metavar="DIR")
    parser.add_argument("--open", action="store_true", help="fill a fresh store and open the window")
    parser.add_argument("--services", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=59)
    ended = Month.of(datetime.now(UTC).date()).quarter.previous
    parser.add_argument(
        "--quarter", type=_period(Quarter.parse), default=ended, metavar="2026Q3", help="default: the last one ended"
    )


def _file_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def _registry_import(parser: argparse.ArgumentParser) -> None:
    _file_argument(parser)
    _month_argument(parser)
    parser.add_argument("--received", type=date.fromisoformat, metavar="2026-10-01", help="default: today")


def _registry_findings(parser: argparse.ArgumentParser) -> None:
    _month_argument(parser)
    parser.add_argument("--limit", type=int)


def _notice(parser: argparse.ArgumentParser) -> None:
    _month_argument(parser)
    parser.add_argument("--language", type=Language, choices=[Language.KK, Language.RU], required=True)
    parser.add_argument("--out", type=_letter_file, required=True, metavar="FILE", help="ends in .docx, .pdf or .xlsx")
    parser.add_argument("--warnings", action="store_true", help="put in the letter what only needs a look, too")


def _letter_file(text: str) -> Path:
    if Path(text).suffix.lower() not in LETTER_FORMATS:
        raise argparse.ArgumentTypeError(text)
    return Path(text)


def _day(parser: argparse.ArgumentParser) -> None:
    _month_argument(parser)
    parser.add_argument("--day", type=date.fromisoformat, required=True, metavar="2026-10-02")


def _unmask(parser: argparse.ArgumentParser) -> None:
    _month_argument(parser)
    parser.add_argument("--row", type=int, required=True, metavar="N", help="the sheet's own row number")
    parser.add_argument("--reason", required=True)


def _registry_compare(parser: argparse.ArgumentParser) -> None:
    _month_argument(parser)
    parser.add_argument("--older", type=int, required=True, metavar="N", help="number of a version")
    parser.add_argument("--newer", type=int, required=True, metavar="N", help="number of another")


def _request(parser: argparse.ArgumentParser) -> None:
    usual = Request()
    _quarter_argument(parser)
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
    _quarter_argument(parser)
    _language_argument(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def _log_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--words", default="", help="in a name, a login or what a record is about")
    parser.add_argument("--what", type=Logged, choices=list(Logged), metavar="KIND", help="kind of record")
    parser.add_argument("--since", type=date.fromisoformat, metavar="2026-10-01")


def _log_export(parser: argparse.ArgumentParser) -> None:
    _log_list(parser)
    parser.add_argument("file", type=_list_file, metavar="FILE", help="ends in .xlsx or .csv")
    parser.add_argument("--reason", required=True)


def _list_file(text: str) -> Path:
    if Path(text).suffix.lower() not in LIST_FORMATS:
        raise argparse.ArgumentTypeError(text)
    return Path(text)


def _calls_export(parser: argparse.ArgumentParser) -> None:
    _quarter_argument(parser)
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


def _language_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", type=Language, choices=list(Language), required=True)


def _figures(parser: argparse.ArgumentParser) -> None:
    _quarter_argument(parser)
    parser.add_argument("--raked", action="store_true", help="with weights raked to the frame's margins")


def _build(parser: argparse.ArgumentParser) -> None:
    _quarter_argument(parser)
    _language_argument(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--format", choices=["pdf"], default="pdf")
