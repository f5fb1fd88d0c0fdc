"""Reading an old report: a text in, proposals of figures out, each with its sentence and how sure it is.

Pure: nothing here asks the database. ``reader.read`` is the way in; ``words`` and ``cues`` say what is looked for.
"""
