"""The rule that says which figures a row is in agrees with what was counted (¶5.1)."""

from hypothesis import given
from hypothesis import strategies as st

import main
from survey.registry.persons import merge_persons
from survey.report.answers import Response
from survey.report.book import reference
from survey.report.origins import RowFigures, answer_figures, root_of
from survey.report.stated import StatedService
from survey.report.statistics import Statistic, clients_of, count_statistics
from tests.unit.report.invented_services import stated

EDITION = main.edition()
ROWS = st.lists(
    st.builds(
        lambda number, region, sex, category, mode, service: stated(
            person=f"iin:{number}",
            name_birth=f"name {number}|1980-01-01",
            enterprise=f"bin:{number % 3}",
            region=region,
            sex=sex,
            category=category,
            mode=mode,
            service=service,
        ),
        st.integers(0, 4),
        st.sampled_from(["KZ-10", "KZ-75"]),
        st.sampled_from(["male", "female", "unknown"]),
        st.sampled_from(["micro", "small"]),
        st.sampled_from(["online", "offline", "?"]),
        st.sampled_from(["Кеңес беру", "кеңес беру", "A/B@C"]),
    ),
    min_size=1,
    max_size=12,
).map(lambda rows: [row._replace(row=place) for place, row in enumerate(rows, 1)])


def of_one(statistic: Statistic, row: StatedService, clients: dict[str, str]) -> str | int:
    if statistic.name.startswith("clients"):
        return clients[row.person]
    return row.enterprise if statistic.name.startswith("enterprises") else row.row


@given(ROWS)
def test_p51_every_cell_and_total_is_the_number_of_those_whose_rows_name_it(rows: list[StatedService]) -> None:
    counted = count_statistics(rows, (), EDITION)
    figures = RowFigures(counted, clients_of(rows, (), EDITION), EDITION)
    clients = dict(merge_persons({(row.person, row.name_birth) for row in rows}, ()))
    for statistic in counted.indicators.values():
        for key, value in [((), statistic.total), *statistic.cells.items()]:
            ref = reference(statistic.name, *key)
            assert len({of_one(statistic, row, clients) for row in rows if ref in figures.of(row)}) == value, ref


def test_an_interview_is_in_the_base_of_what_it_was_asked_and_counted_where_it_said_so() -> None:
    response = Response("KZ-10", 2, {"q1": "yes", "q2": "dk", "q3": "no"}, "Кеңес беру", "")
    figures = answer_figures(response, EDITION.questionnaire.questions)
    assert figures["audit.q1.yes@KZ-10"]
    assert not figures["audit.q3.yes"]
    assert figures["audit.q2.dk@Кеңес беру"]
    assert not {"audit.q2.mean", "audit.q2.5", "audit.q4.yes"} & figures.keys()


def test_a_part_of_a_figure_is_told_by_its_root() -> None:
    assert root_of("audit.q2.mean.change_se@KZ-10") == "audit.q2.mean@KZ-10"
    assert root_of("services_by_region_service.share@KZ-10/1.n") == "services_by_region_service@KZ-10/1.n"
    assert root_of("audit.q1.services") == "audit.q1.services"
