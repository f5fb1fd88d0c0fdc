"""Region against region: the figures, their places, how they moved, and where the regions lie."""
