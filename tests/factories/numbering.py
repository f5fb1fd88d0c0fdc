"""Numbers that tell the records of tests apart."""

from itertools import count

numbers = count(1)
