"""The house: imports run one way, files stay small, no string goes untranslated."""

import ast
import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

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


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_string_is_translated(language):
    with (ROOT / f"locale/{language}/LC_MESSAGES/django.po").open("rb") as file:
        catalog = read_po(file)
    assert [message.id for message in catalog if message.id and (not message.string or message.fuzzy)] == []


def test_every_marked_string_is_in_the_catalogue():
    with (ROOT / "locale/ru/LC_MESSAGES/django.po").open("rb") as file:
        known = {message.id for message in read_po(file)}
    missing = [
        node.args[-1].value
        for _room, path in sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"_", "gettext_lazy", "gettext_noop", "pgettext_lazy"}
        and node.args
        and isinstance(node.args[-1], ast.Constant)
        and node.args[-1].value not in known
    ]
    assert missing == []


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
