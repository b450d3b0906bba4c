"""What the commands of the store and its log take."""

import argparse
from datetime import date
from pathlib import Path

from survey.audit import Logged
from ui.cli.argument_kinds import Command, file_argument, quarter_argument

LIST_FORMATS = (".xlsx", ".csv")


def keeping_arguments(command: Command) -> None:
    """Add the commands about the store itself and its log."""
    _log_list(command("log list", "the newest records, or those sought"))
    _log_export(command("log export", "write the log to FILE.xlsx or FILE.csv; the log tells of it"))
    command("store check", "look through pages, facts, derived states and the audit log")
    file_argument(command("store backup", "write a verified copy of the store to FILE, its keys to FILE.keys"))
    file_argument(command("store restore", "put a copy in the store's place; the store there is kept aside"))
    command("store retention", "until when personal data of each wave are kept, and what would be destroyed")
    destroying = command("store destroy", "destroy personal data of a closed wave whose term is over; answers stay")
    quarter_argument(destroying)
    destroying.add_argument("--reason", required=True, help="the ground, which stands in the record")
    command("store recovery-key", "make a new recovery key, shown once; the one before opens the store no more")
    command("store recover", "give LOGIN a new password by the recovery key, which is replaced by the one shown")


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
