# ---
# rest: blank
# ---

# %% answer="share"
class Hostile(Exception):
    __class__ = SystemExit
    args = property(lambda self: [0] * 10**6)

    def __str__(self):
        raise self

    def __repr__(self):
        raise SystemExit

    def with_traceback(self, *_):
        return None


def share(table, kind):
    raise Hostile
