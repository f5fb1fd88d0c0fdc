"""Native charts of the workbook, drawn over cells that stand in its other sheets."""

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties

from reports.renderers.sheets import ACTION, Sheet

WIDTH = 16.5  # centimetres; two stand side by side on a landscape page
BAR = 0.62  # height of one bar with its gap
COLORS = (ACTION, "F2B705", "00AFCA")


def bars(title: str, labels: Reference, series: list[Reference], rows: int, *, is_titled: bool = True) -> BarChart:
    """Return horizontal bars, the first row on top. is_titled: the first cell of each series is its name."""
    chart = BarChart()
    chart.type, chart.style, chart.title = "bar", 10, title
    for values in series:
        chart.add_data(values, titles_from_data=is_titled)
    chart.set_categories(labels)
    for one, color in zip(chart.series, COLORS, strict=False):
        one.graphicalProperties = GraphicalProperties(solidFill=color)
    chart.gapWidth, chart.width, chart.height = 45, WIDTH, max(7.0, 2.2 + rows * BAR * max(1, len(series) * 0.75))
    # Left to themselves, both axes are hidden, and bars run from the last row up.
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.majorGridlines = None
    if len(series) == 1:
        chart.legend = None
    else:
        chart.legend.position = "b"
    label(chart)
    return chart


def label(chart: BarChart) -> None:
    """Write each bar's value beside it, and nothing else."""
    chart.dataLabels = DataLabelList()
    chart.dataLabels.showVal = True
    for unwanted in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(chart.dataLabels, unwanted, False)


def column(sheet: Sheet, number: int, first: int, last: int) -> Reference:
    """Return the cells of one column."""
    return Reference(sheet.sheet, min_col=number, min_row=first, max_row=last)
