import APIModel
import DocExtract

/// REQ202: a sample that lacks a parameter which its row calls required.
struct MissingRequiredParameter: LintRule {
  let card = RuleCard(
    "REQ202", "missing-required-parameter", severity: .warning,
    summary: "A sample request without a parameter that its row calls required",
    why: "Who pastes the sample gets an error, or the row is wrong.",
    bad: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `email` | string | yes | The address of the user |

      ```shell
      curl --request POST --data "name=Ada" "https://example.com/users"
      ```
      """,
    good: """
      # Users API

      ## Create a user

      ```plaintext
      POST /users
      ```

      | Attribute | Type | Required | Description |
      |-----------|------|----------|-------------|
      | `name` | string | yes | The name of the user |
      | `email` | string | yes | The address of the user |

      ```shell
      curl --request POST --data "name=Ada&email=ada@example.com" "https://example.com/users"
      ```
      """)

  func check(_ page: LintedPage, _ report: inout LintReport) {
    var mismatches: [SentMismatch]?
    for index in page.page.samples.indices where page.targets[index].verdict == .own {
      let sample = page.page.samples[index]
      guard let operation = page.callees[index], case let parameters = operation.parameters,
        parameters.indices.contains(where: { Self.mayLack(parameters[$0]) }),
        let names = page.sentNames(of: index), page.lostContinuation(of: sample) == nil
      else { continue }
      let sent = Set(names.map(page.rootName))
      let required = parameters.indices.filter { Self.mayLack(parameters[$0]) }.map { parameters[$0] }
      var missing = required.filter { parameter in
        page.rootName(parameter.name) == parameter.name && !sent.contains(parameter.name)
          && page.callsRequired(parameter)
          // What proves who calls may go into a header instead.
          && !(Self.credentials.contains(parameter.name.lowercased()) && sample.curl.provesCaller)
          // An ID that the path would name next, and that no sample sends, is a row of another operation: END102.
          && !(LintedPage.isIdentifier(parameter.name)
            && (!operation.method.carriesBody || operation.path.isMember(parameter.name)
              || Set(page.page.groups[sample.group ?? 0].lines.map(\.template)).count > 1))
          // The placeholder of the path has another name: END101.
          && !(!operation.method.carriesBody && page.hasOpenPlaceholder(sample.group ?? 0))
          && !(parameter.location == .body && page.showsBodyApart(from: sample))
          && !page.showsWithin(parameter.name, sample)
          // A misspelt row is told as that: TAB208.
          && !(page.docs.exampleNames.count(of: parameter.name) == 1
            && sent.contains { Spelling.isSlip(parameter.name, of: $0) })
      }
      if !missing.isEmpty {
        // Under another name it is sent: REQ201.
        let known = mismatches ?? page.mismatches()
        mismatches = known
        missing.removeAll { parameter in known.contains { $0.sample == index && $0.isAbout(parameter.name) } }
      }
      guard !missing.isEmpty, let url = sample.curl.url else { continue }
      // An object in what is sent has them all: they are its own.
      if missing.count > 1, sample.curl.sendsWithin(missing.map(\.name)) { continue }
      report.add(
        self, .missing(missing.map(\.name)), at: page.range(of: url.text, in: url.range, block: sample.block),
        operation: operation, notes: missing.prefix(4).map { Finding.Note("required here", span: $0.span) })
    }
  }

  /// Whether a sample may lack a parameter that it must send.
  private static func mayLack(_ parameter: Parameter) -> Bool {
    parameter.requirement == .required && parameter.location != .path && parameter.location != .header
  }

  private static let credentials: Set<String> = [
    "token", "access_token", "private_token", "auth_token", "api_token", "api_key", "apikey", "key",
  ]
}

extension CurlRequest {
  /// Whether an object inside the JSON that is sent has members of all these names.
  fileprivate func sendsWithin(_ names: [String]) -> Bool {
    data.contains {
      guard $0.text.looksLikeJSONObject, let root = JSONReader.read($0.text).document.root else { return false }
      return root.holdsInOneObject(names) || root.itemHoldsSome(of: names)
    }
  }

  /// Whether a header or an option says who calls.
  fileprivate var provesCaller: Bool {
    hasCredentials
      || headers.contains { header in
        let name = Substring(header.text.utf8.prefix { $0 != UInt8(ascii: ":") }).lowercased()
        return name == "authorization" || name == "cookie" || name.holds("token") || name.holds("key")
      }
  }
}

extension LintedPage {
  /// Whether a sample without any data stands beside the body that it sends: generators write the two apart.
  fileprivate func showsBodyApart(from sample: PageSample) -> Bool {
    guard let group = sample.group, sample.curl.data.isEmpty, sample.curl.form.isEmpty else { return false }
    return bodies(of: group).contains { $0.role == .request && $0.json?.isValid == true && $0.block != sample.block }
  }

  /// Whether an example beside a sample shows a name inside another object and never at its top.
  fileprivate func showsWithin(_ name: String, _ sample: PageSample) -> Bool {
    guard let group = sample.group else { return false }
    let shown = page.bodies.indices.filter { index in
      page.bodies[index].group == group && members(of: index).contains { $0.name == NameHash.of(name) }
    }
    return !shown.isEmpty
      && shown.allSatisfy { index in
        guard let root = page.bodies[index].json?.document.root, root.kind == .object else { return false }
        return !root.members.contains { $0.name == name }
          && root.members.contains { member in member.value.members.contains { $0.name == name } }
      }
  }

  /// Whether a path of a group has a placeholder that no row of the group documents.
  fileprivate func hasOpenPlaceholder(_ group: Int) -> Bool {
    let names = Set(tables(of: group).flatMap(\.rows).flatMap(\.names))
    return page.groups[group].lines.contains { $0.placeholders.contains { !names.contains($0) } }
  }

  /// Whether a parameter's own text on this page says that it is required. What only follows from the text around it
  /// may hold for a part of the requests.
  fileprivate func callsRequired(_ parameter: Parameter) -> Bool {
    guard let span = parameter.span, span.file == page.file, let range = span.range else { return false }
    let start = document.source.lineRange(Int(range.start.line)).lowerBound
    let end = document.source.lineRange(Int(range.end.line)).upperBound
    let text = String(decoding: document.source.bytes[start..<max(start, min(end, start + 2000))], as: UTF8.self)
      .lowercased().drop { " \t-*+".contains($0) }
    return ["require", "yes", "mandatory", "must", "true", "*", "✓", "✅", "| y |", "not optional"].contains {
      text.holds($0)
    }
  }
}

extension LintMessage {
  fileprivate static func missing(_ names: [String]) -> LintMessage {
    let list = names.prefix(6).map { "`\($0)`" }.joined(separator: ", ")
    return LintMessage(stringLiteral: "Sample lacks \(list), which \(names.count == 1 ? "is" : "are") required")
  }
}
