import APIModel

/// A documented refusal looks as the docs show it.
struct WrongErrorShape: ConformanceCheck {
  let card = RuleCard(
    "SRV306", "wrong-error-shape", severity: .error,
    summary: "The body of a refusal is not what the docs show for its status",
    why: """
      A client that shows its user why something failed reads the documented attributes of the error. Where they are
      missing or of another type, it fails at the error itself.
      """,
    bad: example("{\"error\": 404}"), good: example("{\"message\": \"404 Not found\"}"))

  private static func example(_ body: String) -> String {
    let refusal = "HTTP/1.1 404 Not Found\nContent-Type: application/json\n\n\(body)"
    let answers = [
      CardExample.http(CardExample.ok("{\"id\": 6}")), "With `/runners/2147483647`:", CardExample.http(refusal),
    ]
    let curl = "```shell\ncurl \"https://example.com/runners/6\"\n```\n\n"
    return CardExample.page(
      "GET /runners/:id",
      curl + CardExample.json("{\"id\": 6}") + "\n\nStatus 404:\n\n```json\n{\"message\": \"404 Not found\"}\n```",
      answers.joined(separator: "\n\n"))
  }

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    for response in subject.operation.responses where response.status >= 400 {
      guard WrongMediaType.isJSONDocumented(response), let schema = response.schema else { continue }
      let promise = "response \(response.status) shape"
      let span = response.span ?? subject.operationSpan
      guard let refusal = subject.result.refusals.first(where: { $0.status == response.status }) else {
        judgement.skip(promise, because: "no request was answered \(response.status)", at: span)
        continue
      }
      switch refusal.body {
      case .json(let tally):
        guard let wrong = Self.wrong(tally, ResponseShape(schema, span: span)) else {
          judgement.verify(promise, at: span)
          continue
        }
        judgement.violate(promise, at: span)
        judgement.report(
          card, .wrong(response.status, wrong.what), at: span, pointer: wrong.pointer,
          expected: wrong.expected, received: wrong.received, curl: refusal.curl)
      case .empty, .wrongMediaType, .notJSON:
        judgement.violate(promise, at: span)
        judgement.report(
          card, .notJSON(response.status), at: span, expected: "a JSON body", received: Self.shown(refusal.body),
          curl: refusal.curl)
      default: judgement.skip(promise, because: "the body could not be read", at: span)
      }
    }
  }

  private static func shown(_ body: OperationResult.Body) -> String {
    if case .wrongMediaType(let excerpt) = body { excerpt } else { "an empty body" }
  }

  private struct Wrong {
    var what: String
    var pointer: String
    var expected: String
    var received: String
  }

  /// The first place that is missing or of another type. Errors of one status differ in what they hold, so that an
  /// attribute counts as promised only where nothing else of the documented object is there either.
  private static func wrong(_ tally: BodyTally, _ shape: ResponseShape) -> Wrong? {
    for (index, place) in shape.places.enumerated() {
      for (violation, hit) in tally.hits(at: index) {
        guard case .type(let type) = violation else { continue }
        return Wrong(
          what: place.role == .root ? "is \(type)" : "has another type of `\(place.name)`", pointer: hit.pointer,
          expected: place.types.names.joined(separator: " or "), received: "\(type), \(hit.sample)")
      }
    }
    let attributes = shape.places.indices.filter { shape.places[$0].parent == 0 && shape.places[$0].role == .attribute }
    let required = attributes.filter { shape.places[$0].property?.isRequired == true }
    guard let first = required.first, attributes.allSatisfy({ tally.counts[$0].values == 0 }),
      let hit = tally.hit(first, .missing)
    else { return nil }
    return Wrong(
      what: "lacks `\(shape.places[first].name)`", pointer: hit.pointer, expected: "`\(shape.places[first].name)`",
      received: "none of the documented attributes")
  }
}

extension ServerMessage {
  fileprivate static func wrong(_ status: Int, _ what: String) -> ServerMessage {
    ServerMessage("The body of a \(status) \(what)")
  }

  fileprivate static func notJSON(_ status: Int) -> ServerMessage {
    ServerMessage("The body of a \(status) is not JSON, as the docs show it")
  }
}
