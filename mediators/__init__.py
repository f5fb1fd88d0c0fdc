"""The register of mediators, training, who serves where."""
