// (room awaiting its first test)
