public import APIModel

extension ChangeRuleCatalogue {
  /// Changes as findings, for formats and gates that know nothing else: breaking is an error, risky a warning, safe
  /// an info. A finding stands in the new docs; where these have no place for it, in the old ones, and says so.
  /// - Returns: one finding a change, in the same order.
  public static func findings(for changes: [SpecChange]) -> [Finding] {
    changes.map { change in
      let newSpan = change.new?.span
      var notes: [Finding.Note] = []
      if !change.advice.isEmpty { notes.append(Finding.Note(change.advice)) }
      if let span = change.old?.span {
        notes.append(Finding.Note(newSpan == nil ? "stands in the old docs only" : "in the old docs", span: span))
      }
      return Finding(
        rule: rule(for: change.kind), severity: severity(change.verdict),
        message: "\(change.operation): \(change.message)",
        span: newSpan ?? change.old?.span ?? SourceSpan(path: ""),
        subject: Finding.Subject(operation: change.operation, pointer: pointer(change)), notes: notes)
    }
  }

  static func severity(_ verdict: SpecChange.Verdict) -> Severity {
    switch verdict {
    case .breaking: .error
    case .risky: .warning
    case .safe: .info
    }
  }

  /// A response attribute's path as JSON Pointer, with 0 for any item: `[].author.name` is `/0/author/name`.
  private static func pointer(_ change: SpecChange) -> String? {
    guard let name = change.name, change.location?.hasPrefix("response") == true else { return nil }
    var pointer = ""
    for step in name.split(separator: ".") {
      var field = step
      var depth = 0
      while field.hasSuffix("[]") {
        field = field.dropLast(2)
        depth += 1
      }
      if !field.isEmpty { pointer += "/" + JSONPointer.escape(String(field)) }
      pointer += String(repeating: "/0", count: depth)
    }
    return pointer
  }
}
