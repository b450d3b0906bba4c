"""The nine indicators of ¶5.1 by plain loops over the raw cells of workbooks: nothing of survey/report is used.

What a cell says is looked up in the edition's file as it stands there; persons are told by an IIN, else by name and
birth.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

RAW = Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml"
LATIN, CYRILLIC = "abcehikmoptxy", "авсенікмортху"
TODAY_AGES = ((28, "..28"), (34, "29-34"), (44, "35-44"), (54, "45-54"), (62, "55-62"), (200, "63.."))
Line = Mapping[str, Any]
Counted = dict[str, tuple[dict[tuple[str, ...], int], int]]


def plain(text: object) -> str:
    words = " ".join(str(text).lower().replace("ё", "е").translate(dict.fromkeys(map(ord, "«»\"'“”"))).split())
    return words.translate(str.maketrans(LATIN, CYRILLIC))


def raw_edition() -> dict[str, Any]:
    with RAW.open("rb") as file:
        return tomllib.load(file)


EDITION = raw_edition()
WORDS = {
    name: {plain(word): key for key, words in EDITION["words"][name].items() for word in words}
    for name in ("sex", "category", "legal_form", "industry", "mode")
}
REGIONS = {
    plain(word): region["code"]
    for region in EDITION["regions"]
    for word in (
        *region["name"].values(),
        *region["short"].values(),
        *region["variants"],
        *region.get("former", ()),
        *region.get("interim", {}).get("names", ()),
    )
}


def lines_of(file: Path) -> dict[int, Line]:
    """Return the rows beneath the headings by their number on the sheet."""
    headings = {
        str(column["heading"][language]): column["name"] for column in EDITION["columns"] for language in ("kk", "ru")
    }
    (sheet,) = CalamineWorkbook.from_path(file).sheet_names
    rows = CalamineWorkbook.from_path(file).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    top = next(place for place, row in enumerate(rows) if sum(cell in headings for cell in row) > 20)
    names = [headings.get(str(cell), f"extra {cell}") for cell in rows[top]]
    return {
        number: dict(zip(names, row, strict=False))
        for number, row in enumerate(rows[top + 1 :], start=top + 2)
        if any(cell != "" for cell in row)
    }


def day_of(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    numbers = [int(part) for part in re.findall(r"\d+", str(cell))]
    if len(numbers) != 3:
        return None
    if numbers[0] > 31:
        return date(*numbers)
    return date(numbers[2] + (2000 if numbers[2] < 100 else 0), numbers[1], numbers[0])


def number_of(cell: object) -> str:
    digits = f"{int(cell):012}" if isinstance(cell, float) else re.sub(r"\D", "", str(cell))
    if len(digits) != 12:
        return ""
    for weights in (range(1, 12), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)):
        rest = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11
        if rest < 10:
            return digits if rest == int(digits[11]) else ""
    return ""


def person_of(line: Line) -> tuple[str, str]:
    """Return the person's key and, for who has an IIN, the key under which the same person may stand without one."""
    digits, name, birth = number_of(line["id_number"]), plain(line["client"]), day_of(line["birth"])
    by_name = f"nb:{name}|{birth}" if birth else f"nb:{name}|{digits}"
    if digits and digits[4] in "0123":
        return f"iin:{digits}", by_name if birth else ""
    return by_name, ""


def clients_of(
    lines: Sequence[Line], joined: Iterable[tuple[str, str]], parted: Iterable[tuple[str, str]]
) -> list[str]:
    """Return the client of each row: keys that one name and birth joins where one IIN alone has it, then by hand."""
    keys = [person_of(line) for line in lines]
    iins: dict[str, set[str]] = {}
    for key, by_name in keys:
        if by_name:
            iins.setdefault(by_name, set()).add(key)
    becomes = {by_name: min(found) for by_name, found in iins.items() if len(found) == 1}
    for one, other in parted:
        for key in (one, other):
            becomes.pop(key, None)
    becomes |= {other: one for one, other in joined}
    clients = []
    for key, _ in keys:
        client = key
        while client in becomes:
            client = becomes[client]
        clients.append(client)
    return clients


def enterprise_of(line: Line) -> str:
    digits = number_of(line["id_number"])
    if digits:
        return digits
    quoted = re.search(r"[«\"](.+)[»\"]", str(line["enterprise"]))
    return f"{plain(quoted[1] if quoted else line['enterprise'])}|{key_of('legal_form', line['legal_form'])}"


def key_of(vocabulary: str, cell: object, other: str = "?") -> str:
    return WORDS[vocabulary].get(plain(cell), other)


def age_of(lines: Iterable[tuple[int, Line]]) -> str:
    ordered = sorted(((day_of(line["end"]), number, line) for number, line in lines), key=lambda one: one[:2])
    on = ordered[0][0]
    born = next((day for _, _, line in ordered if (day := day_of(line["birth"]))), None)
    if born is None or on is None:
        return "?"
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return next(label for last, label in TODAY_AGES if years <= last)


def sex_of(lines: Iterable[tuple[int, Line]]) -> str:
    ordered = sorted(((day_of(line["end"]), number, line) for number, line in lines), key=lambda one: one[:2])
    return next(
        (sex for _, _, line in ordered if (sex := key_of("sex", line["sex"], "unknown")) != "unknown"), "unknown"
    )


def by_hand(
    rows: Sequence[tuple[int, Line]],
    joined: Iterable[tuple[str, str]] = (),
    parted: Iterable[tuple[str, str]] = (),
) -> Counted:
    """Count all nine over the rows that count, (number on the sheet, cells)."""
    lines = [line for _, line in rows]
    clients = clients_of(lines, joined, parted)
    regions = [REGIONS[plain(line["region"])] for line in lines]
    own: dict[str, list[tuple[int, Line]]] = {}
    for client, row in zip(clients, rows, strict=True):
        own.setdefault(client, []).append(row)
    sexes = {client: sex_of(found) for client, found in own.items()}
    spellings: dict[str, list[str]] = {}
    for line in lines:
        spellings.setdefault(plain(line["service"]), []).append(" ".join(str(line["service"]).split()))
    names = {key: min(found, key=lambda one: (-found.count(one), one)) for key, found in spellings.items()}

    def distinct(keys: Sequence[tuple[str, ...]], who: Sequence[str]) -> tuple[dict[tuple[str, ...], int], int]:
        cells: dict[tuple[str, ...], set[str]] = {}
        for key, one in zip(keys, who, strict=True):
            cells.setdefault(key, set()).add(one)
        return {key: len(found) for key, found in cells.items()}, len(set(who))

    def each(keys: Sequence[tuple[str, ...]]) -> tuple[dict[tuple[str, ...], int], int]:
        return {key: keys.count(key) for key in set(keys)}, len(keys)

    with_line = list(zip(regions, lines, strict=True))
    return {
        "clients_by_region": distinct([(region,) for region in regions], clients),
        "clients_by_region_industry": distinct(
            [(region, key_of("industry", line["industry"])) for region, line in with_line], clients
        ),
        "enterprises_by_region_legal_form": distinct(
            [(region, key_of("legal_form", line["legal_form"])) for region, line in with_line],
            [enterprise_of(line) for line in lines],
        ),
        "clients_by_region_sex": distinct(
            [(region, sexes[client]) for region, client in zip(regions, clients, strict=True)], clients
        ),
        "clients_by_age": distinct([(age_of(own[client]),) for client in clients], clients),
        "clients_by_region_category": distinct(
            [(region, key_of("category", line["category"], "unknown")) for region, line in with_line], clients
        ),
        "services_by_region_service": each([(region, names[plain(line["service"])]) for region, line in with_line]),
        "services_total": each([(region,) for region in regions]),
        "services_online": each(
            [(region,) for region, line in with_line if key_of("mode", line.get("mode", "")) == "online"]
        ),
    }
