import APIModel
import DocExtract

extension LintedPage {
  /// Whether the page says that one method does as well as another: "by PUT or POST", "PUT/POST".
  func takesEither(_ a: HTTPMethod, _ b: HTTPMethod) -> Bool {
    let (a, b) = (a.rawValue, b.rawValue)
    return ["\(a)/\(b)", "\(b)/\(a)", "\(a) or \(b)", "\(b) or \(a)", "`\(a)` or `\(b)`", "`\(b)` or `\(a)`"].contains {
      document.source.bytes[...].firstRange(ofBytes: Array($0.utf8)) != nil
    }
  }

  /// Whether the comment right above a sample has its method: "# The same by GET".
  func isCommented(_ sample: PageSample, as method: HTTPMethod) -> Bool {
    guard let range = sample.range, case let line = Int(range.start.line) - 1, line > 0,
      line <= document.source.lineCount
    else { return false }
    let text = document.source.bytes[document.source.lineRange(line)].drop(while: \.isBlank)
    guard text.first == UInt8(ascii: "#") || text.starts(with: "//".utf8) else { return false }
    return text.split(whereSeparator: { !$0.isLetter }).contains { $0.elementsEqual(method.rawValue.utf8) }
  }
}
