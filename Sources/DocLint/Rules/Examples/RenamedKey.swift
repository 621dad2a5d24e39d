import APIModel
import DocExtract

/// EXA216: a request example that sends one name where another is documented.
struct RenamedKey: LintRule {
  let card = RuleCard(
    "EXA216", "renamed-key", severity: .warning,
    summary: "A request example with one undocumented name, and one documented parameter that it lacks in its place",
    why: "One of the two was renamed and the other forgotten: who copies the example is refused.",
    bad: page("title"), good: page("name"))

  private static func page(_ name: String) -> String {
    """
    # Users API

    ## Create a user

    ```plaintext
    POST /users
    ```

    | Attribute | Type | Required | Description |
    |-----------|------|----------|-------------|
    | `name` | string | yes | The name of the user |
    | `email` | string | no | The address of the user |

    Example of a request body:

    ```json
    {"\(name)": "Ada", "email": "ada@example.com"}
    ```
    """
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices {
      guard let slip = page.renamedKey(in: group) else { continue }
      let documented = slip.parameter.name
      if slip.isRowWrong {
        guard let row = slip.parameter.span?.range else { continue }
        report.add(
          self, .row(documented, slip.name), at: page.range(of: documented, in: row) ?? row, operation: slip.operation,
          notes: [Finding.Note("the request", span: page.page.span(slip.range))])
      } else {
        report.add(
          self, .key(slip.name, documented), at: slip.range, operation: slip.operation,
          notes: [Finding.Note("documented here", span: slip.parameter.span)])
      }
    }
  }
}

/// The key of a request example that stands for a documented parameter of another name.
struct RenamedKeySlip {
  var name: String
  var range: SourceRange
  var parameter: Parameter
  /// Whether the answer has the request's name as well.
  var isRowWrong: Bool
  var operation: Operation
}

extension LintedPage {
  /// Whether a group has operations that take a body, and examples: a look that copies nothing.
  func mayShowRequest(_ group: Int) -> Bool {
    !parts[group].bodies.isEmpty && page.groups[group].lines.first?.method.carriesBody == true
  }

  func renamedKey(in group: Int) -> RenamedKeySlip? {
    guard mayShowRequest(group), parts[group].bodies.contains(where: { page.bodies[$0].role == .request }) else {
      return nil
    }
    let operations = operations(of: group)
    guard operations.count == 1, let operation = operations.first, operation.method.carriesBody else { return nil }
    let bodies = bodies(of: group)
    let requests = bodies.filter { $0.role == .request && isExample($0) && $0.json?.isValid == true }
    guard requests.count == 1, let body = requests.first, let root = body.json?.document.root, root.kind == .object
    else { return nil }
    let parameters = operation.parameters.filter { $0.location == .body }
    let documented = Set(parameters.map { rootName($0.name) })
    let keys = root.members.map(\.name)
    let unknown = root.members.filter { !documented.contains($0.name) }
    guard unknown.count == 1, let key = unknown.first, !operation.path.placeholders.contains(key.name) else {
      return nil
    }
    let own = parameters.filter { $0.span?.file == page.file && $0.span?.range != nil && rootName($0.name) == $0.name }
    let unsent = own.filter {
      !keys.contains($0.name) && $0.writtenType != nil || !keys.contains($0.name) && isItem($0)
    }
    // An example that shares nothing with the rows is of something else.
    guard keys.count > 1 || own.count == 1, let parameter = meant(by: key.name, among: unsent, keys.count == own.count),
      !Spelling.isOneSlip(Array(key.name.utf8), Array(parameter.name.utf8))
    else { return nil }
    let answers = bodies.filter { $0.role == .response && ($0.status ?? 200) < 300 }
      .compactMap { $0.json?.document.root }.filter { $0.kind == .object }
    let isRowWrong =
      answers.contains { $0.member(key.name) != nil } && !answers.contains { $0.member(parameter.name) != nil }
    let quote = key.key.kind == .string ? 1 : 0
    let offsets =
      key.key.range.lowerBound + body.offsets.lowerBound + quote..<key.key.range.upperBound + body.offsets.lowerBound
      - quote
    return RenamedKeySlip(
      name: key.name, range: LiteralMap(document, block: body.block).range(offsets), parameter: parameter,
      isRowWrong: isRowWrong, operation: operation)
  }

  /// The one parameter that a key may stand for: the only required one that is not sent, one with a word in common, or
  /// the only one where all others are sent.
  private func meant(by key: String, among unsent: [Parameter], _ isOneForOne: Bool) -> Parameter? {
    let required = unsent.filter { $0.requirement == .required }
    if required.count == 1 { return required.first }
    guard required.isEmpty else { return nil }
    let parts = NameWords.parts(of: key)
    let near = unsent.filter { parameter in
      let other = NameWords.parts(of: parameter.name)
      return other.count != parts.count
        && (other.starts(with: parts) || parts.starts(with: other)
          || other.suffix(parts.count).elementsEqual(parts) || parts.suffix(other.count).elementsEqual(other))
    }
    if near.count == 1 { return near.first }
    return isOneForOne && unsent.count == 1 ? unsent.first : nil
  }

  /// Whether a parameter stands in an item of a list.
  private func isItem(_ parameter: Parameter) -> Bool {
    guard let range = parameter.span?.range else { return false }
    let line = document.source.bytes[document.source.lineRange(Int(range.start.line))].drop(while: \.isBlank)
    return line.first.map { $0.isOne(of: "-*+") } ?? false
  }
}

extension LintMessage {
  fileprivate static func key(_ name: String, _ documented: String) -> LintMessage {
    "`\(name)` is sent where `\(documented)` is documented"
  }

  fileprivate static func row(_ documented: String, _ name: String) -> LintMessage {
    "`\(documented)` is documented where request and answer have `\(name)`"
  }
}
