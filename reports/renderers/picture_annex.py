"""The annexes of pictures in the Word report: native charts that carry their numbers, the map, and the tables."""

import io

from django.utils.translation import gettext as _
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from openpyxl.xml.functions import tostring

from mediation.numbers import shown, signed
from reports.comparison.spread import span_labels
from reports.renderers import annex, native, paper
from reports.renderers.drawn import DAYS, RATE, RECEIVED, RESOLVED, Drawn
from reports.renderers.picture_map import columns_picture, map_picture
from reports.summary import Summary

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
HALF, WHOLE = (13.1, 5.6), (annex.WIDE, 5.6)  # centimetres


def pictures(document, summary: Summary, number: int, drawn: Drawn) -> int:
    """Add the annexes after the one with this number; return the last one's number."""
    annex.turn_page(document, is_wide=True)
    if drawn.lines:
        number += 1
        side_by_side(document, summary, number, drawn)
        document.add_page_break()
    number += 1
    quarters(document, summary, number, drawn)
    return number


def side_by_side(document, summary: Summary, number: int, drawn: Drawn) -> None:
    annex.title(document, number, _("Regions side by side"), summary)
    spans = span_labels()
    heads = [_("Region"), _("Place"), _("Appeals received"), _("Change"), _("Agreements, %"), _("Mean of days"),
             _("Median of days"), *spans]  # fmt: skip
    rows = [
        [str(line.region), shown(line.place), shown(drawn.value(RECEIVED, line.region.pk)), signed(line.change),
         *days(drawn, line.region.pk)]
        for line in drawn.lines
    ]  # fmt: skip
    filled(document, heads, [5.0, 1.3, 2.2, 1.9, 2.2, 1.8, 2.0, *[2.06] * len(spans)], rows)
    names = [str(line.region) for line in drawn.lines]
    codes = [line.region.pk for line in drawn.lines]

    def over(code: str, label: str) -> native.Data:
        return native.Data(label, names, [drawn.value(code, place) for place in codes])

    country(document, drawn)
    tall = (HALF[0], 15.2)
    line = picture_line(document, on_new_page=True)
    title = _("Appeals received, by place")
    chart(document, line, native.bars, title, [over(RECEIVED, title)], tall)
    title = _("Agreements in percent of resolved")
    chart(document, line, native.bars, title, [over(RATE, title)], tall, form=native.DECIMAL)
    line = picture_line(document, on_new_page=True)
    medians = native.Data(_("Median"), names, [drawn.now.median(place) for place in codes])
    both = [over(DAYS, _("Mean")), medians]
    chart(document, line, native.bars, _("Days to resolve"), both, tall, form=native.DECIMAL)
    parts = [
        native.Data(label, names, [drawn.now.spans(place)[at] for place in codes]) for at, label in enumerate(spans)
    ]
    chart(document, line, native.shares, _("Resolved appeals by days"), parts, tall)


def country(document, drawn: Drawn) -> None:
    picture = (
        picture_line(document, on_new_page=True)
        .add_run()
        .add_picture(io.BytesIO(map_picture(drawn.lines)), width=Cm(25.5))
    )
    said = _("Map of the regions: the darker, the more appeals; the numbers are the places of the regions.")
    describe(picture._inline.docPr, _("Map of the regions"), said)
    paper.write(document.add_paragraph(), said, size=paper.SMALL, color=paper.QUIET)


def days(drawn: Drawn, place: str) -> list[str]:
    values = [drawn.value(RATE, place), drawn.value(DAYS, place), drawn.now.median(place), *drawn.now.spans(place)]
    return [shown(value) for value in values]


def quarters(document, summary: Summary, number: int, drawn: Drawn) -> None:
    annex.title(document, number, _("Eight quarters"), summary)
    figures = (
        (_("Appeals received"), drawn.over_quarters(RECEIVED)),
        (_("Resolved"), drawn.over_quarters(RESOLVED)),
        (_("Agreements, %"), drawn.over_quarters(RATE)),
        (_("Mean of days"), drawn.over_quarters(DAYS)),
        (_("Median of days"), drawn.medians()),
    )
    rows = [[label, *map(shown, values)] for label, values in figures]
    filled(document, [_("Figure"), *drawn.labels], [7.5, *[2.4] * len(drawn.labels)], rows)
    made = [native.Data(label, drawn.labels, values) for label, values in figures]
    line = picture_line(document)
    chart(document, line, native.columns, _("Appeals over eight quarters"), made[:2], WHOLE)
    line = picture_line(document)
    title = _("Agreements in percent of resolved")
    chart(document, line, native.columns, title, made[2:3], HALF, form=native.DECIMAL)
    chart(document, line, native.columns, _("Days to resolve"), made[3:], HALF, form=native.DECIMAL)
    if drawn.lines:
        multiples(document, drawn)


def multiples(document, drawn: Drawn) -> None:
    """Each region's eight quarters as numbers, and as columns that are all to one scale."""
    said = _("Appeals received over eight quarters, all regions to one scale")
    paper.write(picture_line(document, on_new_page=True), said, bold=True, size=paper.SMALL)
    values = {area: drawn.over_quarters(RECEIVED, area.pk) for area in drawn.found.regions}
    most = max((value or 0 for line in values.values() for value in line), default=0)
    rows = [[str(area), "", *map(shown, line)] for area, line in values.items()]
    heads = [_("Region"), _("Eight quarters"), *drawn.labels]
    made = filled(document, heads, [5.8, 2.6, *[2.28] * len(drawn.labels)], rows)
    for row, (area, line) in zip(made.rows[1:], values.items(), strict=True):
        run = row.cells[1].paragraphs[0].add_run()
        picture = run.add_picture(io.BytesIO(columns_picture(line, most)), width=Cm(2.0))
        name = str(area)
        describe(picture._inline.docPr, name, in_words(name, [native.Data(name, drawn.labels, line)]))


def filled(document, heads: list[str], widths: list[float], rows: list[list[str]]):
    made = annex.table(document, widths)
    annex.head(made, heads)
    for row in rows:
        annex.add(made, widths, row)
    return made


def picture_line(document, *, on_new_page: bool = False):
    """Add a paragraph for pictures that stand beside each other."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.page_break_before = on_new_page
    return paragraph


def chart(document, paragraph, draw, title: str, data: list[native.Data], size, **look) -> None:
    """Put a native chart into a paragraph; what it says is told for those who do not see it."""
    made = draw(title, data, size, **look)
    main = document.part
    number = 1 + sum(part.partname.startswith("/word/charts/") for part in main.package.iter_parts())
    blob = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + tostring(made._write())
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, blob, main.package)
    key = main.relate_to(part, RELATIONSHIP_TYPE.CHART)
    wide, high = Cm(made.width), Cm(made.height)
    inline = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a", "r")} xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{main.next_id}" name="chart {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{key}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    describe(inline.find(f".//{{{inline.nsmap['wp']}}}docPr"), title, in_words(title, data))
    paragraph.add_run()._r.append(inline)


def describe(properties, title: str, text: str) -> None:
    properties.set("title", paper.without_unwritable(title))
    properties.set("descr", paper.without_unwritable(text))


def in_words(title: str, data: list[native.Data]) -> str:
    """``Title. Name: label number, label number, …``"""
    said = []
    for one in data:
        numbers = ", ".join(f"{label} {shown(value)}" for label, value in zip(one.labels, one.values, strict=True))
        said.append(numbers if len(data) == 1 else f"{one.name}: {numbers}")
    return f"{title}. {'; '.join(said)}"
