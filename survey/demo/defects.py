"""The usual defects of a registry, put into invented rows at the usual rates."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random

from survey.registry.records import Cell

Line = dict[str, Cell]
Defect = Callable[[Random, Line], None]

LOOK_ALIKES = str.maketrans("АВЕКМНОРСТХІ", "ABEKMHOPCTXI")
RUSSIAN_MOBILE = "+7 916 123 45 67"


def spoil(chance: Random, lines: Sequence[Line]) -> list[Line]:
    """Return the rows with defects in about four of a hundred, a few of them repeated."""
    spoiled: list[Line] = []
    for line in lines:
        found = dict(line)
        for rate, defect in DEFECTS:
            if chance.random() < rate:
                defect(chance, found)
        spoiled.append(found)
        if chance.random() < REPEATED:
            spoiled.append(dict(found))
    return spoiled


def _wrong_check_digit(chance: Random, line: Line) -> None:
    number = str(line["id_number"])
    line["id_number"] = number[:-1] + str((int(number[-1]) + chance.randint(1, 9)) % 10)


def _lost_zero(_chance: Random, line: Line) -> None:
    if str(line["id_number"]).startswith("0"):
        line["id_number"] = float(str(line["id_number"]))


def _no_number(_chance: Random, line: Line) -> None:
    line["id_number"] = ""


def _no_birth(_chance: Random, line: Line) -> None:
    line["birth"] = line["age"] = ""


def _end_before_start(chance: Random, line: Line) -> None:
    start = line["start"]
    if isinstance(start, date):
        line["start"], line["end"] = start + timedelta(days=chance.randint(1, 9)), start


def _date_as_text(chance: Random, line: Line) -> None:
    end = line["end"]
    if isinstance(end, date):
        line["end"] = chance.choice((f"{end:%d.%m.%Y}", f"{end:%Y-%m-%d}", f"{end.day}/{end.month}/{end:%y}"))


def _unreadable_date(_chance: Random, line: Line) -> None:
    line["end"] = "айдың соңы"


def _no_phone(_chance: Random, line: Line) -> None:
    line["mobile_phone"] = line["work_phone"] = ""


def _foreign_phone(_chance: Random, line: Line) -> None:
    line["mobile_phone"] = RUSSIAN_MOBILE


def _two_phones(chance: Random, line: Line) -> None:
    line["mobile_phone"] = f"{line['mobile_phone']}; 8705{chance.randint(1_000_000, 9_999_999)}"


def _extension(chance: Random, line: Line) -> None:
    if line["work_phone"]:
        line["work_phone"] = f"{line['work_phone']} {chance.choice(('вн.', 'ішкі'))} {chance.randint(10, 99)}"


def _short_phone(_chance: Random, line: Line) -> None:
    line["work_phone"] = "55-41"


def _look_alikes(_chance: Random, line: Line) -> None:
    line["client"] = str(line["client"]).translate(LOOK_ALIKES)


def _old_region(_chance: Random, line: Line) -> None:
    if "Астана" in str(line["region"]):
        line["region"] = "Нұр-Сұлтан"


def _no_region(_chance: Random, line: Line) -> None:
    line["region"] = "Оңтүстік Қазақстан облысы"


def _other_sex(_chance: Random, line: Line) -> None:
    line["sex"] = {"ер": "әйел", "әйел": "ер", "муж": "жен", "жен": "муж"}[str(line["sex"])]


def _other_age(chance: Random, line: Line) -> None:
    if isinstance(line["age"], int):
        line["age"] += chance.choice((-1, 1))


def _no_name(_chance: Random, line: Line) -> None:
    line["client"] = ""


DEFECTS: tuple[tuple[float, Defect], ...] = (
    (0.004, _wrong_check_digit),
    (0.3, _lost_zero),
    (0.001, _no_number),
    (0.002, _no_birth),
    (0.0015, _end_before_start),
    (0.01, _date_as_text),
    (0.0005, _unreadable_date),
    (0.006, _no_phone),
    (0.001, _foreign_phone),
    (0.01, _two_phones),
    (0.02, _extension),
    (0.002, _short_phone),
    (0.003, _look_alikes),
    (0.05, _old_region),
    (0.0005, _no_region),
    (0.003, _other_sex),
    (0.004, _other_age),
    (0.0005, _no_name),
)
REPEATED = 0.001
