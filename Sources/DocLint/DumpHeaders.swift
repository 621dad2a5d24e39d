import APIModel
import DocExtract

extension MarkdownDocument {
  /// The header lines of a code block that shows a request or a response as it is sent (RFC 9112 §2.1).
  func dumpHeaders(of block: Int) -> [(line: String, range: SourceRange)] {
    let text = buffer[blocks[block].literal.bounds]
    guard let letter = text.first, letter.isOne(of: "HGPDO") else { return [] }
    let first = text.prefix { $0 != UInt8(ascii: "\n") }
    guard first.starts(with: "HTTP/".utf8) || first.firstRange(ofBytes: Array(" HTTP/1.".utf8)) != nil else {
      return []
    }
    let map = LiteralMap(self, block: block)
    var found: [(line: String, range: SourceRange)] = []
    var at = first.endIndex
    while at < text.endIndex {
      if text[at] == UInt8(ascii: "\n") {
        at += 1
        continue
      }
      let end = text[at...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      if text[at..<end].allSatisfy(\.isBlank) { break }
      found.append(
        (String(decoding: text[at..<end], as: UTF8.self), map.range(at - text.startIndex..<end - text.startIndex)))
      at = end + 1
      if at < text.endIndex, text[at] == UInt8(ascii: "\n") { break }
    }
    return found
  }
}
