"""Which totals a record goes to: while it is entered, once it is saved, and the rules in words."""
