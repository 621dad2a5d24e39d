import APIModel

/// One finding a line, `path:line:column: error REQ102 message`.
enum ConciseReport {
  static func render(_ report: RunReport, color: Bool) -> String {
    let style = TerminalStyle(isOn: color)
    var out = Lines()
    for finding in report.findings {
      let ends = finding.span.ends
      let severity = style.severity(finding.severity, finding.severity.rawValue)
      let message = finding.message.split(whereSeparator: \.isNewline).joined(separator: " ")
      out.add(
        "\(Escape.line(finding.span.path)):\(ends.line):\(ends.column): \(severity) "
          + "\(Escape.line(finding.rule.code)) \(Escape.line(message))")
    }
    return out.text
  }
}
