"""Values as people write them: by code, by label in any language of the portal, or by how a label begins."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from mediation.alphabets import folded


class Labels:
    """The values of one column. ``options``: pairs of value and labels, one a language of ``languages``."""

    def __init__(self, options: Iterable[tuple[object, dict[str, str]]], codes: dict[str, object] | None = None):
        self.labels = dict(options)
        self.exact = {folded(code): value for code, value in (codes or {}).items()}
        for value, names in self.labels.items():
            self.exact |= {folded(name): value for name in names.values() if name}

    @classmethod
    def of_choices(cls, choices):
        languages = [code for code, _name in settings.LANGUAGES]
        names = {value: {} for value, _label in choices}
        for language in languages:
            with override(language):
                for value, label in choices:
                    names[value][language] = str(label)
        return cls(names.items(), {value: value for value in names})

    @classmethod
    def of_items(cls, items):
        return cls(
            ((item, {"ru": item.name_ru, "kk": item.name_kk}) for item in items), {item.code: item for item in items}
        )

    def read(self, written: str):
        """Return the value that was meant. Raises ``ValueError`` with the words for the person who wrote it."""
        text = folded(written)
        if text in self.exact:
            return self.exact[text]
        meant = self.beginning(text)
        if len(meant) == 1:
            return meant[0]
        if meant:
            several = ", ".join(self.shown(value) for value in meant[:3])
            raise ValueError(_("“%(value)s” may mean several: %(several)s.") % {"value": written, "several": several})
        raise ValueError(_("“%(value)s” is not one of the values of this column.") % {"value": written[:40]})

    def beginning(self, text: str) -> list:
        """Values whose label begins so: in the language of the screen, or else in any."""
        mine = [value for value in self.labels if folded(self.shown(value)).startswith(text)]
        return mine or [
            value
            for value, names in self.labels.items()
            if any(folded(name).startswith(text) for name in names.values() if name)
        ]

    def shown(self, value) -> str:
        names = self.labels[value]
        return names.get(get_language() or "") or names["ru"]

    def offered(self) -> list[dict]:
        """What the page offers and recognises itself: the label shown, and every other way to write it."""
        also = {}
        for written, value in self.exact.items():
            also.setdefault(value, []).append(written)
        return [{"label": self.shown(value), "also": "|".join(also.get(value, ()))} for value in self.labels]
