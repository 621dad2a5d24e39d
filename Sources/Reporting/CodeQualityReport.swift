import APIModel

/// GitLab Code Quality: an array of issues in the part of the Code Climate format that GitLab reads. The fingerprint
/// survives lines that move.
enum CodeQualityReport {
  static func render(_ report: RunReport) -> String {
    let issues = zip(report.findings, report.fingerprints).map { finding, fingerprint -> JSONValue in
      let ends = finding.span.ends
      return [
        "description": .string("\(finding.rule.name): \(finding.message)"),
        "check_name": .string(finding.rule.code),
        "fingerprint": .string(fingerprint),
        "severity": severity(finding.severity),
        "location": [
          "path": .string(report.pathPrefix + finding.span.path),
          "lines": ["begin": .int(ends.line), "end": .int(ends.endLine)],
        ],
      ]
    }
    return JSONValue.array(issues).text(indent: 2) + "\n"
  }

  private static func severity(_ severity: Severity) -> JSONValue {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .info: "info"
    }
  }
}
