import APIModel

/// The small facts that stand in many places of a spec file.
extension JSONObject {
  /// Adds a text where there is one.
  mutating func add(_ name: String, _ text: String?) {
    if let text { self[name] = .string(text) }
  }

  /// Adds a list of texts where it is not empty.
  mutating func add(_ name: String, _ texts: [String]) {
    if !texts.isEmpty { self[name] = .array(texts.map { .string($0) }) }
  }

  /// Adds pairs where there are any.
  mutating func add(_ name: String, _ pairs: [NameValue]) {
    if !pairs.isEmpty {
      self[name] = .array(pairs.map { ["name": .string($0.name), "value": .string($0.value)] })
    }
  }

  mutating func add(_ name: String, _ span: SourceSpan?) {
    if let span { self[name] = .string(SpanNotation.text(span)) }
  }

  /// OpenAPI's `deprecated`, and what more is known of it.
  mutating func add(_ deprecation: Deprecation?) {
    guard let deprecation else { return }
    self["deprecated"] = true
    if deprecation != Deprecation() { self[ExtensionKey.deprecation] = Facts.deprecation(deprecation) }
  }

  mutating func add(_ removal: Removal?) {
    guard let removal else { return }
    var object = JSONObject()
    object.add("version", removal.version)
    object.add("source", removal.span)
    self[ExtensionKey.removal] = .object(object)
  }
}

/// The small facts as JSON.
enum Facts {
  static func deprecation(_ deprecation: Deprecation) -> JSONValue {
    var object = JSONObject()
    object.add("since", deprecation.since)
    object.add("removal", deprecation.removal)
    object.add("replacement", deprecation.replacement)
    object.add("source", deprecation.span)
    return .object(object)
  }

  static func securityRequirement(_ requirement: SecurityRequirement) -> JSONValue {
    var object: JSONObject = ["scheme": .string(requirement.scheme)]
    object.add("kind", requirement.kind)
    object.add("scopes", requirement.scopes)
    return .object(object)
  }

  static func evidence(_ evidence: Evidence) -> JSONValue {
    var object = JSONObject()
    if evidence.shown != 0 { object["shown"] = .int(evidence.shown) }
    if evidence.nulls != 0 { object["nulls"] = .int(evidence.nulls) }
    if evidence.occasions != 0 { object["occasions"] = .int(evidence.occasions) }
    object.add("row", evidence.row)
    object.add("example", evidence.example)
    return .object(object)
  }

  static func listing(_ listing: Listing) -> JSONValue {
    var object: JSONObject = ["path": .string(listing.path)]
    object.add("placeholders", listing.placeholders)
    object.add("query", listing.query)
    object.add("form", listing.form)
    object.add("heading", listing.heading)
    if let deprecation = listing.deprecation { object["deprecation"] = self.deprecation(deprecation) }
    object.add("source", listing.span)
    return .object(object)
  }

  static func sample(_ sample: SampleRequest) -> JSONValue {
    var object: JSONObject = ["method": .string(sample.method.rawValue), "url": .string(sample.url)]
    object.add("headers", sample.headers)
    object.add("fields", sample.fields)
    object.add("body", sample.body)
    object.add("pathValues", sample.pathValues)
    object.add("query", sample.query)
    object.add("source", sample.span)
    return .object(object)
  }

  /// A path in the canonical notation, or, where that reads back as another one, its parts one by one.
  static func path(_ path: PathTemplate) -> JSONValue {
    let text = path.description
    if PathTemplate(text).segments == path.segments { return .string(text) }
    return .array(
      path.segments.map { segment in
        .array(
          segment.map { part in
            switch part {
            case .literal(let text): ["literal": .string(text)]
            case .placeholder(let name): ["placeholder": .string(name)]
            case .wildcard(let name): ["wildcard": .string(name)]
            }
          })
      })
  }
}
