"""What each role may do, as one table."""

from uuid import UUID

import pytest

from survey.errors import Refused
from survey.staff import Deed, Role, Staff, check_login, check_password

TABLE = """
                operator  branch  supervisor  administrator
see_day            +        +         +            +
call               +        +         +            -
read_registry      -        -         +            -
keep_registry      -        -         +            -
draw_wave          -        -         +            -
keep_call_sheets   -        -         +            -
unmask             -        -         +            -
watch              -        -         +            -
read_report        -        +         +            -
issue_report       -        -         +            -
review             -        -         +            -
hand_in_report     -        -         +            -
export_data        -        -         +            -
back_check         +        +         +            -
keep_staff         -        -         +            +
read_log           -        -         +            +
destroy            -        -         +            +
keep_store         -        -         +            +
keep_exchange      -        -         +            +
"""


def cells() -> list[tuple[Deed, Role, bool]]:
    head, *lines = TABLE.strip().splitlines()
    roles = [Role(name) for name in head.split()]
    return [
        (Deed(deed), role, sign == "+")
        for deed, *signs in map(str.split, lines)
        for role, sign in zip(roles, signs, strict=True)
    ]


@pytest.mark.parametrize(("deed", "role", "allowed"), cells())
def test_a_role_may_do_what_the_table_says(deed: Deed, role: Role, allowed: bool) -> None:  # noqa: FBT001
    staff = Staff(UUID(int=1), "login", "Name", role)
    assert staff.may(deed) is allowed
    if not allowed:
        with pytest.raises(Refused) as refused:
            staff.require(deed)
        assert (refused.value.code, refused.value.facts) == ("staff.not_allowed", {"deed": deed.value})


def test_the_table_has_every_deed_and_role() -> None:
    assert {(deed, role) for deed, role, _ in cells()} == {(deed, role) for deed in Deed for role in Role}


@pytest.mark.parametrize("login", ["", "a", "two words", "x" * 33, "semi;colon"])
def test_a_login_is_one_short_word(login: str) -> None:
    with pytest.raises(Refused, match=r"staff\.login"):
        check_login(login)


def test_kazakh_letters_may_be_in_a_login() -> None:
    check_login("әйгерім.с")


def test_a_password_has_eight_characters() -> None:
    check_password("12345678")
    with pytest.raises(Refused, match=r"staff\.password"):
        check_password("1234567")
