extension StringProtocol {
  /// The first place where a text stands, compared byte by byte. Foundation has it too, but costs start-up time.
  public func firstRange(ofBytes text: String) -> Range<Index>? {
    let needle = text.utf8
    guard let first = needle.first else { return nil }
    let bytes = utf8
    let found = bytes.withContiguousStorageIfAvailable { bytes in
      needle.withContiguousStorageIfAvailable { Self.offset(of: $0, in: bytes) }
    }
    if let found, let offset = found {
      guard let offset else { return nil }
      let start = bytes.index(bytes.startIndex, offsetBy: offset)
      return start..<bytes.index(start, offsetBy: needle.count)
    }
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
  public func holds(_ text: String) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { bytes in
      text.utf8.withContiguousStorageIfAvailable { Self.offset(of: $0, in: bytes) != nil }
    }
    if let found, let found { return found }
    return firstRange(ofBytes: text) != nil
  }

  private static func offset(of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    ByteSearch.offset(of: needle, in: bytes)
  }
}

// Asked so often that the generic one's calls through witness tables show.
extension String {
  /// Whether a text stands anywhere in this one, compared byte by byte.
  public func holds(_ text: String) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { bytes in
      text.utf8.withContiguousStorageIfAvailable { ByteSearch.offset(of: $0, in: bytes) != nil }
    }
    if let found, let found { return found }
    return firstRange(ofBytes: text) != nil
  }
}

extension Substring {
  /// Whether a text stands anywhere in this one, compared byte by byte.
  public func holds(_ text: String) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { bytes in
      text.utf8.withContiguousStorageIfAvailable { ByteSearch.offset(of: $0, in: bytes) != nil }
    }
    if let found, let found { return found }
    return firstRange(ofBytes: text) != nil
  }
}

/// The search on plain memory, many times faster than by a string's indices.
enum ByteSearch {
  static func offset(of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = needle.first, bytes.count >= needle.count else { return nil }
    for start in 0...(bytes.count - needle.count) where bytes[start] == first {
      var matched = 1
      while matched < needle.count, bytes[start + matched] == needle[matched] { matched += 1 }
      if matched == needle.count { return start }
    }
    return nil
  }
}
