"""One sentence: which figure each of its numbers is."""

import re
from dataclasses import dataclass, field

from reports.reading.cues import CUES, Cue
from reports.reading.known import Known
from reports.reading.numbers import Number
from reports.reading.proposals import Proposal
from reports.reading.sections import Course, Place
from reports.reading.sentences import Clause, Sentence, clauses
from reports.reading.weighing import CLEAR, ENOUGH, MARK, WORD, nearness, weigh

DENIAL = re.compile(
    r"(?<!\w)ни одн(?:ого|ой|о)(?!\w)"
    r"|не поступ\w+|не было|не зафиксирован\w*|не зарегистрирован\w*|не регистрировал\w*|не имеется|(?<!\w)нет(?!\w)"
    r"|отсутству\w+|болмады|болған (?:жоқ|емес)|түскен (?:жоқ|емес)|түспеді|тіркелген жоқ|тіркелмеді|(?<!\w)жоқ(?!\w)"
)
# Figures whose zero is said in words.
DENIED = {"appeals.received", "appeals.received.category.interethnic", "appeals.pending_end", "appeals.pending_start",
          "platforms.opened", "platforms.closed", "publications.total", "events.total"}  # fmt: skip
# A label says less where its whole was not named before.
APART = 0.75
# What comes after a campaign within a campaign may be of either.
OF_EITHER = {".publications", ".comments"}


def denials(text: str) -> list[Number]:
    """A sentence that says there was none has the number zero, where it says so."""
    match = DENIAL.search(text)
    return [Number(match.start(), match.end(), 0, "zero")] if match else []


@dataclass
class Spoken:
    """A sentence with its words and numbers. ``carried``: what its last number was said of."""

    sentence: Sentence
    text: str
    concepts: list[tuple[str, int, int]]
    numbers: list[Number]
    known: Known
    carried: tuple[str, ...] = ()
    whole: str = ""
    chosen: list[tuple[Proposal, str]] = field(default_factory=list)

    def propose(self, course: Course, named) -> list[Proposal]:
        self.carried = course.carried
        is_average = any(name == "average" for name, _start, _end in self.concepts)
        told = [one for one in self.numbers if one.kind != "time" or is_average]
        self.numbers = sorted(told, key=lambda one: one.start)
        spans = [(one.start, one.end) for one in self.numbers]
        made = []
        for number, clause in zip(self.numbers, clauses(self.text, spans, self.words), strict=True):
            place = course.at(number.start, self.text, named)
            proposal = self.proposal(number, clause, place, course)
            if proposal.code or number.kind != "zero":
                made.append(proposal)
        self.add_up(made, course)
        return made

    @property
    def words(self) -> list[tuple[int, int]]:
        """Where known words stand."""
        return [(start, end) for _name, start, end in self.concepts]

    def proposal(self, number: Number, clause: Clause, place: Place, course: Course) -> Proposal:
        made = Proposal("", number.value, self.sentence.text, number.start, number.end, place.region, number.is_more)
        near = nearness(self.text, self.concepts, number, clause, is_row=self.sentence.is_row)
        if number.kind in ("years", "from", "to"):
            self.age(made, number, near, place)
        elif number.kind == "time":
            made.code = "appeals.days_to_resolve" if "average" in near and not place.campaign else ""
        elif number.kind == "percent":
            made.code = "appeals.agreement_rate" if "agreement" in near and not place.campaign else ""
        else:
            self.choose(made, number, clause, near, place, course)
        if not made.code:
            made.region = ""
        if made.code and number.is_rough and number.kind != "to":
            made.doubt("rough")
        if made.code and place.region:
            made.doubt("region")
        return made

    def age(self, made: Proposal, number: Number, near, place: Place) -> None:
        young, old = (near[name].weight if name in near else 0 for name in ("youngest", "oldest"))
        is_oldest = number.kind == "to" or (number.kind != "from" and old > young)
        is_known = number.kind in ("from", "to") or young != old
        if is_known and place.campaign:
            made.code = f"{place.campaign}.age_{'max' if is_oldest else 'min'}"
            if not place.is_sure:
                made.doubt("section")

    def choose(self, made, number, clause, near, place, course) -> None:
        """Take the figure that most speaks for; doubt it where another is near."""
        ranked = self.ranked(number, clause, near, place)
        if number.kind == "zero":
            ranked = [(weight, code, cue) for weight, code, cue in ranked if cue and cue.code in DENIED]
        if not ranked:
            return
        weight, code, cue = ranked[0]
        if cue:
            self.carried = cue.subject
        if not code:
            return
        made.code = code
        self.whole = code if code in self.known.partings else self.known.whole_of.get(code, "")
        rivals = [other for value, other, _cue in ranked[1:] if weight - value < CLEAR and other and other != code]
        if weight < ENOUGH or (cue and cue.is_weak):
            made.doubt("weak")
        if rivals or any(weight - value < CLEAR and not other for value, other, _cue in ranked[1:]):
            made.doubt("two")
        made.others = rivals
        self.doubt_place(made, cue, place, course)

    def doubt_place(self, made, cue, place: Place, course: Course) -> None:
        if not cue or not cue.code or not cue.in_campaign:
            is_only_of_campaigns = bool(cue and not cue.code and cue.in_campaign)
            if not (is_only_of_campaigns and course.outer):
                return
        if not place.campaign or (place.is_sure and cue.in_campaign not in OF_EITHER):
            return
        if place.is_sure and not course.outer:
            return
        codes = [place.campaign + cue.in_campaign, cue.code]
        if course.outer and cue.in_campaign in OF_EITHER:
            codes.insert(0, course.outer + cue.in_campaign)
        elif place.is_sure:
            return
        made.code = codes[0]
        made.others = [code for code in dict.fromkeys([*codes[1:], *made.others]) if code and code != made.code]
        made.doubt("section")

    def ranked(self, number, clause, near, place: Place) -> list[tuple[float, str, Cue | None]]:
        """Every figure that something speaks for, the likeliest first. A code is "" for what is no figure."""
        weighed = [(weigh(cue, near, self.carried), cue.of(place.campaign), cue) for cue in CUES]
        listed = [] if place.campaign or number.kind == "zero" else list(self.by_label(number, clause))
        found = [one for one in [*weighed, *listed] if one[0]]
        return sorted(found, key=lambda one: -one[0])

    def by_label(self, number: Number, clause: Clause):
        """Items of dictionaries, by their names beside the number."""
        for code, pattern in self.known.label_patterns:
            for match in pattern.finditer(self.text, clause.start, clause.end):
                if match.start() >= number.end:
                    weight, part = 4 - 0.4 * len(WORD.findall(self.text, number.end, match.start())), 1.0
                elif match.end() <= number.start:
                    weight, part = 3 - 0.35 * len(WORD.findall(self.text, match.end(), number.start)), APART
                else:
                    continue
                is_within = self.whole == self.known.whole_of[code]
                if is_within or weight > ENOUGH:
                    yield (max(weight, 1.0) + MARK if is_within else weight * part), code, None

    def add_up(self, made: list[Proposal], course: Course) -> None:
        """A number not understood, followed by the parts of one whole that add up to it, is that whole."""
        for index, one in enumerate(made):
            after = made[index + 1 :]
            if len(after) < 2:
                continue
            for count in range(2, len(after) + 1):
                parts = after[:count]
                wholes = {self.known.whole_of.get(part.code) for part in parts}
                is_whole = len(wholes) == 1 and None not in wholes and sum(part.value for part in parts) == one.value
                doubts = {doubt for part in parts for doubt in part.doubts}
                is_told_once = len({part.code for part in parts}) == count and one.code not in wholes
                if is_whole and is_told_once and doubts <= {"section"}:
                    one.code, one.doubts, one.others = wholes.pop(), [*doubts], []
                    break
