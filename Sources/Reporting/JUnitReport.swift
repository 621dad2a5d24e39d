import APIModel

/// JUnit XML as the windyroad schema has it, which GitLab's test widget shows.
///
/// A check makes one suite of every operation and one case of every promise: not verified is skipped. The other
/// commands make one suite of every page and one case of every finding. Findings of severity info are told as
/// skipped, for they are no failures. There is no clock in a report, so all times are zero.
enum JUnitReport {
  private enum Outcome {
    case passed
    case skipped(String)
    case failed(type: String, message: String, details: String)
  }

  private struct Case {
    var name: String
    var outcome: Outcome
  }

  static func render(_ report: RunReport) -> String {
    var suites = Ordered<[Case]>()
    let broken = Set(report.findings.filter { $0.severity > .info }.compactMap(\.subject.operation))
    for verdict in report.verdicts {
      let outcome: Outcome
      switch verdict.state {
      case .verified: outcome = .passed
      case .notVerified(let reason): outcome = .skipped(reason)
      case .violated:
        // The findings about this operation say more; without any the promise itself is the failure.
        if broken.contains(verdict.operation) { continue }
        outcome = .failed(type: "violated", message: "violated: \(verdict.promise)", details: "")
      }
      suites.update(verdict.operation, default: []) { $0.append(Case(name: verdict.promise, outcome: outcome)) }
    }
    if report.verdicts.isEmpty {
      for path in report.sources.keys.sorted() { suites.update(path, default: []) { _ in } }
    }
    for finding in report.findings {
      let suite = report.verdicts.isEmpty ? nil : finding.subject.operation
      suites.update(suite ?? finding.span.path, default: []) { $0.append(self.case(finding)) }
    }
    for entry in suites.entries where entry.value.isEmpty {
      suites.update(entry.key, default: []) { $0.append(Case(name: "no findings", outcome: .passed)) }
    }
    return document(suites.entries, tool: report.tool.name)
  }

  private static func `case`(_ finding: Finding) -> Case {
    let name = "\(finding.rule) at \(finding.span.place)"
    guard finding.severity > .info else { return Case(name: name, outcome: .skipped(finding.message)) }
    var details = ["\(finding.span.place): \(finding.severity.rawValue) \(finding.rule): \(finding.message)"]
    if let fix = finding.fix { details.append("help: \(fix.title)") }
    details += finding.notes.map { "note: \($0.text)" + ($0.span.map { " (\($0.place))" } ?? "") }
    return Case(
      name: name,
      outcome: .failed(type: finding.rule.code, message: finding.message, details: details.joined(separator: "\n")))
  }

  private static func document(_ suites: [(key: String, value: [Case])], tool: String) -> String {
    var out = Lines()
    out.add(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    out.add("<testsuites>")
    for (number, suite) in suites.enumerated() {
      let failures = suite.value.count { if case .failed = $0.outcome { true } else { false } }
      let skipped = suite.value.count { if case .skipped = $0.outcome { true } else { false } }
      out.add(
        #"  <testsuite package="\#(Escape.xml(tool))" id="\#(number)" name="\#(Escape.xml(suite.key))""#
          + #" timestamp="1970-01-01T00:00:00" hostname="localhost" tests="\#(suite.value.count)""#
          + #" failures="\#(failures)" errors="0" skipped="\#(skipped)" time="0">"#)
      out.add("    <properties/>")
      for each in suite.value { add(each, of: suite.key, to: &out) }
      out.add("    <system-out/>")
      out.add("    <system-err/>")
      out.add("  </testsuite>")
    }
    out.add("</testsuites>")
    return out.text
  }

  private static func add(_ each: Case, of suite: String, to out: inout Lines) {
    let start = #"    <testcase name="\#(Escape.xml(each.name))" classname="\#(Escape.xml(suite))" time="0""#
    switch each.outcome {
    case .passed: out.add(start + "/>")
    case .skipped(let reason):
      out.add(start + ">")
      out.add(#"      <skipped message="\#(Escape.xml(reason))"/>"#)
      out.add("    </testcase>")
    case .failed(let type, let message, let details):
      out.add(start + ">")
      out.add(
        #"      <failure type="\#(Escape.xml(type))" message="\#(Escape.xml(message))">\#(Escape.html(details))</failure>"#
      )
      out.add("    </testcase>")
    }
  }
}
