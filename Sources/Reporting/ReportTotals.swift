import APIModel

/// What a report adds up to, counted once for all the formats.
struct ReportTotals {
  /// The verdicts on one operation's promises, or on all.
  struct Tally {
    var verified = 0
    var violated = 0
    var notVerified = 0

    var all: Int { verified + violated + notVerified }

    /// Verified over all. Cut off, not rounded, so that only a whole is ever called 100 %.
    var compliance: String {
      guard all > 0 else { return "–" }
      let tenths = verified * 1000 / all
      return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
    }

    mutating func add(_ state: Verdict.State) {
      switch state {
      case .verified: verified += 1
      case .violated: violated += 1
      case .notVerified: notVerified += 1
      }
    }
  }

  /// What was not verified for one reason.
  struct Unverified {
    var reason: String
    var promises: [(operation: String, promise: String)]

    /// Each operation once, in order.
    var operations: [String] {
      var seen: Set<String> = []
      return promises.map(\.operation).filter { seen.insert($0).inserted }
    }
  }

  /// The changes of one verdict, or of one operation.
  struct ChangeGroup {
    var name: String
    var changes: [SpecChange]
  }

  let verdicts: Tally
  /// By operation, in the order of the verdicts.
  let operations: [(name: String, tally: Tally)]
  /// By reason, the one that hits most promises first.
  let unverified: [Unverified]
  /// The findings that are not told as changes already.
  let findings: [Finding]
  let fixable: Int
  let unsafelyFixable: Int

  init(_ report: RunReport) {
    var all = Tally()
    var operations = Ordered<Tally>()
    var reasons = Ordered<Unverified>()
    for verdict in report.verdicts {
      all.add(verdict.state)
      operations.update(verdict.operation, default: Tally()) { $0.add(verdict.state) }
      if case .notVerified(let reason) = verdict.state {
        reasons.update(reason, default: Unverified(reason: reason, promises: [])) {
          $0.promises.append((verdict.operation, verdict.promise))
        }
      }
    }
    verdicts = all
    self.operations = operations.entries.map { ($0.key, $0.value) }
    unverified = reasons.entries.map(\.value).enumerated().sorted {
      ($1.element.promises.count, $0.offset) < ($0.element.promises.count, $1.offset)
    }.map(\.element)
    findings = report.changes.isEmpty ? report.findings : report.findings.filter { $0.rule.family != "CHG" }
    fixable = findings.count { $0.fix?.isSafe == true }
    unsafelyFixable = findings.count { $0.fix?.isSafe == false }
  }

  /// `3 errors, 1 warning (1 fixable with --fix)`; nil where there are no findings.
  var findingsLine: String? {
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      guard count > 0 else { return nil }
      return severity == .info ? "\(count) info" : Count.of(count, severity.rawValue)
    }
    guard !counts.isEmpty else { return nil }
    let fixes = [
      fixable > 0 ? "\(fixable) fixable with --fix" : nil,
      unsafelyFixable > 0 ? "\(unsafelyFixable) \(fixable > 0 ? "more " : "fixable ")with --unsafe-fixes" : nil,
    ].compactMap(\.self)
    return counts.joined(separator: ", ") + (fixes.isEmpty ? "" : " (\(fixes.joined(separator: ", ")))")
  }

  /// `5 changes: 2 breaking, 1 risky, 2 safe`.
  static func changesLine(_ changes: [SpecChange]) -> String {
    let counts = SpecChange.Verdict.allCases.reversed().compactMap { verdict -> String? in
      let count = changes.count { $0.verdict == verdict }
      return count > 0 ? "\(count) \(verdict.rawValue)" : nil
    }
    return Count.of(changes.count, "change") + (counts.isEmpty ? "" : ": " + counts.joined(separator: ", "))
  }

  /// The changes by operation, in the order of the first change of each.
  static func byOperation(_ changes: [SpecChange]) -> [ChangeGroup] {
    var groups = Ordered<ChangeGroup>()
    for change in changes {
      groups.update(change.operation, default: ChangeGroup(name: change.operation, changes: [])) {
        $0.changes.append(change)
      }
    }
    return groups.entries.map(\.value)
  }
}

/// Values by key that keep the order in which the keys came.
struct Ordered<Value> {
  private(set) var entries: [(key: String, value: Value)] = []
  private var index: [String: Int] = [:]

  mutating func update(_ key: String, default value: Value, _ change: (inout Value) -> Void) {
    let at = index[key] ?? entries.count
    if at == entries.count {
      entries.append((key, value))
      index[key] = at
    }
    change(&entries[at].value)
  }
}

/// A number and its noun.
enum Count {
  /// `1 file`, `3 files`.
  static func of(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

/// A text that grows by lines.
struct Lines {
  private(set) var text = ""

  mutating func add(_ line: String = "") {
    text += line
    text += "\n"
  }

  mutating func add(_ lines: [String]) {
    for line in lines { add(line) }
  }
}
