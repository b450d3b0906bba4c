"""The road end to end on the real program: a registry file in, four questions asked, the audit section out."""

import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from survey.language import Language
from tests.e2e.program import Window, demo_files, document
from ui.texts import Texts

QUARTER = "2026Q3"
FIRST_INTERVIEWS, ALL_INTERVIEWS = 20, 80
MOST_PRESSES = 7
ROAD = ("q1", "q2", "q3", "q4")
DIGITS = {"q1": "1111128", "q2": "3445589", "q3": "1128", "q4": "1129"}
MEANS = {"1": "yes", "2": "no", "8": "dk", "9": "refused"}

Keys = list[tuple[str, str]]


@pytest.fixture
def road(tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """Return a store of the program's own making and its draw: a demo registry taken in, 200 clients drawn."""
    made = tmp_path / "store.db"
    for number, file in enumerate(demo_files(tmp_path / "demo", 900, QUARTER)[:3], start=7):
        month, received = f"2026-{number:02}", f"2026-{number + 1:02}-01"
        taken = document("--store", made, "registry", "import", file, "--month", month, "--received", received)
        assert taken["rows"] == taken["counted"] + taken["excluded"]
    asked = ("--quarter", QUARTER, "--seed", "20260930", "--sample", "200", "--allocation", "proportional")
    drawn = document("--store", made, "wave", "draw", *asked)
    assert len(drawn["cases"]) == 200
    return made, drawn


def test_interviews_by_keys_alone_are_in_the_printed_section_as_counted_by_hand(
    road: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    store, drawn = road
    chance = random.Random(20)
    pressed = [keys_for_an_interview(chance) for _ in range(ALL_INTERVIEWS)]

    with Window("--store", store, "--speak", "kk") as window:
        hold_interviews(window, pressed[:FIRST_INTERVIEWS])
    first = figures_of(store)
    assert first["interviews"] == FIRST_INTERVIEWS
    assert asked_in(first) == asked_by_hand(pressed[:FIRST_INTERVIEWS])
    assert {figure["flag"] for figure in first["audit"] if not figure["domain"]} == {"suppressed"}

    with Window("--store", store, "--speak", "kk") as window:
        hold_interviews(window, pressed[FIRST_INTERVIEWS:])
    both = figures_of(store)
    assert asked_in(both) == asked_by_hand(pressed)

    by_hand = shares_by_hand(pressed, drawn)
    published = [figure for figure in both["audit"] if not figure["domain"] and figure["estimate"] is not None]
    assert {figure["id"] for figure in published} >= {"audit.q1.yes", "audit.q2.mean", "audit.q3.yes", "audit.q4.yes"}
    for figure in published:
        if figure["id"] in by_hand:
            assert figure["estimate"] == pytest.approx(by_hand[figure["id"]], abs=1e-9)

    text = printed(store, tmp_path / "out")
    texts = Texts(Language.KK)
    assert f"{ALL_INTERVIEWS} сұхбат алынды" in text
    country = texts("paper.country")
    for question in ("q1", "q3", "q4"):
        n = asked_by_hand(pressed)[question]
        share = texts.number(by_hand[f"audit.{question}.yes"] * 100, 1)
        assert f"{country} {n} {share}" in text
    marks = sum(digit in "12345" for keys in pressed for question, digit in keys if question == "q2")
    mean, top = by_hand["audit.q2.mean"], by_hand["audit.q2.top"]
    assert f"{country} {marks} {texts.number(mean, 2)} {texts.number(top * 100, 1)}" in text


def keys_for_an_interview(chance: random.Random) -> Keys:
    first = chance.choice(DIGITS["q1"])
    following = ("q4",) if MEANS[first] == "no" else ROAD[1:]
    return [("q1", first), *((question, chance.choice(DIGITS[question])) for question in following)]


def hold_interviews(window: Window, pressed: list[Keys]) -> None:
    window.log_in()
    window.press("Return")
    window.until(lambda seen: "interview.idle" in seen or "interview.active" in seen)
    if "interview.idle" in window.look():
        window.press("Return")
    for keys in pressed:
        before = window.presses
        window.until(lambda seen: seen.get("interview.active") == "q1")
        window.press("F5")
        window.answer(*keys)
        seen = window.until(lambda seen: "interview.complete" in seen)
        assert all("✓" in seen[f"interview.saved.{question}"] for question, _ in keys)
        window.press("Ctrl+Return")
        # The key that brought this client counts too.
        assert window.presses - before + 1 <= MOST_PRESSES
    window.until(lambda seen: seen.get("interview.active") == "q1")
    window.press("Ctrl+Q")
    window.until(lambda seen: "today" in seen)
    assert window.close() == 0


def figures_of(store: Path) -> dict[str, Any]:
    return dict(document("--store", store, "report", "figures", "--quarter", QUARTER))


def printed(store: Path, out: Path) -> str:
    made = document("--store", store, "report", "build", "--quarter", QUARTER, "--language", "kk", "--out", out)
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(made["files"][0]).pages)


def meaning(question: str, digit: str) -> str:
    return digit if question == "q2" and digit in "12345" else MEANS[digit]


def asked_by_hand(pressed: list[Keys]) -> dict[str, int]:
    return {question: sum(question in dict(keys) for keys in pressed) for question in ROAD}


def asked_in(figures: dict[str, Any]) -> dict[str, int]:
    """Return how many clients each question was put to."""
    country = {figure["id"]: figure["n"] for figure in figures["audit"] if not figure["domain"]}
    return {question: country[f"audit.{question}.refused"] for question in ROAD}


def shares_by_hand(pressed: list[Keys], drawn: dict[str, Any]) -> dict[str, float]:
    """Return the weighted shares and means in plain loops: clients were interviewed in the order of the draw."""
    frame = {stratum["region"]: stratum["persons"] for stratum in drawn["strata"]}
    regions = [case["region"] for case in drawn["cases"][: len(pressed)]]
    answered = Counter(regions)
    weight_of: defaultdict[tuple[str, str], float] = defaultdict(float)
    for region, keys in zip(regions, pressed, strict=True):
        for question, digit in keys:
            weight_of[question, meaning(question, digit)] += frame[region] / answered[region]
    shares: dict[str, float] = {}
    for question in ("q1", "q3", "q4"):
        asked = sum(weight for (about, _), weight in weight_of.items() if about == question)
        for choice in MEANS.values():
            shares[f"audit.{question}.{choice}"] = weight_of[question, choice] / asked
    marked = {mark: weight_of["q2", mark] for mark in "12345"}
    whole = sum(marked.values())
    shares["audit.q2.mean"] = sum(int(mark) * weight for mark, weight in marked.items()) / whole
    shares["audit.q2.top"] = (marked["4"] + marked["5"]) / whole
    return shares | {f"audit.q2.{mark}": weight / whole for mark, weight in marked.items()}
