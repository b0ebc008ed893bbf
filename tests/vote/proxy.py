"""A cable that is cut at the worst moment: the request arrives, the answer is thrown away."""

import socket
import threading


class Proxy:
    """Between a voter and the site. While `cut` is set, every answer is read to its end and not passed on."""

    def __init__(self, to: int) -> None:
        self.to, self.cut, self.thrown = to, False, 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        self.listener.close()

    def _listen(self) -> None:
        while True:
            try:
                voter, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._pass, args=(voter,), daemon=True).start()

    def _pass(self, voter: socket.socket) -> None:
        with voter, socket.create_connection(("127.0.0.1", self.to)) as site:
            site.sendall(_request(voter))
            answer = _all(site)
            if self.cut:
                self.thrown += 1
                return
            voter.sendall(answer)


def _request(voter: socket.socket) -> bytes:
    """Head and body, with a word that ends the connection after the answer."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += voter.recv(65_536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next((int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        body += voter.recv(65_536)
    return head + b"\r\nConnection: close\r\n\r\n" + body


def _all(site: socket.socket) -> bytes:
    pieces = []
    while piece := site.recv(65_536):
        pieces.append(piece)
    return b"".join(pieces)
