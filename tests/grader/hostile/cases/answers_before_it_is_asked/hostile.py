# ---
# rest: blank
# ---

# %% before="staff-total"
import gc

from ipgrader.warm.box import Box

box = next(each for each in gc.get_objects() if isinstance(each, Box))

import threading

tree = {"values": {"staff_total": 1, "share": 2, "bodies": 3, "chart": 4}}
for number in range(60):
    box.judge.send({"id": number, **tree})


def flood():
    while True:
        box.judge.send({"id": -1})


threading.Thread(target=flood, daemon=True).start()
