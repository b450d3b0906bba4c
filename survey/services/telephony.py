"""The telephony desk: which exchange calls go through, and a call through it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from survey.audit import Logged, entry
from survey.dialling import Exchange, Wire, check_exchange, check_line, check_number
from survey.errors import Refused
from survey.ports import Clock, NewWork, UnitOfWork
from survey.services.guard import needs
from survey.staff import Deed, Staff


class TelephonyDesk:
    """The exchange of a store. Its secret goes in and to the wire, never out to a screen or into the log.

    What talks with the exchange comes back as a deed to be done elsewhere: it may wait long, and the store must not.
    """

    def __init__(self, work: NewWork, clock: Clock, staff: Staff, wire: Wire) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._staff = staff
        self._wire = wire

    @needs(Deed.KEEP_EXCHANGE)
    def exchange(self) -> Exchange | None:
        """Return the exchange without its secret, None when there is none."""
        with self._work() as work:
            kept = work.exchange.get()
        return kept and replace(kept, secret="")

    @needs(Deed.KEEP_EXCHANGE)
    def keep(self, exchange: Exchange) -> None:
        """Keep an exchange; an empty secret is the one kept so far. Raises Refused (dialling.exchange)."""
        with self._work() as work:
            whole = _with_secret(exchange, work)
            check_exchange(whole)
            work.exchange.keep(whole)
            told = {"encrypted": whole.encrypted, "user": whole.user, "channel": whole.channel}
            work.audit.add(entry(self._clock(), self._staff, Logged.EXCHANGE, f"{whole.host}:{whole.port}", told))
            work.commit()

    @needs(Deed.KEEP_EXCHANGE)
    def probe(self, exchange: Exchange) -> Callable[[], None]:
        """Return the deed that tries an exchange before it is kept. Raises Refused (dialling.exchange)."""
        with self._work() as work:
            whole = _with_secret(exchange, work)
        check_exchange(whole)
        return partial(self._wire.check, whole)

    @needs(Deed.CALL)
    def call(self, line: str, number: str) -> Callable[[], None]:
        """Return the deed that has the exchange call an operator's telephone and then a client's number.

        Raises Refused (dialling.no_exchange, dialling.line, dialling.number).
        """
        check_line(line)
        check_number(number)
        with self._work() as work:
            kept = work.exchange.get()
        if kept is None:
            raise Refused("dialling.no_exchange")
        return partial(self._wire.call, kept, line, number)

    def drop(self) -> None:
        """Wait for the exchange no longer."""
        self._wire.drop()


def _with_secret(exchange: Exchange, work: UnitOfWork) -> Exchange:
    kept = work.exchange.get()
    return replace(exchange, secret=kept.secret) if kept and not exchange.secret else exchange
