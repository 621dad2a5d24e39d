import APIModel
import DocExtract

/// The rows of placeholders whose description was copied from the section of another resource, seen from the other rows
/// of the same placeholder.
enum CopiedPlaceholderRows {
  private struct Row {
    var operation: DocumentedOperation
    var own: DocumentedParameter
    /// Equal for paths whose placeholders follow the same words.
    var path: UInt64
    var parameter: Parameter { own.parameter }
    var description: String { own.parameter.description ?? "" }
    var owner: String { operation.operation.path.word(before: own.parameter.name) ?? "" }
  }

  /// - Parameter report: takes the parameter, the word of its description that is wrong, its operation, and the row that
  ///   tells.
  static func check(_ page: LintedPage, _ report: (Parameter, String, Operation, Parameter) -> Void) {
    // Where all descriptions of a placeholder are one and all paths begin alike there is nothing to tell.
    guard page.documented.count >= 2 else { return }
    var rows: [String: [Row]] = [:]
    for documented in page.documented {
      let path = pathHash(documented.operation.path)
      for own in documented.parameters where own.parameter.location == .path && own.descriptionHash != 0 {
        rows[own.parameter.name, default: []].append(Row(operation: documented, own: own, path: path))
      }
    }
    var seen: Set<SourceSpan> = []
    for (_, own) in rows.sorted(by: { $0.key < $1.key }) where own.count >= 2 {
      var counts: [UInt64: Int] = [:]
      for row in own { counts[row.own.descriptionHash, default: 0] += 1 }
      let hasMajority = counts.count > 1 && counts.contains { $0.value >= 2 }
      let hasSeveral = own.dropFirst().contains { $0.path != own[0].path }
      guard hasMajority || hasSeveral else { continue }
      for row in own {
        let isOdd = hasMajority && counts[row.own.descriptionHash] == 1
        guard
          let (word, other) = (isOdd ? oddWord(of: row, among: own) : nil)
            ?? (hasSeveral && !isOdd ? foreignWord(of: row, among: own) : nil),
          let span = row.parameter.span, seen.insert(span).inserted
        else { continue }
        report(row.parameter, word, row.operation.operation, other.parameter)
      }
    }
  }

  /// The one word in which a description differs from that of all other rows, where theirs is the path's.
  private static func oddWord(of row: Row, among rows: [Row]) -> (String, Row)? {
    let owner = row.owner
    guard !owner.isEmpty else { return nil }
    let others = rows.filter { $0.owner == owner && $0.parameter.span != row.parameter.span }
    guard others.count >= 2, let first = others.first,
      others.allSatisfy({ $0.own.descriptionHash == first.own.descriptionHash })
    else { return nil }
    let own = row.description.split(separator: " ")
    let usual = first.description.split(separator: " ")
    guard own.count == usual.count else { return nil }
    let pairs = zip(own, usual).filter { $0 != $1 }
    guard pairs.count == 1, let pair = pairs.first, case let bare = String(pair.0.filter(\.isLetter)), !bare.isEmpty,
      pair.1.lowercased().hasPrefix(LintedDocs.singular(owner).split(separator: "_").last ?? "-"),
      !NameWords.areForms(bare.lowercased(), LintedDocs.singular(owner))
    else { return nil }
    return (bare, first)
  }

  /// The resource of another path whose row has the same description, where this path has a resource of its own.
  private static func foreignWord(of row: Row, among rows: [Row]) -> (String, Row)? {
    var text: [String]?
    var own: [String] = []
    var seen: Set<UInt64> = [row.path]
    // One row of each other path says what all of them say.
    for other in rows where other.own.descriptionHash == row.own.descriptionHash && seen.insert(other.path).inserted {
      if text == nil {
        text = NameWords.words(of: row.description)
        own = words(of: row.operation.operation.path)
      }
      // Only an ID is that of what stands before it: a commit's hash may follow another word.
      guard let text, other.owner == row.owner || LintedPage.isIdentifier(row.parameter.name) else { continue }
      let theirs = words(of: other.operation.operation.path)
      guard let foreign = theirs.first(where: { !own.contains($0) && text.contains($0) }),
        let lost = own.first(where: { !theirs.contains($0) }), !text.contains(lost)
      else { continue }
      return (foreign, other)
    }
    return nil
  }

  private static func pathHash(_ path: PathTemplate) -> UInt64 {
    var hash = NameHash.start
    for index in path.segments.indices.dropLast() where path.literal(at: index + 1) == nil {
      if let word = path.literal(at: index) { hash = NameHash.of(word.utf8, after: hash) }
    }
    return hash
  }

  /// The fixed segments that placeholders follow, in the singular.
  private static func words(of path: PathTemplate) -> [String] {
    path.segments.indices.dropLast().compactMap { index in
      path.literal(at: index + 1) == nil ? path.literal(at: index).map { LintedDocs.singular($0) } : nil
    }
  }
}
