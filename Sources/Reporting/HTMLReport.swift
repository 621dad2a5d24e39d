import APIModel

/// One page that needs nothing else: styles inside, no script, no outside assets.
struct HTMLReport {
  private let report: RunReport
  private let totals: ReportTotals

  init(_ report: RunReport) {
    self.report = report
    totals = ReportTotals(report)
  }

  /// - Parameter sink: gets the text in pieces.
  func write(to sink: (String) -> Void) {
    withoutActuallyEscaping(sink) { sink in
      var page = HTMLWriter(sink)
      add(to: &page)
      page.flush()
    }
  }

  private func add(to page: inout HTMLWriter) {
    let title = ReportTitle.text(report) { Escape.line($0) }
    page.literal("<!DOCTYPE html>\n")
    page.block("html", attributes: [("lang", "en")]) { html in
      html.block("head") { head in
        head.literal("\n")
        head.void("meta", attributes: [("charset", "utf-8")])
        head.literal("\n")
        head.void("meta", attributes: [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
        head.block("title", "\(title) – \(report.tool.name)")
        head.block("style") { style in
          style.literal("\n")
          style.literal(HTMLStyle.sheet)
        }
      }
      html.block("body") { body in
        body.block("h1", title)
        if report.command == "diff" {
          addDiff(to: &body)
        } else {
          addSummary(to: &body)
          if !report.verdicts.isEmpty { HTMLConformance(report, totals).add(to: &body) }
        }
        addFindings(to: &body)
        body.block("p", attributes: [("class", "dim")], "Written by \(report.tool.name) \(report.tool.version).")
      }
    }
  }

  private func addSummary(to body: inout HTMLWriter) {
    body.block("p") { line in
      line.element("strong", totals.findingsLine ?? "No findings")
      line.content(" in \(Count.of(report.files, "file"))")
      if report.operations > 0 { line.content(", \(Count.of(report.operations, "operation"))") }
    }
  }

  // MARK: Findings

  private func addFindings(to body: inout HTMLWriter) {
    guard !totals.findings.isEmpty else { return }
    var files = Ordered<[Finding]>()
    for finding in totals.findings { files.update(finding.span.path, default: []) { $0.append(finding) } }
    body.block("h2", "Findings")
    for file in files.entries {
      body.block("h3") { $0.element("code", file.key) }
      for finding in file.value { add(finding, to: &body) }
    }
  }

  private func add(_ finding: Finding, to body: inout HTMLWriter) {
    let severity = finding.severity.rawValue
    body.block("article", attributes: [("class", severity)]) { article in
      article.block("p") { line in
        line.element("strong", attributes: [("class", severity)], "\(severity) \(finding.rule.code)")
        line.content(" \(finding.rule.name): ")
        line.prose(finding.message)
      }
      article.block("p", attributes: [("class", "dim")]) { line in
        line.element("code", finding.span.place)
        if let operation = finding.subject.operation {
          line.content(" · ")
          line.element("code", operation + (finding.subject.pointer.map { " \($0)" } ?? ""))
        }
      }
      if let range = finding.span.range, let source = report.sources[finding.span.path] {
        add(SourceExcerpt(range, in: source, width: 160), to: &article)
      }
      if let fix = finding.fix {
        article.block("p") { line in
          line.element("strong", "help: ")
          line.prose(fix.title)
        }
      }
      for note in finding.notes { add(note, to: &article) }
    }
  }

  private func add(_ note: Finding.Note, to article: inout HTMLWriter) {
    let isLong = note.text.contains("\n")
    article.block("p") { line in
      line.element("strong", "note: ")
      if !isLong { line.prose(note.text) }
      if let span = note.span { line.element("code", attributes: [("class", "dim")], " \(span.place)") }
    }
    if isLong { article.block("pre", Escape.lines(note.text).joined(separator: "\n")) }
  }

  private func add(_ excerpt: SourceExcerpt, to article: inout HTMLWriter) {
    guard !excerpt.lines.isEmpty else { return }
    let gutter = excerpt.lines.compactMap(\.number).map { String($0).count }.max() ?? 1
    article.block("pre") { pre in
      for (index, line) in excerpt.lines.enumerated() {
        if index > 0 { pre.content("\n") }
        let number = line.number.map(String.init) ?? "…"
        pre.element("span", attributes: [("class", "number")], number.padded(to: gutter) + "  ")
        pre.content(line.before)
        if line.isMarked { pre.element("mark", line.marked) } else { pre.content(line.marked) }
        pre.content(line.after)
      }
    }
  }

  private func header(_ titles: [String], numbersFrom first: Int, of table: inout HTMLWriter) {
    table.block("tr") { row in
      for (index, title) in titles.enumerated() {
        row.element("th", attributes: index >= first ? [("class", "n"), ("scope", "col")] : [("scope", "col")], title)
      }
    }
  }

  // MARK: Diff

  private func addDiff(to body: inout HTMLWriter) {
    let changes = report.changes
    guard !changes.isEmpty else {
      // Findings alone are about calls; what changed was not asked for.
      if report.findings.isEmpty { body.block("p") { $0.element("strong", "No changes") } }
      return
    }
    body.block("p") { $0.element("strong", ReportTotals.changesLine(changes)) }
    body.block("table") { table in
      header(["Verdict", "What it means"], numbersFrom: 2, of: &table)
      for verdict in SpecChange.Verdict.allCases.reversed() {
        table.block("tr") { row in
          row.element(
            "td", attributes: [("class", verdict.rawValue)],
            "\(changes.count { $0.verdict == verdict }) \(verdict.rawValue)")
          row.element("td", VerdictMeaning.text(verdict))
        }
      }
    }
    let rows = OperationRow.rows(changes)
    body.block("h2", "Operations")
    body.block("table", attributes: [("class", "matrix moves")]) { table in
      header(["Old", "New", "Breaking", "Risky", "Safe"], numbersFrom: 2, of: &table)
      for row in rows { table.block("tr") { add(row, to: &$0) } }
    }
    body.block("h2", "Changes by operation")
    for row in rows {
      body.block("h3") { $0.element("code", row.old ?? row.new ?? "") }
      for change in row.changes { add(change, to: &body) }
    }
    let tasks = rows.flatMap { row in row.changes.filter { $0.verdict > .safe } }
    guard !tasks.isEmpty else { return }
    body.block("h2", "Checklist")
    body.block("ul", attributes: [("class", "tasks")]) { list in
      for task in tasks {
        list.block("li") { item in
          item.element("label") { label in
            label.void("input", attributes: [("type", "checkbox")])
            label.element("span") { text in
              text.element("code", task.operation)
              text.content(": ")
              text.prose(task.todo)
            }
          }
        }
      }
    }
  }

  private func add(_ row: OperationRow, to table: inout HTMLWriter) {
    for name in [row.old, row.new] {
      table.element("td") { cell in
        if let name { cell.element("code", name) } else { cell.content(row.old == nil ? "–" : "removed") }
      }
    }
    for (count, name) in [(row.breaking, "n breaking"), (row.risky, "n risky"), (row.safe, "n safe")] {
      table.element("td", attributes: [("class", count > 0 ? name : "n dim")], "\(count)")
    }
  }

  private func add(_ change: SpecChange, to body: inout HTMLWriter) {
    let verdict = change.verdict.rawValue
    body.block("article", attributes: [("class", verdict)]) { article in
      article.block("p") { line in
        line.element("strong", attributes: [("class", verdict)], "\(verdict) ")
        line.content("\(change.kind.rawValue): ")
        line.prose(change.message)
        if change.confidence < 1 { line.content(" (confidence \(Confidence.text(change.confidence)))") }
      }
      if !change.places.isEmpty {
        article.block("p", attributes: [("class", "dim")]) { line in
          for (index, place) in change.places.enumerated() {
            line.content("\(index > 0 ? ", " : "")\(place.side) ")
            line.element("code", place.place)
          }
        }
      }
      if let advice = change.callToAction { article.block("p") { $0.prose(advice) } }
    }
  }
}
