import APIModel

/// The values that the docs' own sample requests show.
struct SampleValues: Sendable {
  struct Value: Hashable, Sendable {
    var text: String
    var span: SourceSpan
  }

  /// By the path up to the placeholder, as a shape.
  private var byPrefix: [String: Value] = [:]
  /// What sample requests to a path send beside it, by the path's shape and the name.
  private var byName: [String: [String: Value]] = [:]

  init(_ spec: APISpec) {
    for operation in spec.operations {
      for sample in operation.samples {
        for pair in sample.query + sample.fields where !Self.isPlaceholder(pair.value) {
          if byName[operation.path.shape]?[pair.name] != nil { continue }
          byName[operation.path.shape, default: [:]][pair.name] = Value(text: pair.value, span: sample.span)
        }
      }
      for placeholder in operation.path.placeholderPositions {
        let prefix = operation.path.prefix(placeholder.segment + 1).shape
        guard byPrefix[prefix] == nil, let value = Self.own(placeholder.name, of: operation) else { continue }
        byPrefix[prefix] = value
      }
    }
  }

  /// The value for a placeholder: of the operation's own samples, else of another operation's below the same path.
  func value(for placeholder: PathTemplate.Placeholder, of operation: Operation) -> Value? {
    Self.own(placeholder.name, of: operation) ?? byPrefix[operation.path.prefix(placeholder.segment + 1).shape]
  }

  private static func own(_ name: String, of operation: Operation) -> Value? {
    let names = operation.path.placeholders
    for sample in operation.samples {
      var value = sample.pathValues.first { $0.name == name }
      if value == nil, sample.pathValues.count == names.count, let position = names.firstIndex(of: name) {
        value = sample.pathValues[position]
      }
      if let value, !isPlaceholder(value.value) { return Value(text: value.value, span: sample.span) }
    }
    return nil
  }

  /// The value of a query parameter: of the sample requests, else of the listing lines, else of samples that send it
  /// to the same path with another method. `curl --get` writes a query as fields.
  func query(_ name: String, of operation: Operation) -> Value? {
    for sample in operation.samples {
      let pairs = operation.method.isSafe ? sample.query + sample.fields : sample.query
      if let pair = pairs.first(where: { $0.name == name }), !Self.isPlaceholder(pair.value) {
        return Value(text: pair.value, span: sample.span)
      }
    }
    for listing in operation.listings {
      if let pair = listing.query.first(where: { $0.name == name }), !Self.isPlaceholder(pair.value) {
        return Value(text: pair.value, span: listing.span)
      }
    }
    return operation.method.isSafe ? byName[operation.path.shape]?[name] : nil
  }

  /// The segment of a path that stands for something else, though it was not read as a placeholder: `(name)`, `...`.
  static func patternSegment(of path: PathTemplate) -> String? {
    path.segments.indices.lazy.compactMap { path.literal(at: $0) }.first { text in
      if text.contains("...") || text.contains("…") { return true }
      guard let first = text.first, let last = text.last, text.count > 2 else { return false }
      return ["(": ")", "<": ">", "[": "]", "{": "}"][first] == String(last)
    }
  }

  /// Whether a text only stands for a value: `<your_token>`, `:id`, `{id}`, `$ID`, `YOUR_TOKEN`, `...`.
  static func isPlaceholder(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last else { return true }
    if first == ":" || first == "$" { return true }
    if let close = ["<": ">", "{": "}", "[": "]"][first], close == String(last) { return true }
    if text.contains("<") && text.contains(">") || text.contains("{{") || text.contains("...") || text.contains("…") {
      return true
    }
    let lower = text.lowercased()
    if lower.hasPrefix("your_") || lower.hasPrefix("your-") { return true }
    let letters = text.filter(\.isLetter)
    return text.contains("_") && !letters.isEmpty && letters.allSatisfy(\.isUppercase)
      && !text.contains(where: \.isNumber)
  }
}
