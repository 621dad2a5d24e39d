import APIModel
import DocExtract

/// EXA220: a default, or a value that a sample sends, which the parameter's own description rules out.
struct ValueAgainstDescription: LintRule {
  let card = RuleCard(
    "EXA220", "value-against-description", severity: .warning,
    summary: "A default or a sample's value that the description of its parameter rules out",
    why: "The server refuses what the sample sends, or the limit in the text is not the server's.",
    bad: page("500"), good: page("50"))

  private static func page(_ count: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "List users", listing: "GET /users",
        rows: ["`count` | integer | no | How many users to return, between 1 and 100. Defaults to `\(count)`."]))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var limited: [OperationID: [(parameter: Parameter, limits: Limits)]] = [:]
    for documented in page.documented {
      for own in documented.parameters {
        guard let limits = Limits(own) else { continue }
        let parameter = own.parameter
        limited[documented.operation.id, default: []].append((parameter, limits))
        guard let given = parameter.defaultValue, let broken = limits.broken(by: given) else { continue }
        let row = parameter.span?.range
        add(
          parameter, given, broken, row.flatMap { page.range(of: given, in: $0) } ?? row, documented.operation, &report)
      }
    }
    if limited.isEmpty { return }
    for group in page.page.groups.indices {
      for operation in page.operations(of: group) {
        for (parameter, limits) in limited[operation.id] ?? [] {
          checkSamples(of: group, parameter, limits, operation, page, &report)
        }
      }
    }
  }

  /// Whether the default of a parameter is told.
  static func tellsDefault(of own: DocumentedParameter) -> Bool {
    guard let given = own.parameter.defaultValue else { return false }
    return Limits(own)?.broken(by: given) != nil
  }

  private func checkSamples(
    of group: Int, _ parameter: Parameter, _ limits: Limits, _ operation: Operation, _ page: LintedPage,
    _ report: inout LintReport
  ) {
    for index in page.parts[group].samples where page.targets[index].verdict == .own {
      for field in page.sampleFields[index] where field.name == parameter.name {
        guard let broken = limits.broken(by: field.value) else { continue }
        let range = page.range(of: field.value, in: field.word, block: page.page.samples[index].block)
        add(parameter, field.value, broken, range, operation, &report)
      }
    }
    for body in page.bodies(of: group) where body.role == .request {
      guard let node = body.json?.document.root?.member(parameter.name), node.kind == .string || node.kind == .number,
        let broken = limits.broken(by: node.string ?? node.source)
      else { continue }
      let range = LiteralMap(page.document, block: body.block).range(
        node.range.lowerBound + body.offsets.lowerBound..<node.range.upperBound + body.offsets.lowerBound)
      add(parameter, node.string ?? node.source, broken, range, operation, &report)
    }
  }

  private func add(
    _ parameter: Parameter, _ value: String, _ broken: String, _ range: SourceRange?, _ operation: Operation,
    _ report: inout LintReport
  ) {
    report.add(
      self, .against(parameter.name, value, broken), at: range, operation: operation,
      notes: parameter.span?.range == range ? [] : [Finding.Note("described here", span: parameter.span)])
  }

  /// What a description promises of every value.
  private struct Limits {
    var lower: (text: String, value: Int)?
    var upper: (text: String, value: Int)?
    /// Whether values are durations, `30m`, and the limits milliseconds.
    var isDuration = false
    var length: Int?
    /// The character that every value begins with, or that none does.
    var leading: (mark: Character, isWanted: Bool)?

    init?(_ own: DocumentedParameter) {
      guard let text = own.parameter.description else { return nil }
      let types = own.parameter.schema.types
      // A limit in another unit than the value's says nothing of the number.
      let (minimum, maximum) = (own.parameter.schema.minimum, own.parameter.schema.maximum)
      if minimum != nil || maximum != nil, types == .integer || types == .number || types.isEmpty,
        !text.utf8.contains(UInt8(ascii: "%")),
        !NameWords.words(of: text).contains(where: Self.units.contains)
      {
        lower = minimum.map { ("\($0)", $0) }
        upper = maximum.map { ("\($0)", $0) }
      }
      if types == .string { length = own.parameter.schema.maximumLength }
      if lower == nil, upper == nil, text.holds("between ") { readDurations(text) }
      if text.holds("eading") { leading = Self.leading(in: text) }
      guard lower != nil || upper != nil || length != nil || leading != nil else { return nil }
    }

    private static let units: Set<String> = [
      "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
      "year", "years", "kb", "mb", "gb", "kib", "mib", "gib", "bytes", "megabytes", "ms", "milliseconds", "percent",
    ]

    /// "between `1h` and `24h`".
    private mutating func readDurations(_ text: String) {
      let words = text.utf8.split { $0 == UInt8(ascii: " ") }.map { word in
        String(decoding: word.filter { $0.isLetter || $0.isDigit }, as: UTF8.self)
      }
      for (at, word) in words.enumerated() where word == "between" && at + 3 < words.count && words[at + 2] == "and" {
        guard let from = Self.milliseconds(words[at + 1]), let to = Self.milliseconds(words[at + 3]), from < to else {
          continue
        }
        lower = (words[at + 1], from)
        upper = (words[at + 3], to)
        isDuration = true
        return
      }
    }

    /// `90` of seconds and `1500` of milliseconds for "90s" and "1500ms"; nil for what is no number with a unit of time.
    private static func milliseconds(_ text: String) -> Int? {
      let digits = text.utf8.prefix(while: \.isDigit)
      guard !digits.isEmpty, digits.count <= 9, let count = Int(Substring(digits)) else { return nil }
      switch String(text.utf8.dropFirst(digits.count)) ?? "" {
      case "ms": return count
      case "s": return count * 1000
      case "m": return count * 60_000
      case "h": return count * 3_600_000
      case "d": return count * 86_400_000
      default: return nil
      }
    }

    /// `#` of "with a leading `#`" and "without a leading `#`".
    private static func leading(in text: String) -> (mark: Character, isWanted: Bool)? {
      let words = text.split(separator: " ")
      for (at, word) in words.enumerated() where word.lowercased() == "leading" && at + 1 < words.count && at > 0 {
        let bare = words[at + 1].filter { !"`'\".,;:)".contains($0) }
        guard bare.count == 1, let mark = bare.first, !mark.isLetter, !mark.isNumber else { continue }
        let before = words[..<at].suffix(2).map { $0.lowercased() }
        if before.contains("without") || before.contains("no") { return (mark, false) }
        if before.contains("with") { return (mark, true) }
      }
      return nil
    }

    /// What a value breaks, in words; nil where it keeps all or can't be judged.
    func broken(by value: String) -> String? {
      if let number = isDuration ? Self.milliseconds(value) : Int(value) {
        if let lower, number < lower.value { return "is less than \(lower.text)" }
        if let upper, number > upper.value { return "is more than \(upper.text)" }
      }
      if let length, value.count > length { return "has more than \(length) characters" }
      if let leading, let first = value.first {
        if !leading.isWanted, first == leading.mark { return "begins with `\(leading.mark)`" }
        // Where a sign leads hexadecimal digits, a name may stand instead of them.
        if leading.isWanted, first != leading.mark,
          leading.mark != "#" || [3, 6].contains(value.count) && value.allSatisfy(\.isHexDigit)
        {
          return "does not begin with `\(leading.mark)`"
        }
      }
      return nil
    }
  }
}

extension LintMessage {
  fileprivate static func against(_ name: String, _ value: String, _ broken: String) -> LintMessage {
    "`\(value.prefix(60))` of `\(name)` \(broken), which its description rules out"
  }
}
