import APIModel
import DocExtract

extension LintedPage {
  /// The collection that all other paths of the page with the same tail are below, where a line's own is one that no
  /// other path of the page begins with and the row of its ID speaks of the other: `groups` for `projects`.
  func strangeCollection(of line: ListedOperation, in group: Int) -> String? {
    let path = line.template
    guard path.segments.count >= 3, let own = path.literal(at: 0), path.literal(at: 1) == nil,
      let tail = path.literal(at: 2), docs.paths.continuations(of: path, at: 2)[tail] == 1
    else { return nil }
    var counts: [String: Int] = [:]
    for other in page.groups.flatMap(\.lines) where other.id != line.id {
      guard let first = other.template.literal(at: 0) else { continue }
      if first == own { return nil }
      if other.template.segments.count >= 3, other.template.literal(at: 1) == nil,
        other.template.literal(at: 2) == tail
      {
        counts[first, default: 0] += 1
      }
    }
    guard counts.count == 1, let (usual, count) = counts.first, count >= 2,
      let placeholder = path.placeholders(at: 1).first
    else { return nil }
    let (one, wrong) = (LintedDocs.singular(usual), LintedDocs.singular(own))
    let isDescribed = tables(of: group).contains { table in
      table.rows.contains { row in
        guard row.names.contains(placeholder), let cell = table.cell(row, .description) else { return false }
        let words = NameWords.words(of: text(cell))
        return words.contains(one) && !words.contains(wrong)
      }
    }
    return isDescribed ? usual : nil
  }

  /// `/lamps/color/:id` where the sample calls `/lamps/7/color`, and the others have their placeholder there.
  private func swapped(
    _ target: SampleTarget, _ line: ListedOperation, _ slip: PathSlip, _ siblings: (Int) -> [String: Int]
  ) -> (word: String?, path: String)? {
    let path = line.template
    guard case .differs(let index, let expected) = slip, path.segments.count == target.segments.count,
      index + 1 < path.segments.count, let name = path.placeholders(at: index + 1).first,
      path.literal(at: index + 1) == nil,
      target.segment(index + 1) == expected, target.segment(index).utf8.allSatisfy(\.isDigit),
      case let known = siblings(index), known[expected] == 1, known["{}", default: 0] >= 2
    else { return nil }
    return ("/" + expected, (docs.isColonStyle ? ":\(name)" : "{\(name)}") + "/" + expected)
  }

  /// What is wrong in a listed path that a sample has right, as the other paths of the docs show.
  /// - Returns: The word that is wrong, nil where one is missing, and the path as the sample has it.
  func listingSlip(
    of sample: Int, _ line: ListedOperation, _ slip: PathSlip
  ) -> (word: String?, path: String)? {
    let target = targets[sample]
    let siblings = { (index: Int) in self.docs.paths.continuations(of: line.template, at: index) }
    if let swapped = swapped(target, line, slip, siblings) { return swapped }
    switch slip {
    case .differs(let index, let expected):
      let given = String(target.segment(index))
      // The heading has one of the two words, "List the statuses"; one thing in the heading may be many in the path.
      switch (line.isTitled(expected), line.isTitled(given)) {
      case (true, false) where !Spelling.differsInNumber(expected, given): return nil
      case (false, true)
      where siblings(index)[expected, default: 0] == 1
        && (given.utf8.count > expected.utf8.count || !Spelling.differsInNumber(expected, given)):
        return ("/" + expected, given)
      default: break
      }
      // "Reset a group's token" over `/groups/:id`: one of them, written as the heading has it.
      if !Spelling.differsInNumber(expected, given), line.isAbout(Substring(expected)), !line.isAbout(Substring(given))
      {
        return nil
      }
      // "Close a poll" over `/polls.info`: the word in which the two differ.
      let (own, sent) = Self.differences(expected, given)
      if own.count == 1, sent.count == 1, own != [expected], siblings(index)[expected, default: 0] <= 1,
        line.isTitled(sent[0]), !line.isTitled(own[0])
      {
        return ("/" + expected, given)
      }
      // What another section lists was copied from there.
      if docs.documents(page.samples[sample].curl.method, target.segments) { return nil }
      // Other operations below the same beginning say which of the two words there is.
      let known = siblings(index)
      if known[given, default: 0] > known[expected, default: 0] - 1, known[given, default: 0] >= 1 {
        return ("/" + expected, given)
      }
      // The name of a placeholder that the others have there, written as a word.
      if known[expected] == 1, known["{}", default: 0] >= 1, docs.placeholderCount(of: expected) >= 1 {
        return ("/" + expected, (docs.isColonStyle ? ":" : "") + expected)
      }
      guard docs.paths.count(of: given) > docs.paths.count(of: expected) else { return nil }
      return ("/" + expected, given)
    case .extra(let index):
      let given = target.segment(index)
      // A path that begins with a placeholder has lost its collection.
      if index == 0, line.template.literal(at: 0) == nil {
        let isNamed = line.template.placeholders(at: 0).first.map {
          NameWords.parts(of: $0).contains(LintedDocs.singular(String(given)))
        }
        return docs.paths.count(of: given) >= 3 || isNamed ?? false ? (nil, String(given)) : nil
      }
      // The heading speaks of what only the sample has, "Create a todo": `/todo`.
      if index == line.template.segments.count, line.isAbout(given) { return (nil, String(given)) }
      let known = siblings(index)
      // Members are changed and deleted, hardly ever all at once.
      if index == line.template.segments.count, [.put, .patch, .delete].contains(line.method), given.isValue,
        known["{}", default: 0] >= 1, line.isOfOne
      {
        return (nil, (docs.isColonStyle ? ":id" : "{id}"))
      }
      let own = line.template.literal(at: index) ?? (line.template.segments.count > index ? "{}" : "")
      guard !own.isEmpty || isListedTwice(line) else { return nil }
      // The word, or the placeholder whose value it is, stands there in other operations, and what the line has does not.
      let support = known[String(given)] ?? (given.isValue ? known["{}", default: 0] : 0)
      return support > known[own, default: 0] - 1 && support >= 1 ? (nil, given.isValue ? ":id" : String(given)) : nil
    case .missing(let index, let expected):
      // What the sample sends beside the path is no part of it.
      guard index == line.template.segments.count - 1, expected.hasPrefix(":"),
        case let name = String(expected.dropFirst()), sampleFields[sample].contains(where: { $0.name == name })
      else { return nil }
      return ("/" + expected, "")
    }
  }

  /// The words that only one of two segments has.
  private static func differences(_ a: String, _ b: String) -> ([String], [String]) {
    let (one, other) = (NameWords.words(of: a), NameWords.words(of: b))
    return (one.filter { !other.contains($0) }, other.filter { !one.contains($0) })
  }

  /// Whether another line of the docs lists the same operation.
  private func isListedTwice(_ line: ListedOperation) -> Bool {
    (docs.operation(line.id)?.listings.count ?? 0) > 1
  }
}

extension ListedOperation {
  /// Whether the heading has all words of a segment, one thing or many.
  fileprivate func isAbout(_ segment: Substring) -> Bool {
    let title = NameWords.words(of: listing.heading ?? "")
    let parts = NameWords.words(of: segment)
    return !parts.isEmpty
      && parts.allSatisfy { part in
        part.utf8.count >= 3 && title.contains { $0 == part || Spelling.differsInNumber($0, part) }
      }
  }

  /// Whether the heading is about one thing: "Delete a rule".
  fileprivate var isOfOne: Bool {
    NameWords.words(of: listing.heading ?? "").dropFirst().first.map { ["a", "an", "the", "one"].contains($0) } ?? false
  }

  /// Whether the heading has a word of the path, as it stands there.
  func isTitled(_ word: String) -> Bool {
    let title = NameWords.words(of: listing.heading ?? "")
    let parts = NameWords.words(of: word)
    return !parts.isEmpty && parts.allSatisfy(title.contains)
  }
}

extension Substring {
  /// Whether a segment of a sample's path can only be a value: a number, or encoded.
  fileprivate var isValue: Bool {
    utf8.allSatisfy(\.isDigit) || utf8.contains(UInt8(ascii: "%"))
      || utf8.first.map { $0.isOne(of: "<{:$") } ?? false
      || utf8.count >= 2 && utf8.allSatisfy { $0 == UInt8(ascii: "_") || $0.isLetter && $0 & 0x20 == 0 }
  }
}
