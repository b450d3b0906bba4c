"""A call through an exchange: what goes over the wire, and every way in which it fails, as a sentence."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from survey.dialling import Exchange
from survey.errors import ExchangeFault, Refused, SurveyError
from survey.language import Language
from tests.telephony.fake_exchange import SECRET, USER, Certificate, FakeExchange, listening, own_certificate
from ui.telephony.asterisk import Asterisk
from ui.texts import Texts

LINE, NUMBER = "101", "+77053101240"
QUICK = Asterisk(patience=0.3, ringing=0.3)
KEPT = Exchange("127.0.0.1", 5038, encrypted=False, user=USER, secret=SECRET, channel="PJSIP/{line}", context="out")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return own_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def fake() -> Iterator[FakeExchange]:
    with listening(FakeExchange()) as exchange:
        yield exchange


def at(fake: FakeExchange, **changes: object) -> Exchange:
    return replace(KEPT, port=fake.port, **changes)


def fault(of: Exchange, wire: Asterisk = QUICK, line: str = LINE) -> SurveyError:
    """Return the known trouble that a call ends in, after it was said in each language."""
    with pytest.raises(ExchangeFault) as raised:
        wire.call(of, line, NUMBER)
    for language in Language:
        assert "{" not in Texts(language).error(raised.value)
        assert SECRET not in Texts(language).error(raised.value)
    return raised.value


def test_the_operators_telephone_is_called_first_and_then_the_clients_number() -> None:
    with listening(FakeExchange()) as fake:
        Asterisk().call(at(fake), LINE, NUMBER)
    asked = fake.heard("Originate")
    assert (asked["Channel"], asked["Exten"], asked["Context"]) == ("PJSIP/101", NUMBER, "out")
    assert [message["Action"] for message in fake.said] == ["Challenge", "Login", "Originate", "Logoff"]


def test_the_secret_never_goes_over_the_wire(fake: FakeExchange) -> None:
    Asterisk().call(at(fake), LINE, NUMBER)
    assert SECRET.encode() not in fake.raw
    assert SECRET not in repr(at(fake))


def test_a_check_signs_in_and_out_and_calls_nobody() -> None:
    with listening(FakeExchange()) as fake:
        Asterisk().check(at(fake))
    assert [message["Action"] for message in fake.said] == ["Challenge", "Login", "Logoff"]


def test_over_tls_a_certificate_known_by_its_fingerprint_is_trusted(certificate: Certificate) -> None:
    with listening(FakeExchange(), certificate.context) as fake:
        QUICK.call(at(fake, encrypted=True, fingerprint=certificate.fingerprint), LINE, NUMBER)
        assert fake.heard("Originate")["Exten"] == NUMBER


@pytest.mark.parametrize("known", ["", "ab" * 32], ids=["unknown", "another"])
def test_a_certificate_that_is_not_trusted_is_refused_before_anything_is_said(
    certificate: Certificate, known: str
) -> None:
    with listening(FakeExchange(), certificate.context) as fake:
        error = fault(at(fake, encrypted=True, fingerprint=known))
        assert (error.code, error.facts["fingerprint"]) == ("exchange.certificate", certificate.fingerprint)
        assert fake.said == []


def test_an_exchange_that_is_not_there_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert fault(replace(KEPT, port=port)).code == "exchange.unreachable"


def test_a_wrong_secret_is_refused(fake: FakeExchange) -> None:
    assert fault(at(fake, secret="another")).code == "exchange.login"


def test_tls_where_the_exchange_speaks_none_is_said(fake: FakeExchange) -> None:
    assert fault(at(fake, encrypted=True)).code == "exchange.no_tls"


@pytest.mark.parametrize(
    ("scripted", "code"),
    [
        (FakeExchange(greeting="220 mail.example ESMTP"), "exchange.stranger"),
        (FakeExchange(originate="Error", message="Permission denied"), "exchange.no_right"),
        (FakeExchange(originate="Error", message="Extension does not exist."), "exchange.refused"),
        (FakeExchange(reason="0"), "exchange.no_line"),
        (FakeExchange(reason="3"), "exchange.no_answer"),
        (FakeExchange(reason="5"), "exchange.busy"),
        (FakeExchange(reason="8"), "exchange.unavailable"),
        (FakeExchange(reason="77"), "exchange.unavailable"),
        (FakeExchange(silent_after="Login"), "exchange.timeout"),
        (FakeExchange(reason=None), "exchange.silent"),
        (FakeExchange(hang_up_at="Originate"), "exchange.dropped"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_failure_of_a_call_has_its_sentence(scripted: FakeExchange, code: str) -> None:
    with listening(scripted) as fake:
        assert fault(at(fake)).code == code


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x00", "\x85", "\u2028"])
@pytest.mark.parametrize("place", ["line", "number", "channel", "context", "user", "secret"])
def test_nothing_can_end_a_line_of_the_protocol_before_its_time(fake: FakeExchange, place: str, end: str) -> None:
    spoilt = f"101{end}Action: Command"
    exchange = at(fake, **{place: spoilt}) if place not in {"line", "number"} else at(fake)
    with pytest.raises(Refused):
        QUICK.call(exchange, spoilt if place == "line" else LINE, spoilt if place == "number" else NUMBER)
    assert b"Command" not in fake.raw


def test_an_exchange_that_never_ends_its_message_is_let_go() -> None:
    with listening(FakeExchange(greeting="x" * (1 << 17))) as fake:
        assert fault(at(fake), Asterisk(patience=5, ringing=5)).code == "exchange.dropped"


def test_a_call_under_way_is_dropped_at_once_from_another_thread() -> None:
    with listening(FakeExchange(reason=None)) as fake:
        wire = Asterisk(patience=30, ringing=30)
        raised: list[str] = []
        waiting = threading.Thread(target=lambda: raised.append(fault(at(fake), wire).code))
        waiting.start()
        deadline = time.monotonic() + 5
        while not any(message["Action"] == "Originate" for message in fake.said):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        wire.drop()
        waiting.join(5)
        assert not waiting.is_alive()
        assert raised == ["exchange.dropped"]
