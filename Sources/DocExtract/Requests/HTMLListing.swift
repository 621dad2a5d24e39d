import APIModel

/// Finds the operations that a block of HTML shows: `<div class="endpoint get">/services/{id}</div>`,
/// `<span class="method">GET</span> <code>/services</code>`.
enum HTMLListing {
  private static let maximumSize = 8192

  static func lines(in block: ArraySlice<UInt8>) -> [ListingReader.Line] {
    guard block.count <= maximumSize, block.contains(UInt8(ascii: "/")) else { return [] }
    var lines: [ListingReader.Line] = []
    for line in block.split(separator: UInt8(ascii: "\n")) {
      let (text, classes) = read(line)
      guard !text.isEmpty else { continue }
      let whole = ListingReader.lines(text, 0..<text.count)
      if let first = whole.first {
        let rest = text[first.range.upperBound...]
        if rest.isEmpty || isRemark(rest) || (isSummary(line) && isTitle(rest)) { lines += whole }
      } else if text.first == UInt8(ascii: "/"), let method = method(of: classes) {
        let text = Array("\(method.rawValue) ".utf8) + text
        let found = ListingReader.lines(text, 0..<text.count)
        if found.first?.range.upperBound == text.count { lines += found }
      }
    }
    return lines.isEmpty ? ofWhole(block) : lines
  }

  /// `<i>POST</i>` on one line and `<h6>/users</h6>` on another, in a block of nothing else.
  private static func ofWhole(_ block: ArraySlice<UInt8>) -> [ListingReader.Line] {
    guard block.count <= 1000, block.starts(with: "<div".utf8) else { return [] }
    let text = read(block.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }[...]).text
    guard text.first?.isUpper == true, text.count < 300 else { return [] }
    let lines = ListingReader.lines(text, 0..<text.count)
    guard let line = lines.first, line.range.upperBound == text.count, text[line.pathRange].first == UInt8(ascii: "/")
    else { return [] }
    return lines
  }

  /// "(gets all names)" behind an operation.
  private static func isRemark(_ rest: ArraySlice<UInt8>) -> Bool {
    let text = rest.drop(while: \.isBlank)
    return rest.first?.isBlank == true && text.first == UInt8(ascii: "(") && text.last == UInt8(ascii: ")")
      && text.count <= 120
  }

  /// "– create an account" behind an operation.
  private static func isTitle(_ rest: ArraySlice<UInt8>) -> Bool {
    let text = rest.drop(while: \.isBlank)
    guard rest.first?.isBlank == true, text.count <= 160 else { return false }
    return [":", "-", "\u{2013}", "\u{2014}"].contains { text.starts(with: $0.utf8) }
  }

  private static func isSummary(_ line: ArraySlice<UInt8>) -> Bool { line.containsIgnoringCase("<summary") }

  /// The level and the text of a block that is a heading in HTML, `<h3 id="x">Parameters</h3>`.
  static func heading(_ block: ArraySlice<UInt8>) -> (Int, String)? {
    let rest = block.drop { $0.isBlank }
    guard rest.count > 8, rest.count < 1000, rest.starts(with: "<h".utf8), let digit = rest.dropFirst(2).first,
      (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(digit), let mark = rest.dropFirst(3).first,
      mark == UInt8(ascii: ">") || mark.isBlank
    else { return nil }
    let lines = rest.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
    let (text, _) = read(lines[...])
    return text.isEmpty ? nil : (Int(digit - UInt8(ascii: "0")), String(decoding: text, as: UTF8.self))
  }

  /// A line's text without tags, blanks run together, and the classes of its elements.
  private static func read(_ line: ArraySlice<UInt8>) -> (text: [UInt8], classes: [ArraySlice<UInt8>]) {
    var text: [UInt8] = []
    var classes: [ArraySlice<UInt8>] = []
    var at = line.startIndex
    while at < line.endIndex {
      if line[at] == UInt8(ascii: "<"), at + 1 < line.endIndex,
        line[at + 1].isLetter || line[at + 1] == UInt8(ascii: "/"),
        let end = line[at...].firstIndex(of: UInt8(ascii: ">"))
      {
        let tag = line[at..<end]
        if let open = tag.firstIndex(of: UInt8(ascii: "\"")), tag[..<open].suffix(6).elementsEqual("class=".utf8),
          let close = tag[(open + 1)...].firstIndex(of: UInt8(ascii: "\""))
        {
          classes += tag[(open + 1)..<close].split(separator: UInt8(ascii: " "))
        }
        // `/<id>` is a placeholder, no element.
        if text.last == UInt8(ascii: "/"), !tag.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "=") }),
          line[at + 1] != UInt8(ascii: "/")
        {
          text += line[at...end]
        } else {
          text.append(UInt8(ascii: " "))
        }
        at = end + 1
      } else {
        text.append(line[at])
        at += 1
      }
    }
    return (collapsed(decoded(text)), classes)
  }

  /// `&lt;id&gt;` as `<id>`; other entities do not stand in paths.
  private static func decoded(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "&")) else { return text }
    var result: [UInt8] = []
    var rest = text[...]
    while let byte = rest.first {
      if rest.starts(with: "&lt;".utf8) || rest.starts(with: "&gt;".utf8) {
        result.append(rest.dropFirst().first == UInt8(ascii: "l") ? UInt8(ascii: "<") : UInt8(ascii: ">"))
        rest = rest.dropFirst(4)
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func collapsed(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for word in text.split(whereSeparator: \.isBlank) {
      if !result.isEmpty { result.append(UInt8(ascii: " ")) }
      result += word
    }
    return result
  }

  private static let apiWords = ["endpoint", "method", "api", "route", "request", "verb", "http", "operation"]

  /// The one method among an element's classes.
  private static func method(of classes: [ArraySlice<UInt8>]) -> HTTPMethod? {
    let methods = classes.compactMap { name in
      (3...7).contains(name.count) ? HTTPMethod(rawValue: String(decoding: name, as: UTF8.self).uppercased()) : nil
    }
    // `get started` is no method.
    let speaksOfAPI = classes.contains { name in
      let name = String(decoding: name, as: UTF8.self).lowercased()
      return apiWords.contains { name.holds($0) }
    }
    return methods.count == 1 && speaksOfAPI ? methods.first : nil
  }
}
