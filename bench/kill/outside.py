"""Those outside who are told of everything: readers of a stream, an endpoint of webhooks, a post office."""

import http.client
import json
import random
import re
import socketserver
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from house import PROXY


class Follower(threading.Thread):
    """Reads a stream through the proxy; comes back with what it read last whenever it is cut off."""

    def __init__(self, path):
        super().__init__(daemon=True)
        self.path = path
        self.ids = []
        self.last = None
        self.faults = []
        self.resumes = 0
        self.over = False
        self.start()

    def run(self):
        while not self.over:
            try:
                self.read()
            except (OSError, http.client.HTTPException, ValueError):
                pass
            self.resumes += 1
            time.sleep(random.uniform(0.05, 0.3))

    def read(self):
        connection = http.client.HTTPConnection("127.0.0.1", PROXY, timeout=40)
        try:
            connection.request("GET", self.path, headers={"Last-Event-ID": self.last} if self.last else {})
            answer = connection.getresponse()
            if answer.status != 200:
                return
            event = {}
            for line in answer:
                name, _, value = line.decode().rstrip("\r\n").partition(": ")
                if name:
                    event[name] = value
                    continue
                # What was cut off before its empty line never was an event.
                self.take(event)
                event = {}
        finally:
            connection.close()

    def take(self, event):
        if "data" not in event:
            return
        if event["event"] == "reset":
            self.faults.append("told to reload")
        if event["event"] not in ("hello", "reset"):
            seq = int(event["id"])
            if self.ids and seq <= self.ids[-1]:
                self.faults.append(f"{seq} after {self.ids[-1]}")
            self.ids.append(seq)
        self.last = event["id"]


class Endpoint:
    """Takes webhooks, but for a few; remembers what it has taken, in order."""

    def __init__(self):
        self.taken = {"/all": [], "/news": []}
        endpoint = self

        class Taking(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                refused = random.random() < 0.02
                if not refused:
                    endpoint.taken[self.path].append((body["data"]["seq"], body["type"]))
                self.send_response(500 if refused else 204)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Taking)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"


class PostOffice:
    """Takes every letter (RFC 5321, as little of it as there must be); remembers who got which."""

    def __init__(self):
        self.letters = {}
        office = self

        class Session(socketserver.StreamRequestHandler):
            def say(self, text):
                self.wfile.write(text.encode() + b"\r\n")

            def handle(self):
                try:
                    self.converse()
                except OSError:
                    pass

            def converse(self):
                self.say("220 bench")
                recipient = ""
                while line := self.rfile.readline().decode("latin-1"):
                    verb = line[:4].upper()
                    if verb == "RCPT":
                        recipient = re.search("<(.*?)>", line)[1]
                    if verb == "DATA":
                        self.say("354 go on")
                        name = ""
                        while (line := self.rfile.readline()) not in (b".\r\n", b""):
                            if line.lower().startswith(b"message-id:"):
                                name = line.split(b":", 1)[1].strip().decode()
                        if not line:
                            return
                        office.letters.setdefault(recipient, []).append(name)
                    self.say("221 bye" if verb == "QUIT" else "250 OK")
                    if verb == "QUIT":
                        return

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True

        self.server = Server(("127.0.0.1", 0), Session)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
