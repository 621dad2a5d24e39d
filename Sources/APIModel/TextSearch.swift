extension StringProtocol {
  /// The first place where a text stands, compared byte by byte. Foundation has it too, but costs start-up time.
  public func firstRange(ofBytes text: String) -> Range<Index>? {
    let needle = text.utf8
    guard let first = needle.first else { return nil }
    let bytes = utf8
    var at = bytes.startIndex
    while let start = bytes[at...].firstIndex(of: first) {
      if bytes[start...].starts(with: needle) {
        return start..<bytes.index(start, offsetBy: needle.count)
      }
      at = bytes.index(after: start)
    }
    return nil
  }

  /// Whether a text stands anywhere in this one, compared byte by byte.
  public func holds(_ text: String) -> Bool { firstRange(ofBytes: text) != nil }
}
