import APIModel
import DocExtract

extension LintedPage {
  /// The parameters that the page's own rows and list items document, each with an operation that it belongs to.
  func visitDocumentedParameters(_ visit: (Operation, [Parameter]) -> Void) {
    var seen: Set<OperationID> = []
    for group in page.groups.indices {
      for operation in operations(of: group) where seen.insert(operation.id).inserted {
        let own = operation.parameters.filter { $0.span?.path == page.path && $0.span?.range != nil }
        if !own.isEmpty { visit(operation, own) }
      }
    }
  }

  /// Where a parameter's description stands; its row or item where that is not found.
  func rangeOfDescription(_ parameter: Parameter) -> SourceRange? {
    guard let row = parameter.span?.range else { return nil }
    let text = parameter.description.map { $0.prefix { $0 != "`" && $0 != "[" && $0 != "*" && $0 != "\n" } } ?? ""
    return range(of: String(text).trimmed, in: row) ?? row
  }
}

/// The words of a name or a text, in lower case.
enum NameWords {
  /// `freeze`, `start` of `freeze_start`, `freeze-start` and `freezeStart`.
  static func parts(of name: String) -> [String] {
    var parts: [[UInt8]] = []
    var wasSmall = false
    for byte in name.utf8 {
      guard byte.isLetter else {
        wasSmall = false
        parts.append([])
        continue
      }
      let isCapital = byte & 0x20 == 0
      if parts.isEmpty || isCapital && wasSmall { parts.append([]) }
      parts[parts.count - 1].append(byte | 0x20)
      wasSmall = !isCapital
    }
    return parts.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }

  static func words(of text: some StringProtocol) -> [String] {
    text.utf8.split { !$0.isLetter }.map { String(decoding: $0.map { $0 | 0x20 }, as: UTF8.self) }
  }

  /// Whether two words are forms of one: `start` and `starting`, `desc` and `description`.
  static func areForms(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let count = min(a.utf8.count, b.utf8.count)
    guard count >= 3 else { return false }
    let stem = max(3, min(count, 5))
    return a.utf8.prefix(stem).elementsEqual(b.utf8.prefix(stem))
  }
}
