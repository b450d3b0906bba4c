"""A wrong edition is refused with the full key and the reason."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from survey.edition_file import load_edition
from survey.errors import EditionError
from survey.language import Language
from ui.texts import Texts

RIGHT = (Path(__file__).parent / "other-order.toml").read_text(encoding="utf-8")

BROKEN = [
    # what is changed, into what, the key named, the reason
    ('id = "2031-07"\n', "", "id", "missing"),
    ('id = "2031-07"', 'id = "Order 7"', "id", "form"),
    ('id = "2031-07"', 'id = ""', "id", "empty"),
    ('id = "2031-07"', 'id = "2031-07"\ncolour = "red"', "colour", "unknown"),
    ('kk = "Ойдан шығарылған бұйрық"\n', "", "title.kk", "missing"),
    ('en = "A made-up order"', 'en = "A made-up order"\nuz = "…"', "title.uz", "unknown"),
    ("valid_from = 2031-01-01", 'valid_from = "2031"', "valid_from", "not_date"),
    ("valid_from = 2031-01-01", "valid_from = 2031-01-01T00:00:00", "valid_from", "not_date"),
    ("valid_from = 2031-01-01", "valid_from = 2031-01-01\nvalid_to = 2030-12-31", "valid_to", "ends_before"),
    ('time_zone = "Asia/Tashkent"', 'time_zone = "Asia/Nowhere"', "time_zone", "form"),
    ('partial_rule = ["came", "mark"]', 'partial_rule = ["came", "q2"]', "partial_rule[2]", "question"),
    ('partial_rule = ["came", "mark"]', "partial_rule = []", "partial_rule", "empty"),
    ('mobile_centres = ["көшпелі"]', 'mobile_centres = ["көшпелі", ""]', "mobile_centres[2]", "empty"),
    ('footers = ["sum"]', "footers = []", "footers", "empty"),
    ('name = "act_number"', 'name = "act"', "extra_columns[1].name", "value"),
    ('variants = ["act"]', 'variants = ["act", ""]', "extra_columns[1].variants[2]", "empty"),
    ("[actors.ministry]", "[actors.palace]", "actors.ministry", "missing"),
    ("start = 10:00:00", 'start = "10:00"', "calling_hours.start", "not_time"),
    ("end = 18:30:00", "end = 09:59:00", "calling_hours.end", "ends_before"),
    ("weekdays = [7, 1]", "weekdays = [7, 8]", "calling_hours.weekdays[2]", "form"),
    ("weekdays = [7, 1]", "weekdays = [7, 7]", "calling_hours.weekdays[2]", "repeated"),
    ("[headings.audit]", "[headings.audits]", "headings.audit", "missing"),
    ("lock_minutes = 3", "lock_minutes = 0", "protection.lock_minutes", "form"),
    ("retention_months = 12", "retention_month = 12", "protection.retention_months", "missing"),
    ("[letter.post]", "[letter.posts]", "letter.post", "missing"),
    ("notice_days = 2", "notice_days = 0", "letter.notice_days", "form"),
    ("correction_days = 5", 'correction_days = "5"', "letter.correction_days", "not_int"),
    ("finding ru {month}", "finding ru", "letter.finding.ru", "blanks"),
    ("finding en {month}", "finding en {month", "letter.finding.en", "blanks"),
    ("deadline kk {found} {due}", "deadline kk {found} {day}", "letter.deadline.kk", "blanks"),
    ("[handover.title]", "[handover.titles]", "handover.title", "missing"),
    ("final kk {as_at}", "final kk {as}", "handover.final.kk", "blanks"),
    ('kk = "demand kk"', 'kk = "demand kk {month}"', "letter.demand.kk", "blanks"),
    ("age_brackets = [17, 40]", "age_brackets = [17, 17]", "report.age_brackets[2]", "repeated"),
    ("age_brackets = [17, 40]", "age_brackets = [40, 17]", "report.age_brackets[2]", "form"),
    ("due_day = 20", "due_day = 31", "report.due_day", "form"),
    ("final_month = 11", "final_month = 7", "report.final_month", "form"),
    ("final_day = 25", 'final_day = "25"', "report.final_day", "not_int"),
    ("[report.industries]\nG", "[report.industries]\nH", "report.industries.G", "missing"),
    ("[headings.clients_by_age]", "[headings.clients_by_ages]", "headings.clients_by_age", "missing"),
    ('female = ["әйел"]', 'female = ["әйел", "ер"]', "words.sex.female[2]", "repeated"),
    ("[words.category]", "[words.categories]", "words.category", "missing"),
    ('error = ["sex.missing"]', 'error = ["sex.missing", "date.missing"]', "severities.error[2]", "repeated"),
    ("number = 2\nname", "number = 3\nname", "columns[2].number", "sequence"),
    ("number = 2\nname", 'number = "2"\nname', "columns[2].number", "not_int"),
    ("number = 2\nname", "number = true\nname", "columns[2].number", "not_int"),
    ('name = "service"', 'name = "servise"', "columns[2].name", "value"),
    ('name = "service"', 'name = "manager"', "columns[2].name", "repeated"),
    ('variants = ["manager"]', 'variants = "manager"', "columns[1].variants", "not_list"),
    ('variants = ["manager"]', "variants = [1]", "columns[1].variants[1]", "not_str"),
    ('name = "number"\n', 'name = "numeral"\n', "act_columns[1].name", "value"),
    ('name = "number"\n', 'name = "client"\n', "act_columns[2].name", "repeated"),
    ('[[online.columns]]\nname = "date"\n', '[[online.columns]]\nname = "sum"\n', "online.columns[7].name", "value"),
    ("marks = [1, 2, 3]", "marks = [1, 2, 2]", "online.marks[3]", "repeated"),
    ("marks = [1, 2, 3]", "marks = []", "online.marks", "empty"),
    ("[words.wish]", "[words.wishes]", "words.wish", "missing"),
    ('code = "UZ-TK"', 'code = "Tashkent"', "regions[1].code", "form"),
    ('code = "UZ-SA"', 'code = "UZ-TK"', "regions[2].code", "repeated"),
    ("valid_to = 2031-06-30", "valid_to = 2029-06-30", "regions[2].valid_to", "ends_before"),
    ("valid_to = 2031-02-10", "valid_to = 2031-01-31", "regions[1].interim.valid_to", "ends_before"),
    ('names = ["Чач"]', "names = []", "regions[1].interim.names", "empty"),
    ('kind = "mark"', 'kind = "stars"', "questions[3].kind", "value"),
    ('id = "helped"\nnumber = 2', 'id = "helped"\nnumber = 4', "questions[2].number", "sequence"),
    ('id = "wish"', 'id = "came"', "questions[5].id", "repeated"),
    ("{date} келдіңіз бе?", "{day} келдіңіз бе?", "questions[1].text.kk", "blanks"),
    ("Did you come on {date}?", "Did you come?", "questions[1].text.en", "blanks"),
    ("Приходили ли Вы {date}?", "Приходили ли Вы {date?", "questions[1].text.ru", "blanks"),
    ('{ key = "2", digit = "2" }', '{ key = "2", digit = "1" }', "questions[3].choices[2].digit", "repeated"),
    ('{ key = "2", digit = "2" }', '{ key = "2", digit = "two" }', "questions[3].choices[2].digit", "form"),
    ('{ key = "2", digit = "2" }', '{ key = "2" }', "questions[3].choices[2].digit", "missing"),
    ('{ key = "2", digit = "2" }', '{ key = "4", digit = "2" }', "questions[3].choices", "choices"),
    ('{ key = "2", digit = "2" }', '"2"', "questions[3].choices[2]", "not_dict"),
    ('{ helped = ["no"] }', '{ rather = ["no"] }', "questions[3].skip_when.rather", "question"),
    ('{ helped = ["no"] }', '{ again = ["no"] }', "questions[3].skip_when.again", "question"),
    ('{ helped = ["no"] }', '{ helped = ["never"] }', "questions[3].skip_when.helped", "choice"),
    ('code = "3.12"', 'code = "2.112"', "outcomes[6].code", "repeated"),
    ('code = "3.12"', 'code = "busy"', "outcomes[5].code", "form"),
    ('code = "1.2"', 'code = "1.3"', "outcomes", "absent"),
    ('group = "P"', 'group = "Q"', "outcomes[2].group", "value"),
    ("button = 2", "button = 1", "outcomes[6].button", "repeated"),
    ("button = 2", "button = 0", "outcomes[6].button", "form"),
    ("grace_minutes = 20", "grace_minutes = 0", "calling.grace_minutes", "form"),
    ("undo_minutes = 300", 'undo_minutes = "300"', "calling.undo_minutes", "not_int"),
    ("sheet_days = 3", "sheet_days = 0", "calling.sheet_days", "form"),
    ("parts = [10:00:00, 14:00:00]", "parts = [10:00:00, 09:00:00]", "calling.parts[2]", "ends_before"),
    ("check_percent = 50", "check_percent = 101", "quality.check_percent", "form"),
    ('questions = ["came", "again"]', 'questions = ["came", "q3"]', "quality.questions[2]", "question"),
    ("same_minute = 3", "same_minute = 1", "quality.same_minute", "form"),
    ("new_interviews = 2", 'new_interviews = "2"', "quality.new_interviews", "not_int"),
    ("retry_most = 9", "retry_most = 4", "outcomes[5].retry_most", "ends_before"),
    ("attempts = 2", "attempts = 0", "outcomes[5].attempts", "form"),
    ("retry_minutes = 5", "retry_minutes = -5", "outcomes[5].retry_minutes", "form"),
    ("retry_minutes = 5", "retry_minutes = 5.5", "outcomes[5].retry_minutes", "not_int"),
    ("note_needed = true", 'note_needed = "yes"', "outcomes[6].note_needed", "not_bool"),
    ("contact = true\nbutton = 2", "contact = 1\nbutton = 2", "outcomes[6].contact", "not_bool"),
    ("note_needed = true", "by_hand = false", "outcomes[6].button", "derived"),
    ("by_hand = false", "by_hand = true", "outcomes[1].by_hand", "derived"),
]


def refusal(tmp_path: Path, content: bytes) -> EditionError:
    file = tmp_path / "broken.toml"
    file.write_bytes(content)
    with pytest.raises(EditionError) as refused:
        load_edition(file)
    return refused.value


@pytest.mark.parametrize(("right", "wrong", "key", "reason"), BROKEN)
def test_a_wrong_key_is_named_with_the_reason(tmp_path: Path, right: str, wrong: str, key: str, reason: str) -> None:
    assert right in RIGHT
    error = refusal(tmp_path, RIGHT.replace(right, wrong, 1).encode())
    assert (error.code, error.facts["key"], error.facts["reason"]) == ("edition.key", key, reason)


@pytest.mark.parametrize(("right", "wrong", "key", "reason"), BROKEN)
def test_each_refusal_is_said_in_words_in_each_language(
    tmp_path: Path, right: str, wrong: str, key: str, reason: str
) -> None:
    error = refusal(tmp_path, RIGHT.replace(right, wrong, 1).encode())
    for language in Language:
        sentence = Texts(language).error(error)
        assert key in sentence
        assert "broken.toml" in sentence
        assert f": {reason}." not in sentence


def test_a_column_of_the_form_that_is_left_out_is_named(tmp_path: Path) -> None:
    last = RIGHT.index("[[columns]]\nnumber = 22"), RIGHT.index("[[regions]]")
    error = refusal(tmp_path, (RIGHT[: last[0]] + RIGHT[last[1] :]).encode())
    assert (error.facts["key"], error.facts["reason"]) == ("columns", "absent")
    assert "email" in Texts(Language.KK).error(error)


def test_a_file_that_is_no_toml_is_refused_with_the_line(tmp_path: Path) -> None:
    error = refusal(tmp_path, RIGHT.replace("[title]", "[title", 1).encode())
    line = RIGHT[: RIGHT.index("[title]")].count("\n") + 1
    assert (error.code, error.facts["line"], error.facts["text"]) == ("edition.syntax", line, "[title")


def test_a_file_that_breaks_off_is_refused_at_its_last_line(tmp_path: Path) -> None:
    error = refusal(tmp_path, b'id = "2031-07"\ntitle = [')
    assert (error.code, error.facts["line"]) == ("edition.syntax", 2)


def test_a_file_in_another_encoding_is_refused_with_the_line(tmp_path: Path) -> None:
    error = refusal(tmp_path, 'id = "2031-07"\n# Бұйрық'.encode("utf-16-le"))
    assert error.code == "edition.syntax"


def test_a_file_of_cp1251_is_refused_at_the_first_line_it_cannot_be_read(tmp_path: Path) -> None:
    error = refusal(tmp_path, 'id = "2031-07"\ntitle = "Приказ"'.encode("cp1251"))
    assert (error.code, error.facts["line"]) == ("edition.syntax", 2)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EditionError) as refused:
        load_edition(tmp_path / "2040-01.toml")
    assert (refused.value.code, refused.value.facts["file"]) == ("edition.missing", "2040-01.toml")


def test_an_empty_file_lacks_everything(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"").facts["reason"] == "missing"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(at=st.integers(0, len(RIGHT)), cut=st.integers(0, 40), put=st.text(max_size=3))
def test_a_damaged_file_is_read_or_refused_in_words(tmp_path: Path, at: int, cut: int, put: str) -> None:
    file = tmp_path / "damaged.toml"
    file.write_text(RIGHT[:at] + put + RIGHT[at + cut :], encoding="utf-8", newline="")
    try:
        sentence = load_edition(file).title.kk
    except EditionError as error:
        sentence = Texts(Language.KK).error(error)
    assert sentence
