import APIModel

/// The part of the HTML page that shows a check: charts, a matrix of operations by promises with a filter, and for
/// every operation what its verdicts stand on. It needs no script.
struct HTMLConformance {
  private let report: RunReport
  private let totals: ReportTotals
  private let rows: [Row]
  private let kinds: [PromiseKind]
  /// By operation; looked up, for a search in all of them for every row would take the square of the operations' time.
  private let exchanges: [String: [Exchange]]
  private let findings: [String: [Finding]]

  private struct Row {
    var number: Int
    var operation: String
    var tally: ReportTotals.Tally
    var verdicts: [Verdict]
    var byKind: [PromiseKind: ReportTotals.Tally]

    /// What the filter asks for.
    var classes: String {
      (tally.violated > 0 ? " has-violated" : "") + (tally.notVerified > 0 ? " has-unverified" : "")
        + (tally.verified == tally.all ? " has-all" : "")
    }
  }

  /// How much of a body the page shows, in bytes.
  private static let shownBody = 4096

  init(_ report: RunReport, _ totals: ReportTotals) {
    self.report = report
    self.totals = totals
    var verdicts = Ordered<[Verdict]>()
    for verdict in report.verdicts { verdicts.update(verdict.operation, default: []) { $0.append(verdict) } }
    var rows: [Row] = []
    for (entry, operation) in zip(verdicts.entries, totals.operations) {
      var byKind: [PromiseKind: ReportTotals.Tally] = [:]
      for verdict in entry.value { byKind[PromiseKind(verdict.promise), default: .init()].add(verdict.state) }
      rows.append(
        Row(
          number: rows.count + 1, operation: entry.key, tally: operation.tally, verdicts: entry.value, byKind: byKind))
    }
    self.rows = rows
    kinds = PromiseKind.allCases.filter { kind in rows.contains { $0.byKind[kind] != nil } }
    exchanges = Dictionary(grouping: report.exchanges) { $0.operation ?? "" }
    findings = Dictionary(grouping: report.findings) { $0.subject.operation ?? "" }
  }

  func add(to body: inout HTMLWriter) {
    body.block("h2", "Promises kept")
    body.block("p") { line in
      line.element("strong", totals.verdicts.compliance)
      line.content(" of \(Count.of(totals.verdicts.all, "promise")) verified")
    }
    bar(totals.verdicts, "chart", of: &body)
    body.block("p", attributes: [("class", "legend")]) { legend in
      for (count, name, words) in [
        (totals.verdicts.verified, "verified", "verified"), (totals.verdicts.violated, "violated", "violated"),
        (totals.verdicts.notVerified, "not-verified", "not verified"),
      ] { legend.element("span", attributes: [("class", "key \(name)")], "\(count) \(words)") }
    }
    body.block("section", attributes: [("class", "checked")]) { section in
      addFilter(to: &section)
      section.block("div", attributes: [("class", "wide")]) { addMatrix(to: &$0) }
      section.block("h2", "Evidence")
      for row in rows { addEvidence(row, to: &section) }
    }
    addUnverified(to: &body)
  }

  // MARK: Charts

  /// One bar of three parts, as wide as their counts.
  private func bar(_ tally: ReportTotals.Tally, _ name: String, of body: inout HTMLWriter) {
    let label = "\(tally.verified) verified, \(tally.violated) violated, \(tally.notVerified) not verified"
    body.element(
      "svg",
      attributes: [
        ("class", name), ("viewBox", "0 0 1000 10"), ("preserveAspectRatio", "none"), ("role", "img"),
        ("aria-label", label),
      ]
    ) { svg in
      var start = 0
      for (count, part) in [
        (tally.verified, "verified"), (tally.violated, "violated"), (tally.notVerified, "not-verified"),
      ] where count > 0 {
        let end = start + count
        let (from, to) = (start * 1000 / tally.all, end * 1000 / tally.all)
        // A single violation among thousands of promises is still seen.
        let width = part == "violated" ? max(6, to - from) : to - from
        svg.element(
          "rect",
          attributes: [
            ("class", part), ("x", "\(min(from, 994))"), ("y", "0"), ("width", "\(width)"), ("height", "10"),
          ], "")
        start = end
      }
    }
  }

  // MARK: Matrix

  private func addFilter(to section: inout HTMLWriter) {
    let violated = rows.count { $0.tally.violated > 0 }
    let open = rows.count { $0.tally.notVerified > 0 }
    let whole = rows.count { $0.tally.verified == $0.tally.all }
    for (id, words, count) in [
      ("show-all", "All operations", rows.count), ("show-violated", "With violations", violated),
      ("show-unverified", "Not wholly verified", open), ("show-whole", "Wholly verified", whole),
    ] {
      var attributes: [(StaticString, String)] = [("type", "radio"), ("name", "show"), ("id", id), ("class", "filter")]
      if id == "show-all" { attributes.append(("checked", "")) }
      section.void("input", attributes: attributes)
      section.element("label", attributes: [("for", id)], "\(words) (\(count))")
    }
  }

  private func addMatrix(to body: inout HTMLWriter) {
    body.block("table", attributes: [("class", "promises")]) { table in
      table.block("thead") { head in
        head.block("tr") { row in
          row.element("th", attributes: [("scope", "col")], "Operation")
          row.element("th", attributes: [("scope", "col"), ("class", "n")], "Kept")
          for kind in kinds { row.element("th", attributes: [("scope", "col")], kind.rawValue) }
        }
      }
      table.block("tbody") { rows in for row in self.rows { add(row, to: &rows) } }
    }
  }

  private func add(_ row: Row, to table: inout HTMLWriter) {
    table.block("tr", attributes: [("class", "row\(row.classes)")]) { line in
      line.element("th", attributes: [("scope", "row")]) { cell in
        cell.element("a", attributes: [("href", "#operation-\(row.number)")]) { $0.element("code", row.operation) }
        bar(row.tally, "small", of: &cell)
      }
      line.element("td", attributes: [("class", "n")], row.tally.compliance)
      for kind in kinds { cell(row.byKind[kind], kind, of: &line) }
    }
  }

  private func cell(_ tally: ReportTotals.Tally?, _ kind: PromiseKind, of line: inout HTMLWriter) {
    guard let tally else {
      line.element("td", attributes: [("class", "dim")], "·")
      return
    }
    let (sign, name) =
      tally.violated > 0 ? ("✗", "violated") : tally.notVerified > 0 ? ("○", "not-verified") : ("✓", "verified")
    let title =
      "\(kind.rawValue): \(tally.verified) verified, \(tally.violated) violated, \(tally.notVerified) not verified"
    line.element("td", attributes: [("class", name), ("title", title)]) { cell in
      cell.content("\(sign) ")
      cell.element(
        "small",
        tally.violated > 0
          ? "\(tally.violated)/\(tally.all)" : tally.notVerified > 0 ? "\(tally.verified)/\(tally.all)" : "\(tally.all)"
      )
    }
  }

  // MARK: Evidence

  /// What the verdicts on one operation stand on: every promise, what was found, every request.
  private func addEvidence(_ row: Row, to section: inout HTMLWriter) {
    let exchanges = self.exchanges[row.operation] ?? []
    let findings = self.findings[row.operation] ?? []
    section.block("details", attributes: [("class", "row\(row.classes)"), ("id", "operation-\(row.number)")]) {
      details in
      details.element("summary") { summary in
        summary.element("code", row.operation)
        summary.content(" \(row.tally.compliance) of \(Count.of(row.tally.all, "promise"))")
        if !exchanges.isEmpty { summary.content(", \(Count.of(exchanges.count, "request"))") }
      }
      for finding in findings { add(finding, to: &details) }
      for kind in kinds where row.byKind[kind] != nil {
        details.block("h4", kind.rawValue)
        details.block("ul") { list in
          for verdict in row.verdicts where PromiseKind(verdict.promise) == kind {
            list.block("li") { add(verdict, to: &$0) }
          }
        }
      }
      guard !exchanges.isEmpty else { return }
      details.block("h4", "Requests")
      for exchange in exchanges { add(exchange, to: &details) }
    }
  }

  private func add(_ finding: Finding, to details: inout HTMLWriter) {
    details.block("div", attributes: [("class", "found \(finding.severity.rawValue)")]) { found in
      found.element("strong", finding.rule.code)
      found.content(" ")
      found.prose(finding.message)
      for note in finding.notes where note.text.hasPrefix("expected: ") || note.text.hasPrefix("received: ") {
        found.block("p") { $0.prose(note.text) }
      }
    }
  }

  private func add(_ verdict: Verdict, to item: inout HTMLWriter) {
    let (state, name, reason) =
      switch verdict.state {
      case .verified: ("verified", "verified", "")
      case .violated: ("violated", "violated", "")
      case .notVerified(let reason): ("not verified", "not-verified", ": \(reason)")
      }
    item.element("span", attributes: [("class", name)], state)
    item.prose(" \(verdict.promise)")
    if verdict.count > 0 { item.element("span", attributes: [("class", "dim")], " (\(verdict.count) seen)") }
    item.prose(reason)
  }

  private func add(_ exchange: Exchange, to details: inout HTMLWriter) {
    let line = "\(exchange.method.rawValue) \(exchange.target)"
    let outcome = exchange.status.map(String.init) ?? exchange.failure ?? "no answer"
    // Of a server made from the docs only the request line is kept.
    guard !exchange.requestHeaders.isEmpty else {
      details.block("p", attributes: [("class", "exchange")]) { item in
        item.element("code", line)
        item.content(" → \(outcome)")
      }
      return
    }
    details.block("details", attributes: [("class", "exchange")]) { inner in
      inner.element("summary") { summary in
        summary.element("code", line)
        summary.content(" → \(outcome)")
      }
      inner.block("pre", Self.text(exchange))
    }
  }

  /// Request and answer as they stand on the wire.
  private static func text(_ exchange: Exchange) -> String {
    var lines = ["\(exchange.method.rawValue) \(exchange.target)"]
    lines += exchange.requestHeaders.map { "\($0.name): \($0.value)" }
    if let body = exchange.requestBody { lines += ["", body] }
    lines += ["", exchange.status.map { "HTTP \($0)" } ?? exchange.failure ?? "no answer"]
    lines += exchange.responseHeaders.map { "\($0.name): \($0.value)" }
    if !exchange.responseBody.isEmpty {
      let shown = String(decoding: exchange.responseBody.prefix(shownBody), as: UTF8.self)
      lines += ["", shown + (exchange.responseBody.count > shownBody || exchange.isBodyTruncated ? " …" : "")]
    }
    return lines.flatMap { Escape.lines($0) }.joined(separator: "\n")
  }

  // MARK: Not verified

  private func addUnverified(to body: inout HTMLWriter) {
    guard !totals.unverified.isEmpty else { return }
    body.block("h2", "Not verified")
    body.block("ul") { list in
      for group in totals.unverified {
        list.block("li") { item in
          item.prose(group.reason)
          item.content(" (\(Count.of(group.promises.count, "promise")))")
          item.element("p", attributes: [("class", "dim")]) { names in
            for (index, name) in group.operations.enumerated() {
              if index > 0 { names.content(", ") }
              names.element("code", name)
            }
          }
        }
      }
    }
  }
}
