"""The roof: start pages, workbook in and out, the demo network."""
