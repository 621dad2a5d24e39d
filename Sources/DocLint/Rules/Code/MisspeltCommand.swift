import APIModel
import DocExtract

/// EXA240: `systemctl deamon-reload`.
struct MisspeltCommand: LintRule {
  let card = RuleCard(
    "EXA240", "misspelt-command", severity: .error,
    summary: "A command with an action a slip away from the one that the page's other commands give the same program",
    why: "Who copies the command gets an error.",
    bad: page("subscibe"), good: page("subscribe"))

  private static func page(_ action: String) -> String {
    """
    # Users API

    Wait for news with `clerk subscribe users`, or with all details:

    ```shell
    clerk subscribe users --all
    ```

    Ends by itself: `clerk \(action) users --once`.
    """
  }

  /// Actions that many programs have.
  private static let known: Set = [
    "daemon-reload", "subscribe", "unsubscribe", "install", "uninstall", "update", "upgrade", "restart", "publish",
    "delete", "remove", "create", "enable", "disable", "describe", "configure", "validate", "checkout",
  ]
  private static let shortest = 6
  /// How many actions of a program are compared with.
  private static let maximumActions = 50

  private struct Call: Hashable {
    var program: String
    var action: String
  }

  private enum Place {
    case inline(SourceRange)
    /// A line of a code block.
    case line(Range<Int>, block: Int)
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var calls: [(call: Call, place: Place)] = []
    let document = page.document
    for (_, inline) in page.codeInlines where inline.text.count >= 9 && inline.text.count < 200 {
      guard let range = inline.range, let call = Self.call(document.buffer[inline.text.bounds]) else { continue }
      calls.append((call, .inline(range)))
    }
    for (number, block) in page.codeBlocks {
      let text = document.buffer[block.literal.bounds]
      guard block.info.isEmpty || UnclosedQuoteInCommand.isShell(document.buffer[block.info.bounds]),
        text.count < 4000
      else { continue }
      var start = text.startIndex
      while start < text.endIndex {
        let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
        let line = text[start..<end].drop { $0 == UInt8(ascii: "$") || $0.isBlank }
        if let call = Self.call(line) {
          calls.append((call, .line(line.startIndex - text.startIndex..<end - text.startIndex, block: number)))
        }
        start = end + 1
      }
    }
    guard !calls.isEmpty else { return }
    let counts = Dictionary(calls.map { ($0.call, 1) }, uniquingKeysWith: +)
    var usual: [String: [String]] = [:]
    for (call, count) in counts.sorted(by: { ($1.value, $0.key.action) < ($0.value, $1.key.action) }) where count >= 2 {
      if usual[call.program, default: []].count < Self.maximumActions {
        usual[call.program, default: []].append(call.action)
      }
    }
    var places = BlockPlaces(page)
    for (call, place) in calls where counts[call] == 1 && !Self.known.contains(call.action) {
      let near = ((usual[call.program] ?? []) + Self.known).filter { Self.isSlip(call.action, of: $0) }
      guard let meant = near.min(), Set(near).count == 1 else { continue }
      let range =
        switch place {
        case .inline(let range): range
        case .line(let offsets, let block): places.map(of: block).range(offsets)
        }
      report.add(self, .misspelt(call.action, meant), at: page.range(of: call.action, in: range) ?? range)
    }
  }

  /// The program and its action, `clerk subscribe` of "clerk subscribe users".
  private static func call(_ text: ArraySlice<UInt8>) -> Call? {
    let program = text.prefix { $0.isLetter && $0 & 0x20 != 0 || $0 == UInt8(ascii: "-") }
    guard program.count >= 2, text[program.endIndex...].first == UInt8(ascii: " ") else { return nil }
    let action = text[program.endIndex...].dropFirst().prefix {
      $0.isLetter && $0 & 0x20 != 0 || $0 == UInt8(ascii: "-")
    }
    guard action.count >= shortest, text[action.endIndex...].first.map(\.isBlank) ?? true else { return nil }
    return Call(program: String(decoding: program, as: UTF8.self), action: String(decoding: action, as: UTF8.self))
  }

  /// Whether two letters are swapped, or one within the word is missing, too many or another; endings may differ.
  private static func isSlip(_ word: String, of other: String) -> Bool {
    word != other && other.utf8.count >= shortest && word.utf8.first == other.utf8.first
      && word.utf8.last == other.utf8.last && Spelling.isOneSlip(Array(word.utf8), Array(other.utf8))
  }
}

extension LintMessage {
  fileprivate static func misspelt(_ action: String, _ meant: String) -> LintMessage {
    "`\(action)` in a command; did you mean `\(meant)`?"
  }
}
