"""A connection to an exchange, over TLS with a certificate that is trusted, or bare."""

import hashlib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from survey.dialling import Exchange
from survey.errors import ExchangeFault


@contextmanager
def connect(exchange: Exchange, patience: float) -> Iterator[socket.socket]:
    """Open a connection. Raises ExchangeFault (exchange.unreachable, exchange.timeout, exchange.certificate, …)."""
    try:
        opened = socket.create_connection((exchange.host, exchange.port), patience)
    except TimeoutError:
        raise ExchangeFault("exchange.timeout", host=exchange.host) from None
    except OSError:
        raise ExchangeFault("exchange.unreachable", host=exchange.host, port=str(exchange.port)) from None
    with opened:
        if not exchange.encrypted:
            yield opened
            return
        with _sealed(opened, exchange, patience) as sealed:
            yield sealed


def _sealed(opened: socket.socket, exchange: Exchange, patience: float) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    if exchange.fingerprint:
        # The one certificate is known by its fingerprint: who vouches for it does not matter.
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        sealed = context.wrap_socket(opened, server_hostname=exchange.host)
    except ssl.SSLCertVerificationError:
        shown = _fingerprint(ssl.PEM_cert_to_DER_cert(_certificate(exchange, patience)))
        raise ExchangeFault("exchange.certificate", host=exchange.host, fingerprint=shown) from None
    except TimeoutError:
        raise ExchangeFault("exchange.timeout", host=exchange.host) from None
    except OSError:
        raise ExchangeFault("exchange.no_tls", host=exchange.host, port=str(exchange.port)) from None
    shown = _fingerprint(sealed.getpeercert(binary_form=True) or b"")
    if exchange.fingerprint not in {"", shown}:
        sealed.close()
        raise ExchangeFault("exchange.certificate", host=exchange.host, fingerprint=shown)
    return sealed


def _certificate(exchange: Exchange, patience: float) -> str:
    try:
        return ssl.get_server_certificate((exchange.host, exchange.port), timeout=patience)
    except OSError:
        raise ExchangeFault("exchange.unreachable", host=exchange.host, port=str(exchange.port)) from None


def _fingerprint(certificate: bytes) -> str:
    return hashlib.sha256(certificate).hexdigest()
