import APIModel
import ServerCheck

/// A report in the form that `--format json` writes, read again.
enum ReportFile {
  /// Reads a report of `lint` or `check`.
  /// - Parameter cards: The rules that its findings may name.
  /// - Throws: `Failure` where it is another file, or of another format version.
  static func read(_ bytes: [UInt8], path: String, cards: [RuleCard]) throws(Failure) -> RunReport {
    let result = JSONReader.read(bytes, maximumNodes: 20_000_000)
    guard let root = result.document.root, result.isValid, root.kind == .object else {
      throw Failure("\(path): not a JSON report\(result.errors.first.map { ": \($0.message)" } ?? "")")
    }
    guard let version = integer(root, "formatVersion"), let command = text(root, "command") else {
      throw Failure("\(path): not a report of `--format json`")
    }
    guard version == 1 else { throw Failure("\(path): format version \(version) is not known; this reads 1") }
    guard command == "check" || command == "lint" else {
      throw Failure("\(path): a report of `\(command)`; only those of lint and check can be merged")
    }
    let tool = root.member("tool")
    var report = RunReport(
      tool: RunReport.Tool(
        name: tool.flatMap { text($0, "name") } ?? "docproof", version: tool.flatMap { text($0, "version") } ?? ""),
      command: command, inputs: root.member("inputs")?.items.compactMap(\.string) ?? [])
    let summary = root.member("summary")
    report.files = summary.flatMap { integer($0, "files") } ?? 0
    report.operations = summary.flatMap { integer($0, "operations") } ?? 0
    let rules = Dictionary(cards.map { ($0.id.code, $0.id) }, uniquingKeysWith: { first, _ in first })
    for node in root.member("findings")?.items.map({ $0 }) ?? [] {
      guard let finding = finding(node, rules) else { throw Failure("\(path): a finding can't be read") }
      report.findings.append(finding)
    }
    for node in root.member("verdicts")?.items.map({ $0 }) ?? [] {
      guard let verdict = verdict(node) else { throw Failure("\(path): a verdict can't be read") }
      report.verdicts.append(verdict)
    }
    report.operationNames = root.member("operations")?.items.compactMap(\.string) ?? []
    report.exchanges = ReportedExchanges.read(root) ?? []
    return report
  }

  private static func finding(_ node: JSONNode, _ rules: [String: RuleID]) -> Finding? {
    guard let code = text(node, "code"), let name = text(node, "name"), let message = text(node, "message"),
      let severity = text(node, "severity").flatMap({ Severity(rawValue: $0) }), let span = place(node)
    else { return nil }
    let notes = node.member("notes")?.items.compactMap { note -> Finding.Note? in
      guard let message = text(note, "message") else { return nil }
      return Finding.Note(message, span: place(note))
    }
    return Finding(
      rule: rules[code] ?? RuleID(code, name), severity: severity, message: message, span: span,
      subject: Finding.Subject(operation: text(node, "operation"), pointer: text(node, "pointer")), notes: notes ?? [],
      fix: node.member("fix").flatMap(fix))
  }

  private static func fix(_ node: JSONNode) -> Fix? {
    guard let title = text(node, "title"), let edits = node.member("edits") else { return nil }
    return Fix(
      title: title,
      edits: edits.items.compactMap { edit in
        guard let span = place(edit), let replacement = text(edit, "replacement") else { return nil }
        return TextEdit(span: span, replacement: replacement)
      }, isSafe: node.member("safe")?.source == "true")
  }

  private static func verdict(_ node: JSONNode) -> Verdict? {
    guard let operation = text(node, "operation"), let promise = text(node, "promise") else { return nil }
    let state: Verdict.State
    switch text(node, "state") {
    case "verified": state = .verified
    case "violated": state = .violated
    case "not-verified": state = .notVerified(reason: text(node, "reason") ?? "")
    default: return nil
    }
    return Verdict(
      operation: operation, promise: promise, state: state, count: integer(node, "count") ?? 0, span: place(node))
  }

  /// A place; a whole file is written as its first character.
  private static func place(_ node: JSONNode) -> SourceSpan? {
    guard let path = text(node, "path") else { return nil }
    guard let line = integer(node, "line") else { return SourceSpan(path: path) }
    let column = integer(node, "column") ?? 1
    let endLine = integer(node, "endLine") ?? line
    let endColumn = integer(node, "endColumn") ?? column
    if (line, column, endLine, endColumn) == (1, 1, 1, 1) { return SourceSpan(path: path) }
    return SourceSpan(
      path: path,
      range: SourceRange(SourcePosition(line: line, column: column), SourcePosition(line: endLine, column: endColumn)))
  }

  private static func text(_ node: JSONNode, _ name: String) -> String? { node.member(name)?.string }

  private static func integer(_ node: JSONNode, _ name: String) -> Int? {
    node.member(name).flatMap { $0.kind == .number ? Int($0.source) : nil }
  }
}
