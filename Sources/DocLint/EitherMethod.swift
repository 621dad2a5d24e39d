import APIModel
import DocExtract

/// What a page says of pairs of methods; each is looked for once.
struct EitherMethod {
  private var known: [Set<HTTPMethod>: Bool] = [:]

  mutating func takes(_ a: HTTPMethod, _ b: HTTPMethod, _ page: LintedPage) -> Bool {
    if let known = known[[a, b]] { return known }
    let takes = page.takesEither(a, b)
    known[[a, b]] = takes
    return takes
  }
}

extension LintedPage {
  /// Whether the page says that one method does as well as another: "by PUT or POST", "PUT/POST".
  fileprivate func takesEither(_ a: HTTPMethod, _ b: HTTPMethod) -> Bool {
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
