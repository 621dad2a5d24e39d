import APIModel

/// The small facts that stand in many places of a spec file.
extension SpecNode {
  func text(_ name: String) -> String? { self[name]?.string }

  func pairs(_ name: String) -> [NameValue] {
    (self[name]?.items ?? []).map { NameValue($0.text("name") ?? "", $0.text("value") ?? "") }
  }

  func span(_ name: String) -> SourceSpan? { text(name).map(SpanNotation.span) }

  /// OpenAPI's `deprecated`, with what more is known of it. `x-sunset` is the common name for the date of removal.
  var deprecation: Deprecation? {
    if let fact = self[ExtensionKey.deprecation] { return fact.deprecationFact }
    let sunset = self["x-sunset"]?.scalarText
    guard self["deprecated"]?.bool == true || sunset != nil else { return nil }
    return Deprecation(removal: sunset)
  }

  /// A deprecation in our own notation.
  var deprecationFact: Deprecation {
    Deprecation(
      since: text("since"), removal: text("removal"), replacement: text("replacement"), span: span("source"))
  }

  var removal: Removal? {
    self[ExtensionKey.removal].map { Removal(version: $0.text("version"), span: $0.span("source")) }
  }

  private static let keywords = [
    "exclusiveMaximum", "exclusiveMinimum", "maxProperties", "maximum", "minProperties", "minimum", "multipleOf",
    "uniqueItems",
  ]

  /// What a Schema Object asserts beyond what `Schema` has fields for. OpenAPI 3.0 says with a bool that a bound is
  /// exclusive, 3.1 with the bound itself.
  var assertions: [NameValue] {
    Self.keywords.compactMap { keyword in
      guard let node = self[keyword] else { return nil }
      switch (keyword, node.value) {
      case ("maximum", .number(let text)), ("minimum", .number(let text)):
        return Int(text) == nil ? NameValue(keyword, text) : nil
      case ("uniqueItems", .bool(true)): return NameValue(keyword, "true")
      case ("exclusiveMaximum", .bool(true)):
        guard case .number(let bound)? = self["maximum"]?.value else { return nil }
        return NameValue(keyword, bound)
      case ("exclusiveMinimum", .bool(true)):
        guard case .number(let bound)? = self["minimum"]?.value else { return nil }
        return NameValue(keyword, bound)
      case ("uniqueItems", _): return nil
      case (_, .number(let text)): return NameValue(keyword, text)
      default: return nil
      }
    }
  }

  var evidence: Evidence? {
    self[ExtensionKey.evidence].map {
      Evidence(
        shown: $0["shown"]?.int ?? 0, nulls: $0["nulls"]?.int ?? 0, occasions: $0["occasions"]?.int ?? 0,
        row: $0.span("row"), example: $0.span("example"))
    }
  }

  /// A listing; nil where it has no path.
  var listing: Listing? {
    guard let path = text("path") else { return nil }
    return Listing(
      path: path, placeholders: self["placeholders"]?.strings ?? [], query: pairs("query"), form: pairs("form"),
      heading: text("heading"), deprecation: self["deprecation"]?.deprecationFact,
      span: span("source") ?? SourceSpan(path: ""))
  }

  var sample: SampleRequest? {
    guard let method = text("method").flatMap(HTTPMethod.init), let url = text("url") else { return nil }
    var sample = SampleRequest(method: method, url: url, span: span("source") ?? SourceSpan(path: ""))
    sample.headers = pairs("headers")
    sample.fields = pairs("fields")
    sample.body = text("body")
    sample.pathValues = pairs("pathValues")
    sample.query = pairs("query")
    return sample
  }

  /// A path in our own notation.
  var path: PathTemplate? {
    switch value {
    case .string(let text): return PathTemplate(text)
    case .array(let segments):
      return PathTemplate(
        segments: segments.map { segment in
          segment.items.compactMap { part in
            if let text = part.text("literal") { return .literal(text) }
            if let name = part.text("placeholder") { return .placeholder(name) }
            return part.text("wildcard").map { .wildcard($0) }
          }
        })
    default: return nil
    }
  }
}

/// Puts what OpenAPI orders in its own way back into the documented order.
struct Placed<Value> {
  var value: Value
  var position: Int?

  /// Values that know their place go there; the others keep theirs.
  static func ordered(_ placed: [Placed]) -> [Value] {
    var ordered: [Value] = []
    var waiting = placed.filter { $0.position != nil }.sorted { ($0.position ?? 0) < ($1.position ?? 0) }[...]
    for free in placed where free.position == nil {
      while let next = waiting.first, (next.position ?? 0) <= ordered.count {
        ordered.append(next.value)
        waiting = waiting.dropFirst()
      }
      ordered.append(free.value)
    }
    return ordered + waiting.map(\.value)
  }
}
