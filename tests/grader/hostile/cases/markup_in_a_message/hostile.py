# ---
# rest: blank
# ---

# %% answer="share"
def share(table, kind):
    raise ValueError("<script>document.body.innerText='13'</script><img src=x onerror=alert(1)> [not-a-half] {0} %s {{x}}")
