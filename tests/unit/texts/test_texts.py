"""Words, numbers and dates as each language writes them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.errors import Refused
from survey.language import Language, Text
from survey.periods import Month, Quarter
from ui.texts import Texts, plural_form

KK, RU, EN = (Texts(language) for language in Language)


@pytest.mark.parametrize(
    ("texts", "shown"), [(KK, "1\xa0234\xa0567,9"), (RU, "1\xa0234\xa0567,9"), (EN, "1,234,567.9")]
)
def test_a_number_has_its_thousands_apart(texts: Texts, shown: str) -> None:
    assert texts.number(1234567.89, 1) == shown


@pytest.mark.parametrize("texts", [KK, RU, EN])
def test_a_figure_that_does_not_exist_is_a_dash(texts: Texts) -> None:
    assert texts.number(float("nan")) == texts.share(float("nan")) == "–"


def test_a_number_that_rounds_to_nothing_has_no_minus() -> None:
    assert RU.number(-0.004, 1) == "0,0"


@pytest.mark.parametrize(("texts", "shown"), [(KK, "97,1\xa0%"), (RU, "97,1\xa0%"), (EN, "97.1%")])
def test_a_share_is_a_percentage(texts: Texts, shown: str) -> None:
    assert texts.share(0.9712) == shown


@given(st.integers(), st.sampled_from([KK, RU, EN]))
def test_grouping_never_changes_a_number(number: int, texts: Texts) -> None:
    assert int(texts.number(number).replace("\xa0", "").replace(",", "")) == int(f"{float(number):.0f}")


@pytest.mark.parametrize(
    ("texts", "shown"),
    [(KK, "2026 жылғы 14 тамыз"), (RU, "14 августа 2026 года"), (EN, "14 August 2026")],
)
def test_a_long_date_is_in_words(texts: Texts, shown: str) -> None:
    assert texts.long_date(date(2026, 8, 14)) == shown


@pytest.mark.parametrize(("texts", "shown"), [(KK, "1 мамыр"), (RU, "1 мая"), (EN, "1 May")])
def test_a_day_of_this_year_is_read_out_without_the_year(texts: Texts, shown: str) -> None:
    assert texts.day(date(2026, 5, 1)) == shown


@pytest.mark.parametrize("texts", [KK, RU, EN])
def test_a_short_date_has_four_digits_of_the_year(texts: Texts) -> None:
    assert texts.date(date(2026, 8, 4)) == "04.08.2026"


def test_a_moment_is_told_in_almaty_where_it_is_five_hours_later() -> None:
    at = datetime(2026, 9, 20, 21, 12, tzinfo=UTC)
    assert (KK.moment(at), KK.clock(at)) == ("21.09.2026 02:12", "02:12")


def test_before_march_2024_almaty_was_six_hours_later() -> None:
    assert KK.clock(datetime(2024, 2, 29, 4, 0, tzinfo=UTC)) == "10:00"


@pytest.mark.parametrize(
    ("texts", "month", "quarter"),
    [
        (KK, "2026 ж. қыркүйек", "2026 ж. III тоқсан"),
        (RU, "сентябрь 2026", "III квартал 2026"),
        (EN, "September 2026", "2026 Q3"),
    ],
)
def test_periods_are_named(texts: Texts, month: str, quarter: str) -> None:
    assert (texts.month(Month(2026, 9)), texts.quarter(Quarter(2026, 3))) == (month, quarter)


@pytest.mark.parametrize(
    ("count", "form"),
    [
        *((0, "many"), (1, "one"), (2, "few"), (4, "few"), (5, "many"), (11, "many"), (12, "many"), (14, "many")),
        *(
            (20, "many"),
            (21, "one"),
            (22, "few"),
            (25, "many"),
            (101, "one"),
            (111, "many"),
            (112, "many"),
            (122, "few"),
        ),
    ],
)
def test_russian_has_three_plural_forms(count: int, form: str) -> None:
    assert plural_form(Language.RU, count) == form


@pytest.mark.parametrize(("count", "form"), [(0, "other"), (1, "one"), (2, "other"), (11, "other"), (21, "other")])
def test_english_has_two_plural_forms(count: int, form: str) -> None:
    assert plural_form(Language.EN, count) == form


@given(st.integers(min_value=0))
def test_a_kazakh_noun_stays_as_it_is_after_any_number(count: int) -> None:
    assert plural_form(Language.KK, count) == "other"


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        KK("common.no_such_key")


def test_a_blank_without_a_value_is_a_bug() -> None:
    with pytest.raises(KeyError):
        KK("labels.reason_appointment")


def test_an_error_says_its_facts_as_people_write_them() -> None:
    due = datetime(2026, 9, 21, 16, 30, tzinfo=UTC)
    sentence = RU.error(Refused("appointment.hours", due=due, start=time(9), end=time(20)))
    assert sentence == "21.09.2026 21:30 – вне часов обзвона. Выберите время с 09:00 до 20:00 в дни обзвона."


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (12345, "12\xa0345"),
        (date(2026, 10, 1), "01.10.2026"),
        (Month(2026, 9), "2026 ж. қыркүйек"),
        (Quarter(2026, 3), "2026 ж. III тоқсан"),
        (Text("үш", "три", "three"), "үш"),
        ((3, "Пол"), "3, Пол"),
        ("2026-13", "2026-13"),
    ],
)
def test_a_fact_is_shown_by_its_type(value: object, shown: str) -> None:
    assert f"«{shown}»" in KK.error(Refused("period.month", value=value))


def test_a_fact_that_is_a_code_is_said_in_words() -> None:
    error = Refused("edition.key", file="a.toml", key="id", reason="missing")
    assert EN.error(error) == "In “a.toml” the key “id” is wrong: it is missing. Correct the file."


def test_a_wrong_login_and_a_wrong_password_cannot_be_told_apart() -> None:
    sentence = RU.error(Refused("login.wrong"))
    assert "логин" in sentence
    assert "пароль" in sentence
