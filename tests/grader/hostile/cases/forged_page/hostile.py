# ---
# rest: blank
# ---

# %% answer="staff-total"
from IPython.display import HTML, Javascript, display

display(HTML("<script>document.body.innerText = 'Score 10/10'</script><img src=x onerror=alert(1)>"))
display(Javascript("document.title = 'Score 10/10'"))

# %% [markdown]
# <script>document.body.innerText = 'Score 10/10'</script>
