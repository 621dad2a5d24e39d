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
      let owners = hasMajority ? Dictionary(grouping: own, by: \.owner) : [:]
      let same = hasSeveral ? Dictionary(grouping: own, by: \.own.descriptionHash) : [:]
      var speaking: [UInt64: Speaking] = [:]
      for row in own {
        let isOdd = hasMajority && counts[row.own.descriptionHash] == 1
        var found: (word: String, other: Row)?
        if isOdd {
          found = oddWord(of: row, among: owners[row.owner] ?? [], counts)
        } else if let rows = same[row.own.descriptionHash], rows.count > 1 {
          let known = speaking[row.own.descriptionHash] ?? Speaking(rows)
          speaking[row.own.descriptionHash] = known
          found = foreignWord(of: row, known)
        }
        guard let (word, other) = found, let span = row.own.parameter.span, seen.insert(span).inserted else { continue }
        report(row.own.parameter, word, row.operation.operation, other.own.parameter)
      }
    }
  }

  /// The one word in which a description differs from that of all other rows below the same owner, where theirs is the
  /// path's.
  /// - Parameter counts: How many rows have each description; this one has one of its own.
  private static func oddWord(of row: Row, among rows: [Row], _ counts: [UInt64: Int]) -> (String, Row)? {
    let owner = row.owner
    guard !owner.isEmpty, rows.count >= 3,
      let first = rows.prefix(2).first(where: { $0.own.descriptionHash != row.own.descriptionHash }),
      // More odd ones than this leave no usual one; a look at all rows is worth it only here.
      counts[first.own.descriptionHash, default: 0] >= rows.count - 1,
      rows.count(where: { $0.own.descriptionHash == first.own.descriptionHash }) == rows.count - 1
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

  /// The rows that have one description, one of each path, as far as the description holds a word of the path.
  private struct Speaking {
    let text: [String]
    let rows: [(row: Row, words: [String])]

    /// More paths that one description fits say nothing more.
    private static let maximum = 40

    init(_ same: [Row]) {
      text = NameWords.words(of: same.first?.description ?? "")
      var seen: Set<UInt64> = []
      var rows: [(row: Row, words: [String])] = []
      for row in same where rows.count < Self.maximum && seen.insert(row.path).inserted {
        let words = row.operation.owners
        if words.contains(where: text.contains) { rows.append((row, words)) }
      }
      self.rows = rows
    }
  }

  /// The resource of another path whose row has the same description, where this path has a resource of its own.
  private static func foreignWord(of row: Row, _ same: Speaking) -> (String, Row)? {
    guard same.rows.contains(where: { $0.row.path != row.path }) else { return nil }
    let own = row.operation.owners
    let isIdentifier = LintedPage.isIdentifier(row.own.parameter.name)
    let owner = isIdentifier ? "" : row.owner
    for (other, theirs) in same.rows where other.path != row.path {
      // Only an ID is that of what stands before it: a commit's hash may follow another word.
      guard isIdentifier || other.owner == owner,
        let foreign = theirs.first(where: { !own.contains($0) && same.text.contains($0) }),
        let lost = own.first(where: { !theirs.contains($0) }), !same.text.contains(lost)
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
}
