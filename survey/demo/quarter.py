"""An invented quarter: the registries of its months and the registers beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from survey.demo.defects import spoil
from survey.demo.registers import write_acts, write_questionnaires
from survey.demo.rows import Line, invent_managers, write_row
from survey.demo.visits import invent_visits
from survey.edition import Edition
from survey.periods import Month, Quarter


@dataclass(frozen=True, slots=True)
class InventedQuarter:
    """Rows of cells by column name: the form's columns in `registries`, those of registers.toml in the others."""

    registries: Mapping[Month, Sequence[Line]]
    acts: Sequence[Line]
    questionnaires: Sequence[Line]


def invent_quarter(quarter: Quarter, services: int, seed: int, edition: Edition) -> InventedQuarter:
    """Return so many services of nobody, with the usual defects; the same arguments give the same rows."""
    chance = Random(seed)  # noqa: S311  invented on purpose, and repeatable
    visits = invent_visits(chance, quarter, services, edition)
    managers = invent_managers(chance, edition)
    registries = {
        month: spoil(chance, [write_row(chance, visit, edition, managers) for visit in visits if visit.end in month])
        for month in quarter.months
    }
    acts = tuple(write_acts(chance, visits))
    return InventedQuarter(registries, acts, tuple(write_questionnaires(chance, visits, managers)))
