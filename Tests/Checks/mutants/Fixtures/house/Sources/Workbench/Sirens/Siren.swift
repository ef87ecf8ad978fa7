/// A room without tests of its own: those of another room that name it are its home.
public func isHeard(_ distance: Int) -> Bool {
  return distance < 3
}
