"""The staff desk: who works here, with which rights and which password."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Protocol
from uuid import UUID

from survey.audit import Entry, Logged, entry
from survey.edition import Edition
from survey.errors import Refused
from survey.ids import uuid7
from survey.language import Language
from survey.ports import Clock, NewWork
from survey.services.guard import needs
from survey.staff import CALLED_IN, WHOLE_COUNTRY, Deed, Role, Staff, check_languages, check_login, check_password


@dataclass(frozen=True, slots=True)
class Account:
    """What a new member of staff is known by, and can do on the telephone; `region` is empty for the whole country."""

    login: str
    name: str
    role: Role
    region: str = ""
    languages: tuple[Language, ...] = CALLED_IN
    converts: bool = False


class Keyring(Protocol):
    """Who can open the store. Raises StoreError (store.keys_missing, store.keys_damaged, …)."""

    def give(self, login: str, password: str) -> None:
        """Let a login in by a password, in place of the one before."""
        ...

    def take(self, login: str) -> None:
        """Let a login in no more."""
        ...

    def check(self, login: str, password: str) -> None:
        """Raise WrongPassword (login.wrong) unless the password is the login's, StoreError (login.wait) after some."""
        ...

    def renew_recovery(self) -> str:
        """Make a recovery key in place of the one before; it is told once and kept nowhere."""
        ...

    def recoverable(self) -> bool:
        """Tell whether there is a recovery key."""
        ...


class StaffDesk:
    """The staff, kept by one of them. A login's key and its account change together, the key first."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff, keys: Keyring) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff
        self._keys = keys

    @needs(Deed.KEEP_STAFF)
    def everyone(self) -> Sequence[Staff]:
        """Return all members of staff by name."""
        with self._work() as work:
            return work.staff.everyone()

    @needs(Deed.KEEP_STAFF)
    def add(self, account: Account, password: str) -> Staff:
        """Let somebody in, who changes the password at the first sign-in.

        Raises Refused (staff.login, staff.login_taken, staff.name, staff.region, staff.whole_country, staff.languages,
        staff.password).
        """
        self._check(account)
        check_password(password)
        with self._work() as work:
            if work.staff.by_login(account.login):
                raise Refused("staff.login_taken", login=account.login)
            made = Staff(id=uuid7(self._clock()), **asdict(account), must_change=True)
            self._keys.give(made.login, password)
            work.staff.add(made)
            told = {"role": made.role, "region": made.region, **_skills(made)}
            work.audit.add(entry(self._clock(), self._staff, Logged.STAFF_ADDED, made.login, told))
            work.commit()
        return made

    @needs(Deed.KEEP_STAFF)
    def reset(self, staff: UUID, password: str) -> Staff:
        """Give a new password, which must be changed at the next sign-in; lets a disabled one in again.

        Raises Refused (staff.unknown, staff.password).
        """
        check_password(password)
        with self._work() as work:
            before = work.staff.get(staff)
            changed = replace(before, disabled=False, must_change=True)
            self._keys.give(changed.login, password)
            work.staff.save(changed)
            work.audit.add(self._changed(Logged.STAFF_RESET, before, changed))
            work.commit()
        return changed

    @needs(Deed.KEEP_STAFF)
    def train(self, staff: UUID, languages: tuple[Language, ...], *, converts: bool) -> Staff:
        """Change what somebody can do on the telephone; the queue goes by it from the next sign-in.

        Raises Refused (staff.unknown, staff.languages).
        """
        check_languages(languages)
        with self._work() as work:
            before = work.staff.get(staff)
            changed = replace(before, languages=languages, converts=converts)
            work.staff.save(changed)
            record = entry(
                self._clock(), self._staff, Logged.STAFF_TRAINED, changed.login, _skills(changed), _skills(before)
            )
            work.audit.add(record)
            work.commit()
        return changed

    @needs(Deed.KEEP_STAFF)
    def disable(self, staff: UUID) -> Staff:
        """Let somebody else in no more; what he did stays. Raises Refused (staff.unknown, staff.oneself)."""
        if staff == self._staff.id:
            raise Refused("staff.oneself")
        with self._work() as work:
            before = work.staff.get(staff)
            changed = replace(before, disabled=True)
            self._keys.take(changed.login)
            work.staff.save(changed)
            work.audit.add(self._changed(Logged.STAFF_DISABLED, before, changed))
            work.commit()
        return changed

    @needs(Deed.KEEP_STAFF)
    def recoverable(self) -> bool:
        """Tell whether there is a recovery key."""
        return self._keys.recoverable()

    @needs(Deed.KEEP_STAFF)
    def renew_recovery_key(self) -> str:
        """Return a new recovery key, which opens the store when nobody can get in; the one before opens it no more."""
        with self._work() as work:
            work.audit.add(entry(self._clock(), self._staff, Logged.RECOVERY_KEY))
            work.commit()
        return self._keys.renew_recovery()

    def change_password(self, old: str, new: str) -> None:
        """Change one's own password. Raises WrongPassword (login.wrong), Refused (staff.password, staff.same)."""
        self._keys.check(self._staff.login, old)
        check_password(new)
        if new == old:
            raise Refused("staff.same")
        with self._work() as work:
            self._keys.give(self._staff.login, new)
            work.staff.save(replace(work.staff.get(self._staff.id), must_change=False))
            work.audit.add(entry(self._clock(), self._staff, Logged.PASSWORD, self._staff.login))
            work.commit()

    def _changed(self, what: Logged, before: Staff, after: Staff) -> Entry:
        was = {"disabled": before.disabled, "must_change": before.must_change}
        told = {"disabled": after.disabled, "must_change": after.must_change}
        return entry(self._clock(), self._staff, what, after.login, told, was)

    def _check(self, account: Account) -> None:
        check_login(account.login)
        check_languages(account.languages)
        if not account.name.strip():
            raise Refused("staff.name")
        if account.region:
            self._edition.region(account.region)
        elif account.role is Role.BRANCH:
            raise Refused("staff.region")
        if account.region and account.role in WHOLE_COUNTRY:
            raise Refused("staff.whole_country")


def _skills(staff: Staff) -> dict[str, object]:
    return {"languages": " ".join(staff.languages), "converts": staff.converts}
