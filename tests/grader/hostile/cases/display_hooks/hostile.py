# ---
# rest: solution
# ---

# %%
class Nonsense:
    def _repr_mimebundle_(self, **_):
        return 7, {1: 2}


class Leaves:
    def _ipython_display_(self):
        raise SystemExit


class Endless:
    def _repr_html_(self):
        while True:
            pass


get_ipython().display_formatter.formatters["text/plain"].for_type(int, lambda *_: 1 / 0)
display(Nonsense(), 1)
Leaves()

# %%
Endless()
