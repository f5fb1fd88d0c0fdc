"""The house: imports run one way, files stay small, no string goes untranslated."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from babel.messages.pofile import read_po
from django import forms
from django.utils.translation import gettext, override

ROOT = Path(__file__).parent.parent
ROOMS = ["mediation", "accounts", "offices", "mediators", "events", "appeals", "reports", "desk"]
# The project's own files that must know all rooms.
ABOVE = {"mediation/urls.py", "mediation/settings.py"}


def sources():
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            if "migrations" not in path.parts:
                yield room, path


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_no_room_imports_the_one_to_its_right():
    wrong = [
        f"{path.relative_to(ROOT)} imports {other}"
        for room, path in sources()
        if str(path.relative_to(ROOT)) not in ABOVE
        for other in imported(path) & set(ROOMS)
        if ROOMS.index(other) > ROOMS.index(room)
    ]
    assert wrong == []


def test_files_stay_under_three_hundred_lines():
    assert [str(path) for _room, path in sources() if len(path.read_text().splitlines()) > 300] == []


def test_no_room_without_a_noun():
    odd = {"utils.py", "helpers.py", "services.py", "common.py", "signals.py"}
    assert [str(path) for _room, path in sources() if path.name in odd] == []


def catalogue(language: str):
    with (ROOT / f"locale/{language}/LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_string_is_translated(language):
    found = [message for message in catalogue(language) if message.id]
    assert [message.id for message in found if not message.string or message.fuzzy] == []


def test_what_libraries_tell_in_a_form_is_told_in_kazakh():
    fields = (forms.CharField, forms.DateField, forms.IntegerField, forms.ChoiceField, forms.ModelChoiceField,
              forms.EmailField, forms.FileField, forms.UUIDField, forms.TimeField)  # fmt: skip
    with override("en"):
        said = {str(text) for field in fields for text in field.default_error_messages.values() if text}
        said |= {str(text) for text in DefaultAccountAdapter.error_messages.values() if "password" in str(text)}
    said |= {"Username", "Password", "New Password", "Current Password", "This password is too common."}
    said -= {text for text in said if not text or "phone" in text or "email" in text or "token" in text}
    with override("kk"):
        assert {text for text in said if gettext(text) == text} == set()


MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop", "pgettext", "pgettext_lazy"}
SHOWN = {"label", "help_text", "verbose_name", "verbose_name_plural", "violation_error_message", "empty_label"}


def calls(path: Path):
    return [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]


def is_text(node) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(re.search(WORD, node.value))


def marked_in_code():
    for _room, path in sources():
        for call in calls(path):
            if isinstance(call.func, ast.Name) and call.func.id in MARKS and call.args and is_text(call.args[-1]):
                yield call.args[-1].value


WORD = r"[^\W\d_]{2,}"
TRANSLATED = re.compile(r"""\{%\s*translate\s+(?:"([^"]+)"|'([^']+)')""")
BLOCK = re.compile(r"\{%\s*blocktranslate\b.*?%\}(.*?)\{%\s*endblocktranslate\s*%\}", re.DOTALL)


def templates():
    """Every page but the one for a broken portal, which speaks both languages because nothing can choose one."""
    return sorted(path for path in (ROOT / "templates").rglob("*.html") if path.name != "500.html")


def marked_in_templates():
    for path in templates():
        text = path.read_text()
        yield from (one or other for one, other in TRANSLATED.findall(text))
        for block in BLOCK.findall(text):
            yield re.sub(r"\{\{\s*(\w+)\s*\}\}", r"%(\1)s", block)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_marked_string_is_in_the_catalogue(language):
    known = {id_ for message in catalogue(language) for id_ in (message.id if message.pluralizable else [message.id])}
    marked = {*marked_in_code(), *(text for text in marked_in_templates() if "{%" not in text)}
    assert sorted(marked - known) == []


def test_labels_in_code_are_marked():
    bare = [
        f"{path.relative_to(ROOT)}:{keyword.value.lineno} {keyword.value.value}"
        for _room, path in sources()
        for call in calls(path)
        for keyword in call.keywords
        if keyword.arg in SHOWN and is_text(keyword.value)
    ]
    assert bare == []


def spoken_at_import(tree: ast.Module) -> list[int]:
    """Return the lines that translate while the module is loaded, when nobody's language is known yet."""
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in ("gettext", "pgettext", "ngettext")
    }
    later = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)

    def calls_of(node):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, later):
                continue
            if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id in names:
                yield child.lineno
            yield from calls_of(child)

    return list(calls_of(tree))


def test_nothing_is_translated_before_a_language_is_known():
    assert spoken_at_import(ast.parse("from django.utils.translation import gettext as _\nTITLE = _('x')")) == [2]
    found = {str(path): spoken_at_import(ast.parse(path.read_text())) for _room, path in sources()}
    assert {path: lines for path, lines in found.items() if lines} == {}


# The languages' own names for themselves, and what no language says otherwise.
SAID_BY_ITSELF = {"РУС", "ҚАЗ", "ENG", "Excel", "Word", "PDF", "JSON", "SVG", "PNG", "Enter", "Ctrl"}
SPOKEN = re.compile(r"""\b(?:title|alt|placeholder|aria-label|aria-description)=(?:"([^"]*)"|'([^']*)')""")


def unmarked(text: str) -> set[str]:
    """Return the words of a template that a person would see or hear and no translation reaches."""
    text = re.sub(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|<!.*?>", " ", text, flags=re.DOTALL)
    text = BLOCK.sub(" ", text)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.DOTALL)
    spoken = [one or other for one, other in SPOKEN.findall(text)]
    seen = re.sub(r"<[^>]*>", " ", text)
    words = re.findall(WORD, re.sub(r"&\w+;", " ", " ".join([seen, *spoken])))
    return set(words) - SAID_BY_ITSELF


def test_every_word_of_a_page_is_marked_for_translation():
    assert {str(path.relative_to(ROOT)): words for path in templates() if (words := unmarked(path.read_text()))} == {}


def test_an_unmarked_word_would_be_found():
    assert unmarked('<p title="Close">{% translate "Open" %} {{ name }}</p>') == {"Close"}
    assert unmarked("<p>Hello</p>{% blocktranslate %}Good day{% endblocktranslate %}") == {"Hello"}


INCLUDED = re.compile(r"""\{%\s*(?:include|extends)\s+["']([^"']+)["']""")
# Drawn by tags of ``charts``; shown by a script when there is something to say; or fetched by a page.
DRAWN = {"bars.html", "columns.html", "multiples.html", "ranked.html", "region_map.html", "spans.html", "spark.html"}
SILENT = {"draft.html", "panels.html"}


def test_every_component_stands_on_the_page_of_components():
    seen, todo = set(), ["desk/components.html"]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += INCLUDED.findall((ROOT / "templates" / name).read_text())
    shown = {Path(name).name for name in seen if name.startswith("components/")} | DRAWN | SILENT
    assert {path.name for path in (ROOT / "templates/components").iterdir()} - shown == set()


def test_no_page_holds_inline_script_or_style():
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text()
        assert " style=" not in text and "<style" not in text and "onclick=" not in text, path
        assert "<script" not in text.replace("<script src=", ""), path


def test_every_requirement_says_why_it_is_there():
    lines = (ROOT / "requirements.txt").read_text().splitlines() + (
        ROOT / "requirements-dev.txt"
    ).read_text().splitlines()
    bare = [line for line in lines if line and not line.startswith(("#", "-r")) and "#" not in line]
    assert bare == []


def test_the_repository_holds_no_compiled_translation():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert not [name for name in listed.splitlines() if name.endswith(".mo")]
