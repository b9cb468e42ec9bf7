# ---
# rest: solution
# ---

# %%
import socket

one, other = socket.socketpair()
one.shutdown(socket.SHUT_RDWR)
