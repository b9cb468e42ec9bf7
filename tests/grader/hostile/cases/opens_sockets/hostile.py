# ---
# rest: blank
# ---

# %% before="staff-total"
import socket

tries = {
    "tcp": lambda: socket.create_connection(("127.0.0.1", @TCP@), 1),
    "udp": lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", @UDP@)),
    "unix": lambda: socket.socket(socket.AF_UNIX).connect("@SERVICE@"),
    "abstract": lambda: socket.socket(socket.AF_UNIX).connect("\0@ABSTRACT@"),
    "listen": lambda: socket.create_server(("127.0.0.1", 0)),
    "netlink": lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
    "raw": lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP),
    "packet": lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW),
    "vsock": lambda: socket.socket(socket.AF_VSOCK),
    "bluetooth": lambda: socket.socket(31, socket.SOCK_RAW),
    "alg": lambda: socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET),
}
for name, attempt in tries.items():
    try:
        attempt()
        print("GO" + "T", name)
    except OSError as error:
        print(name, type(error).__name__)
