"""Every figure of reference.json and comparisons.json (R's survey package, see reference.R) from the sample's files."""

import csv
import json
import math
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from survey.estimation.comparisons import Difference, change, difference
from survey.estimation.design import Mask, StratifiedDesign
from survey.estimation.estimates import Estimate, design_effect, mean, proportion, total
from survey.estimation.raking import Margin, rake

HERE = Path(__file__).parent
COMPARISONS = json.loads((HERE / "comparisons.json").read_text(encoding="utf-8"))
REFERENCE = json.loads((HERE / "reference.json").read_text(encoding="utf-8"))
DOMAINS = [
    (domain, list(figures))
    for domain, figures in groupby(REFERENCE, key=lambda figure: (figure["design"], figure["by"], figure["level"]))
]


def read(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True, slots=True)
class Sample:
    """The respondents by column, and their design per client, raked, and per service."""

    columns: dict[str, np.ndarray[Any, Any]]
    designs: dict[str, StratifiedDesign]

    def domain(self, figure: dict[str, Any]) -> Mask:
        country = self.designs["clients"].everyone
        domain = country if figure["by"] == "country" else self.columns[figure["by"]] == figure["level"]
        return domain if figure["question"] == "q1" else domain & (self.columns["q1"] == "yes")

    def estimate(self, figure: dict[str, Any]) -> Estimate:
        design, domain, said = self.designs[figure["design"]], self.domain(figure), self.columns[figure["question"]]
        if figure["answer"] == "mean":
            return mean(design, self.marks, domain)
        if figure["answer"] == "total":
            return total(design, said == "no", domain)
        wanted = ["4", "5"] if figure["answer"] == "top" else [figure["answer"]]
        return proportion(design, np.isin(said, wanted), domain)

    @property
    def marks(self) -> np.ndarray[Any, Any]:
        return np.array([float(mark or "nan") for mark in self.columns["q2"]])

    @property
    def early(self) -> Mask:
        return np.asarray(self.columns["late"] == "0")

    def compare(self, compared: dict[str, Any]) -> Difference:
        design, asked = self.designs[compared["design"]], self.designs["clients"].everyone
        values = self.columns["q1"] == compared["answer"]
        if compared["answer"] == "mean":
            asked, values = self.columns["q1"] == "yes", self.marks
        if compared["kind"] == "lateness":
            return difference(design, values, asked & ~self.early, asked & self.early)
        before = StratifiedDesign.of(list(self.columns["region"][self.early]), frame())
        estimates = (mean(design, values, asked), mean(before, values[self.early], asked[self.early]))
        return change(*estimates)


@cache
def sample() -> Sample:
    people = [row for row in read("sample.csv") if row["responded"] == "1"]
    columns = {name: np.array([row[name] for row in people]) for name in people[0]}
    clients = StratifiedDesign.of([row["region"] for row in people], frame())
    margins = [Margin("region", list(columns["region"]), frame())]
    for name in ("service", "legal"):
        known = {row["category"]: int(row["clients"]) for row in read("margins.csv") if row["margin"] == name}
        margins.append(Margin(name, list(columns[name]), known))
    services = clients.multiplied(columns["m"].astype(float))
    return Sample(columns, {"clients": clients, "raked": rake(clients, margins), "services": services})


def frame() -> dict[str, int]:
    return {row["region"]: int(row["clients"]) for row in read("frame.csv")}


@pytest.mark.parametrize(("domain", "figures"), DOMAINS, ids=["-".join(domain) for domain, _ in DOMAINS])
def test_figures_of_a_domain_agree_with_r(domain: tuple[str, str, str], figures: list[dict[str, Any]]) -> None:
    for figure in figures:
        ours = sample().estimate(figure)
        name = (*domain, figure["question"], figure["answer"])
        for part in ("estimate", "se", "low", "high", "n", "n_eff", "df"):
            assert getattr(ours, part) == pytest.approx(figure[part], rel=1e-9, abs=1e-12, nan_ok=True), (*name, part)
        kish = design_effect(sample().designs[figure["design"]], sample().domain(figure))
        assert kish == pytest.approx(figure["kish"], rel=1e-9, nan_ok=True), name
        if not math.isnan(figure["deff"]):
            # R's design effect has the n-1 of a variance; ours is n over n_eff.
            assert (ours.n - 1) / ours.n_eff == pytest.approx(figure["deff"], rel=1e-9, abs=1e-12), name


@pytest.mark.parametrize("compared", COMPARISONS, ids=lambda one: f"{one['kind']}-{one['design']}-{one['answer']}")
def test_differences_agree_with_r(compared: dict[str, Any]) -> None:
    ours = sample().compare(compared)
    for part in ("estimate", "se", "low", "high", "df"):
        assert getattr(ours, part) == pytest.approx(compared[part], rel=1e-9, abs=1e-12), part


def test_the_sample_holds_the_strata_that_are_hard() -> None:
    design = sample().designs["clients"]
    by_name = dict(zip(design.strata, design.fraction, strict=True))
    assert len(read("sample.csv")) >= 2000
    assert len(design.strata) == 20
    assert design.lonely == ("R18",)
    assert by_name["R17"] == 1.0
    assert 0.0 < by_name["R16"] < 1.0
    assert any(figure["n"] == 0 for figure in REFERENCE)
    assert any(figure["estimate"] in {0.0, 1.0} and not math.isinf(figure["n_eff"]) for figure in REFERENCE)
