# ---
# rest: solution
# ---

# %% before="staff-total"
def unchanged(lines):
    return lines


get_ipython().input_transformers_post.append(unchanged)
