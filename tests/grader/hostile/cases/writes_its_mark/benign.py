# ---
# rest: solution
# ---

# %% before="staff-total"
import sqlite3

with sqlite3.connect("own.db") as book:
    book.execute("CREATE TABLE a (b)")
