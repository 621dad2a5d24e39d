import APIModel

/// Finds the values that a request needs.
///
/// In this order: a value supplied for this operation, or for the paths below a prefix; what the server's own
/// responses hold; a value supplied for every operation; the docs' sample requests. A required query parameter may
/// also take the documented default or the first documented value.
struct ValueResolver: Sendable {
  let provided: [ProvidedValue]
  let samples: SampleValues

  init(_ spec: APISpec, _ options: CheckOptions) {
    provided = options.values
    samples = SampleValues(spec)
  }

  enum Resolution {
    /// The documented path with its values filled in, and all values in order of their use.
    case request(path: String, query: [NameValue], headers: [NameValue], values: [ResolvedValue])
    /// The reason, with the word that would supply what is missing.
    case missing(String)
  }

  func resolve(_ operation: Operation, captured: CapturedValues) -> Resolution {
    var values: [ResolvedValue] = []
    for placeholder in operation.path.placeholderPositions {
      let before = Self.fill(operation.path.prefix(placeholder.segment), with: values)
      guard let value = value(for: placeholder, of: operation, after: before, captured: captured) else {
        return .missing(Self.missing("placeholder", placeholder.name, of: operation))
      }
      values.append(value)
    }
    let path = Self.fill(operation.path, with: values)
    var query: [NameValue] = []
    var headers: [NameValue] = []
    var cookies: [String] = []
    for parameter in operation.parameters where parameter.location != .path && parameter.removal == nil {
      guard let value = value(for: parameter, of: operation) else {
        guard parameter.isRequired, !Self.isCredential(parameter, of: operation) else { continue }
        return .missing(
          Self.missing("required \(parameter.location.rawValue) parameter", parameter.name, of: operation))
      }
      switch parameter.location {
      case .query: query.append(NameValue(parameter.name, value.text))
      case .header:
        guard AuthStyle.isHeaderName(parameter.name), value.text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
          continue
        }
        headers.append(NameValue(parameter.name, value.text))
      case .cookie:
        // RFC 6265 §4.1.1: no blank, quote, comma, semicolon or backslash.
        let pair = "\(parameter.name)=\(value.text)"
        guard pair.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !pair.contains(where: { "\",;\\".contains($0) }) else {
          continue
        }
        cookies.append(pair)
      case .path, .body: continue
      }
      values.append(value)
    }
    if !cookies.isEmpty { headers.append(NameValue("Cookie", cookies.joined(separator: "; "))) }
    return .request(path: path, query: query, headers: headers, values: values)
  }

  /// The values of the placeholders in a path's first segments, the first of them known already.
  /// - Parameter guesses: Whether responses and samples may supply the others; else the user alone.
  func path(
    of operation: Operation, upTo count: Int, known: [ResolvedValue], captured: CapturedValues, guesses: Bool
  ) -> Resolution {
    var values = known
    let path = operation.path.prefix(count)
    for placeholder in path.placeholderPositions.dropFirst(known.count) {
      let before = Self.fill(operation.path.prefix(placeholder.segment), with: values)
      guard let value = value(for: placeholder, of: operation, after: before, captured: captured),
        guesses || value.origin == .provided
      else { return .missing(Self.missing("placeholder", placeholder.name, of: operation)) }
      values.append(value)
    }
    return .request(path: Self.fill(path, with: values), query: [], headers: [], values: values)
  }

  /// The supplied value that is meant for an operation: the narrowest, of several the last.
  func supplied(_ name: String, of operation: Operation, isScoped: Bool) -> String? {
    var best: (precedence: Int, value: String)?
    for candidate in provided where candidate.name == name || candidate.name == ProvidedValue.word(name) {
      guard let precedence = candidate.precedence(for: operation), (precedence > 0) == isScoped,
        precedence >= best?.precedence ?? 0
      else { continue }
      best = (precedence, candidate.value)
    }
    return best?.value
  }

  private func value(
    for placeholder: PathTemplate.Placeholder, of operation: Operation, after path: String, captured: CapturedValues
  ) -> ResolvedValue? {
    func resolved(_ text: String, _ origin: ResolvedValue.Origin) -> ResolvedValue {
      ResolvedValue(name: placeholder.name, location: .path, text: text, origin: origin)
    }
    if let text = supplied(placeholder.name, of: operation, isScoped: true) { return resolved(text, .provided) }
    if placeholder.isWhole {
      let meaning = PlaceholderMeaning(placeholder.name, after: placeholder.collection)
      if let value = captured.value(for: meaning, after: path) {
        return resolved(value.text, value.isOwnList ? .ownList(value.operation) : .elsewhere(value.operation))
      }
    }
    if let text = supplied(placeholder.name, of: operation, isScoped: false) { return resolved(text, .provided) }
    return samples.value(for: placeholder, of: operation).map { resolved($0.text, .sample($0.span)) }
  }

  private func value(for parameter: Parameter, of operation: Operation) -> ResolvedValue? {
    func resolved(_ text: String, _ origin: ResolvedValue.Origin) -> ResolvedValue {
      ResolvedValue(name: parameter.name, location: parameter.location, text: text, origin: origin)
    }
    if let text = supplied(parameter.name, of: operation, isScoped: true)
      ?? supplied(parameter.name, of: operation, isScoped: false)
    {
      return resolved(text, .provided)
    }
    guard parameter.isRequired, parameter.location == .query else { return nil }
    if let sample = samples.query(parameter.name, of: operation) {
      return resolved(sample.text, .sample(sample.span))
    }
    let listed = parameter.schema.enumeration?.values.first { $0.deprecation == nil }?.value
    return (parameter.defaultValue ?? listed).map { resolved($0, .documented) }
  }

  /// Whether a header parameter is the token's own, which the run sends by itself.
  private static func isCredential(_ parameter: Parameter, of operation: Operation) -> Bool {
    guard parameter.location == .header else { return false }
    if case .header(let name) = operation.authentication, name.lowercased() == parameter.name.lowercased() {
      return true
    }
    return ["authorization", "private-token"].contains(parameter.name.lowercased())
  }

  private static func missing(_ kind: String, _ name: String, of operation: Operation) -> String {
    "no value for the \(kind) `\(name)`; supply \(CheckSubject.word(for: name, of: operation))"
  }

  /// Placeholders are filled by their order, since a path may have two of one name.
  static func fill(_ path: PathTemplate, with values: [ResolvedValue]) -> String {
    var rest = values[...]
    return path.filled { _ in rest.popFirst()?.text } ?? path.description
  }
}
