public import APIModel

/// What a person reads of an impact.
extension Impact {
  /// A note lists so many calls; of more it says how many.
  private static let mostNoted = 10

  /// How many calls break, and which are fine, a line each.
  public var summary: String {
    let breaking = concerned.count { $0.changes.contains { $0.verdict == .breaking } }
    let risky = concerned.count - breaking
    let total = concerned.count + fine.count
    if total == 0, baseUses.isEmpty { return "no call of an operation of the old version was found\n" }
    var text = "\(total) \(Wording.plural("call", total)): "
    text += "\(breaking) \(breaking == 1 ? "breaks" : "break"), \(risky) may break, "
    if let base {
      text += "\(fine.count) \(fine.count == 1 ? "breaks" : "break") by the base URL alone: "
      text += "write `\(base.new)` instead of `\(base.old)`\n"
    } else {
      text += "\(fine.count) \(fine.count == 1 ? "is" : "are") fine\n"
    }
    for hit in fine {
      let word = base != nil ? "base URL only" : hit.unseen.isEmpty ? "fine" : "fine as far as it shows"
      text += "\(word): \(hit.operation)  \(place(hit.call))\(unseen(hit))\n"
    }
    return text
  }

  private var base: (old: String, new: String)? {
    guard let change = baseChange, let old = change.old?.value, let new = change.new?.value else { return nil }
    return (old, new)
  }

  private func place(_ call: ClientCall) -> String {
    call.requests.map { "\(call.span.path) (\($0) \(Wording.plural("request", $0)))" }
      ?? "\(call.span.path):\(call.span.line)"
  }

  /// `; not visible: attributes `a` and `b``.
  private func unseen(_ hit: Hit) -> String {
    guard !hit.unseen.isEmpty else { return "" }
    var groups: [(what: String, names: [String])] = []
    for change in hit.unseen {
      let isAnswer = change.location?.hasPrefix("response") == true
      let what =
        switch change.kind {
        case .statusChanged: "the status"
        case .mediaTypeChanged: "the media type"
        case .authenticationChanged: "authentication"
        case .requestBodyChanged: "whether a body is sent"
        default: isAnswer ? "attributes" : "parameters"
        }
      let name = change.name.flatMap { $0.isEmpty ? nil : $0 }
      if let at = groups.firstIndex(where: { $0.what == what }) {
        if let name, !groups[at].names.contains(name) { groups[at].names.append(name) }
      } else {
        groups.append((what, name.map { [$0] } ?? []))
      }
    }
    let parts = groups.map { $0.names.isEmpty ? $0.what : "\($0.what) \(Wording.list($0.names))" }
    return "; changed, and its use not visible here: \(parts.joined(separator: ", "))"
  }

  /// The concerned calls as findings at the client's own lines, one a change; then what breaks by the base path, one a
  /// file.
  public var findings: [Finding] {
    concerned.flatMap { hit in
      hit.changes.map { change in
        let count = hit.call.requests.map { " (\($0) \(Wording.plural("request", $0)))" } ?? ""
        return finding(change, "\(hit.operation): \(change.message)\(count)", hit.call.span, hit.operation)
      }
    } + baseFindings
  }

  private func finding(
    _ change: SpecChange, _ message: String, _ span: SourceSpan, _ operation: String, notes: [Finding.Note] = []
  ) -> Finding {
    var notes = (change.advice.isEmpty ? [] : [Finding.Note(change.advice)]) + notes
    if let to = change.to, let base, let blank = to.firstIndex(of: " ") {
      notes.append(Finding.Note("with the new base that is `\(to[...blank])\(base.new)\(to[blank...].dropFirst())`"))
    }
    if let span = change.new?.span ?? change.old?.span {
      notes.append(Finding.Note(change.new?.span == nil ? "in the old docs" : "in the new docs", span: span))
    }
    return Finding(
      rule: ChangeRuleCatalogue.rule(for: change.kind), severity: ChangeRuleCatalogue.severity(change.verdict),
      message: message, span: span, subject: Finding.Subject(operation: operation), notes: notes)
  }

  private var baseFindings: [Finding] {
    guard let baseChange, let base else { return [] }
    var files: [String] = []
    var byFile: [String: [BaseUse]] = [:]
    for use in baseUses {
      let file = use.call.span.path
      if byFile[file] == nil { files.append(file) }
      byFile[file, default: []].append(use)
    }
    // A client that keeps its base URL where nobody looked breaks as well.
    if files.isEmpty, let first = (concerned + fine).first?.call {
      let total = concerned.count + fine.count
      return [
        finding(
          baseChange,
          "\(total) \(Wording.plural("call", total)) need the new base URL, which is kept elsewhere: \(baseChange.message)",
          first.span, baseChange.operation)
      ]
    }
    return files.compactMap { file in
      let uses = byFile[file] ?? []
      guard let first = uses.first?.call else { return nil }
      let requests = uses.compactMap(\.call.requests).reduce(0, +)
      let count =
        first.requests == nil
        ? "\(uses.count) \(Wording.plural("place", uses.count))"
        : "\(requests) \(Wording.plural("request", requests))"
      return finding(
        baseChange, "\(count) with the old base URL: \(baseChange.message)", first.span, baseChange.operation,
        notes: notes(uses, base))
    }
  }

  /// What to write instead, each new URL once. What moved is told with its own new place.
  private func notes(_ uses: [BaseUse], _ base: (old: String, new: String)) -> [Finding.Note] {
    var seen: Set<String> = []
    var notes: [Finding.Note] = []
    for use in uses where !use.isMoved {
      let call = use.call
      var path = call.path.isEmpty || call.path.hasPrefix("/") ? call.path : "/" + call.path
      let method = call.method.map { "\($0.rawValue) " } ?? ""
      if let operation = use.operation, let blank = operation.firstIndex(of: " ") {
        path = String(operation[blank...].dropFirst())
      }
      let written = path.replacing(ClientCall.hole, with: "{…}")
      let text = "write `\(method)\(base.new)\(written)` instead of `\(method)\(base.old)\(written)`"
      guard seen.insert(text).inserted else { continue }
      notes.append(call.span.range == nil ? Finding.Note(text) : Finding.Note(text, span: call.span))
    }
    let rest = notes.count - Self.mostNoted
    return rest > 0 ? Array(notes.prefix(Self.mostNoted)) + [Finding.Note("and \(rest) more")] : notes
  }
}
