import APIModel
import Synchronization
import Testing

@testable import ServerCheck

/// Reads a card's example: docs in the few forms that cards use, and the answers that they are judged by.
struct CardScript {
  struct Section {
    var operation: Operation
    /// The answers and what their requests say, in the order of the card; the first is that of a plain request.
    var answers: [Answer]

    struct Answer {
      /// Nil for a plain request; `no token`, `wrong token`, `GET`, a query or a path.
      var condition: String?
      var result: Result<ProbeResponse, TransportError>
    }

    /// The answer whose condition the request meets, else the plain one.
    /// - Parameter before: The methods of the requests before.
    func answer(to request: ProbeRequest, after before: Set<String>) -> Result<ProbeResponse, TransportError>? {
      let body = request.body.map { String(decoding: $0, as: UTF8.self) } ?? ""
      let token = request.headers.first { $0.name == "PRIVATE-TOKEN" }?.value
      let isMet = { (condition: String) in
        switch condition {
        case "no token": token == nil
        case "wrong token": token != nil && token != Runners.token
        case "GET": request.method == .get
        default:
          if condition.hasPrefix("after ") {
            before.contains(String(condition.dropFirst(6)))
          } else if condition.hasPrefix("without ") {
            !body.contains(condition.dropFirst(8))
          } else {
            request.url.hasSuffix(condition) || body.contains(condition)
          }
        }
      }
      // What came last says most of what was done before.
      return (answers.last { $0.condition.map(isMet) ?? false } ?? answers.first)?.result
    }
  }

  static let bodyLimit = 200
  var sections: [Section] = []

  init(_ markdown: String) {
    for text in markdown.split(separator: "## An operation").map(String.init) where text.contains("```") {
      sections.append(Self.section(text))
    }
  }

  var spec: APISpec {
    // Another operation that is always answered: a server where nothing answers is not judged at all.
    let other = Docs.operation(.get, "/other", line: 90, header: nil)
    return Docs.spec(sections.map(\.operation) + [other])
  }

  var server: ScriptedServer {
    let sections = sections
    let methods = Mutex<Set<String>>([])
    return ScriptedServer(token: nil) { request, _ in
      let before = methods.withLock { $0 }
      defer { methods.withLock { _ = $0.insert(request.method.rawValue) } }
      let path = String(ScriptedServer.path(request.url).dropFirst("/api/v4".count))
      guard
        let section = sections.first(where: {
          $0.operation.path.match(path) != nil
            && ($0.operation.method == request.method || $0.operation.method.isSafe && request.method.isSafe)
        })
      else {
        return .success(ProbeResponse(status: 204))
      }
      return section.answer(to: request, after: before)
    }
  }

  /// The contents of the fenced blocks of a language.
  private static func blocks(_ language: String, in text: String) -> [String] {
    text.split(separator: "```\(language)\n", omittingEmptySubsequences: false).dropFirst().compactMap { rest in
      rest.hasPrefix("\n```") ? "" : rest.split(separator: "\n```", maxSplits: 1).first.map(String.init)
    }
  }

  private static func section(_ text: String) -> Section {
    let listing = blocks("plaintext", in: text).first ?? ""
    let words = listing.split(separator: " ").map(String.init)
    let path = words.last.map { $0.replacing(":id", with: "{id}") } ?? ""
    let example = blocks("json", in: text).first
    let statusRow = text.split(separator: "\n").first { $0.hasPrefix("| 2") }
    let status = statusRow.flatMap { Int($0.dropFirst(2).prefix(3)) }
    var schema = example.map { Docs.schema($0) }
    for line in text.split(separator: "\n").map(String.init) {
      if line.hasPrefix("The `") { apply(note: line, to: &schema) }
      if line.hasPrefix("| `"), !text.contains("| Required |") { apply(row: line, to: &schema) }
    }
    var operation = Docs.operation(
      HTTPMethod(rawValue: words.first ?? "") ?? .get, path, line: 1, schema, status: status ?? 200,
      isStatusDocumented: status != nil, header: text.contains("--header \"PRIVATE-TOKEN") ? "PRIVATE-TOKEN" : nil)
    if schema == nil, let status {
      operation.responses = [Response(status: status, isStatusDocumented: true, span: Docs.span(2))]
    }
    operation.parameters = parameters(in: text, location: operation.method.isSafe ? .query : .body)
    if text.contains("Status 404:"), blocks("json", in: text).count > 1 {
      var refusal = Response(status: 404, isStatusDocumented: true, span: Docs.span(3))
      refusal.schema = Docs.schema(blocks("json", in: text)[1])
      operation.responses.append(refusal)
    }
    if let url = blocks("shell", in: text).first, !text.contains("--header"), operation.path.placeholders == ["id"] {
      var sample = SampleRequest(method: .get, url: url, span: Docs.span(4))
      sample.pathValues = [NameValue("id", "6")]
      operation.samples = [sample]
    }
    let conditions = conditions(in: text)
    let answers = blocks("http", in: text).enumerated().map {
      Section.Answer(condition: conditions[$0.offset], result: answer($0.element))
    }
    return Section(operation: operation, answers: answers)
  }

  /// What stands before each block of an answer.
  private static func conditions(in text: String) -> [String?] {
    text.split(separator: "```http\n", omittingEmptySubsequences: false).dropLast().map { before in
      let line = before.split(separator: "\n").last.map(String.init) ?? ""
      if line == "Without a token:" { return "no token" }
      if line == "With a wrong token:" { return "wrong token" }
      for (word, condition) in [("After `", "after "), ("Without `", "without ")]
      where line.hasPrefix(word) && line.hasSuffix("`:") { return condition + line.dropFirst(word.count).dropLast(2) }
      guard line.hasPrefix("With `"), line.hasSuffix("`:") else { return nil }
      return String(line.dropFirst(6).dropLast(2))
    }
  }

  /// The query parameters of a table with a column `Required`.
  private static func parameters(in text: String, location: Parameter.Location) -> [Parameter] {
    guard text.contains("| Required |") else { return [] }
    return text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
      let cells = row.split(separator: "|").map { $0.filter { $0 != " " } }
      var parameter = Parameter(
        name: cells[0].filter { $0 != "`" }, location: location,
        schema: Schema(types: SchemaTypes(name: cells[1]) ?? []))
      parameter.requirement = cells[2] == "yes" ? .required : .optional
      let words = row.split(separator: "One of: ").last.map { $0.split(separator: "`").map(String.init) } ?? []
      let values = words.filter { $0.allSatisfy(\.isLetter) }
      if row.contains("One of: ") {
        parameter.schema.enumeration = Enumeration(values: values.map { EnumerationValue($0) })
      }
      return parameter
    }
  }

  private static func versions(_ line: String) -> [String] {
    line.split(separator: "GitLab ").dropFirst().map { String($0.prefix { $0.isNumber || $0 == "." }) }
      .map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
  }

  private static func apply(note: String, to schema: inout Schema?) {
    let name = String(note.split(separator: "`")[1])
    let versions = versions(note)
    if note.contains("and removed in") {
      schema?.properties.append(Property(name: name, removal: Removal(version: versions.last)))
    } else {
      schema?.change(name) { $0.deprecation = Deprecation(since: versions.first, removal: versions.last) }
    }
  }

  private static func apply(row: String, to schema: inout Schema?) {
    let words = row.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    let listed = row.split(separator: "One of: ").last.map { $0.prefix { $0 != "." && $0 != "|" } } ?? ""
    let values = listed.split(separator: "`").map(String.init).filter { $0.allSatisfy(\.isLetter) }
    let deprecated = row.contains("was deprecated") ? words.dropLast().last : nil
    schema?.change(words[1]) {
      $0.schema.enumeration = Enumeration(
        values: values.map {
          EnumerationValue($0, deprecation: $0 == deprecated ? Deprecation(since: "14.8") : nil)
        })
    }
  }

  private static func answer(_ text: String) -> Result<ProbeResponse, TransportError> {
    guard !text.isEmpty else { return .failure(TransportError(.disconnected, "the connection was reset")) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var response = ProbeResponse(status: Int(lines[0].split(separator: " ")[1]) ?? 0)
    let head = lines.dropFirst().prefix { !$0.isEmpty }
    for line in head {
      let pair = line.split(separator: ":", maxSplits: 1).map(String.init)
      response.headers.append(NameValue(pair[0], String((pair.count > 1 ? pair[1] : "").drop { $0 == " " })))
    }
    response.body = Array(lines.dropFirst(head.count + 2).joined(separator: "\n").utf8)
    if response.status == 204 { response.body = [] }
    if let length = response.header("Content-Length").flatMap(Int.init), length > response.body.count,
      response.status != 204
    {
      response.bodyEnd = .cutOff("the connection was closed before the answer was complete")
    }
    if response.body.count > bodyLimit { response.bodyEnd = .tooLarge(limit: bodyLimit) }
    return .success(response)
  }
}

@Suite struct RuleCardTests {
  private func codes(_ markdown: String) async throws -> Set<String> {
    let script = CardScript(markdown)
    #expect(!script.sections.isEmpty)
    #expect(script.sections.allSatisfy { !$0.answers.isEmpty })
    let needsToken = script.sections.contains { $0.operation.authentication != .unknown }
    let outcome = try await run(script.server, script.spec, token: needsToken ? Runners.token : nil) {
      $0.bodyLimit = CardScript.bodyLimit
      try? $0.allowWrites(confirming: nil)
    }
    return Set(outcome.findings.map(\.rule.code))
  }

  @Test func theCatalogueIsWhole() {
    let cards = ServerRuleCatalogue.all
    #expect(cards.count == 43)
    #expect(cards.map(\.id.code).count == Set(cards.map(\.id.code)).count)
    #expect(cards.map(\.id.name).count == Set(cards.map(\.id.name)).count)
    for card in cards {
      #expect(card.id.code.hasPrefix("SRV") && card.id.code.count == 6)
      #expect(!card.summary.hasSuffix(".") && !card.why.isEmpty)
    }
  }

  @Test(arguments: ServerRuleCatalogue.checks.map(\.card.id.code)) func theBadExampleFiresItsRuleAndNoOther(
    _ code: String
  )
    async throws
  {
    let card = try #require(ServerRuleCatalogue.all.first { $0.id.code == code })
    #expect(try await codes(card.bad) == [card.id.code])
  }

  @Test(arguments: ServerRuleCatalogue.checks.map(\.card.id.code)) func theGoodExampleFiresNothing(_ code: String)
    async throws
  {
    let card = try #require(ServerRuleCatalogue.all.first { $0.id.code == code })
    #expect(try await codes(card.good) == [])
  }
}
