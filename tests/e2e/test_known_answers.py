"""`report figures --json` on a store filled with known answers: equal to naive sums in fractions, and to R, to 1e-9."""

import csv
import json
import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.golden.known_answers.filled import CLIENTS, HERE, QUARTER, Respondent, command, fill, frame_of

MARKS = ("1", "2", "3", "4", "5")
COUNTRY = ""
Figures = Mapping[tuple[str, str], Mapping[str, Any]]
Value = Callable[[Respondent], int]

DENIED = "audit.q1.denied"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Respondent]]:
    return fill(tmp_path_factory.mktemp("known"))


@pytest.fixture(scope="module")
def printed(filled: tuple[Path, list[Respondent]]) -> dict[str, Any]:
    return dict(command(filled[0], "report", "figures", "--quarter", QUARTER))


@pytest.fixture(scope="module")
def figures(printed: dict[str, Any]) -> Figures:
    """Return the figures of country and regions; a number of services is no share: test_services_denied has it."""
    return {
        (figure["id"], figure["domain"].get("region", COUNTRY)): figure
        for figure in printed["audit"]
        if "service" not in figure["domain"] and figure["id"] != DENIED
    }


def read(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reference() -> list[dict[str, Any]]:
    return list(json.loads((HERE / "reference.json").read_text(encoding="utf-8")))


def by_hand(people: Sequence[Respondent], figure_id: str, region: str) -> tuple[Fraction, Fraction, int] | None:
    """Return a figure's estimate, its variance and its n, summed as the method is written, without a float."""
    asked, value = _question(figure_id)
    services = figure_id == "audit.q1.services"
    answered = {one: sum(person["region"] == one for person in people) for one in CLIENTS}
    weights = [
        Fraction(CLIENTS[person["region"]], answered[person["region"]]) * (int(person["services"]) if services else 1)
        for person in people
    ]
    inside = [asked(person) and region in {COUNTRY, person["region"]} for person in people]
    whole = sum((weight for weight, counts in zip(weights, inside, strict=True) if counts), Fraction(0))
    if not whole:
        return None
    parts = list(zip(people, weights, inside, strict=True))
    estimate = sum((weight * value(person) for person, weight, counts in parts if counts), Fraction(0)) / whole
    influence = [
        weight * (value(person) - estimate) / whole if counts else Fraction(0) for person, weight, counts in parts
    ]
    variance = Fraction(0)
    for stratum, size in CLIENTS.items():
        here = [part for part, person in zip(influence, people, strict=True) if person["region"] == stratum]
        middle = sum(here, Fraction(0)) / len(here)
        spread = sum(((part - middle) ** 2 for part in here), Fraction(0))
        unseen = 1 if services else 1 - Fraction(len(here), size)
        variance += unseen * Fraction(len(here), len(here) - 1) * spread
    return estimate, variance, sum(inside)


def _question(figure_id: str) -> tuple[Callable[[Respondent], bool], Value]:
    """Return whom a figure is about and what is averaged over them."""
    _, question, answer = figure_id.split(".")
    if answer == "services":
        return lambda _: True, lambda person: int(person["q1"] == "yes")
    if answer == "mean":
        return lambda person: person["q2"] in MARKS, lambda person: int(person["q2"])
    wanted = {"4", "5"} if answer == "top" else {answer}
    if question == "q2" and wanted <= set(MARKS):
        return lambda person: person["q2"] in MARKS, lambda person: int(person["q2"] in wanted)
    return lambda person: person[question] != "", lambda person: int(person[question] in wanted)


def test_the_store_holds_the_answers_that_r_was_given(filled: tuple[Path, list[Respondent]]) -> None:
    _, people = filled
    assert people == read("respondents.csv")
    assert frame_of(people) == read("frame.csv")


def test_every_figure_is_what_fractions_say(filled: tuple[Path, list[Respondent]], figures: Figures) -> None:
    _, people = filled
    shown = 0
    for (figure_id, region), figure in figures.items():
        found = by_hand(people, figure_id, region)
        assert found
        estimate, variance, n = found
        assert figure["n"] == n, (figure_id, region)
        if figure["estimate"] is not None:
            shown += 1
            assert figure["estimate"] == pytest.approx(float(estimate), rel=1e-9, abs=1e-9), (figure_id, region)
            assert figure["se"] == pytest.approx(math.sqrt(variance), rel=1e-9, abs=1e-9), (figure_id, region)
    assert shown > len(figures) / 2


def test_services_denied_are_a_weighted_sum(filled: tuple[Path, list[Respondent]], printed: dict[str, Any]) -> None:
    _, people = filled
    answered = {one: sum(person["region"] == one for person in people) for one in CLIENTS}
    parts = {
        one: [
            Fraction(CLIENTS[one], answered[one]) * int(person["services"]) * (person["q1"] == "no")
            for person in people
            if person["region"] == one
        ]
        for one in CLIENTS
    }
    variance = Fraction(0)
    for part in parts.values():
        middle = sum(part, Fraction(0)) / len(part)
        variance += Fraction(len(part), len(part) - 1) * sum(((value - middle) ** 2 for value in part), Fraction(0))
    (denied,) = (figure for figure in printed["audit"] if figure["id"] == DENIED)
    assert denied["estimate"] == pytest.approx(float(sum(map(sum, parts.values()))), rel=1e-9)
    assert denied["se"] == pytest.approx(math.sqrt(variance), rel=1e-9)


def test_every_figure_with_its_interval_is_what_r_says(figures: Figures) -> None:
    answered = {(expected["id"], expected["region"]): expected for expected in reference()}
    assert answered.keys() == figures.keys()
    for name, expected in answered.items():
        withheld = figures[name]["flag"] in {"suppressed", "few"}
        for part in expected.keys() - {"id", "region"}:
            ours = figures[name][part]
            if withheld and part in {"estimate", "se", "low", "high"}:
                assert ours is None, (name, part)
            else:
                assert ours == pytest.approx(expected[part], rel=1e-9, abs=1e-9), (name, part)


def test_rates_and_counts_are_those_of_the_calls(
    filled: tuple[Path, list[Respondent]], printed: dict[str, Any]
) -> None:
    _, people = filled
    assert (printed["frame"], printed["interviews"]) == (sum(CLIENTS.values()), len(people))
    assert printed["doubtful"] == sum(person["q1"] == "no" for person in people)
    country = next(rates for rates in printed["rates"] if not rates["domain"])
    refused = printed["sample"] - len(people)
    assert (country["counts"]["I"], country["counts"]["R"], sum(country["counts"].values())) == (
        len(people),
        refused,
        printed["sample"],
    )
    assert country["RR1"] == pytest.approx(len(people) / printed["sample"], abs=1e-12)
    assert country["REF1"] == pytest.approx(refused / printed["sample"], abs=1e-12)


@pytest.fixture(scope="module")
def exported(filled: tuple[Path, list[Respondent]], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    folder = tmp_path_factory.mktemp("data")
    arguments = ("data", "export", "--quarter", QUARTER, "--format", "csv", "--out", folder, "--language", "ru")
    told = command(filled[0], *arguments)
    assert told["interviews"] == len(filled[1])
    with Path(told["files"][0]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("figure", "question", "code"),
    [("q1.yes", "q1", "1"), ("q2.4", "q2", "4"), ("q3.no", "q3", "2"), ("q4.dk", "q4", "8")],
)
def test_exported_interviews_give_the_figures_of_the_report(
    exported: list[dict[str, str]], figures: Figures, figure: str, question: str, code: str
) -> None:
    asked = [row for row in exported if row[question] and (question != "q2" or row[question] in MARKS)]
    said = sum(float(row["weight"]) for row in asked if row[question] == code)
    share = said / sum(float(row["weight"]) for row in asked)
    assert math.isclose(share, figures[f"audit.{figure}", COUNTRY]["estimate"], rel_tol=1e-8)


def test_exported_calibrated_weights_add_up_to_the_frame(exported: list[dict[str, str]]) -> None:
    assert math.isclose(sum(float(row["weight_raked"]) for row in exported), sum(CLIENTS.values()), rel_tol=1e-8)
    assert len({row["weight_raked"] for row in exported}) > len(CLIENTS)
