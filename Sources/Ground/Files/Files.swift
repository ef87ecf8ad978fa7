// (room awaiting its first content)
