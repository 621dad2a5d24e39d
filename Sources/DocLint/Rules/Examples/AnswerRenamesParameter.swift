import APIModel
import DocExtract

/// EXA219: an answer that shows a documented parameter under another name.
struct AnswerRenamesParameter: LintRule {
  let card = RuleCard(
    "EXA219", "answer-renames-parameter", severity: .warning,
    summary: "An example answer that shows what is documented under another name",
    why: "One of the two was renamed and the other forgotten: readers look for what never comes.",
    bad: page("name"), good: page("key"))

  private static func page(_ name: String) -> String {
    RuleCard.page(
      CardSection(
        heading: "Create a setting", listing: "POST /settings",
        rows: ["`key` | string | yes | The setting", "`value` | string | yes | What it is set to"],
        sample: "curl --request POST --data \"key=COLOR&value=blue\" \"https://example.com/settings\"",
        response: "{\"\(name)\": \"COLOR\", \"value\": \"blue\"}"))
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    checkAttributes(page, &report)
    for group in page.page.groups.indices where page.mayShowRequest(group) {
      let operations = page.operations(of: group)
      guard operations.count == 1, let operation = operations.first else { continue }
      for body in page.bodies(of: group) where body.role == .response && (body.status ?? 200) < 300 {
        guard let root = body.json?.document.root, root.kind == .object, page.isExample(body),
          let slip = slip(in: root, operation, group, page)
        else { continue }
        let offsets = slip.key.key.keyRange(from: body.offsets.lowerBound)
        report.add(
          self, .renamed(slip.key.name, slip.parameter.name),
          at: LiteralMap(page.document, block: body.block).range(offsets), operation: operation,
          notes: [Finding.Note("documented here", span: slip.parameter.span)])
      }
    }
  }

  /// Keys a letter apart from an attribute of the answer that is documented and not shown.
  private func checkAttributes(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices where !page.parts[group].bodies.isEmpty {
      let documented = page.answered(by: group)
      guard !documented.isEmpty else { continue }
      for body in page.bodies(of: group) where body.role == .response && (body.status ?? 200) < 300 {
        guard let root = body.json?.document.root, page.isExample(body),
          let object = root.kind == .array ? Array(root.items.prefix(1)).first : root, object.kind == .object
        else { continue }
        let members = Array(object.members)
        let shown = Set(members.map(\.name))
        for member in members
        where member.key.kind == .string && member.name.utf8.count >= 4 && !documented.contains(member.name) {
          let near = documented.filter {
            !shown.contains($0)
              && (Spelling.isOneSlip(Array($0.utf8), Array(member.name.utf8))
                || Spelling.differsInNumber($0, member.name))
          }
          guard near.count == 1, let meant = near.first else { continue }
          let offsets = member.key.keyRange(from: body.offsets.lowerBound)
          report.add(
            self, .renamed(member.name, meant), at: LiteralMap(page.document, block: body.block).range(offsets),
            operation: page.operations(of: group).first)
        }
      }
    }
  }

  private func slip(
    in root: JSONNode, _ operation: Operation, _ group: Int, _ page: LintedPage
  ) -> (key: JSONNode.Member, parameter: Parameter)? {
    let members = Array(root.members.prefix(12))
    let documented = operation.parameters.filter { $0.span?.file == page.page.file && $0.span?.range != nil }
    let names = Set(documented.map(\.name))
    let unknown = members.filter { !names.contains($0.name) }
    guard members.count >= 2, unknown.count == 1, let key = unknown.first, key.key.kind == .string, key.name != "id",
      key.name != "message", !page.hasParameter(key.name)
    else { return nil }
    let absent = documented.filter { parameter in !members.contains { $0.name == parameter.name } }
    let sent = page.parts[group].samples.flatMap { page.sampleFields[$0] }
    let candidates = absent.filter { parameter in
      guard let value = key.value.string else { return Self.isInflected(parameter.name, key.name) }
      return value.utf8.count >= 3 && sent.contains { $0.name == parameter.name && $0.value == value }
        || Self.haveCommonBeginning(parameter.name, key.name) || Self.isInflected(parameter.name, key.name)
    }
    guard candidates.count == 1, let parameter = candidates.first else { return nil }
    return (key, parameter)
  }

  /// `protect` and `protected`.
  private static func isInflected(_ a: String, _ b: String) -> Bool {
    let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
    if short.utf8.count >= 5, long.hasPrefix(short), ["d", "ed"].contains(long.dropFirst(short.utf8.count)) {
      return true
    }
    // `remind_at` and `reminds_at`.
    let (words, others) = (a.split(separator: "_"), b.split(separator: "_"))
    return words.count >= 2 && words.count == others.count && words.last == others.last && short.utf8.count >= 6
      && Spelling.isOneSlip(Array(a.utf8), Array(b.utf8))
  }

  /// `file_name` and `file_path`.
  private static func haveCommonBeginning(_ a: String, _ b: String) -> Bool {
    let (one, other) = (NameWords.parts(of: a), NameWords.parts(of: b))
    return one.count == other.count && one.count >= 2 && one.dropLast() == other.dropLast()
  }
}

extension LintedPage {
  /// The attributes at the top of the answer that the tables and lists of a group document.
  fileprivate func answered(by group: Int) -> Set<String> {
    var names: Set<String> = []
    for table in tables(of: group) where table.role == .responseAttributes {
      for row in table.rows { names.formUnion(row.names) }
    }
    for list in page.lists where list.group == group && list.isResponse {
      for item in list.items { names.formUnion(item.names) }
    }
    return Set(names.map(Self.root))
  }

  /// Whether any row or item of the page documents a name.
  fileprivate func hasParameter(_ name: String) -> Bool {
    documented.contains { $0.parameters.contains { $0.parameter.name == name } }
  }
}

extension LintMessage {
  fileprivate static func renamed(_ name: String, _ documented: String) -> LintMessage {
    "`\(name)` in the answer; did you mean `\(documented)`, as documented?"
  }
}
