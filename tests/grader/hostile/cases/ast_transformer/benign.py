# ---
# rest: solution
# ---

# %% before="staff-total"
import ast


class Unchanged(ast.NodeTransformer):
    pass


get_ipython().ast_transformers.append(Unchanged())
