"""The workbook by which records come in and go out (DESIGN §5).

``columns`` declares sheets and columns; ``reading`` opens a file; ``nouns`` and ``registers`` say what a row
of each sheet means; ``importing`` runs them, all or nothing; ``exporting`` writes the same sheets back.
"""
