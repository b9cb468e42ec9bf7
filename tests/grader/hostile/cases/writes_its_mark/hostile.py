# ---
# rest: blank
# ---

# %% before="staff-total"
import sqlite3

try:
    with sqlite3.connect("@GRADEBOOK@", timeout=1) as book:
        book.execute("UPDATE grade_cells SET max_score = max_score")
        print("GO" + "T")
except sqlite3.Error as error:
    print(error)
