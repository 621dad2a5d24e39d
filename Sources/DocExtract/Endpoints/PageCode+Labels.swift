import APIModel

/// Code blocks that draw a whole exchange below labels of one line each: "headers:" with an object, "body:" with another.
extension PageReader {
  mutating func readBelowLabels(_ index: Int, _ text: [UInt8]) -> Bool {
    guard group != nil, text.count < 1 << 16, let first = text.firstIndex(where: { !$0.isBlankOrNewline }),
      text[first].isLetter
    else { return false }
    var parts: [(label: Label, start: Int)] = []
    var ends: [Int] = []
    for bounds in TextLines(text) {
      guard let label = Self.label(text[bounds]) else {
        // Something else than a label begins the block.
        if parts.isEmpty, text[bounds].contains(where: { !$0.isBlank }) { return false }
        continue
      }
      if !parts.isEmpty { ends.append(bounds.lowerBound) }
      parts.append((label, min(bounds.upperBound + 1, text.count)))
    }
    guard !parts.isEmpty else { return false }
    ends.append(text.count)
    var isRead = false
    for (part, end) in zip(parts, ends) {
      guard case .body(let role) = part.label, part.start < end,
        let open = text[part.start..<end].first(where: { !$0.isBlankOrNewline }), "{[".utf8.contains(open)
      else { continue }
      addBody(index, text, part.start..<end, role: role)
      isRead = true
    }
    return isRead
  }

  private enum Label {
    case body(PageBody.Role)
    case other
  }

  /// What a line announces that is nothing but a label.
  private static func label(_ line: ArraySlice<UInt8>) -> Label? {
    guard line.count <= 24, let end = line.lastIndex(where: { !$0.isBlank }), line[end] == UInt8(ascii: ":") else {
      return nil
    }
    switch String(decoding: line[..<end], as: UTF8.self).trimmingBlanks.lowercased() {
    case "body", "request body", "json body", "payload", "request", "json": return .body(.request)
    case "response", "response body", "returns": return .body(.response)
    case "header", "headers", "request headers", "query", "params", "query params", "path", "cookies": return .other
    default: return nil
    }
  }
}
