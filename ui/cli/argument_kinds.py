"""Arguments that many commands take."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from survey.errors import Refused
from survey.language import Language
from survey.periods import Month, Quarter

YEARS = range(2000, 2101)
Period = TypeVar("Period", Month, Quarter)
Command = Callable[[str, str], argparse.ArgumentParser]
"""Adds a command by its name with what it is for."""


def period(parse: Callable[[str], Period]) -> Callable[[str], Period]:
    """Return what reads a period; argparse tells when it is none."""

    def read(text: str) -> Period:
        try:
            return parse(text)
        except Refused as refused:
            raise argparse.ArgumentTypeError(text) from refused

    return read


def year(text: str) -> int:
    """Read a year."""
    if text not in map(str, YEARS):
        raise argparse.ArgumentTypeError(text)
    return int(text)


def quarter_argument(parser: argparse.ArgumentParser) -> None:
    """Take a quarter."""
    parser.add_argument("--quarter", type=period(Quarter.parse), required=True, metavar="2026Q3")


def month_argument(parser: argparse.ArgumentParser) -> None:
    """Take a month."""
    parser.add_argument("--month", type=period(Month.parse), required=True, metavar="2026-09")


def file_argument(parser: argparse.ArgumentParser) -> None:
    """Take a file."""
    parser.add_argument("file", type=Path, metavar="FILE")


def language_argument(parser: argparse.ArgumentParser) -> None:
    """Take a language."""
    parser.add_argument("--language", type=Language, choices=list(Language), required=True)
