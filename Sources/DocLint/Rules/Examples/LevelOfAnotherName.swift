import APIModel
import DocExtract

/// EXA222: a number under the name of another one, where the page says which number is what.
struct LevelOfAnotherName: LintRule {
  let card = RuleCard(
    "EXA222", "level-of-another-name", severity: .warning,
    summary: "A number with a name that belongs to another number in the page's own list",
    why: "Who sends the number gets other rights than the text promises.",
    bad: page("30"), good: page("40"))

  private static func page(_ level: String) -> String {
    """
    # Members API

    Levels of access:

    ```plaintext
    30 => Developer access
    40 => Maintainer access
    ```

    ## Add a member

    ```plaintext
    POST /members
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `access_level` | integer | no | The level (default: `\(level)`, maintainer access level) |
    """
  }

  /// `40 => Maintainer access`
  private struct Level {
    var number: Int
    /// Of the name, in lower case: what follows it, "access", says nothing.
    var word: String
    var range: SourceRange
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    let source = page.document.source
    guard page.holds("=>") else { return }
    var lists: [[Level]] = []
    var last = 0
    for line in 1...max(1, source.lineCount) {
      let range = source.lineRange(line)
      guard let level = Self.level(source.bytes[range], line) else { continue }
      if last == line - 1, !lists.isEmpty { lists[lists.count - 1].append(level) } else { lists.append([level]) }
      last = line
    }
    // A name twice in one list: one of the two was copied.
    var numbers: [String: Set<Int>] = [:]
    for list in lists where list.count >= 2 {
      var seen: [String: Level] = [:]
      for level in list {
        if let first = seen[level.word], first.number != level.number {
          report.add(
            self, .twice(level.word, first.number, level.number), at: level.range,
            notes: [Finding.Note("the first one", span: page.page.span(first.range))])
        } else {
          seen[level.word] = level
        }
        numbers[level.word, default: []].insert(level.number)
      }
    }
    // What two lists give different numbers says nothing.
    let known = numbers.compactMapValues { $0.count == 1 ? $0.first : nil }
    guard known.count >= 2 else { return }
    let all = Set(known.values)
    checkDescriptions(page, known, all, &report)
    checkExamples(page, known, all, &report)
  }

  /// "(default: `40`, maintainer access level)".
  private func checkDescriptions(
    _ page: LintedPage, _ known: [String: Int], _ all: Set<Int>, _ report: inout LintReport
  ) {
    for documented in page.documented {
      for own in documented.parameters {
        guard let text = own.parameter.description, text.holds("level"), let row = own.parameter.span?.range else {
          continue
        }
        let words = text.split { $0 == " " || $0 == "(" || $0 == "`" }
        for (here, next) in zip(words, words.dropFirst()) where here.hasSuffix(",") {
          guard let number = Int(here.dropLast()), all.contains(number),
            let word = NameWords.words(of: next).first.map(LintedDocs.singular), let right = known[word],
            right != number
          else { continue }
          report.add(
            self, .other(number, word, right), at: page.range(of: "\(number)", in: row) ?? row,
            operation: documented.operation)
        }
      }
    }
  }

  /// `"access_level": 40, "access_level_description": "Maintainers"`.
  private func checkExamples(
    _ page: LintedPage, _ known: [String: Int], _ all: Set<Int>, _ report: inout LintReport
  ) {
    for body in page.page.bodies {
      guard let root = body.json?.document.root, page.isExample(body) else { continue }
      var rest = [root]
      while let node = rest.popLast() {
        if node.kind == .array { rest += node.items }
        guard node.kind == .object else { continue }
        let members = Array(node.members)
        for (at, member) in members.enumerated() {
          if member.value.kind == .object || member.value.kind == .array { rest.append(member.value) }
          guard at + 1 < members.count, member.value.isInteger, let number = Int(member.value.source),
            all.contains(number), members[at + 1].name.hasPrefix(member.name + "_"),
            let text = members[at + 1].value.string, case let words = NameWords.words(of: text), words.count <= 2,
            let word = words.first.map(LintedDocs.singular), let right = known[word], right != number
          else { continue }
          let range = members[at + 1].value.range
          report.add(
            self, .other(number, word, right),
            at: LiteralMap(page.document, block: body.block).range(
              range.lowerBound + body.offsets.lowerBound..<range.upperBound + body.offsets.lowerBound))
        }
      }
    }
  }

  /// Whether the first word goes on behind a colon, a stroke or a dot, as in `module:Class`: others begin so, too.
  private static func isPartOfName(_ text: ArraySlice<UInt8>) -> Bool {
    let rest = text.drop { !$0.isLetter }.drop(while: \.isWord)
    guard let mark = rest.first, mark.isOne(of: ":\\./") else { return false }
    return rest.dropFirst().first { $0 != mark }?.isLetter == true
  }

  /// A line that is a number, an arrow and a name, whatever marks stand before and around it.
  private static func level(_ bytes: ArraySlice<UInt8>, _ line: Int) -> Level? {
    guard bytes.count <= 80, let arrow = bytes.firstRange(ofBytes: Array("=>".utf8)) else { return nil }
    let before = bytes[..<arrow.lowerBound].filter { !$0.isOne(of: " \t*-+`|\"") }
    guard (1...3).contains(before.count), before.allSatisfy(\.isDigit),
      let number = Int(String(decoding: before, as: UTF8.self)),
      let word = NameWords.words(of: String(decoding: bytes[arrow.upperBound...], as: UTF8.self)).first,
      !isPartOfName(bytes[arrow.upperBound...])
    else { return nil }
    return Level(
      number: number, word: LintedDocs.singular(word), range: SourceRange(line: line, columns: 1..<bytes.count + 1))
  }
}

extension LintMessage {
  fileprivate static func twice(_ word: String, _ first: Int, _ second: Int) -> LintMessage {
    "\"\(word)\" is \(first) and \(second) in one list"
  }

  fileprivate static func other(_ number: Int, _ word: String, _ right: Int) -> LintMessage {
    "\(number) with the name \"\(word)\", which the page's list gives \(right)"
  }
}
