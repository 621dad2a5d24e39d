import APIModel

// Cells with several operations, or with words beside one.
extension TableReader {
  /// Several operations in code with nothing but commas, slashes and line breaks between them; of the second one on the
  /// method and the beginning of the path may be left out: "`POST /engines/{id}/start`, `/stop`".
  /// - Parameter mayEndInWords: Whether words may stand behind the last one.
  func joined(in cell: Int, mayEndInWords: Bool = false) -> [ListingReader.Line] {
    let inlines = document.blocks[cell].inlines
    guard inlines.count >= 2, inlines.count <= 60, let first = inlines.first,
      document.inlines[Int(first)].kind == .code
    else { return [] }
    var lines: [ListingReader.Line] = []
    for position in inlines {
      let inline = document.inlines[Int(position)]
      switch inline.kind {
      case .code:
        let code = Array(document.buffer[inline.text.bounds])
        let own = Self.lines(code, after: lines.last)
        if own.isEmpty { return [] }
        lines += own
      case .text:
        let text = document.buffer[inline.text.bounds]
        if text.allSatisfy({ $0.isBlank || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "/") }) { continue }
        if text.elementsEqual(" and ".utf8) || text.elementsEqual(" or ".utf8) || text.elementsEqual(" · ".utf8) {
          continue
        }
        // Words between operations say what one does to the other.
        let names = inlines.drop { $0 <= position }.contains { next in
          let inline = document.inlines[Int(next)]
          guard inline.kind == .code else { return false }
          return !Self.lines(Array(document.buffer[inline.text.bounds]), after: lines.last).isEmpty
        }
        return mayEndInWords && !names ? lines : []
      case .html: break
      default: return []
      }
    }
    return lines
  }

  private static func lines(_ code: [UInt8], after last: ListingReader.Line?) -> [ListingReader.Line] {
    let whole = ListingReader.lines(code, 0..<code.count)
    if whole.first?.range.upperBound == code.count { return whole }
    guard let last, code.first == UInt8(ascii: "/"), !code.contains(where: \.isBlank) else { return [] }
    let own = String(decoding: code, as: UTF8.self)
    // A word alone stands for the last one of the path before it, where that has one to spare.
    var path = own
    let segments = last.path.split(separator: "/")
    if segments.count > 1, own.utf8.count > 1, !own.dropFirst().contains("/"), let end = last.path.lastIndex(of: "/") {
      path = last.path[..<end] + own
    }
    let written = Array("\(last.method.rawValue) \(path)".utf8)
    let lines = ListingReader.lines(written, 0..<written.count)
    return lines.first?.range.upperBound == written.count ? lines : []
  }
}
