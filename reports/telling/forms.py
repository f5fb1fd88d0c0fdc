"""The texts as they are typed: a region's two, a national section."""

from contextlib import suppress

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import override

from mediation.texts import Finding, check
from mediation.texts.findings import Segment, segments
from reports.models import RegionText
from reports.telling.desk import Section
from reports.telling.fields import Field, Piece, broken, nearest, pieces
from reports.telling.look import LONGEST, SHORTEST
from reports.telling.typed import typed
from reports.wording.grammar import WordingError
from reports.wording.source import literal, say_section

LIMITS = {"rows": 12, "data-shortest": SHORTEST, "data-longest": LONGEST}


class RegionForm(forms.ModelForm):
    """Both languages, and the version they were seen in."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    class Meta:
        model = RegionText
        fields = ("text_ru", "text_kk")
        widgets = {
            "text_ru": forms.Textarea(attrs={**LIMITS, "lang": "ru"}),
            "text_kk": forms.Textarea(attrs={**LIMITS, "lang": "kk"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version if self.instance.pk else 0


class SectionForm(forms.Form):
    """A section's text, read and looked at as it is typed. A figure stands in it as a field, or it is refused."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "true"}), max_length=10_000)

    def __init__(self, *args, section: Section, known_names: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.section, self.desk, self.known_names = section, section.desk, known_names
        self.initial |= {"seen": section.version, "text": section.text}
        self.fields["text"].label = _("Text of the section")
        self.fields["text"].widget.attrs["lang"] = self.desk.language
        self.findings: list[Finding] = []
        self.said: list[str] = section.said
        self.nodes: list[list] | None = None  # of what is shown, where it can be read
        self.broken, self.suggested = "", []

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].replace("\r\n", "\n").strip()
        try:
            nodes = self.desk.read(text)
        except WordingError as error:
            self.suggest(error, text)
            raise forms.ValidationError(str(error)) from None
        self.said, self.nodes = said(nodes, self.section), nodes
        refused, asked = typed(text, topic=self.section.topic, wording=self.desk.wording, facts=self.desk.facts)
        self.findings = self.looked_at(text, asked)
        if refused:
            raise forms.ValidationError(
                [f"«{text[slice(one.finding.start, one.finding.end)]}»: {one.finding.message}" for one in refused]
            )
        return "" if text == self.section.draft else text

    def suggest(self, error: WordingError, text: str) -> None:
        """Name the fields that were perhaps meant by the one that cannot be read."""
        self.broken = broken(error.placeholder, text)
        self.suggested: list[Field] = nearest(self.broken, self.desk) if self.broken else []

    @property
    def paragraphs(self) -> list[list[Piece]]:
        """As the document prints them, fields apart."""
        return [[Piece(text)] for text in self.said] if self.nodes is None else pieces(self.nodes, self.desk)

    def look(self) -> None:
        """Look at what is kept, without an answer being sent."""
        text = self.section.text
        with suppress(WordingError):
            self.nodes = self.desk.read(text)
        _refused, asked = typed(text, topic=self.section.topic, wording=self.desk.wording, facts=self.desk.facts)
        self.findings = self.looked_at(text, asked)

    def looked_at(self, text: str, asked: list[Finding]) -> list[Finding]:
        found = check(
            literal(text), language=self.desk.language, quarter=self.desk.quarter, known_names=self.known_names
        )
        return sorted([*found, *asked])

    @property
    def marked(self) -> list[Segment]:
        """The pieces of the text that something is said of."""
        text = (self["text"].value() or "").replace("\r\n", "\n").strip()
        return [one for one in segments(text, self.findings) if one.finding]

    @property
    def general(self) -> list[Finding]:
        """What is said of the text as a whole."""
        return [one for one in self.findings if not len(one)]


def said(nodes: list[list], section: Section) -> list[str]:
    with override(section.desk.language):
        return say_section(nodes, section.desk.wording, section.desk.facts)
