"""An exchange on this computer that speaks the manager's protocol over TCP or TLS, as a script tells it."""

import hashlib
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, SECRET = "calls", "түнгі-құпия"
CHALLENGE = "177245231"


@dataclass
class FakeExchange:
    """What it answers, and what it was told. `silent_after` is the action that it no longer answers."""

    greeting: str = "Asterisk Call Manager/9.0.0"
    originate: str = "Success"
    message: str = "Originate successfully queued"
    reason: str | None = "4"
    silent_after: str = ""
    hang_up_at: str = ""
    port: int = 0
    said: list[Mapping[str, str]] = field(default_factory=list)
    raw: bytes = b""

    def serve(self, talking: socket.socket) -> None:
        self._say(talking, self.greeting)
        for message in self._messages(talking):
            self.said.append(message)
            if message["Action"] in {self.silent_after, self.hang_up_at}:
                if self.hang_up_at:
                    return
                talking.recv(1)
            self._answer(talking, message)

    def heard(self, action: str) -> Mapping[str, str]:
        return next(message for message in self.said if message["Action"] == action)

    def _answer(self, talking: socket.socket, message: Mapping[str, str]) -> None:
        action_id = f"ActionID: {message['ActionID']}\r\n"
        match message["Action"]:
            case "Challenge":
                self._say(talking, f"Response: Success\r\n{action_id}Challenge: {CHALLENGE}\r\n")
            case "Login":
                right = hashlib.md5((CHALLENGE + SECRET).encode()).hexdigest()
                known = (message["Username"], message["Key"]) == (USER, right)
                told = "Response: Success" if known else "Response: Error"
                self._say(talking, f"{told}\r\n{action_id}Message: Authentication\r\n")
                self._say(talking, "Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n")
            case "Originate":
                self._say(talking, f"Response: {self.originate}\r\n{action_id}Message: {self.message}\r\n")
                if self.reason is not None:
                    told = "Success" if self.reason == "4" else "Failure"
                    self._say(talking, "Event: Newchannel\r\nChannel: PJSIP/102-0000\r\n")
                    ended = f"Event: OriginateResponse\r\n{action_id}Response: {told}\r\nReason: {self.reason}\r\n"
                    self._say(talking, ended)

    def _messages(self, talking: socket.socket) -> Iterator[Mapping[str, str]]:
        read = b""
        while more := talking.recv(4096):
            self.raw += more
            read += more
            while b"\r\n\r\n" in read:
                message, _, read = read.partition(b"\r\n\r\n")
                pairs = (line.partition(": ") for line in message.decode().split("\r\n"))
                yield {name: value for name, _, value in pairs}

    def _say(self, talking: socket.socket, words: str) -> None:
        talking.sendall(words.encode() + b"\r\n")


@contextmanager
def listening(exchange: FakeExchange, sealed: ssl.SSLContext | None = None) -> Iterator[FakeExchange]:
    """Let an exchange answer at a port of this computer."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        exchange.port = server.getsockname()[1]
        thread = threading.Thread(target=_accept, args=(server, exchange, sealed), daemon=True)
        thread.start()
        yield exchange
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
    thread.join(5)
    assert not thread.is_alive()


def _accept(server: socket.socket, exchange: FakeExchange, sealed: ssl.SSLContext | None) -> None:
    while True:
        try:
            talking, _ = server.accept()
        except OSError:
            return
        with talking, suppress(OSError):
            if sealed:
                talking.settimeout(5)
                with sealed.wrap_socket(talking, server_side=True) as over_tls:
                    exchange.serve(over_tls)
            else:
                exchange.serve(talking)


@dataclass(frozen=True)
class Certificate:
    """A certificate that vouches for itself, its fingerprint, and a server's context with it."""

    file: Path
    fingerprint: str
    context: ssl.SSLContext


def own_certificate(folder: Path) -> Certificate:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "pbx.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    file, key_file = folder / "pbx.crt", folder / "pbx.key"
    file.write_bytes(made.public_bytes(pem))
    key_file.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file, key_file)
    return Certificate(file, made.fingerprint(hashes.SHA256()).hex(), context)
