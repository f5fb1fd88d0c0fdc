"""The narrative desk: what regions write of their quarter, and the national sections, drafted, edited and approved."""
