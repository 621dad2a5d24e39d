import APIModel
import DocExtract
import Synchronization

/// An operation with the parameters that a page's own rows and list items document. Classes, so that several rules look
/// at them without copying.
final class DocumentedOperation: Sendable {
  let operation: Operation
  let parameters: [DocumentedParameter]
  private let knownOwners = Once<[String]>()

  private init(_ operation: Operation, _ parameters: [DocumentedParameter]) {
    self.operation = operation
    self.parameters = parameters
  }

  /// The fixed segments of its path that placeholders follow, in the singular.
  var owners: [String] {
    knownOwners.value {
      let path = operation.path
      return path.segments.indices.dropLast().compactMap { index in
        path.literal(at: index + 1) == nil ? path.literal(at: index).map { LintedDocs.singular($0) } : nil
      }
    }
  }

  /// The operations of a page, each once.
  static func operations(of page: ExtractedPage, in docs: LintedDocs) -> [DocumentedOperation] {
    var seen = NameSet()
    var found: [DocumentedOperation] = []
    for group in page.groups.indices {
      for line in page.groups[group].lines.indices {
        guard let number = docs.number(of: page.groups[group].lines[line].id), seen.insert(UInt64(number) + 1) else {
          continue
        }
        let parameters = docs.spec.operations[number].parameters
        var own: [DocumentedParameter] = []
        for index in parameters.indices
        where parameters[index].span?.range != nil && parameters[index].span?.file == page.file {
          if own.isEmpty { own.reserveCapacity(parameters.count) }
          own.append(DocumentedParameter(parameters[index]))
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
  let nameHash: UInt64
  private let knownWords = Mutex<[String]?>(nil)

  init(_ parameter: Parameter) {
    self.parameter = parameter
    nameHash = NameHash.of(parameter.name)
    descriptionHash = parameter.description.map { NameHash.of($0) } ?? 0
  }
}

extension DocumentedParameter {
  /// The words of its description, in lower case.
  var words: [String] {
    knownWords.withLock { known in
      if let known { return known }
      let words = NameWords.words(of: parameter.description ?? "")
      known = words
      return words
    }
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
    var parts: [String] = []
    forEachPart(of: name) { part in
      // Most names have several parts, few more than four.
      if parts.isEmpty { parts.reserveCapacity(4) }
      parts.append(lowered(part))
    }
    return parts
  }

  static func words(of text: some StringProtocol) -> [String] {
    var words: [String] = []
    forEachWord(of: text) { word in
      // About one word in six letters.
      if words.isEmpty { words.reserveCapacity(text.utf8.count / 6 + 1) }
      words.append(lowered(word))
      return true
    }
    return words
  }

  /// Whether a text has a word of which another one is a form; no word is built for that.
  static func holds(formOf word: String, in text: some StringProtocol) -> Bool {
    var isHeld = false
    var word = word
    word.withUTF8 { word in
      forEachWord(of: text) { own in
        isHeld = areForms(own, word)
        return !isHeld
      }
    }
    return isHeld
  }

  /// As below, where only the second one is in lower case.
  private static func areForms(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = min(a.count, b.count)
    let stem = max(3, min(count, 5))
    // Shorter words must be equal.
    guard count >= 3 || a.count == b.count else { return false }
    var at = 0
    while at < min(stem, count) {
      if a[at] | 0x20 != b[at] { return false }
      at += 1
    }
    return true
  }

  /// - Parameter visit: Takes a word as it is written; returns whether to go on.
  private static func forEachWord(of text: some StringProtocol, _ visit: (UnsafeBufferPointer<UInt8>) -> Bool) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { forEachWord(in: $0, visit) }
    if isDone == nil { Array(text.utf8).withUnsafeBufferPointer { forEachWord(in: $0, visit) } }
  }

  private static func forEachWord(
    in bytes: UnsafeBufferPointer<UInt8>, _ visit: (UnsafeBufferPointer<UInt8>) -> Bool
  ) {
    var at = 0
    while at < bytes.count {
      guard bytes[at].isLetter else {
        at += 1
        continue
      }
      let start = at
      while at < bytes.count, bytes[at].isLetter { at += 1 }
      if !visit(UnsafeBufferPointer(rebasing: bytes[start..<at])) { return }
    }
  }

  /// Whether one of the parts of a name is one of some names in lower case.
  static func hasPart(of name: String, in names: NameSet) -> Bool {
    var isFound = false
    forEachPart(of: name) { part in
      if !isFound { isFound = names.contains(NameHash.of(part.lazy.map { $0 | 0x20 })) }
    }
    return isFound
  }

  /// - Parameter visit: Takes a part as it is written.
  private static func forEachPart(of name: String, _ visit: (UnsafeBufferPointer<UInt8>) -> Void) {
    forEachWord(of: name) { word in
      var start = 0
      for at in word.indices.dropFirst() where word[at] & 0x20 == 0 && word[at - 1] & 0x20 != 0 {
        visit(UnsafeBufferPointer(rebasing: word[start..<at]))
        start = at
      }
      visit(UnsafeBufferPointer(rebasing: word[start...]))
      return true
    }
  }

  private static func lowered(_ word: UnsafeBufferPointer<UInt8>) -> String {
    String(unsafeUninitializedCapacity: word.count) { buffer in
      for at in word.indices { buffer[at] = word[at] | 0x20 }
      return word.count
    }
  }

  /// Whether two words are forms of one: `start` and `starting`, `desc` and `description`.
  static func areForms(_ a: String, _ b: String) -> Bool {
    guard a.utf8.first == b.utf8.first else { return false }
    return a.withBytes { a in
      b.withBytes { b in
        let count = min(a.count, b.count)
        guard count >= 3 else { return a.elementsEqual(b) }
        for at in 0..<min(count, 5) where a[at] != b[at] { return false }
        return true
      }
    }
  }
}
