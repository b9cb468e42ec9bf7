# ---
# rest: solution
# ---

# %%
import threading

done = threading.Event()
started = 0
try:
    for _ in range(500):
        threading.Thread(target=done.wait, daemon=True).start()
        started += 1
    print("GO" + "T", started)
except (RuntimeError, MemoryError) as error:
    print(type(error).__name__)
finally:
    done.set()
