"""What the schema needs beyond models: roles, row policies, composite keys, the journal, the lock guard, first rows.

Migrations call these operations with plain arguments; the operations themselves never change their SQL
for a released migration.
"""
