import APIModel
import DocExtract

/// The rows of placeholders whose description was copied from the section of another resource, seen from the other rows
/// of the same placeholder.
enum CopiedPlaceholderRows {
  private struct Row {
    var operation: Operation
    var parameter: Parameter
    var owner: String
    var description: String
  }

  /// - Parameter report: takes the parameter, the word of its description that is wrong, its operation, and the row that
  ///   tells.
  static func check(_ page: LintedPage, _ report: (Parameter, String, Operation, Parameter) -> Void) {
    var rows: [String: [Row]] = [:]
    page.visitDocumentedParameters { operation, parameters in
      for parameter in parameters where parameter.location == .path {
        guard let description = parameter.description, let owner = operation.path.word(before: parameter.name) else {
          continue
        }
        rows[parameter.name, default: []].append(
          Row(operation: operation, parameter: parameter, owner: owner, description: description))
      }
    }
    var seen: Set<SourceSpan> = []
    for (_, own) in rows.sorted(by: { $0.key < $1.key }) where own.count >= 2 {
      for row in own {
        guard let (word, other) = oddWord(of: row, among: own) ?? foreignWord(of: row, among: own),
          let span = row.parameter.span, seen.insert(span).inserted
        else { continue }
        report(row.parameter, word, row.operation, other.parameter)
      }
    }
  }

  /// The one word in which a description differs from that of all other rows, where theirs is the path's.
  private static func oddWord(of row: Row, among rows: [Row]) -> (String, Row)? {
    let others = rows.filter { $0.owner == row.owner && $0.parameter.span != row.parameter.span }
    guard others.count >= 2, let first = others.first, first.description != row.description,
      others.allSatisfy({ $0.description == first.description })
    else { return nil }
    let own = row.description.split(separator: " ")
    let usual = first.description.split(separator: " ")
    guard own.count == usual.count else { return nil }
    let pairs = zip(own, usual).filter { $0 != $1 }
    guard pairs.count == 1, let pair = pairs.first, case let bare = String(pair.0.filter(\.isLetter)), !bare.isEmpty,
      pair.1.lowercased().hasPrefix(LintedDocs.singular(row.owner).split(separator: "_").last ?? "-"),
      !NameWords.areForms(bare.lowercased(), LintedDocs.singular(row.owner))
    else { return nil }
    return (bare, first)
  }

  /// The resource of another path whose row has the same description, where this path has a resource of its own.
  private static func foreignWord(of row: Row, among rows: [Row]) -> (String, Row)? {
    let own = words(of: row.operation.path)
    let text = NameWords.words(of: row.description)
    for other in rows where other.description == row.description && other.parameter.span != row.parameter.span {
      // Only an ID is that of what stands before it: a commit's hash may follow another word.
      guard other.owner == row.owner || LintedPage.isIdentifier(row.parameter.name) else { continue }
      let theirs = words(of: other.operation.path)
      guard let foreign = theirs.first(where: { !own.contains($0) && text.contains($0) }),
        let lost = own.first(where: { !theirs.contains($0) }), !text.contains(lost)
      else { continue }
      return (foreign, other)
    }
    return nil
  }

  /// The fixed segments that placeholders follow, in the singular.
  private static func words(of path: PathTemplate) -> [String] {
    path.segments.indices.dropLast().compactMap { index in
      path.literal(at: index + 1) == nil ? path.literal(at: index).map { LintedDocs.singular($0) } : nil
    }
  }
}
