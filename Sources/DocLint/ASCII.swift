import APIModel

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isLetter: Bool { self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z") }
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r") }
  /// A letter, a digit, `_`, or part of a character beyond ASCII.
  var isWord: Bool { isLetter || isDigit || self == UInt8(ascii: "_") || self >= 0x80 }

  /// Whether it is one of some marks.
  func isOne(of marks: StaticString) -> Bool {
    for at in 0..<marks.utf8CodeUnitCount where marks.utf8Start[at] == self { return true }
    return false
  }
}

extension StringProtocol {
  /// The text without blanks, tabs and line ends around it.
  var trimmed: String {
    let isAround = { (byte: UInt8) in byte.isBlank || byte == UInt8(ascii: "\n") }
    // Most texts have none.
    var rest = Substring(self)
    guard let first = rest.utf8.first, let last = rest.utf8.last, isAround(first) || isAround(last) else {
      return String(self)
    }
    while let first = rest.utf8.first, first.isBlank || first == UInt8(ascii: "\n") { rest = rest.dropFirst() }
    while let last = rest.utf8.last, last.isBlank || last == UInt8(ascii: "\n") { rest = rest.dropLast() }
    return String(rest)
  }

  /// `v4`: a segment that names an API version.
  var isAPIVersion: Bool {
    utf8.count > 1 && utf8.count < 5 && utf8.first == UInt8(ascii: "v") && utf8.dropFirst().allSatisfy(\.isDigit)
  }
}

extension StringProtocol {
  /// Whether the text begins with one of some texts in small letters, its capitals taken for those.
  func begins(withAnyOf starts: [StaticString]) -> Bool {
    withBytes { bytes in
      starts.contains { start in
        start.utf8CodeUnitCount <= bytes.count
          && (0..<start.utf8CodeUnitCount).allSatisfy { bytes[$0].lowered == start.utf8Start[$0] }
      }
    }
  }
}

extension String {
  /// The parts between single bytes, without empty ones, up to a byte that ends them all.
  func parts(between separator: UInt8, upTo isEnd: (UInt8) -> Bool = { _ in false }) -> [Substring] {
    let found = withBytes { bytes in
      var found: [Range<Int>] = []
      found.reserveCapacity(8)
      var start = 0
      var at = 0
      while at < bytes.count, !isEnd(bytes[at]) {
        if bytes[at] == separator {
          if start < at { found.append(start..<at) }
          start = at + 1
        }
        at += 1
      }
      if start < at { found.append(start..<at) }
      return found
    }
    let start = utf8.startIndex
    return found.map { self[utf8.index(start, offsetBy: $0.lowerBound)..<utf8.index(start, offsetBy: $0.upperBound)] }
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// How often some bytes stand here, without places that overlap; no more than a limit is counted.
  func count(ofBytes needle: [UInt8], atMost limit: Int) -> Int {
    var count = 0
    var at = startIndex
    while count < limit, let found = self[at...].firstRange(ofBytes: needle) {
      count += 1
      at = found.upperBound
    }
    return count
  }

  /// The first place where some bytes stand.
  func firstRange(ofBytes needle: [UInt8]) -> Range<Int>? {
    guard let first = needle.first, count >= needle.count else { return nil }
    let known: Int?? = withContiguousStorageIfAvailable { bytes in
      needle.withUnsafeBufferPointer { ByteSearch.offset(of: $0, in: bytes) }
    }
    if let known { return known.map { startIndex + $0..<startIndex + $0 + needle.count } }
    var at = startIndex
    while at <= endIndex - needle.count {
      if self[at] == first, self[at..<at + needle.count].elementsEqual(needle) { return at..<at + needle.count }
      at += 1
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// The bytes at the end that all fulfil a condition.
  func suffix(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, condition(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
