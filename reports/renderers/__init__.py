"""What a summary becomes: JSON, a workbook, numbers on a page."""
