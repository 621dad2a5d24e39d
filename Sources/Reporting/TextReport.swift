import APIModel

/// For a person at a terminal, as rustc and ruff do it.
struct TextReport {
  private let report: RunReport
  private let totals: ReportTotals
  private let style: TerminalStyle
  private var out = Lines()

  /// How many operations are named for one reason.
  private static let namedOperations = 8

  init(_ report: RunReport, color: Bool) {
    self.report = report
    totals = ReportTotals(report)
    style = TerminalStyle(isOn: color)
  }

  func render() -> String {
    var writer = self
    for finding in totals.findings { writer.add(finding) }
    if report.command == "diff" { writer.addChanges() }
    if !report.verdicts.isEmpty { writer.addVerdicts() }
    writer.addSummary()
    return writer.out.text
  }

  private mutating func add(_ finding: Finding) {
    let severity = finding.severity
    out.add(
      style.severity(severity, "\(severity.rawValue) \(Escape.line(finding.rule.code))")
        + style.bold(" \(Escape.line(finding.rule.name)): \(Escape.line(finding.message))"))
    let excerpt = finding.span.range.flatMap { range in
      report.sources[finding.span.path].map { SourceExcerpt(range, in: $0) }
    }
    let lines = excerpt?.lines ?? []
    let gutter = lines.compactMap(\.number).map { String($0).count }.max() ?? 1
    let margin = String(repeating: " ", count: gutter)
    out.add("\(margin)\(style.blue("-->")) \(Escape.line(finding.span.place))")
    if !lines.isEmpty {
      out.add("\(margin) \(style.blue("|"))")
      for line in lines { add(line, margin: margin, severity: severity) }
      out.add("\(margin) \(style.blue("|"))")
    }
    if report.command == "check", let operation = finding.subject.operation {
      let pointer = finding.subject.pointer.map { " \($0)" } ?? ""
      addNote("at", operation + pointer, margin: margin)
    }
    if let fix = finding.fix {
      addNote("help", "\(fix.title) (\(fix.isSafe ? "--fix" : "--unsafe-fixes"))", margin: margin)
    }
    for note in finding.notes {
      addNote("note", note.text + (note.span.map { " (\($0.place))" } ?? ""), margin: margin)
    }
    out.add()
  }

  private mutating func add(_ line: SourceExcerpt.Line, margin: String, severity: Severity) {
    guard let number = line.number else {
      out.add(style.blue("..."))
      return
    }
    let label = String(repeating: " ", count: margin.count - String(number).count) + String(number)
    out.add(line.text.isEmpty ? style.blue("\(label) |") : "\(style.blue("\(label) |")) \(line.text)")
    guard line.isMarked else { return }
    let carets = String(repeating: "^", count: max(1, line.marked.displayWidth))
    let indent = String(repeating: " ", count: line.before.displayWidth)
    out.add("\(margin) \(style.blue("|")) \(indent)\(style.severity(severity, carets))")
  }

  private mutating func addNote(_ label: String, _ text: String, margin: String) {
    let lines = Escape.lines(text)
    out.add("\(margin) \(style.blue("=")) \(style.bold("\(label):")) \(lines.first ?? "")")
    let indent = String(repeating: " ", count: margin.count + label.count + 5)
    for line in lines.dropFirst() { out.add(line.isEmpty ? "" : indent + line) }
  }

  private mutating func addChanges() {
    let common = CommonChange.find(report.changes)
    if !common.isEmpty {
      out.add(style.bold("Through several operations (\(common.count))"))
      out.add()
      for change in common { add(change) }
    }
    let told = Set(common.flatMap(\.members)).filter { CommonChange.isWhole(report.changes[$0]) == false }
    for verdict in SpecChange.Verdict.allCases.reversed() {
      let changes = report.changes.filter { $0.verdict == verdict }
      guard !changes.isEmpty else { continue }
      out.add(style.verdict(verdict, "\(verdict.rawValue.capitalizedFirst) (\(changes.count))"))
      out.add()
      let untold = report.changes.enumerated().filter { $0.element.verdict == verdict && !told.contains($0.offset) }
      if untold.count < changes.count {
        out.add("  \(changes.count - untold.count) of them are told above")
        out.add()
      }
      for group in ReportTotals.byOperation(untold.map(\.element)) {
        let moved = group.changes.compactMap(\.to).first.map { " -> \(Escape.line($0))" } ?? ""
        out.add("  " + style.bold(Escape.line(group.name) + moved))
        for change in group.changes { add(change) }
        out.add()
      }
    }
  }

  private mutating func add(_ change: CommonChange) {
    let count = "\(change.verdict.rawValue), \(Count.of(change.operations.count, "operation"))"
    out.add("  " + style.bold(Escape.line(change.title)) + " (\(count))")
    for operation in change.operations { out.add("    \(Escape.line(operation))") }
    out.add("      \(style.blue("=")) \(style.bold("help:")) \(Escape.line(change.advice))")
    out.add()
  }

  private mutating func add(_ change: SpecChange) {
    let sure = change.confidence < 1 ? " (confidence \(Confidence.text(change.confidence)))" : ""
    out.add("    \(style.verdict(change.verdict, change.kind.rawValue)): \(Escape.line(change.message))\(sure)")
    if !change.places.isEmpty {
      let places = change.places.map { "\($0.side) \(Escape.line($0.place))" }.joined(separator: ", ")
      out.add("      \(style.blue("-->")) \(places)")
    }
    if let advice = change.callToAction {
      out.add("      \(style.blue("=")) \(style.bold("help:")) \(Escape.line(advice))")
    }
  }

  private mutating func addVerdicts() {
    let rows =
      [("verified", "violated", "not verified")]
      + totals.operations.map { ("\($0.tally.verified)", "\($0.tally.violated)", "\($0.tally.notVerified)") }
    for (row, name) in zip(rows, ["operation"] + totals.operations.map(\.name)) {
      let line =
        "\(row.0.aligned(to: 8))  \(row.1.aligned(to: 8))  \(row.2.aligned(to: 12))  \(Escape.line(name))"
      out.add(name == "operation" ? style.dim(line) : line)
    }
    out.add()
    guard !totals.unverified.isEmpty else { return }
    out.add(style.bold("Not verified:"))
    for group in totals.unverified {
      out.add("  \(Escape.line(group.reason)) (\(Count.of(group.promises.count, "promise")))")
      let named = group.operations.prefix(Self.namedOperations)
      let more = group.operations.count - named.count
      out.add(
        "    " + named.map { Escape.line($0) }.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""))
    }
    out.add()
  }

  private mutating func addSummary() {
    if report.command == "diff" {
      // Findings alone are about calls; what changed was not asked for.
      if !report.changes.isEmpty {
        out.add("Found \(ReportTotals.changesLine(report.changes))")
      } else if report.findings.isEmpty {
        out.add("No changes")
      }
      if let line = totals.findingsLine { out.add("Found \(line)") }
      return
    }
    if let line = totals.findingsLine {
      out.add("Found \(line)")
    } else {
      out.add("No findings in \(Count.of(report.files, "file"))")
    }
    if !report.verdicts.isEmpty {
      let tally = totals.verdicts
      out.add(
        "Compliance \(tally.compliance): \(tally.verified) verified, \(tally.violated) violated, "
          + "\(tally.notVerified) not verified")
    }
  }
}

extension String {
  fileprivate func aligned(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }

  /// The text with its first letter as a capital.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// A confidence as reports write it.
enum Confidence {
  /// `0.93`: two digits, cut off, so that only what is certain is 1.
  static func text(_ confidence: Double) -> String {
    let hundredths = Int((max(0, min(1, confidence)) * 100 + 1e-6).rounded(.down))
    if hundredths == 100 { return confidence < 1 ? "0.99" : "1" }
    return "0." + (hundredths < 10 ? "0" : "") + String(hundredths)
  }
}
