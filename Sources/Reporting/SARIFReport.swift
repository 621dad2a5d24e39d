import APIModel

/// SARIF 2.1.0 (OASIS Standard, 27 March 2020), one run. Columns are UTF-16 code units; where a page's text is not
/// at hand to count them, only lines are told.
struct SARIFReport {
  private let report: RunReport
  private let rules: [RuleID]

  init(_ report: RunReport) {
    self.report = report
    rules = Set(report.rules.map(\.id)).union(report.findings.map(\.rule)).sorted()
  }

  /// - Parameter sink: gets the text in pieces.
  func write(to sink: (String) -> Void) {
    let cards = Dictionary(report.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    JSONStream.object(to: sink) { stream in
      stream.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      stream.member("version", "2.1.0")
      stream.array("runs") { stream in
        stream.objectItem { stream in
          let driver: JSONValue = [
            "name": .string(report.tool.name), "semanticVersion": .string(report.tool.version),
            "rules": .array(rules.map { rule($0, cards[$0]) }),
          ]
          stream.member("tool", ["driver": driver])
          stream.member("columnKind", "utf16CodeUnits")
          stream.array("results") { stream in
            for (finding, fingerprint) in zip(report.findings, report.fingerprints) {
              stream.item(result(finding, fingerprint: fingerprint))
            }
          }
        }
      }
    }
  }

  private func rule(_ id: RuleID, _ card: RuleCard?) -> JSONValue {
    var object: JSONObject = ["id": .string(id.code), "name": .string(id.name)]
    guard let card else { return .object(object) }
    let page = RuleDocumentation.lines(card, headingLevel: 2).joined(separator: "\n")
    object["shortDescription"] = ["text": .string(card.summary)]
    object["fullDescription"] = ["text": .string(card.why)]
    object["help"] = ["text": .string("\(card.summary). \(card.why)"), "markdown": .string(page)]
    object["defaultConfiguration"] = ["level": level(card.severity), "enabled": .bool(card.status == .recommended)]
    return .object(object)
  }

  private func level(_ severity: Severity) -> JSONValue {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  private func result(_ finding: Finding, fingerprint: String) -> JSONValue {
    var place: JSONObject = ["physicalLocation": physicalLocation(finding.span)]
    if let operation = finding.subject.operation {
      let pointer = finding.subject.pointer.map { " \($0)" } ?? ""
      place["logicalLocations"] = [
        ["name": .string(operation), "fullyQualifiedName": .string(operation + pointer), "kind": "member"]
      ]
    }
    var object: JSONObject = [
      "ruleId": .string(finding.rule.code), "level": level(finding.severity),
      "message": ["text": .string(finding.message)], "locations": [.object(place)],
    ]
    if let index = rules.firstIndex(of: finding.rule) { object["ruleIndex"] = .int(index) }
    if !finding.notes.isEmpty {
      object["relatedLocations"] = .array(
        finding.notes.enumerated().map { number, note in
          var location: JSONObject = ["id": .int(number), "message": ["text": .string(note.text)]]
          if let span = note.span { location["physicalLocation"] = physicalLocation(span) }
          return .object(location)
        })
    }
    object["partialFingerprints"] = ["docproof/v1": .string(fingerprint)]
    if let fix = finding.fix, let value = self.fix(fix) { object["fixes"] = [value] }
    return .object(object)
  }

  private func physicalLocation(_ span: SourceSpan) -> JSONValue {
    var object: JSONObject = ["artifactLocation": artifact(span.path)]
    if let range = span.range { object["region"] = region(range, path: span.path) }
    return .object(object)
  }

  private func artifact(_ path: String) -> JSONValue {
    ["uri": .string(PercentEncoding.encode(report.pathPrefix + path, allowing: PercentEncoding.path))]
  }

  private func region(_ range: SourceRange, path: String) -> JSONValue {
    guard let source = report.sources[path] else {
      return ["startLine": .int(Int(range.start.line)), "endLine": .int(Int(range.end.line))]
    }
    return [
      "startLine": .int(Int(range.start.line)), "startColumn": .int(source.utf16Column(of: range.start)),
      "endLine": .int(Int(range.end.line)), "endColumn": .int(source.utf16Column(of: range.end)),
    ]
  }

  /// Nil where a place can't be told exactly, for then the fix would damage the file.
  private func fix(_ fix: Fix) -> JSONValue? {
    var changes = Ordered<[JSONValue]>()
    for edit in fix.edits {
      guard let range = edit.span.range, report.sources[edit.span.path] != nil else { return nil }
      changes.update(edit.span.path, default: []) {
        $0.append([
          "deletedRegion": region(range, path: edit.span.path),
          "insertedContent": ["text": .string(edit.replacement)],
        ])
      }
    }
    guard !changes.entries.isEmpty else { return nil }
    return [
      "description": ["text": .string(fix.title)],
      "artifactChanges": .array(
        changes.entries.map { ["artifactLocation": artifact($0.key), "replacements": .array($0.value)] }),
    ]
  }
}

extension SourceText {
  /// The 1-based column of a position counted in UTF-16 code units.
  func utf16Column(of position: SourcePosition) -> Int {
    let start = lineRange(Int(position.line)).lowerBound
    return String(decoding: bytes[start..<max(start, offset(of: position))], as: UTF8.self).utf16.count + 1
  }
}
