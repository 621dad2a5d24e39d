import APIModel

/// Workflow commands of GitHub Actions, one a finding, which become annotations on the lines of a change.
enum GitHubReport {
  static func render(_ report: RunReport) -> String {
    var out = Lines()
    for finding in report.findings {
      let ends = finding.span.ends
      var properties = [
        ("file", report.pathPrefix + finding.span.path), ("line", "\(ends.line)"), ("endLine", "\(ends.endLine)"),
      ]
      // Columns are refused where start and end lie on two lines.
      if finding.span.range != nil, ends.line == ends.endLine {
        properties += [("col", "\(ends.column)"), ("endColumn", "\(ends.endColumn)")]
      }
      properties.append(("title", "\(finding.rule)"))
      let list = properties.map { "\($0)=\(Escape.githubProperty($1))" }.joined(separator: ",")
      let help = finding.fix.map { "\nhelp: \($0.title)" } ?? ""
      let notes = finding.notes.map { "\nnote: \($0.text)" }.joined()
      out.add("::\(command(finding.severity)) \(list)::\(Escape.githubMessage(finding.message + help + notes))")
    }
    return out.text
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }
}
