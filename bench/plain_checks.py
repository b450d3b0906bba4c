"""The yardstick: the checks of a registry as a plain script does them, with pandas and openpyxl.

It reads the first sheet, whose first row has the Kazakh headings, into a data frame; what pandas does for a whole
column is left to pandas, the rest is a function applied to a column. Nothing is stored.
"""

import re
import tomllib
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import phonenumbers

EDITION = Path(__file__).resolve().parents[1] / "resources" / "editions" / "2019-59.toml"
LOOK_ALIKE = str.maketrans("abcehikmoptxy", "авсенікмортху")
WEIGHTS = ((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2))


def check_registry(file: Path, month: str) -> dict[str, int]:
    """Return how many rows have each finding, and how many persons and enterprises count."""
    edition = tomllib.loads(EDITION.read_text(encoding="utf-8"))
    table = pd.read_excel(file, engine="openpyxl", dtype=object)
    names = {column["heading"]["kk"]: column["name"] for column in edition["columns"]}
    raw = table.rename(columns=names)
    text = raw.apply(lambda column: column.map(as_text))
    found = one_by_one(raw, text, edition, pd.Period(month))
    beside(text, found)
    counts = {code: int(rows.sum()) for code, rows in found.items() if rows.any()}
    excluded = pd.concat([found[code] for code in edition["severities"]["excluded"] if code in found], axis=1).any(
        axis=1
    )
    counted = text[~excluded]
    counts["persons"] = counted["person"].nunique()
    counts["enterprises"] = counted["enterprise_key"].nunique()
    return counts


def one_by_one(raw: pd.DataFrame, text: pd.DataFrame, edition: dict, month: pd.Period) -> dict[str, pd.Series]:
    """Return the rows with each finding that a row has by itself."""
    days = {name: raw[name].map(as_day) for name in ("start", "end", "birth")}
    day = {name: pd.to_datetime(days[name].where(days[name].map(lambda d: isinstance(d, date)))) for name in days}
    wrong = {name: days[name].where(days[name].map(lambda d: isinstance(d, str)), "") for name in days}
    dated = pd.concat([wrong["start"], wrong["end"]], axis=1)
    number = text["id_number"].map(as_id)
    digits, problem = number.map(lambda pair: pair[0]), number.map(lambda pair: pair[1])
    iin = digits.str.match(r"\d{4}[0-3]")
    words = {
        name: {fold(word): key for key, said in edition["words"][name].items() for word in said}
        for name in edition["words"]
    }
    sex = text["sex"].map(lambda said: words["sex"].get(fold(said), ""))
    told_sex = digits.map(lambda d: "" if not d else "male" if int(d[6]) % 2 else "female").where(iin, "")
    regions = text["region"].map(region_finder(edition))
    phones = {name: text[name].map(as_phones) for name in ("work_phone", "mobile_phone")}
    numbers = phones["mobile_phone"].map(lambda p: p[0]) + phones["work_phone"].map(lambda p: p[0])
    age = day["end"].dt.year - day["birth"].dt.year
    age -= (day["end"].dt.strftime("%m%d") < day["birth"].dt.strftime("%m%d")).astype(int)
    stated = pd.to_numeric(text["age"], errors="coerce")
    essential = text[["region", "client", "service", "start", "end"]]
    client = text["client"].map(fold)
    born = day["birth"].notna() & (client != "")
    text["person"] = persons(digits.where(iin, ""), client + "|" + day["birth"].astype(str).where(born, digits), born)
    text["enterprise_key"] = digits.where(
        digits != "",
        [bare(*pair, words["legal_form"]) for pair in zip(text["enterprise"], text["legal_form"], strict=True)],
    )
    text["numbers"] = numbers
    industry = text["industry"].map(lambda said: words["industry"].get(fold(said)) or words["industry"].get(said[:2]))
    return {
        "cell.error": essential.apply(lambda column: column.str.match(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?)")).any(axis=1),
        "name.missing": text["client"] == "",
        "service.missing": text["service"] == "",
        "sex.missing": text["sex"] == "",
        "sex.unreadable": (text["sex"] != "") & (sex == ""),
        "sex.mismatch_iin": (sex != "") & (told_sex != "") & (sex != told_sex),
        "region.unknown": regions == "unknown",
        "region.ambiguous": regions == "ambiguous",
        "region.renamed": regions == "renamed",
        "date.missing": (dated == "missing").any(axis=1),
        "date.unreadable": (dated == "unreadable").any(axis=1),
        "date.impossible": (dated == "impossible").any(axis=1),
        "date.end_before_start": day["end"] < day["start"],
        "date.outside_month": day["end"].notna() & (day["end"].dt.to_period("M") != month),
        "birth.missing": wrong["birth"] == "missing",
        "birth.impossible": wrong["birth"].isin(["unreadable", "impossible"]),
        "birth.future": day["birth"] > day["end"].fillna(month.end_time),
        "age.mismatch": stated.notna() & age.notna() & (day["birth"] <= day["end"]) & (stated != age),
        **{f"id.{code}": problem == code for code in ("missing", "length", "format", "checksum", "leading_zero_lost")},
        "phone.missing": numbers.str.len() == 0,
        "phone.invalid": (numbers.str.len() > 0) & any_of(phones.values(), 2),
        "phone.foreign": any_of(phones.values(), 1),
        "category.not_sme": text["category"].map(lambda said: words["category"].get(fold(said))) == "large",
        "legal_form.unknown": text["legal_form"].map(lambda said: words["legal_form"].get(fold(said))).isna(),
        "industry.unknown": industry.isna(),
        "email.invalid": (text["email"] != "") & ~text["email"].str.match(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$"),
    }


def persons(iins: pd.Series, names: pd.Series, born: pd.Series) -> pd.Series:
    """Return who each row is about: the IIN, else the one IIN of that name and birth, else name and birth or BIN."""
    by_name = iins[(iins != "") & born].groupby(names).agg(["nunique", "first"])
    single = by_name.loc[by_name["nunique"] == 1, "first"]
    return iins.where(iins != "", names.map(single).fillna(names))


def beside(text: pd.DataFrame, found: dict[str, pd.Series]) -> None:
    """Add the findings that a row has beside others."""
    folded = text.drop(columns=["person", "enterprise_key", "numbers"]).apply(lambda column: column.map(fold))
    found["duplicate.row"] = folded.duplicated()
    keys = pd.concat([text[["person", "enterprise_key"]], folded[["service", "subservice", "start", "end"]]], axis=1)
    found["duplicate.service"] = keys.duplicated() & ~found["duplicate.row"]
    numbers = text[["person", "numbers"]].explode("numbers").dropna()
    persons = numbers.groupby("numbers")["person"].transform("nunique")
    found["phone.shared"] = pd.Series(text.index.isin(numbers.index[persons > 1]), index=text.index)


def any_of(columns: Iterable[pd.Series], place: int) -> pd.Series:
    """Tell the rows where a telephone cell has any number of a kind."""
    return pd.concat([column.map(lambda cell: bool(cell[place])) for column in columns], axis=1).any(axis=1)


def as_text(cell: object) -> str:
    """Return a cell as text."""
    if cell is None or cell is pd.NaT or cell != cell:  # noqa: PLR0124  NaN
        return ""
    if isinstance(cell, datetime):
        return cell.strftime("%d.%m.%Y")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def fold(text: str) -> str:
    """Return text without case, Ё, quotes and dashes, its Latin look-alikes made Cyrillic."""
    plain = re.sub("[«»“”„\"'’`]", "", text.lower().replace("ё", "е")).replace("–", "-").replace("—", "-")
    return plain if plain.isascii() else plain.translate(LOOK_ALIKE)


def bare(name: str, stated: str, forms: dict[str, str]) -> str:
    """Return the name of an enterprise and its legal form, wherever it stands."""
    words = [word for word in re.split(r"[\s,.()]+", fold(name)) if word]
    for size in range(len(words) - 1, 0, -1):
        for phrase, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            form = forms.get(" ".join(phrase))
            if form and not phrase[0].isdecimal():
                return f"{' '.join(rest)}|{form}"
    return f"{' '.join(words)}|{forms.get(fold(stated), '')}" if words else ""


def as_day(cell: object) -> date | str:
    """Return a day, or what is wrong."""
    if isinstance(cell, datetime):
        return cell.date()
    text = as_text(cell).rstrip(" .гж")
    if not text:
        return "missing"
    for form in ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y", "%d-%m-%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    return "impossible" if re.fullmatch(r"\d+\D\d+\D\d+", text) else "unreadable"


def as_id(text: str) -> tuple[str, str]:
    """Return the digits of an IIN or BIN, and what is wrong."""
    digits = text.replace(" ", "").replace("-", "")
    if not digits:
        return "", "missing"
    if not digits.isdigit():
        return "", "format"
    lost = 9 <= len(digits) < 12
    padded = digits.zfill(12) if lost else digits
    if len(padded) != 12:
        return "", "length"
    for weights in WEIGHTS:
        rest = sum(int(digit) * weight for digit, weight in zip(padded, weights, strict=False)) % 11
        if rest < 10:
            break
    dates = re.match(r"\d\d(0[1-9]|1[0-2])([456][0-3]|(0[1-9]|[12]\d|3[01])[0-6])", padded)
    if dates and rest == int(padded[-1]):
        return padded, "leading_zero_lost" if lost else ""
    return "", "length" if lost else "checksum" if dates else "format"


def as_phones(text: str) -> tuple[list[str], list[str], list[str]]:
    """Return the numbers of a cell: ours, foreign, wrong."""
    ours, foreign, wrong = [], [], []
    for part in re.split(r"[;,/]", re.sub(r"(вн\.?|внутр\.?|ішкі|доб\.?)\s*\d+", "", text)):
        if not re.search(r"\d", part):
            continue
        try:
            number = phonenumbers.parse(part, "KZ")
        except phonenumbers.NumberParseException:
            wrong.append(part)
            continue
        if not phonenumbers.is_valid_number(number):
            wrong.append(part)
        elif phonenumbers.region_code_for_number(number) == "KZ":
            ours.append(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
        else:
            foreign.append(part)
    return ours, foreign, wrong


def region_finder(edition: dict) -> Callable[[str], str]:
    """Return a function that tells a region's code, or what is wrong with it."""
    codes: dict[str, set[str]] = {}
    former = {fold(name) for region in edition["regions"] for name in region.get("former", ())}
    for region in edition["regions"]:
        for name in (*region["name"].values(), *region["variants"]):
            codes.setdefault(fold(name), set()).add(region["code"])

    def find(said: str) -> str:
        name = fold(said)
        if name in former:
            return "renamed"
        found = codes.get(name, set())
        return "unknown" if not found else "ambiguous" if len(found) > 1 else next(iter(found))

    return find
