import APIModel

/// One operation of a migration: its old and new name and what changed about it.
struct OperationRow {
  /// Nil where the operation is new.
  var old: String?
  /// Nil where the operation is gone.
  var new: String?
  var changes: [SpecChange]

  var breaking: Int { changes.count { $0.verdict == .breaking } }
  var risky: Int { changes.count { $0.verdict == .risky } }
  var safe: Int { changes.count { $0.verdict == .safe } }

  /// In the order of the changes.
  static func rows(_ changes: [SpecChange]) -> [OperationRow] {
    ReportTotals.byOperation(changes).map { group in
      let isNew = group.changes.contains { $0.kind == .operationAdded }
      let isGone = group.changes.contains { $0.kind == .operationRemoved }
      let to = group.changes.compactMap(\.to).first
      return OperationRow(
        old: isNew ? nil : group.name, new: isGone ? to : to ?? group.name,
        changes: group.changes.enumerated().sorted {
          ($1.element.verdict, $0.offset) < ($0.element.verdict, $1.offset)
        }.map(\.element))
    }
  }
}

extension SpecChange {
  /// What to do, or what happened where there is no advice.
  var todo: String { advice.isEmpty ? message : advice }

  /// The advice where there is something to do: not for what merely came, but for what is on its way out.
  /// That only the docs were corrected is told, too.
  var callToAction: String? {
    if correction != nil { return advice }
    let isEnding = [.operationDeprecated, .parameterDeprecated, .fieldDeprecated].contains(kind)
    return !advice.isEmpty && (verdict > .safe || isEnding) ? advice : nil
  }
}

enum VerdictMeaning {
  static func text(_ verdict: SpecChange.Verdict) -> String {
    switch verdict {
    case .breaking: "a client that follows the old docs fails"
    case .risky: "a client that follows the old docs may fail or get other results"
    case .safe: "a client that follows the old docs goes on working"
    }
  }
}

/// The headline of a report.
enum ReportTitle {
  /// - Parameter inputs: how an input's name is written.
  static func text(_ report: RunReport, inputs name: (String) -> String) -> String {
    let inputs = report.inputs.map(name)
    return switch report.command {
    case "diff" where inputs.count == 2: "Migration from \(inputs[0]) to \(inputs[1])"
    case "diff": "Migration"
    case "check": "Conformance" + of(inputs)
    case "lint": "Lint" + of(inputs)
    default: Escape.line(report.command).capitalizedFirst + of(inputs)
    }
  }

  private static func of(_ inputs: [String]) -> String {
    inputs.isEmpty ? "" : " of " + inputs.joined(separator: ", ")
  }
}
