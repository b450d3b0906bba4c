"""Every figure of reference.json (R's survey package, see reference.R) from sample.csv and frame.csv."""

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

from survey.estimation.design import Mask, StratifiedDesign
from survey.estimation.estimates import Estimate, design_effect, mean, proportion

HERE = Path(__file__).parent
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
    """The respondents by column, and their design per client and per service."""

    columns: dict[str, np.ndarray[Any, Any]]
    designs: dict[str, StratifiedDesign]

    def domain(self, figure: dict[str, Any]) -> Mask:
        country = self.designs["clients"].everyone
        domain = country if figure["by"] == "country" else self.columns[figure["by"]] == figure["level"]
        return domain if figure["question"] == "q1" else domain & (self.columns["q1"] == "yes")

    def estimate(self, figure: dict[str, Any]) -> Estimate:
        design, domain, said = self.designs[figure["design"]], self.domain(figure), self.columns[figure["question"]]
        if figure["answer"] == "mean":
            return mean(design, [float(mark or "nan") for mark in said], domain)
        wanted = ["4", "5"] if figure["answer"] == "top" else [figure["answer"]]
        return proportion(design, np.isin(said, wanted), domain)


@cache
def sample() -> Sample:
    people = [row for row in read("sample.csv") if row["responded"] == "1"]
    columns = {name: np.array([row[name] for row in people]) for name in people[0]}
    clients = StratifiedDesign.of(
        [row["region"] for row in people], {row["region"]: int(row["clients"]) for row in read("frame.csv")}
    )
    return Sample(columns, {"clients": clients, "services": clients.multiplied(columns["m"].astype(float))})


@pytest.mark.parametrize(("domain", "figures"), DOMAINS, ids=["-".join(domain) for domain, _ in DOMAINS])
def test_figures_of_a_domain_agree_with_r(domain: tuple[str, str, str], figures: list[dict[str, Any]]) -> None:
    for figure in figures:
        ours = sample().estimate(figure)
        name = (*domain, figure["question"], figure["answer"])
        for part in ("estimate", "se", "low", "high", "n", "n_eff", "df"):
            assert getattr(ours, part) == pytest.approx(figure[part], rel=1e-9, abs=1e-12, nan_ok=True), (*name, part)
        kish = design_effect(sample().designs[figure["design"]], sample().domain(figure))
        assert kish == pytest.approx(figure["kish"], rel=1e-9, nan_ok=True), name


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
