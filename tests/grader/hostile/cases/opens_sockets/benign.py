# ---
# rest: solution
# ---

# %% before="staff-total"
import socket

one, other = socket.socketpair()
one.send(b"x")
print(other.recv(1))
