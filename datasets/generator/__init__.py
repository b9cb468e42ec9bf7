"""The generator of the practice tables: one world, one seed a table."""
