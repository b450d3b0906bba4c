"""A store filled with known answers: a registry of invented clients, a wave, interviews entered at the calling desk.

What a client says follows from his number in the registry alone. `python -m tests.golden.known_answers.filled` fills a
store and writes respondents.csv and frame.csv beside this file; then `Rscript reference.R` writes reference.json. The
test fills a store anew, checks that it holds what the two files say, and compares the figures.
"""

import csv
import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, redirect_stdout
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import xlsxwriter

import main
from survey.edition_file import load_edition
from survey.language import Language
from survey.services.calling import CallingDesk, Turn
from tests.floor_time import floor_time

HERE = Path(__file__).parent
PASSWORD = "a-long-password"
QUARTER = "2026Q3"
CLIENTS = {"KZ-10": 150, "KZ-39": 9, "KZ-63": 230, "KZ-75": 420}
SAMPLE = 400
SERVICES = ("Заң қызметтері", "Бухгалтерлік есеп", "Маркетинг")
COLUMNS = ["region", "services", "q1", "q2", "q3", "q4"]

Respondent = Mapping[str, str]


def rows() -> Iterator[dict[str, Any]]:
    """Yield the registry's rows: every third client has two services, every seventh three."""
    names = {region.code: region.name.kk for region in load_edition(main.EDITION).regions}
    number = 0
    for region, clients in CLIENTS.items():
        for _ in range(clients):
            number += 1
            for place in range(services_of(number)):
                day = date(2026, 9, 1) + timedelta(days=(number + place) % 28)
                yield {
                    "region": names[region],
                    "settlement": "Орталық",
                    "place": "Кәсіпкерлікті қолдау орталығы",
                    "enterprise": f"«Үлгі {number}» ЖК",
                    "client": name_of(number),
                    "sex": "ер",
                    "birth": date(1970, 1, 1) + timedelta(days=number),
                    "legal_form": "ЖК",
                    "category": "микро",
                    "industry": "G",
                    "service": SERVICES[place],
                    "start": day,
                    "end": day,
                    "mobile_phone": f"+7 705 {number:03} 10 10",
                }


def services_of(number: int) -> int:
    """Return how many services a client received."""
    return 1 + (number % 3 == 0) + (number % 7 == 0)


def name_of(number: int) -> str:
    """Return a client's name, which tells his number."""
    return f"Сынақов Ойдан {number}"


def answers_of(number: int) -> dict[str, str] | None:
    """Return what a client says; None for one who refuses the interview."""
    if number % 11 == 3:
        return None
    said = {"q1": ("yes", "yes", "no", "yes", "dk", "yes", "yes", "yes", "refused")[number % 9]}
    if said["q1"] != "no":
        said["q2"] = ("5", "4", "3", "5", "2", "dk", "4", "1", "5", "4", "refused", "3", "5")[number % 13]
        said["q3"] = ("yes", "yes", "no", "yes", "dk")[number % 5]
    said["q4"] = ("no", "yes", "no", "refused", "yes", "no", "dk", "no")[number % 8]
    return said


def fill(folder: Path) -> tuple[Path, list[Respondent]]:
    """Fill a store by the program's own commands and desk; return it with what was answered, in the draw's order."""
    store = folder / "store.db"
    file = write_registry(folder / "registry.xlsx")
    command(store, "registry", "import", file, "--month", "2026-09", "--received", "2026-10-01")
    asked = ("--quarter", QUARTER, "--seed", "20260930", "--sample", SAMPLE, "--allocation", "power")
    draw = command(store, "wave", "draw", *asked)
    with closing(main.open_desks(store, "supervisor", PASSWORD, floor_time)) as desks:
        made = [interview(desks.calling) for _ in draw["cases"]]
    return store, [respondent for respondent in made if respondent]


def command(store: Path, *arguments: object) -> Any:
    """Run a command of main.py in this process and return its document."""
    with redirect_stdout(StringIO()) as out, patch.dict(os.environ, PIKIRTERIM_PASSWORD=PASSWORD):
        status = main.main(["--store", str(store), *map(str, arguments), "--json"])
    assert status == 0
    return json.loads(out.getvalue())


def write_registry(path: Path) -> Path:
    """Write the registry as a provider would."""
    columns = load_edition(main.EDITION).columns
    with xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [column.heading.kk for column in columns])
        for place, row in enumerate(rows(), start=1):
            sheet.write_row(place, 0, [row.get(column.name, "") for column in columns])
    return path


def interview(desk: CallingDesk) -> Respondent | None:
    """Call the next client and enter what he says; return it, None when he refuses."""
    turn = desk.next_client()
    assert isinstance(turn, Turn)
    number = int(turn.card.cells["client"].rpartition(" ")[2])
    said = answers_of(number)
    if said is None:
        desk.close(turn.case.id, "2.112")
        return None
    for question, choice in said.items():
        desk.answer(turn.case.id, question, choice, Language.KK)
    desk.complete(turn.case.id)
    return {"region": turn.case.region, "services": str(services_of(number)), **dict.fromkeys(COLUMNS[2:], ""), **said}


def frame_of(respondents: Sequence[Respondent]) -> list[dict[str, str]]:
    """Return the clients and the respondents of each region."""
    answered = Counter(respondent["region"] for respondent in respondents)
    return [
        {"region": region, "clients": str(clients), "respondents": str(answered[region])}
        for region, clients in CLIENTS.items()
    ]


def write(name: str, columns: Sequence[str], lines: Sequence[Respondent]) -> None:
    """Write a CSV file beside this one."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        _, filled = fill(Path(temporary))
    write("respondents.csv", COLUMNS, filled)
    write("frame.csv", ["region", "clients", "respondents"], frame_of(filled))
