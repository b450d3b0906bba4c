"""Run one command: print its document, or the sentence that says why not."""

import getpass
import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Any

from survey.errors import StoreError, SurveyError
from survey.language import Language
from survey.masking import masked_words
from ui.cli.commands import COMMANDS, Document
from ui.start import Rescue
from ui.texts import Texts

if TYPE_CHECKING:
    from pathlib import Path

    from survey.services.desks import Desks

PASSWORD_VARIABLE = "PIKIRTERIM_PASSWORD"  # noqa: S105  the variable's name, not a password
RECOVERY_VARIABLE = "PIKIRTERIM_RECOVERY_KEY"
DONE, REFUSED = 0, 1


def system_language() -> Language:
    """Return the language of the system's messages, Kazakh when it is none of ours."""
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return next((language for language in Language if spoken.startswith(language.value)), Language.KK)


def speaking(arguments: Namespace) -> Texts:
    """Return the words in the language asked for, else in the system's."""
    return Texts(arguments.speak or system_language())


def run_command(
    arguments: Namespace,
    open_desks: "Callable[[Path, str, str], Desks]",
    rescue: Rescue,
) -> int:
    """Run a command of the table on the store, or one that a store is rescued by; return the exit status."""
    texts = speaking(arguments)
    try:
        password = _password(arguments, texts)
        # With --json a script reads, whose log is no place for a key: `store recovery-key` makes it.
        founding = not arguments.store.exists() and not arguments.json
        if arguments.command in RESCUES:
            return show(RESCUES[arguments.command](rescue, arguments, password, texts), arguments)
        with closing(open_desks(arguments.store, arguments.login, password)) as desks:
            if founding:
                sys.stderr.write(texts("cli.recovery_key", key=desks.people.renew_recovery_key()) + "\n")
            document = COMMANDS[arguments.command](desks, arguments, texts)
    except SurveyError as error:
        return refuse(error, texts)
    done = show(document, arguments)
    if isinstance(document, Mapping) and document.get("ok") is False:
        way = {"way": "backup" if document["backup"] else "none", "backup": document["backup"]}
        return refuse(StoreError("store.unsound", file=arguments.store.name, **way), texts)
    return done


def _password(arguments: Namespace, texts: Texts) -> str:
    return os.environ.get(PASSWORD_VARIABLE) or getpass.getpass(texts("cli.password", login=arguments.login))


def _restore(rescue: Rescue, arguments: Namespace, password: str, _texts: Texts) -> Document:
    """Put a backup in the store's place."""
    aside = rescue.restore(arguments.store, arguments.file, arguments.login, password)
    return {"store": str(arguments.store), "aside": str(aside) if aside else None}


def _recover(rescue: Rescue, arguments: Namespace, password: str, texts: Texts) -> Document:
    """Give a new password by the recovery key; its successor is shown this once."""
    recovery_key = os.environ.get(RECOVERY_VARIABLE) or getpass.getpass(texts("cli.recovery"))
    made = rescue.recover(arguments.store, recovery_key, arguments.login, password)
    return {"login": arguments.login, "recovery_key": made}


RESCUES: Mapping[str, Callable[[Rescue, Namespace, str, Texts], Document]] = {
    "store restore": _restore,
    "store recover": _recover,
}


def refuse(error: SurveyError, texts: Texts) -> int:
    """Say on standard error why it is refused."""
    sys.stderr.write(f"{masked_words(texts.error(error))} [{error.code}]\n")
    return REFUSED


def show(document: Document, arguments: Namespace) -> int:
    """Print a document, as JSON or as lines of names and values; return the exit status."""
    if arguments.json:
        sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(line + "\n" for line in _lines(document))
    return DONE


def _lines(value: Any, name: str = "") -> list[str]:  # noqa: ANN401  a JSON value
    match value:
        case dict():
            return [line for key, part in value.items() for line in _lines(part, f"{name}.{key}" if name else key)]
        case list() if value and isinstance(value[0], dict):
            return [f"{name}  " + "  ".join(f"{key}={part}" for key, part in row.items()) for row in value]
        case list():
            return [f"{name}  {part}" for part in value]
    return [f"{name}  {value}"]
