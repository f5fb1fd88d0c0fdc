"""What people answered, added up by question: numbers, shares, means, and their words."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count
from django.utils.translation import gettext as _
from openpyxl import Workbook

from events.models import Answer, Question, Questionnaire, Response, SurveyCount
from mediation.numbers import DASH, shown
from mediation.spreadsheet import sheet_name, written

TEXTS = 200  # free answers that one page shows
FEWEST = 5  # questionnaires of a region from which on its free answers are shown: of fewer, words tell who wrote them


@dataclass(frozen=True)
class Line:
    """How many gave one answer; share: percent of those who answered the question, None where nobody has."""

    label: str
    count: int
    share: Decimal | None

    @property
    def text(self) -> str:
        return shown(self.count)

    @property
    def share_text(self) -> str:
        return DASH if self.share is None else f"{shown(self.share)} %"


@dataclass
class Told:
    """One question's results: ``answered`` people, a line an answer, the mean of a scale, free words."""

    question: Question
    answered: int
    lines: list[Line] = field(default_factory=list)
    mean: Decimal | None = None
    texts: list[str] = field(default_factory=list)

    @property
    def said(self) -> list[tuple[str, int]]:
        """Free words and how often they were written alike, the most frequent first."""
        return Counter(self.texts).most_common()

    @property
    def mean_text(self) -> str:
        return shown(self.mean)


@dataclass
class Results:
    """All of a questionnaire. ways: (label, number) of filled-in ones; has_few: some region's words are kept back."""

    count: int
    ways: list[tuple[str, str]]
    questions: list[Told]
    has_few: bool = False


def tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def line(label: str, count: int, base: int) -> Line:
    return Line(label, count, tenth(Decimal(count) * 100 / base) if base else None)


def results(questionnaire: Questionnaire, *, user, region: str = "", texts: int | None = TEXTS) -> Results:
    """Add up what the user may see; with a region, that region alone."""
    only = {"questionnaire": questionnaire} | ({"region": region} if region else {})
    given = Response.objects.visible_to(user).filter(**only)
    by_way, by_place = Counter(), Counter()
    for way, place, count in given.values_list("way", "region").annotate(Count("pk")).order_by():
        by_way[way] += count
        by_place[place] += count
    answers = Answer.objects.visible_to(user).filter(**only)
    counted = list(answers.filter(text="").values_list("question", "choice", "number").annotate(Count("pk")).order_by())
    answered = dict(answers.values_list("question").annotate(Count("response", distinct=True)).order_by())
    told_of = [place for place, count in by_place.items() if count >= FEWEST]
    words = words_of(answers.filter(region__in=told_of), texts)
    asked = questionnaire.questions.prefetch_related("choices").order_by("sort_order", "pk")
    return Results(
        count=by_way.total(),
        has_few=len(told_of) < len(by_place),
        ways=[(str(label), shown(by_way[way])) for way, label in Response.Way.choices],
        questions=[
            told(one, answered.get(one.pk, 0), [row for row in counted if row[0] == one.pk], words.get(one.pk, []))
            for one in asked
        ],
    )


def words_of(answers, most: int | None) -> dict[int, list[str]]:
    """Return free words by question, the newest first."""
    found = defaultdict(list)
    rows = answers.exclude(text="").order_by("-response__answered_on", "response_id").values_list("question", "text")
    for question, text in rows[:most]:
        found[question].append(text)
    return found


def told(question: Question, answered: int, counted: list[tuple], texts: list[str]) -> Told:
    made = Told(question, answered, texts=texts)
    if question.kind == Question.Kind.SCALE:
        numbers = {number: count for _question, _choice, number, count in counted}
        made.lines = [line(str(step), numbers.get(step, 0), answered) for step in range(1, question.steps + 1)]
        total = sum(Decimal(number) * count for number, count in numbers.items())
        made.mean = tenth(total / answered) if answered else None
    elif question.has_choices:
        chosen = {choice: count for _question, choice, _number, count in counted}
        made.lines = [line(one.text, chosen.get(one.pk, 0), answered) for one in question.choices.all()]
    return made


def by_region(questionnaire: Questionnaire, user) -> list[dict]:
    """Return what each region has: filled in here, its typed total of the campaign, and both together."""
    rows = SurveyCount.objects.visible_to(user).filter(campaign=questionnaire.campaign_id)
    found: dict[str, dict] = {}
    for row in rows.select_related("region").order_by("region__sort_order"):
        one = found.setdefault(
            row.region_id, {"region": str(row.region), "code": row.region_id, "filled": 0, "typed": 0, "total_id": None}
        )
        one["filled" if row.way == SurveyCount.Way.ANSWERS else "typed"] += row.respondents
        one["total_id"] = row.total_id or one["total_id"]
    return [{**one, **said(one)} for one in found.values()]


def said(one: dict) -> dict:
    words = {"filled_text": shown(one["filled"]), "typed_text": shown(one["typed"])}
    return {**words, "sum": shown(one["filled"] + one["typed"]), "is_double": bool(one["filled"] and one["typed"])}


def workbook(questionnaire: Questionnaire, found: Results, regions: list[dict]) -> tuple[Workbook, int]:
    """Return the results as a workbook, and how many rows it has."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name(_("Results")))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 60, 44
    lines = [[_("Question"), _("Answer"), _("How many"), _("Share, percent"), _("Mean")]]
    for one in found.questions:
        lines.append([one.question.text, _("answered, people"), one.answered, None, one.mean])
        lines += [[one.question.text, row.label, row.count, row.share, None] for row in one.lines]
    words = [[_("Question"), _("In their own words")]]
    words += [[one.question.text, text] for one in found.questions for text in one.texts]
    places = [[_("Region"), _("Filled in the portal"), _("Typed total")]]
    places += [[one["region"], one["filled"], one["typed"]] for one in regions]
    for values in lines:
        sheet.append(written(sheet, values))
    for name, rows in ((_("Free answers"), words), (_("Regions"), places)):
        other = book.create_sheet(sheet_name(name))
        other.column_dimensions["A"].width = 40
        for values in rows:
            other.append(written(other, values))
    return book, len(lines) + len(words) + len(places) - 3
