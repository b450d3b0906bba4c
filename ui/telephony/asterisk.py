"""A small client of the Asterisk Manager Interface: sign in, call a number for a telephone, sign out.

Lines end in CR LF, a message in an empty line; what is asked carries an ActionID that the answer repeats. The secret
itself never goes over the wire: the exchange sends a challenge, the answer is a digest of both.
"""

import hashlib
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TypeAlias

from survey.dialling import LINE, Exchange, check_exchange, check_line, check_number
from survey.errors import ExchangeFault, Refused
from ui.telephony.connection import connect

Message: TypeAlias = Mapping[str, str]

GREETING = b"Asterisk Call Manager"
LONGEST = 1 << 16
"""Bytes that a message may have: an exchange sends hundreds."""
LONGEST_WORDS = 120
SLACK = 5.0
REASONS = {"0": "no_line", "1": "no_answer", "3": "no_answer", "5": "busy", "8": "unavailable"}
"""Why a telephone was not reached, as OriginateResponse tells it."""


class Asterisk:
    """The way to an exchange (survey.dialling.Wire), one call at a time."""

    def __init__(self, patience: float = SLACK, ringing: float = 25.0) -> None:
        """Take how long to wait for an answer, and for the operator to take up the telephone, in seconds."""
        self._patience = patience
        self._ringing = ringing
        self._open: socket.socket | None = None

    def check(self, exchange: Exchange) -> None:
        """Sign in and out again."""
        with self._session(exchange):
            pass

    def call(self, exchange: Exchange, line: str, number: str) -> None:
        """Call the operator's own telephone and, when it is taken up, the client's number."""
        asked = {
            "Channel": exchange.channel.replace(LINE, check_line(line)),
            "Context": exchange.context,
            "Exten": check_number(number),
            "Priority": "1",
            "CallerID": number,
            "Timeout": str(int(self._ringing * 1000)),
            "Async": "true",
        }
        with self._session(exchange) as session:
            answer = session.ask("Originate", asked, self._patience)
            if answer["Response"] != "Success":
                raise _refusal(answer, exchange)
            ended = self._end(session, answer["ActionID"], exchange)
            if ended["Response"] != "Success":
                reason = REASONS.get(ended.get("Reason", ""), "unavailable")
                raise ExchangeFault(f"exchange.{reason}", line=line)

    def _end(self, session: "_Session", identifier: str, exchange: Exchange) -> Message:
        try:
            return session.hear("OriginateResponse", identifier, self._ringing + self._patience)
        except TimeoutError:
            raise ExchangeFault("exchange.silent", user=exchange.user) from None

    def drop(self) -> None:
        """Wait no longer, whatever another thread is waiting for."""
        if opened := self._open:
            with suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)

    @contextmanager
    def _session(self, exchange: Exchange) -> "Iterator[_Session]":
        check_exchange(exchange)
        with connect(exchange, self._patience) as opened:
            self._open = opened
            try:
                session = _Session(opened)
                session.sign_in(exchange, self._patience)
                yield session
                session.say("Logoff", {}, "end")
            except TimeoutError:
                raise ExchangeFault("exchange.timeout", host=exchange.host) from None
            except OSError:
                raise ExchangeFault("exchange.dropped", host=exchange.host) from None
            finally:
                self._open = None


class _Session:
    """A conversation over an open connection."""

    def __init__(self, opened: socket.socket) -> None:
        self._socket = opened
        self._read = b""
        self._asked = 0

    def sign_in(self, exchange: Exchange, patience: float) -> None:
        until = monotonic() + patience
        greeting = self._until(b"\r\n", until)
        if not greeting.startswith(GREETING):
            raise ExchangeFault("exchange.stranger", host=exchange.host, port=str(exchange.port))
        challenge = self.ask("Challenge", {"AuthType": "MD5"}, patience).get("Challenge", "")
        # The protocol knows no other digest; what it guards is one sign-in.
        key = hashlib.md5((challenge + exchange.secret).encode(), usedforsecurity=False).hexdigest()
        named = {"AuthType": "MD5", "Username": exchange.user, "Key": key, "Events": "call"}
        if self.ask("Login", named, patience)["Response"] != "Success":
            raise ExchangeFault("exchange.login", user=exchange.user)

    def ask(self, action: str, fields: Message, patience: float) -> Message:
        """Say something and return the answer to it."""
        self._asked += 1
        identifier = f"pikirterim-{self._asked}"
        self.say(action, fields, identifier)
        return self.hear("", identifier, patience)

    def say(self, action: str, fields: Message, identifier: str) -> None:
        """Send a message. Raises Refused (dialling.exchange) for what would end a line before its time."""
        for name, value in fields.items():
            if not value.isprintable():
                raise Refused("dialling.exchange", field=name)
        lines = {"Action": action, "ActionID": identifier, **fields}
        self._socket.sendall("".join(f"{name}: {value}\r\n" for name, value in lines.items()).encode() + b"\r\n")

    def hear(self, event: str, identifier: str, patience: float) -> Message:
        """Wait for the answer to what was said or, when it is named, for the event that follows from it."""
        until = monotonic() + patience
        while True:
            message = _fields(self._until(b"\r\n\r\n", until))
            if message.get("ActionID") == identifier and message.get("Event", "") == event and "Response" in message:
                return message

    def _until(self, end: bytes, until: float) -> bytes:
        while end not in self._read:
            left = until - monotonic()
            if left <= 0:
                raise TimeoutError
            self._socket.settimeout(left)
            more = self._socket.recv(4096)
            if not more or len(self._read) > LONGEST:
                raise ConnectionError
            self._read += more
        found, _, self._read = self._read.partition(end)
        return found


def _fields(message: bytes) -> Message:
    lines = message.decode("utf-8", "replace").split("\r\n")
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


def _refusal(answer: Message, exchange: Exchange) -> ExchangeFault:
    said = answer.get("Message", "")
    if "permission" in said.lower():
        return ExchangeFault("exchange.no_right", user=exchange.user)
    return ExchangeFault("exchange.refused", said=said[:LONGEST_WORDS])
