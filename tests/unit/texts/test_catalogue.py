"""The catalogue is whole: each key in three languages with the same blanks, each used, none missing."""

import ast
import re
import tomllib
from collections.abc import Iterator
from string import Formatter

import pytest

from survey import errors
from survey.edition_file import load_edition
from survey.errors import SurveyError
from survey.language import Language
from ui.texts import TEXTS, Entry, read_area

ROOT = TEXTS.parent.parent
EDITION = load_edition(ROOT / "resources" / "editions" / "2019-59.toml")
AREAS = sorted(file.stem for file in TEXTS.glob("*.toml"))
KEYS = {f"{area}.{key}": entry for area in AREAS for key, entry in read_area(area).items()}
FORMS = {"ru": {"one", "few", "many"}, "en": {"one", "other"}}
MIXED_ALPHABETS = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")
CATALOGUE_NAMES = {"texts", "_texts"}
PHRASES = {"say", "note", "Phrase"}
"""How the report's document, which has no language, asks for words."""
ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, SurveyError)}


def sources(*folders: str) -> list[ast.Module]:
    files = [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]
    return [ast.parse(file.read_text(encoding="utf-8")) for file in [*files, ROOT / "main.py"] if file.exists()]


FACES = sources("ui")
DOCUMENT = sources("survey/report")
PROGRAM = sources("survey", "storage", "telephony", "ui")


def nodes(trees: list[ast.Module], kind: type[ast.AST]) -> Iterator[ast.AST]:
    return (node for tree in trees for node in ast.walk(tree) if isinstance(node, kind))


def literals(trees: list[ast.Module]) -> set[str]:
    return {node.value for node in nodes(trees, ast.Constant) if isinstance(node.value, str)}


def pattern(joined: ast.JoinedStr) -> str:
    """Return an f-string as a pattern: a blank is any word."""
    parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w.-]+" for part in joined.values)
    return "".join(parts)


def families(trees: list[ast.Module], beginnings: set[str]) -> set[str]:
    """Return the f-strings that begin so, as patterns: families of keys whose last word is a code or an enum member."""
    begun = tuple(re.escape(f"{beginning}.") for beginning in beginnings)
    return {text for node in nodes(trees, ast.JoinedStr) if (text := pattern(node)).startswith(begun)}


def unmatched(keys: set[str], known_patterns: set[str]) -> set[str]:
    return {key for key in keys if not any(re.fullmatch(one, key) for one in known_patterns)}


def calls(trees: list[ast.Module], names: set[str]) -> Iterator[ast.Call]:
    for node in nodes(trees, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", None))
        if name in names and node.args:
            yield node


def asked(argument: ast.expr) -> Iterator[str]:
    """Give the patterns of the keys that an argument may name."""
    match argument:
        case ast.Constant(value=str(key)):
            yield re.escape(key)
        case ast.JoinedStr():
            yield pattern(argument)
        case ast.IfExp():
            yield from asked(argument.body)
            yield from asked(argument.orelse)


def sentences(entry: Entry, language: str) -> list[str]:
    words = entry[language]
    return [words] if isinstance(words, str) else list(words.values())


def blanks(entry: Entry, language: str) -> set[str]:
    return {name for words in sentences(entry, language) for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("key", KEYS)
def test_a_key_speaks_three_languages(key: str) -> None:
    assert set(KEYS[key]) == set(Language)
    assert all(words.strip() for language in Language for words in sentences(KEYS[key], language))


@pytest.mark.parametrize("key", KEYS)
def test_a_key_has_the_same_blanks_in_each_language(key: str) -> None:
    assert blanks(KEYS[key], "kk") == blanks(KEYS[key], "ru") == blanks(KEYS[key], "en")


@pytest.mark.parametrize("key", KEYS)
def test_a_count_has_one_kazakh_three_russian_and_two_english_forms(key: str) -> None:
    entry = KEYS[key]
    assert isinstance(entry["kk"], str)
    for language, forms in FORMS.items():
        if not isinstance(entry[language], str):
            assert set(entry[language]) == forms
            assert "n" in blanks(entry, language)


@pytest.mark.parametrize("key", KEYS)
def test_no_word_mixes_two_alphabets(key: str) -> None:
    for language in Language:
        for words in sentences(KEYS[key], language):
            assert not MIXED_ALPHABETS.search(re.sub(r"\{\w+\}", " ", words))


def test_no_word_of_the_edition_mixes_two_alphabets() -> None:
    source = (ROOT / "resources" / "editions" / "2019-59.toml").read_text(encoding="utf-8")
    assert not MIXED_ALPHABETS.findall(source)


def test_every_key_that_is_asked_for_exists() -> None:
    wanted = {key for call in calls(FACES, CATALOGUE_NAMES) for key in asked(call.args[0])}
    wanted |= {key for call in calls(DOCUMENT, PHRASES) for key in asked(call.args[0])}
    assert {key for key in wanted if not any(re.fullmatch(key, known) for known in KEYS)} == set()


def test_every_key_is_asked_for() -> None:
    """Errors and findings are asked for by their code; the tests below see to them."""
    own = {key for key in KEYS if not key.startswith(("errors.", "finding."))}
    asking = [*FACES, *DOCUMENT]
    assert unmatched(own - literals(asking), families(asking, set(AREAS))) == set()


def test_every_error_that_is_raised_has_its_sentence_and_gives_its_facts() -> None:
    known = read_area("errors")
    for call in calls(PROGRAM, ERRORS):
        if not (isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)):
            continue
        code = call.args[0].value
        assert code in known, code
        facts = {keyword.arg for keyword in call.keywords}
        assert None in facts or blanks(known[code], "kk") <= facts, code


def test_every_error_sentence_is_about_a_code_of_the_program() -> None:
    known = read_area("errors")
    codes = {key for key in known if not any(key.startswith(f"{code}.") for code in known)}
    beginnings = {code.partition(".")[0] for code in codes}
    assert unmatched(codes - literals(PROGRAM), families(PROGRAM, beginnings)) == set()


@pytest.mark.parametrize("code", EDITION.severities)
def test_every_finding_of_the_edition_has_its_sentence(code: str) -> None:
    assert any(code in key for key in KEYS if key.startswith("finding."))


def test_each_area_is_a_file_of_tables() -> None:
    for area in AREAS:
        with (TEXTS / f"{area}.toml").open("rb") as file:
            assert all(isinstance(table, dict) for table in tomllib.load(file).values()), area
