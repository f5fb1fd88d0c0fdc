"""Workbooks sent through the portal: received, checked, shown, loaded; large ones by background jobs."""
