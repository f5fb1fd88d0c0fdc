"""Reading an old report: a text in, proposals of figures out, each with its sentence and how sure it is.

Pure, but for ``facts``, which asks the database what there is. ``reader.read`` is the way in; ``words`` and ``cues``
say what is looked for; ``review`` is the page that shows what was found.
"""
