import APIModel

/// For a merge request comment or a report file. No text from outside can open markup, notify a person or run a
/// quick action.
enum MarkdownReport {
  static func render(_ report: RunReport) -> String {
    let totals = ReportTotals(report)
    var out = Lines()
    if report.command == "diff" {
      addDiff(report, totals, to: &out)
    } else {
      out.add("# \(ReportTitle.text(report) { Escape.markdownCode($0) })")
      out.add()
      out.add(totals.findingsLine.map { "**\($0)** in \(scope(report))" } ?? "**No findings** in \(scope(report))")
      if !report.verdicts.isEmpty { addVerdicts(totals, to: &out) }
    }
    addFindings(totals.findings, to: &out)
    return out.text
  }

  private static func scope(_ report: RunReport) -> String {
    Count.of(report.files, "file") + (report.operations > 0 ? ", \(Count.of(report.operations, "operation"))" : "")
  }

  private static func addFindings(_ findings: [Finding], to out: inout Lines) {
    guard !findings.isEmpty else { return }
    var files = Ordered<[Finding]>()
    for finding in findings { files.update(finding.span.path, default: []) { $0.append(finding) } }
    out.add()
    out.add("## Findings")
    for file in files.entries {
      out.add()
      out.add("### \(Escape.markdownCode(file.key))")
      out.add()
      out.add("| Place | Severity | Rule | Finding |")
      out.add("| --- | --- | --- | --- |")
      for finding in file.value {
        let place = finding.span.range.map { "\($0.start.line):\($0.start.column)" } ?? "file"
        out.add(
          "| \(place) | \(finding.severity.rawValue) | \(Escape.markdown("\(finding.rule)", inTable: true)) | \(cell(finding)) |"
        )
      }
    }
  }

  private static func cell(_ finding: Finding) -> String {
    var parts = [Escape.markdown(finding.message, inTable: true)]
    if let fix = finding.fix { parts.append("*Help:* \(Escape.markdown(fix.title, inTable: true))") }
    for note in finding.notes {
      // A note of several lines, such as a request, keeps them as lines of code.
      let lines = Escape.lines(note.text)
      let text =
        lines.count > 1
        ? lines.map { $0.isEmpty ? "" : Escape.markdownCode($0, inTable: true) }.joined(separator: "<br>")
        : Escape.markdown(note.text, inTable: true)
      parts.append(text + (note.span.map { " (\(Escape.markdownCode($0.place, inTable: true)))" } ?? ""))
    }
    return parts.joined(separator: "<br>")
  }

  private static func addVerdicts(_ totals: ReportTotals, to out: inout Lines) {
    let all = totals.verdicts
    out.add()
    out.add("## Promises kept")
    out.add()
    out.add("| Operation | Verified | Violated | Not verified | Compliance |")
    out.add("| --- | ---: | ---: | ---: | ---: |")
    for (name, tally) in totals.operations {
      out.add("| \(Escape.markdownCode(name, inTable: true)) | \(row(tally)) |")
    }
    out.add("| **All** | \(row(all)) |")
    guard !totals.unverified.isEmpty else { return }
    out.add()
    out.add("## Not verified")
    out.add()
    for group in totals.unverified {
      out.add("- \(Escape.markdown(group.reason)) (\(Count.of(group.promises.count, "promise"))):")
      out.add("  \(group.operations.map { Escape.markdownCode($0) }.joined(separator: ", "))")
    }
  }

  private static func row(_ tally: ReportTotals.Tally) -> String {
    "\(tally.verified) | \(tally.violated) | \(tally.notVerified) | \(tally.compliance)"
  }

  private static func addDiff(_ report: RunReport, _ totals: ReportTotals, to out: inout Lines) {
    let changes = report.changes
    out.add("# \(ReportTitle.text(report) { Escape.markdownCode($0) })")
    out.add()
    guard !changes.isEmpty else {
      if report.findings.isEmpty { out.add("**No changes**") }
      return
    }
    out.add("**\(ReportTotals.changesLine(changes))**")
    out.add()
    out.add("| Verdict | Changes | What it means |")
    out.add("| --- | ---: | --- |")
    for verdict in SpecChange.Verdict.allCases.reversed() {
      out.add("| \(verdict.rawValue) | \(changes.count { $0.verdict == verdict }) | \(VerdictMeaning.text(verdict)) |")
    }
    out.add()
    out.add("## Operations")
    out.add()
    out.add("| Old | New | Breaking | Risky | Safe |")
    out.add("| --- | --- | ---: | ---: | ---: |")
    let rows = OperationRow.rows(changes)
    for row in rows {
      let old = row.old.map { Escape.markdownCode($0, inTable: true) } ?? "–"
      let new = row.new.map { Escape.markdownCode($0, inTable: true) } ?? "**removed**"
      out.add("| \(old) | \(new) | \(row.breaking) | \(row.risky) | \(row.safe) |")
    }
    out.add()
    out.add("## Changes by operation")
    for row in rows {
      out.add()
      out.add("### \(Escape.markdownCode(row.old ?? row.new ?? ""))")
      out.add()
      for change in row.changes { add(change, to: &out) }
    }
    addChecklist(rows, to: &out)
  }

  private static func add(_ change: SpecChange, to out: inout Lines) {
    let sure = change.confidence < 1 ? " (confidence \(Confidence.text(change.confidence)))" : ""
    let places = change.places.map { "\($0.side) \(Escape.markdownCode($0.place))" }.joined(separator: ", ")
    let line =
      "- **\(change.verdict.rawValue)** \(change.kind.rawValue): \(Escape.markdown(change.message))\(sure)"
      + (places.isEmpty ? "" : " — \(places)")
    guard let advice = change.callToAction else { return out.add(line) }
    // A backslash at its end breaks the line.
    out.add(line + "\\")
    out.add("  \(Escape.markdown(advice))")
  }

  private static func addChecklist(_ rows: [OperationRow], to out: inout Lines) {
    let tasks = rows.flatMap { row in row.changes.filter { $0.verdict > .safe } }
    guard !tasks.isEmpty else { return }
    out.add()
    out.add("## Checklist")
    out.add()
    for task in tasks {
      out.add("- [ ] \(Escape.markdownCode(task.operation)): \(Escape.markdown(task.todo))")
    }
  }
}
