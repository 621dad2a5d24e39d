import APIModel
import DocExtract

/// An operation with the parameters that a page's own rows and list items document. Classes, so that several rules look
/// at them without copying.
final class DocumentedOperation: Sendable {
  let operation: Operation
  let parameters: [DocumentedParameter]

  private init(_ operation: Operation, _ parameters: [DocumentedParameter]) {
    self.operation = operation
    self.parameters = parameters
  }

  /// The operations of a page, each once.
  static func operations(of page: ExtractedPage, in docs: LintedDocs) -> [DocumentedOperation] {
    var seen: Set<Int> = []
    var found: [DocumentedOperation] = []
    for group in page.groups {
      for line in group.lines {
        guard let number = docs.number(of: line.id), seen.insert(number).inserted else { continue }
        var own: [DocumentedParameter] = []
        for parameter in docs.spec.operations[number].parameters
        where parameter.span?.range != nil && parameter.span?.file == page.file {
          own.append(DocumentedParameter(parameter))
        }
        if !own.isEmpty { found.append(DocumentedOperation(docs.spec.operations[number], own)) }
      }
    }
    return found
  }
}

final class DocumentedParameter: Sendable {
  let parameter: Parameter
  /// Equal descriptions have equal numbers; 0 for none.
  let descriptionHash: UInt64

  init(_ parameter: Parameter) {
    self.parameter = parameter
    descriptionHash = parameter.description.map { NameHash.of($0.utf8) } ?? 0
  }
}

extension LintedPage {

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
