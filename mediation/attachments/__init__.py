"""Files kept beside records: looked into before they are taken, stored where no address leads, served by a view.

A room attaches files to a record of its own with a model on ``record.Attachment`` and the actions in ``actions``;
see ``events/models/file.py`` and ``events/views/files.py``.
"""
