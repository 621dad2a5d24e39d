import APIModel
import DocExtract

/// Words that a listed path lost, as the other paths of its page and its heading show.
extension MisspeltPath {
  struct LostWord {
    var word: String
    /// What stands behind the gap; nil at the end of the path.
    var before: String?
  }

  func lostWord(of line: ListedOperation, in group: Int, _ page: LintedPage) -> LostWord? {
    let path = line.template
    guard path.segments.count >= 2, !path.takesSlashes else { return nil }
    return betweenPlaceholders(path, page) ?? beforeWord(path, page) ?? Self.atEnd(line, group, page)
  }

  /// `/lamps/:id/swich` below "Switch a lamp": the last word is none, and the heading's is a letter away from it.
  func wordOfHeading(
    of line: ListedOperation, in group: Int, _ page: LintedPage
  ) -> (word: String, meant: String)? {
    guard let word = line.template.literal(at: line.template.segments.count - 1), (5...20).contains(word.utf8.count),
      word.utf8.allSatisfy({ $0.isLetter && $0 & 0x20 != 0 }), page.docs.paths.count(of: word) <= 1,
      let meant = page.titleWords[group].first(where: {
        $0.utf8.count > 5 && $0.utf8.first == word.utf8.first && Spelling.isSlip(word, of: $0)
      }),
      !page.titleWords[group].contains(word), !Spelling.differsInNumber(word, meant),
      !Spelling.differsInEnding(word, meant), CommonWords.shared.isWord(meant), !CommonWords.shared.isWord(word)
    else { return nil }
    return (word, meant)
  }

  /// `/projects/:id/:hook_id` where all other paths have words between the two, and mostly one.
  private func betweenPlaceholders(_ path: PathTemplate, _ page: LintedPage) -> LostWord? {
    for index in path.segments.indices.dropFirst()
    where path.literal(at: index) == nil && path.literal(at: index - 1) == nil {
      let known = page.docs.paths.continuations(of: path, at: index)
      guard known["{}"] == 1, known.values.reduce(0, +) >= 4, let name = path.placeholders(at: index).first else {
        continue
      }
      // The collection whose members have the placeholder's name.
      let owners = known.filter { word, count in
        count >= 2 && word != "{}" && (name.hasPrefix(LintedDocs.singular(word)) || page.isOnly(word, known))
      }
      if owners.count == 1, let owner = owners.first { return LostWord(word: owner.key, before: ":" + name) }
    }
    return nil
  }

  /// `/projects/:id/tags` where all others have `/projects/:id/repository/tags`.
  private func beforeWord(_ path: PathTemplate, _ page: LintedPage) -> LostWord? {
    for index in path.segments.indices.dropFirst() {
      guard let word = path.literal(at: index), path.literal(at: index - 1) == nil else { continue }
      let known = page.docs.paths.continuations(of: path, at: index)
      guard known[word] == 1 else { continue }
      for (lost, count) in known.sorted(by: { $0.key < $1.key }) where count >= 2 && lost != word && lost != "{}" {
        var longer = path
        longer.segments.insert([.literal(lost)], at: index)
        guard page.docs.paths.continuations(of: longer, at: index + 1)[word, default: 0] >= 2,
          page.lines(beginning: longer, upTo: index + 2) >= 2
        else { continue }
        return LostWord(word: lost, before: word)
      }
    }
    return nil
  }

  /// `POST /projects/:id` under "Create a milestone", where the page's others are `/projects/:id/milestones`.
  static func atEnd(_ line: ListedOperation, _ group: Int, _ page: LintedPage) -> LostWord? {
    let path = line.template
    guard path.endsInPlaceholder, page.page.groups[group].lines.count == 1,
      case let known = page.docs.paths.continuations(of: path, at: path.segments.count), !known.isEmpty
    else { return nil }
    let title = page.titleWords[group]
    // One that the heading has, in whatever number, begins like it.
    let likely = known.filter { next, count in
      count >= 2 && next.utf8.count >= 4
        && title.contains { $0.utf8.first == next.utf8.first(where: \.isLetter).map { $0 | 0x20 } }
    }
    guard !likely.isEmpty else { return nil }
    let words = Set(path.segments.indices.compactMap { path.literal(at: $0) }.flatMap { NameWords.words(of: $0) })
    for (next, _) in likely.sorted(by: { $0.key < $1.key }) {
      let parts = NameWords.words(of: next)
      guard !parts.isEmpty, !parts.contains(where: words.contains),
        parts.allSatisfy({ part in title.contains { $0 == part || Spelling.differsInNumber($0, part) } })
      else { continue }
      var longer = path
      longer.segments.append([.literal(next)])
      // The page is about what the path lacks.
      let total = page.page.groups.reduce(0) { $0 + $1.lines.count }
      guard page.lines(beginning: longer, upTo: longer.segments.count) * 2 >= total, total >= 3,
        !page.page.groups.contains(where: { other in
          other.lines.contains { $0.template == path && $0.id != line.id }
        }),
        // What the heading speaks of may be a part of the answer.
        !page.bodies(of: group).contains(where: { $0.role == .response && $0.json?.document.root?.member(next) != nil })
      else { continue }
      return LostWord(word: next, before: nil)
    }
    return nil
  }
}

extension LintedPage {
  /// Whether nothing but a word follows a beginning of a path in all others.
  fileprivate func isOnly(_ word: String, _ known: [String: Int]) -> Bool {
    known.allSatisfy { $0.key == word || $0.key == "{}" || $0.key.isEmpty }
  }

  /// How many lines of the page begin as a path does.
  fileprivate func lines(beginning path: PathTemplate, upTo count: Int) -> Int {
    page.groups.reduce(0) { sum, group in
      sum
        + group.lines.count { line in
          line.template.segments.count >= count
            && (0..<count).allSatisfy { line.template.literal(at: $0) == path.literal(at: $0) }
        }
    }
  }
}
