import APIModel

/// A fixed segment of a path, as rules about wording look at it; a class, since many paths have the same ones.
final class PathWord: Sendable {
  /// As the path has it.
  let text: String
  /// In lower case and in the singular.
  let singular: String
  /// The words of `merge_requests`, in lower case.
  let parts: [String]
  /// The same in the singular.
  let singularParts: [String]

  init(_ text: String) {
    self.text = text
    singular = LintedDocs.singular(text.lowercased())
    parts = NameWords.parts(of: text)
    singularParts = parts.map { LintedDocs.singular($0) }
  }

  /// The words of the paths of operations, by operation and segment; nil for what is no fixed word.
  static func words(of operations: [Operation]) -> [[PathWord?]] {
    var known: [String: PathWord] = [:]
    return operations.map { operation in
      operation.path.segments.indices.map { index in
        guard let text = operation.path.literal(at: index) else { return nil }
        if let word = known[text] { return word }
        let word = PathWord(text)
        known[text] = word
        return word
      }
    }
  }
}
