"""A file server that can be told to misbehave: unreliable_server.py FILE

Prints its port, then serves FILE at
  /sound            as it should, ranges and all
  /breaks/N         closing each connection after N more bytes
  /rest             only to those who have a part already
  /silent           closing each connection at once
  /forgetful        whole, whatever range is asked
  /shifted          a part that begins elsewhere than asked
  /unplaced         a part that does not say where it begins
  /wrong            as many other bytes
  /long             more bytes than there are
  /closes           whole, with a connection that ends before the length that was promised
  /missing          not at all
  /slow/N           as it should, over N seconds
  /mute             never answering, and never closing the connection
  /local            by a redirect to a file of this machine
  /moved            by a redirect to /sound
  /packed           as a stream of gzip that unpacks to more than there is
Every request's path and range are written to standard error.
"""
import gzip
import http.server
import os
import sys
import threading
import time

CONTENT = open(sys.argv[1], "rb").read()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.close_connection = True
        way = self.path.strip("/").split("/")
        asked = self.headers.get("Range")
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0
        if way[0] == "silent":
            return
        if way[0] == "mute":
            return time.sleep(60)
        if way[0] in ("local", "moved"):
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd" if way[0] == "local" else "/sound")
            self.send_header("Content-Length", "0")
            return self.end_headers()
        if way[0] == "packed":
            content = gzip.compress(bytes(1 << 26))
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            return self.wfile.write(content)
        if way[0] == "missing" or (way[0] == "rest" and not asked):
            return self.send_error(404)
        content = CONTENT
        if way[0] == "wrong":
            content = bytes(255 - byte for byte in CONTENT)
        if way[0] == "long":
            content = CONTENT + b"and more"
        if way[0] == "forgetful":
            start, asked = 0, None
        begin = start + 1 if way[0] == "shifted" and asked else start
        self.send_response(206 if asked else 200)
        if asked and way[0] != "unplaced":
            self.send_header("Content-Range", f"bytes {begin}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        piece = content[begin:]
        if way[0] == "breaks":
            piece = piece[:int(way[1])]
        if way[0] == "closes":
            piece = piece[:-1]
        if way[0] == "slow":
            for place in range(20):
                self.wfile.write(piece[len(piece) * place // 20:len(piece) * (place + 1) // 20])
                time.sleep(float(way[1]) / 20)
            return
        self.wfile.write(piece)

    def log_message(self, *_):
        print(self.path, self.headers.get("Range"), file=sys.stderr, flush=True)


def end_with(parent):
    """Ends this process soon after the one that started it."""
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(0)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=end_with, args=[os.getppid()], daemon=True).start()
print(server.server_address[1], flush=True)
server.serve_forever()
