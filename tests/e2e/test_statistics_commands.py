"""Section 2 and the calendar on the command line."""

from pathlib import Path

from survey.edition_report import INDICATORS
from tests.e2e.program import demo_files, document, run


def test_p51_statistics_stand_in_the_figures_and_alone_before_a_wave_is_drawn(tmp_path: Path) -> None:
    files, store = demo_files(tmp_path / "demo", 300), ("--store", tmp_path / "store.db")
    quarter = ("--quarter", "2026Q3")
    assert "[report.no_registry]" in run("report", "statistics", *quarter, *store, status=1)
    for file, month, received in zip(files, ("07", "08", "09"), ("08-03", "09-01", "10-01"), strict=False):
        run("registry", "import", file, "--month", f"2026-{month}", "--received", f"2026-{received}", *store)
    alone = document("report", "statistics", *quarter, *store)
    assert "[report.no_wave]" in run("report", "figures", *quarter, *store, status=1)
    run("wave", "draw", *quarter, "--seed", "7", *store)
    whole = document("report", "figures", *quarter, *store)
    assert {"snapshot_sha256", "statistics", "audit", "rates", "breaches"} <= whole.keys()
    assert whole["statistics"] == alone["statistics"]
    assert tuple(whole["statistics"]) == INDICATORS
    assert whole["statistics"]["clients_by_region"]["total"] == whole["frame"]
    assert {"region", "sex", "value"} == whole["statistics"]["clients_by_region_sex"]["rows"][0].keys()


def test_the_calendar_lists_what_is_due_with_its_paragraph_and_state(tmp_path: Path) -> None:
    file = tmp_path / "out" / "dates.ics"
    listed = document("calendar", "--year", "2026", "--store", tmp_path / "store.db", "--speak", "ru", "--out", file)
    assert all({"due", "paragraph", "what", "state"} <= one.keys() for one in listed)
    assert [one["paragraph"] for one in listed].count(7) == 12
    assert listed[-1]["due"] == "2026-12-10"
    assert listed[-1]["what"].startswith("Итоговый отчёт")
    assert all({"blocked_by", "working_days_left"} <= one.keys() for one in listed)
    assert file.read_text(encoding="utf-8").count("BEGIN:VEVENT") == len(listed)
