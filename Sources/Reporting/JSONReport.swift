import APIModel

/// The contract that scripts rely on. Members may be added to it under the same `formatVersion`; none is renamed,
/// removed or given another meaning. Every member is always there, null where there is nothing to say.
///
/// Lines and columns count from 1, columns in UTF-8 bytes; `endColumn` is the column after the last byte. A finding
/// about a whole file stands at 1:1.
enum JSONReport {
  static let formatVersion = 1

  /// - Parameter sink: gets the text in pieces: the exchanges of a large run are many times what is kept of them.
  static func write(_ report: RunReport, to sink: (String) -> Void) {
    JSONStream.object(to: sink) { stream in
      stream.member("formatVersion", .int(formatVersion))
      stream.member(
        "tool", ["name": .string(report.tool.name), "version": .string(report.tool.version)])
      stream.member("command", .string(report.command))
      stream.member("inputs", .array(report.inputs.map { .string($0) }))
      stream.member("summary", summary(report))
      stream.array("findings") { stream in
        for (finding, fingerprint) in zip(report.findings, report.fingerprints) {
          stream.item(self.finding(finding, fingerprint: fingerprint))
        }
      }
      stream.array("verdicts") { for verdict in report.verdicts { $0.item(self.verdict(verdict)) } }
      stream.array("changes") { for change in report.changes { $0.item(self.change(change)) } }
      stream.array("commonChanges") { for change in CommonChange.find(report.changes) { $0.item(common(change)) } }
      stream.array("operations") { for name in report.operationNames { $0.item(.string(name)) } }
      stream.array("exchanges") { stream in
        // Of a server made from the docs only the request line is kept, which says nothing that the docs don't.
        for exchange in report.exchanges where !exchange.requestHeaders.isEmpty {
          stream.item(JSONExchange.render(exchange))
        }
      }
    }
  }

  private static func summary(_ report: RunReport) -> JSONValue {
    let totals = ReportTotals(report)
    func count(_ verdict: SpecChange.Verdict) -> JSONValue { .int(report.changes.count { $0.verdict == verdict }) }
    return [
      "error": .int(report.count(.error)), "warning": .int(report.count(.warning)), "info": .int(report.count(.info)),
      "files": .int(report.files), "operations": .int(report.operations),
      "fixable": .int(totals.fixable),
      "verified": .int(totals.verdicts.verified), "violated": .int(totals.verdicts.violated),
      "notVerified": .int(totals.verdicts.notVerified),
      "compliance": report.compliance.map { .double($0) } ?? .null,
      "breaking": count(.breaking), "risky": count(.risky), "safe": count(.safe),
    ]
  }

  private static func finding(_ finding: Finding, fingerprint: String) -> JSONValue {
    var object: JSONObject = [
      "code": .string(finding.rule.code), "name": .string(finding.rule.name),
      "severity": .string(finding.severity.rawValue), "message": .string(finding.message),
      "fingerprint": .string(fingerprint), "path": .string(finding.span.path),
    ]
    add(finding.span, to: &object)
    object["operation"] = string(finding.subject.operation)
    object["pointer"] = string(finding.subject.pointer)
    object["notes"] = .array(finding.notes.map(note))
    object["fixable"] = .bool(finding.fix?.isSafe == true)
    object["fix"] = finding.fix.map(fix) ?? .null
    return .object(object)
  }

  private static func note(_ note: Finding.Note) -> JSONValue {
    [
      "message": .string(note.text), "path": string(note.span?.path),
      "line": note.span.map { .int($0.ends.line) } ?? .null,
      "column": note.span.map { .int($0.ends.column) } ?? .null,
    ]
  }

  private static func fix(_ fix: Fix) -> JSONValue {
    [
      "title": .string(fix.title), "safe": .bool(fix.isSafe),
      "edits": .array(
        fix.edits.map { edit in
          var object: JSONObject = ["path": .string(edit.span.path)]
          add(edit.span, to: &object)
          object["replacement"] = .string(edit.replacement)
          return .object(object)
        }),
    ]
  }

  private static func add(_ span: SourceSpan, to object: inout JSONObject) {
    let ends = span.ends
    object["line"] = .int(ends.line)
    object["column"] = .int(ends.column)
    object["endLine"] = .int(ends.endLine)
    object["endColumn"] = .int(ends.endColumn)
  }

  private static func verdict(_ verdict: Verdict) -> JSONValue {
    var reason: String?
    let state: JSONValue
    switch verdict.state {
    case .verified: state = "verified"
    case .violated: state = "violated"
    case .notVerified(let why):
      state = "not-verified"
      reason = why
    }
    return [
      "operation": .string(verdict.operation), "promise": .string(verdict.promise), "state": state,
      "reason": string(reason), "count": .int(verdict.count), "path": string(verdict.span?.path),
      "line": verdict.span.map { .int($0.line) } ?? .null,
    ]
  }

  private static func change(_ change: SpecChange) -> JSONValue {
    [
      "kind": .string(change.kind.rawValue), "verdict": .string(change.verdict.rawValue),
      "operation": .string(change.operation), "to": string(change.to), "location": string(change.location),
      "name": string(change.name), "newName": string(change.newName), "confidence": .double(change.confidence),
      "old": side(change.old), "new": side(change.new), "message": .string(change.message),
      "advice": .string(change.advice), "correction": string(change.correction),
    ]
  }

  /// What runs through several operations, told once; its members stand under `changes`, too.
  private static func common(_ change: CommonChange) -> JSONValue {
    [
      "title": .string(change.title), "verdict": .string(change.verdict.rawValue), "advice": .string(change.advice),
      "operations": .array(change.operations.map { .string($0) }),
      "changes": .array(change.members.map { .int($0) }),
    ]
  }

  private static func side(_ side: SpecChange.Side?) -> JSONValue {
    guard let side else { return .null }
    return [
      "path": string(side.span?.path), "line": side.span.map { .int($0.line) } ?? .null, "value": string(side.value),
    ]
  }

  private static func string(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
