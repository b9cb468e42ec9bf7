# ---
# rest: solution
# ---

# %%
import threading


def talk(number):
    for _ in range(50):
        print(str(number) * 2_000)


threads = [threading.Thread(target=talk, args=(number,)) for number in range(8)]
for one in threads:
    one.start()
for one in threads:
    one.join()
