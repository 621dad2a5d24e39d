import APIModel

/// Reads the JSON of answers. Large bodies are read one after the other, so that what is kept of their values is never
/// kept for several at once.
struct BodyReader: Sendable {
  /// How many values and keys of a body are read. An honest body within the usual limit of bytes stays below; one of
  /// `[1,1,…]` would fill memory with eight times its own size.
  static let maximumValues = 750_000
  /// Bodies of more bytes than this wait for each other.
  private static let largeSize = 1 << 20

  private let large = OneAtATime()
  /// What later requests need of bodies; nil where they need nothing.
  var interest: CaptureInterest?

  /// Tallies a body against the docs, and captures what later requests need of it.
  func read(_ response: ProbeResponse, _ shape: ResponseShape) async -> (OperationResult.Body, Capture?) {
    let interest = interest
    return response.body.count > Self.largeSize
      ? await large.run { Self.read(response, shape, interest) } : Self.read(response, shape, interest)
  }

  /// Tallies the body of a refusal against what the docs show of its status; nil where they show no JSON.
  static func refusal(_ response: ProbeResponse, of operation: Operation, curl: String) -> OperationResult.Refusal? {
    guard let documented = operation.response(response.status), documented.status >= 400,
      WrongMediaType.isJSONDocumented(documented), let schema = documented.schema
    else { return nil }
    func refusal(_ body: OperationResult.Body) -> OperationResult.Refusal {
      OperationResult.Refusal(status: response.status, body: body, curl: curl)
    }
    if response.body.isEmpty, response.bodyEnd == .complete { return refusal(.empty) }
    guard response.bodyEnd == .complete, response.body.count <= largeSize else {
      return refusal(.unread("the body was not whole"))
    }
    let text = JSONReader.read(response.body, maximumNodes: maximumValues)
    guard let root = text.document.root, text.isValid else {
      return refusal(.wrongMediaType(excerpt: Excerpt.of(String(decoding: response.body.prefix(240), as: UTF8.self))))
    }
    return refusal(.json(BodyWalk.tally(root, against: ResponseShape(schema, span: documented.span))))
  }

  /// What a list holds; nil where the body is no whole list.
  func list(_ response: ProbeResponse, filter: DocumentedFilter?) async -> ListDigest? {
    guard response.bodyEnd == .complete, !response.body.isEmpty else { return nil }
    return response.body.count > Self.largeSize
      ? await large.run { Self.list(response, filter) } : Self.list(response, filter)
  }

  private static func list(_ response: ProbeResponse, _ filter: DocumentedFilter?) -> ListDigest? {
    let text = JSONReader.read(response.body, maximumNodes: maximumValues)
    guard text.isValid, let root = text.document.root else { return nil }
    return ListDigest(root, filter: filter)
  }

  private static func read(
    _ response: ProbeResponse, _ shape: ResponseShape, _ interest: CaptureInterest?
  ) -> (OperationResult.Body, Capture?) {
    let text = JSONReader.read(response.body, maximumNodes: maximumValues)
    if text.errors.count == 1, text.errors.first?.cause == .tooManyNodes {
      return (.tooManyValues(limit: maximumValues), nil)
    }
    guard let root = text.document.root, text.isValid else {
      let excerpt = Excerpt.of(String(decoding: response.body.prefix(Excerpt.maximumLength * 4), as: UTF8.self))
      guard response.header("Content-Type").map(WrongMediaType.isJSON) == true, let error = text.errors.first else {
        return (.wrongMediaType(excerpt: excerpt), nil)
      }
      let position = position(of: error.range.lowerBound, in: response.body)
      return (.notJSON(error, position, excerpt: excerpt), nil)
    }
    return (.json(BodyWalk.tally(root, against: shape)), interest.map { Capture(root, $0) })
  }

  /// The line and column of an offset.
  private static func position(of offset: Int, in bytes: [UInt8]) -> SourcePosition {
    let before = bytes.prefix(offset)
    let line = before.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return SourcePosition(line: line, column: offset - start + 1)
  }

  private actor OneAtATime {
    func run<Value: Sendable>(_ body: @Sendable () -> Value) -> Value { body() }
  }
}
