import APIModel
import DocExtract

/// TAB224: limits of which the lower one is above the upper one.
struct ReversedLimits: LintRule {
  let card = RuleCard(
    "TAB224", "reversed-limits", severity: .warning,
    summary: "A lower limit above the upper one",
    why: "No value is within the limits; one of the two numbers is wrong, or they are swapped.",
    bad: page("between 100 and 1"), good: page("between 1 and 100"))

  private static func page(_ limits: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users",
        rows: ["`count` | integer | no | How many users to return, \(limits)"]))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for documented in page.documented {
      for own in documented.parameters {
        guard let text = own.parameter.description, Self.mayLimit(text), text.utf8.contains(where: \.isDigit),
          let (lower, upper) = Self.reversed(text)
        else { continue }
        report.add(
          self, .reversed(own.parameter.name, lower, upper), at: page.rangeOfDescription(own.parameter),
          operation: documented.operation)
      }
    }
  }

  /// A quick look for "between" and "min".
  private static func mayLimit(_ text: String) -> Bool {
    text.withBytes { ByteSearch.holds("between", in: $0) || ByteSearch.holds("min", in: $0) }
  }

  /// "between 100 and 1", "min: 10, max: 1", "minimum 10, maximum 1".
  private static func reversed(_ text: String) -> (Int, Int)? {
    // Hours of a day, days of a week and months go round.
    let isOfTime = NameWords.words(of: text).contains { word in
      ["clock", "hour", "hours", "time", "day", "days", "week", "month", "am", "pm"].contains(word)
    }
    if isOfTime { return nil }
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && !"^.-/_%".contains($0) }.map(String.init)
    let number = { (at: Int) -> Int? in
      guard words.indices.contains(at) else { return nil }
      let word = words[at].hasSuffix(".") ? words[at].dropLast() : words[at][...]
      return word.utf8.count <= 9 && word.utf8.allSatisfy(\.isDigit) ? Int(word) : nil
    }
    for (at, word) in words.enumerated() {
      if word == "between", let lower = number(at + 1), words.indices.contains(at + 2),
        ["and", "to"].contains(words[at + 2]), let upper = number(at + 3), lower > upper,
        // Of a raised number only the base was read.
        number(at + 4) == nil
      {
        return (lower, upper)
      }
      guard ["min", "minimum"].contains(word), let lower = number(at + 1) else { continue }
      let next = number(at + 2) == nil ? at + 2 : at + 3
      guard words.indices.contains(next), ["max", "maximum"].contains(words[next]), let upper = number(next + 1),
        lower > upper
      else { continue }
      return (lower, upper)
    }
    return nil
  }
}

extension LintMessage {
  fileprivate static func reversed(_ name: String, _ lower: Int, _ upper: Int) -> LintMessage {
    "`\(name)` is at least \(lower) and at most \(upper)"
  }
}
