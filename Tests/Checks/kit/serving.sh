# Read by checks that need a server which does not do its part.

# Serves FILE until the process in $server is ended; its port stands in the file `port`.
serving() {
  python3 "$root/Tests/SourcesTests/Catalog/unreliable_server.py" "$1" >port 2>/dev/null &
  server=$!
  for _ in $(seq 50); do
    [ -s port ] && break
    sleep 0.1
  done
}
