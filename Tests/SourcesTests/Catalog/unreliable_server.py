"""A file server that can be told to misbehave: unreliable_server.py FILE

Prints its port, then serves FILE at
  /sound            as it should, ranges and all
  /breaks/N         closing each connection after N more bytes
  /silent           closing each connection at once
  /forgetful        whole, whatever range is asked
  /shifted          a part that begins elsewhere than asked
  /wrong            as many other bytes
  /long             more bytes than there are
  /closes           whole, with a connection that ends before the length that was promised
  /missing          not at all
Every request's path and range are written to standard error.
"""
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
        if way[0] == "missing":
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
        if asked:
            self.send_header("Content-Range", f"bytes {begin}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        piece = content[begin:]
        if way[0] == "breaks":
            piece = piece[:int(way[1])]
        if way[0] == "closes":
            piece = piece[:-1]
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
