"""Native charts, of one look for the workbook and the Word report.

In the workbook a chart refers to cells; in a document it carries its numbers itself.
"""

from dataclasses import dataclass

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

from reports.renderers.picture_map import SHADES
from reports.renderers.sheets import ACTION, INK

COLORS = (ACTION, "F2B705", "00AFCA")
SPANS = tuple(shade[1:] for shade in SHADES[1:])
WHOLE, DECIMAL, NO_ZEROS = "#,##0", "#,##0.0", "#,##0;;"


@dataclass(frozen=True)
class Data:
    """One series of a chart: its name, the labels under it and its numbers, as cells or as they are."""

    name: str
    labels: Reference | list[str]
    values: Reference | list

    def series(self, place: int, color: str) -> Series:
        made = Series(idx=place, order=place, tx=SeriesLabel(v=self.name))
        made.val, made.cat = self.numbers(), self.categories()
        made.graphicalProperties = GraphicalProperties(solidFill=color)
        made.graphicalProperties.line = LineProperties(solidFill=INK, w=3175)
        made.invertIfNegative = False
        return made

    def numbers(self) -> NumDataSource:
        if isinstance(self.values, Reference):
            return NumDataSource(numRef=NumRef(f=str(self.values)))
        points = [NumVal(idx=at, v=str(value)) for at, value in enumerate(self.values) if value is not None]
        return NumDataSource(numLit=NumData(formatCode="General", ptCount=len(self.values), pt=points))

    def categories(self) -> AxDataSource:
        if isinstance(self.labels, Reference):
            return AxDataSource(strRef=StrRef(f=str(self.labels)))
        points = [StrVal(idx=at, v=label) for at, label in enumerate(self.labels)]
        return AxDataSource(strLit=StrData(ptCount=len(self.labels), pt=points))


def bars(title: str, series: list[Data], size: tuple[float, float], **look) -> BarChart:
    """Horizontal bars, the first on top. size: width and height in centimetres."""
    chart = columns(title, series, size, **look)
    chart.type = "bar"
    chart.x_axis.scaling.orientation = "maxMin"
    return chart


def columns(
    title: str, series: list[Data], size: tuple[float, float], *, colors=COLORS, form: str = WHOLE, most=None
) -> BarChart:
    """Upright columns with their numbers. form: how numbers are written; most: where the scale ends, zero below."""
    chart = BarChart()
    chart.type, chart.style, chart.title = "col", 10, title or None
    chart.width, chart.height, chart.gapWidth = *size, 45
    chart.series = [one.series(place, color) for place, (one, color) in enumerate(zip(series, colors, strict=False))]
    # Left to themselves both axes are hidden.
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.x_axis.tickLblSkip = 1  # every region has its name
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, most
    if len(series) == 1:
        chart.legend = None
    else:
        chart.legend.position = "b"
    label(chart, form)
    if title:
        chart.title.tx.rich.paragraphs[0].pPr = ParagraphProperties(defRPr=CharacterProperties(sz=1200, b=True))
    return chart


def shares(title: str, series: list[Data], size: tuple[float, float]) -> BarChart:
    """Bars of one length, divided into the series' shares."""
    chart = bars(title, series, size, colors=SPANS)
    chart.grouping, chart.overlap, chart.gapWidth = "percentStacked", 100, 30
    for place, one in enumerate(chart.series):
        one.dLbls = labels(NO_ZEROS, "FFFFFF" if place > 2 else INK)
    chart.dataLabels = None
    return chart


def small(title: str, series: list[Data], size: tuple[float, float], most) -> BarChart:
    """One of many: no labels but the name, all to one scale."""
    chart = columns(title, series, size, most=most)
    chart.x_axis.delete, chart.dataLabels = True, None
    chart.gapWidth = 20
    chart.title.tx.rich.paragraphs[0].pPr = ParagraphProperties(defRPr=CharacterProperties(sz=800, b=False))
    return chart


def label(chart: BarChart, form: str) -> None:
    chart.dataLabels = labels(form, INK)


def labels(form: str, color: str) -> DataLabelList:
    """Each bar's value beside it, and nothing else."""
    made = DataLabelList(numFmt=form, showVal=True)
    for unwanted in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(made, unwanted, False)
    look = CharacterProperties(sz=800, solidFill=color)
    made.txPr = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])
    return made
