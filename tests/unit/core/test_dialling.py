"""A number becomes an address or a command, and only a number does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.dialling import Command, Exchange, Link, Way, check_exchange, check_line, from_template, link
from survey.errors import Refused

NUMBER = "+77053101240"
EXCHANGE = Exchange(
    "pbx.example", 5039, encrypted=True, user="calls", secret="s", channel="PJSIP/{line}", context="out"
)


@pytest.mark.parametrize("way", [Way.TEL, Way.SIP, Way.CALLTO])
def test_a_scheme_makes_an_address_of_the_number(way: Way) -> None:
    assert link(way, NUMBER) == Link(f"{way.value}:{NUMBER}")


@pytest.mark.parametrize(
    ("template", "made"),
    [
        ("phone:{number}?call=1", Link(f"phone:{NUMBER}?call=1")),
        ("http://10.0.0.7/dial?n={number}", Link(f"http://10.0.0.7/dial?n={NUMBER}")),
        ("linphone --call {number}", Command("linphone", ("--call", NUMBER))),
        (
            r'"C:\Program Files\Phone\phone.exe" /n:{number}',
            Command(r"C:\Program Files\Phone\phone.exe", (f"/n:{NUMBER}",)),
        ),
        (r"C:\Phone\phone.exe {number}", Command(r"C:\Phone\phone.exe", (NUMBER,))),
        ("phone '{number}; rm' #{number}", Command("phone", (f"{NUMBER}; rm", f"#{NUMBER}"))),
    ],
)
def test_a_template_is_an_address_or_a_command_with_its_arguments(template: str, made: Link | Command) -> None:
    assert from_template(template, NUMBER) == made


@pytest.mark.parametrize(
    ("template", "code"),
    [
        ("linphone --call", "dialling.template_number"),
        ("", "dialling.template_number"),
        ("{number}", "dialling.template_form"),
        ("phone-{number} call", "dialling.template_form"),
        ("phone {number} {name}", "dialling.template_form"),
        ('phone "{number}', "dialling.template_form"),
        ("phone {number}\ncall", "dialling.template_form"),
        ("file:///tmp/{number}", "dialling.template_form"),
        ("javascript:{number}", "dialling.template_form"),
        ("http://[::1/{number}", "dialling.template_form"),
        ("http://admin:secret@10.0.0.7/{number}", "dialling.template_password"),
    ],
)
def test_a_template_that_cannot_dial_is_refused(template: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        from_template(template, NUMBER)
    assert refused.value.code == code


@given(st.from_regex(r"\A\+?[0-9]{2,15}\Z") | st.from_regex(r"[0-9]{2,15}\s*") | st.text())
def test_only_digits_are_ever_dialled(number: str) -> None:
    digits = number.removeprefix("+")
    if set(digits) <= set("0123456789") and 2 <= len(digits) <= 15:
        assert from_template("phone {number}", number) == Command("phone", (number,))
    else:
        with pytest.raises(Refused, match=r"dialling\.number"):
            from_template("phone {number}", number)


@pytest.mark.parametrize("line", ["101", "semey-2", "a.b_c"])
def test_a_line_is_one_short_latin_word(line: str) -> None:
    assert check_line(line) == line


@pytest.mark.parametrize("line", ["", "10 1", "101&102", "101/n", "телефон", "1" * 33])
def test_a_line_that_would_call_another_channel_is_refused(line: str) -> None:
    with pytest.raises(Refused, match=r"dialling\.line"):
        check_line(line)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("host", ""),
        ("host", "pbx example"),
        ("port", 0),
        ("port", 65536),
        ("user", ""),
        ("user", "a b"),
        ("secret", ""),
        ("secret", "a\r\nAction: Logoff"),
        ("channel", "PJSIP/101"),
        ("channel", "{line}"),
        ("channel", "PJSIP/{line}&PJSIP/{line}"),
        ("context", "from internal"),
        ("fingerprint", "ab:cd"),
    ],
)
def test_a_wrong_field_of_an_exchange_is_named(field: str, value: object) -> None:
    check_exchange(EXCHANGE)
    with pytest.raises(Refused) as refused:
        check_exchange(replace(EXCHANGE, **{field: value}))
    assert (refused.value.code, refused.value.facts) == ("dialling.exchange", {"field": field})
