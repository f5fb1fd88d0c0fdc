"""The admin page that all dictionaries share, and labels of codes kept in a text."""

import re
from functools import partial

import django_filters
from django.contrib import admin


class DictionaryAdmin(admin.ModelAdmin):
    """Items are named in both languages, added and retired; the code stays, for figures and files rest on it."""

    list_display = ("code", "name_ru", "name_kk", "is_builtin", "is_retired", "sort_order")
    list_display_links = ("code", "name_ru")

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return ()
        # A form without is_builtin cannot check the constraint, so what it forbids is not offered.
        return ("code", "is_builtin", "is_retired") if obj.is_builtin else ("code",)

    def has_delete_permission(self, request, obj=None):
        return False  # an item in use is retired, never deleted


def listed(text: str) -> list[str]:
    """Return what a text separated by commas lists."""
    return [part.strip() for part in (text or "").split(",") if part.strip()]


def one_of(*words: str) -> str:
    """Return the pattern of a list that names one of these words."""
    return rf"(^|,)\s*({'|'.join(re.escape(word) for word in words)})\s*(,|$)"


def offered(dictionary) -> list[tuple[str, str]]:
    return [(item.code, item.name) for item in dictionary.objects.all()]


class ListedFilter(django_filters.ChoiceFilter):
    """Rows whose column of codes lists an item of a dictionary, under its code or, as free text, its name."""

    def __init__(self, *, dictionary, **kwargs):
        super().__init__(choices=partial(offered, dictionary), **kwargs)
        self.dictionary = dictionary

    def filter(self, rows, value):
        if not value:
            return rows
        item = self.dictionary.objects.get(code=value)
        names = [name for name in (item.code, item.name_ru, item.name_kk) if name]
        words = {spelling for name in names for spelling in (name, name.lower(), name.upper())}
        return rows.filter(**{f"{self.field_name}__iregex": one_of(*sorted(words))})


class Labels:
    """The labels of a dictionary in the reader's language, read once: ``kk, ru`` becomes ``Kazakh, Russian``.

    What the dictionary does not know stays as it was written: the column held free text before, and files may
    still bring it.
    """

    def __init__(self, model):
        self.items = list(model.objects.all())
        self.by_word = {
            word.casefold(): item for item in self.items for word in (item.code, item.name_ru, item.name_kk) if word
        }

    def codes(self, text: str) -> list[str]:
        """Return the code of each listed word, and the word itself where no item has it."""
        found = [self.by_word.get(word.casefold(), word) for word in listed(text)]
        return list(dict.fromkeys(getattr(one, "code", one) for one in found))

    def said(self, text: str) -> str:
        """Return the list in words."""
        found = [self.by_word.get(word.casefold(), word) for word in listed(text)]
        return ", ".join(dict.fromkeys(getattr(one, "name", one) for one in found))

    def choices(self, text: str) -> list[tuple[str, str]]:
        """Return what may be ticked: items in use, and whatever the text lists already."""
        kept = self.codes(text)
        offered = [(item.code, item.name) for item in self.items if not item.is_retired or item.code in kept]
        known = {item.code for item in self.items}
        return [*offered, *((word, word) for word in kept if word not in known)]
