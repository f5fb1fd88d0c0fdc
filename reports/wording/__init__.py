"""The sentences of the report: data in ``ru.txt`` and ``kk.txt``, in a small closed grammar.

``grammar`` reads them, ``speech`` says them with the figures of a quarter, ``numerals`` knows how words
follow numbers. How to write them: docs/wording.md.
"""
