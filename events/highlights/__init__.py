"""What a region tells of its events in the report of a quarter: the texts, their order, a look at them."""
