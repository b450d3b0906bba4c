"""How a client's number is dialled: by hand, by a program of the desktop, or through the telephone exchange."""

import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol
from urllib.parse import urlsplit

from survey.errors import Refused

NUMBER, LINE = "{number}", "{line}"
"""What stands for the client's number in a template, and for the operator's own telephone in a channel."""
_DIALLED = re.compile(r"\+?[0-9]{2,15}")
_OWN_LINE = re.compile(r"[A-Za-z0-9_.-]{1,32}")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:\S+", re.IGNORECASE)
_NO_CALLS = {"file", "data", "javascript"}
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_FIELDS = {
    "host": re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39}"),
    "user": re.compile(r"[\w.@-]{1,80}"),
    "channel": re.compile(r"[A-Za-z0-9]+/[A-Za-z0-9_.@/-]*\{line\}[A-Za-z0-9_.@/-]*"),
    "context": re.compile(r"[\w-]{1,80}"),
}
_PORTS = range(1, 1 << 16)


class Way(StrEnum):
    """How a workplace dials. By hand the program opens nothing."""

    TEL = "tel"
    SIP = "sip"
    CALLTO = "callto"
    PROGRAM = "program"
    EXCHANGE = "exchange"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Link:
    """An address that the desktop opens with the program it keeps for such addresses."""

    address: str


@dataclass(frozen=True, slots=True)
class Command:
    """A program to start with its arguments, one by one: no shell reads them."""

    program: str
    arguments: tuple[str, ...]


def check_number(number: str) -> str:
    """Return a number that can be dialled: digits, at most a plus before. Raises Refused (dialling.number)."""
    if not _DIALLED.fullmatch(number):
        raise Refused("dialling.number", number=number)
    return number


def check_line(line: str) -> str:
    """Return the name of an operator's own telephone at the exchange. Raises Refused (dialling.line)."""
    if not _OWN_LINE.fullmatch(line):
        raise Refused("dialling.line", line=line)
    return line


def link(way: Way, number: str) -> Link:
    """Return the address that dials a number by a scheme. Raises Refused (dialling.number)."""
    return Link(f"{way.value}:{check_number(number)}")


def from_template(template: str, number: str) -> Link | Command:
    """Return what a softphone's template makes of a number: an address or a command.

    Raises Refused (dialling.number, dialling.template_number, dialling.template_form, dialling.template_password).
    """
    dialled = check_number(number)
    if NUMBER not in template:
        raise Refused("dialling.template_number")
    if not template.isprintable() or set(template.replace(NUMBER, "")) & set("{}"):
        raise Refused("dialling.template_form")
    if _ADDRESS.fullmatch(template):
        return Link(_checked_address(template).replace(NUMBER, dialled))
    program, *arguments = _split(template)
    if not program or NUMBER in program or not arguments:
        raise Refused("dialling.template_form")
    return Command(program, tuple(argument.replace(NUMBER, dialled) for argument in arguments))


def _checked_address(template: str) -> str:
    try:
        parts = urlsplit(template)
    except ValueError:
        raise Refused("dialling.template_form") from None
    if parts.scheme in _NO_CALLS:
        raise Refused("dialling.template_form")
    if parts.password is not None:
        raise Refused("dialling.template_password")
    return template


def _split(template: str) -> Sequence[str]:
    """Part a command at its spaces, those in quotes left; a backslash is a letter like others, as in Windows paths."""
    reader = shlex.shlex(template.strip(), posix=True, punctuation_chars=False)
    reader.whitespace_split, reader.escape, reader.commenters = True, "", ""
    try:
        return list(reader)
    except ValueError:
        raise Refused("dialling.template_form") from None


@dataclass(frozen=True, slots=True)
class Exchange:
    """An Asterisk exchange and its manager account.

    `channel` is how an operator's own telephone is called there, with {line} for its name: PJSIP/{line}; `context` is
    where the number is then dialled. `fingerprint` is the SHA-256 of the certificate that is trusted, empty: one that
    the computer trusts. The secret shows itself nowhere.
    """

    host: str
    port: int
    encrypted: bool
    user: str
    secret: str = field(repr=False)
    channel: str
    context: str
    fingerprint: str = ""


def check_exchange(exchange: Exchange) -> None:
    """Refuse what cannot be, above all what would end a line of the protocol. Raises Refused (dialling.exchange)."""
    wrong = [name for name, form in _FIELDS.items() if not form.fullmatch(getattr(exchange, name))]
    if exchange.port not in _PORTS:
        wrong.append("port")
    if not exchange.secret or not exchange.secret.isprintable():
        wrong.append("secret")
    if exchange.fingerprint and not _FINGERPRINT.fullmatch(exchange.fingerprint):
        wrong.append("fingerprint")
    if wrong:
        raise Refused("dialling.exchange", field=wrong[0])


class KeptExchange(Protocol):
    """The exchange that a store knows, kept where its clients are: in the encrypted file."""

    def get(self) -> Exchange | None:
        """Return it, None when there is none."""
        ...

    def keep(self, exchange: Exchange) -> None:
        """Keep it in place of the one before."""
        ...


class Wire(Protocol):
    """The way to an exchange. Each verb waits for the exchange, so none belongs on the screen's thread.

    Raises ExchangeFault (exchange.unreachable, exchange.certificate, exchange.login, exchange.busy, …).
    """

    def check(self, exchange: Exchange) -> None:
        """Sign in and out again."""
        ...

    def call(self, exchange: Exchange, line: str, number: str) -> None:
        """Call the operator's own telephone and, when it is taken up, the client's number."""
        ...

    def drop(self) -> None:
        """Wait no longer, whatever another thread is waiting for."""
        ...
