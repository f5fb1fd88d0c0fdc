"""Events, publications, campaigns, surveys."""
