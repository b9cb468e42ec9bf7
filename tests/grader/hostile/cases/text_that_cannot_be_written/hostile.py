# ---
# rest: solution
# ---

# %%
import gc

from ipgrader.warm.box import Box

box = next(each for each in gc.get_objects() if isinstance(each, Box))

lone = chr(0xD800)
data = {"application/json": {lone: [lone]}, "text/plain": lone}
box.control.send({"told": ["display_data", {"data": data, "metadata": {lone: lone}, "transient": {}}, {lone: lone}]})
box.control.send({"told": ["error", {"ename": lone, "evalue": lone, "traceback": [lone]}, {}]})
