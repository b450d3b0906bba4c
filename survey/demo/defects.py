"""The usual defects of a registry, put into invented rows at the usual rates."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random
from typing import TypeAlias

from survey.demo.rows import Line
from survey.demo.words import words

DEFECTIVE, REPEATED = 0.034, 0.002
"""The share of rows with a defect, and of rows that come twice."""

Defect: TypeAlias = Callable[[Random, Line], Line | None]
"""Return the row with a defect, None when it gives no occasion for it."""

LOOK_ALIKES = str.maketrans("АВЕКМНОРСТХІаеорсхі", "ABEKMHOPCTXIaeopcxi")


def spoil(chance: Random, lines: Iterable[Line]) -> list[Line]:
    """Return the rows in their order, a few of them with a defect, a few repeated."""
    spoiled: list[Line] = []
    for line in lines:
        spoiled.append(_defective(chance, line) if chance.random() < DEFECTIVE else line)
        if chance.random() < REPEATED:
            spoiled.append(spoiled[-1])
    return spoiled


def _defective(chance: Random, line: Line) -> Line:
    while True:
        defect = chance.choices(tuple(DEFECTS), tuple(DEFECTS.values()))[0]
        if changed := defect(chance, line):
            return line | changed


def _wrong_check_digit(chance: Random, line: Line) -> Line:
    number = str(line["id_number"])
    return {"id_number": f"{number[:-1]}{(int(number[-1]) + chance.randint(1, 9)) % 10}"}


def _lost_zero(_chance: Random, line: Line) -> Line | None:
    number = str(line["id_number"])
    return {"id_number": float(number)} if number.startswith("0") else None


def _no_number(_chance: Random, _line: Line) -> Line:
    return {"id_number": ""}


def _no_name(_chance: Random, _line: Line) -> Line:
    return {"client": ""}


def _no_birth(_chance: Random, _line: Line) -> Line:
    return {"birth": ""}


def _other_sex(chance: Random, line: Line) -> Line:
    sexes = words("cells")["sex"]
    opposite = "female" if any(line["sex"] in written for written in sexes["male"].values()) else "male"
    return {"sex": chance.choice(sexes[opposite]["kk"])}


def _other_age(chance: Random, line: Line) -> Line:
    return {"age": int(str(line["age"])) + chance.choice((-10, -1, 1, 1))}


def _end_before_start(chance: Random, line: Line) -> Line | None:
    end = line["end"]
    return {"start": end + timedelta(days=chance.randint(1, 9))} if isinstance(end, date) else None


def _date_as_text(chance: Random, line: Line) -> Line:
    end = line["end"]
    forms = (f"{end:%d.%m.%Y} ж.", f"{end:%d.%m.%Y}", f"{end:%Y-%m-%d}", f"{end:%d/%m/%y}", f"{end:%d-%m-%Y}")
    return {"end": chance.choice(forms)}


def _words_for_a_date(_chance: Random, _line: Line) -> Line:
    return {"end": "айдың соңы"}


def _no_phone(_chance: Random, _line: Line) -> Line:
    return {"work_phone": "", "mobile_phone": ""}


def _foreign_phone(chance: Random, _line: Line) -> Line:
    return {"mobile_phone": chance.choice(words("cells")["phones"]["foreign"])}


def _short_phone(chance: Random, _line: Line) -> Line:
    return {"work_phone": chance.choice(words("cells")["phones"]["short"])}


def _two_phones(chance: Random, line: Line) -> Line:
    second = f"8{chance.choice(words('cells')['phones']['mobile'])}{chance.randrange(10**7):07}"
    return {"mobile_phone": f"{line['mobile_phone']}{chance.choice(('; ', ', ', ' / '))}{second}"}


def _extension(chance: Random, line: Line) -> Line | None:
    if not line["work_phone"]:
        return None
    extension = chance.choice(words("cells")["phones"]["extensions"]).format(n=chance.randint(10, 199))
    return {"work_phone": f"{line['work_phone']} {extension}"}


def _old_region(_chance: Random, line: Line) -> Line | None:
    old = words("cells")["old_regions"].get(line["region"])
    return {"region": old} if old else None


def _look_alikes(_chance: Random, line: Line) -> Line:
    return {"client": str(line["client"]).translate(LOOK_ALIKES), "region": str(line["region"]).translate(LOOK_ALIKES)}


DEFECTS: dict[Defect, float] = {
    _lost_zero: 40,
    _old_region: 25,
    _two_phones: 13,
    _look_alikes: 9,
    _date_as_text: 9,
    _no_phone: 8,
    _extension: 8,
    _other_age: 8,
    _other_sex: 6,
    _wrong_check_digit: 6,
    _no_birth: 5,
    _short_phone: 4,
    _end_before_start: 3,
    _foreign_phone: 2,
    _no_number: 2,
    _no_name: 1,
    _words_for_a_date: 1,
}
"""How often each defect is tried on a defective row; the first two of these seldom find an occasion."""
