import APIModel

/// Finds what a writing request sends: what the docs' own sample request sends, with names of this run's own in the
/// place of the sample's, and what is required besides.
struct WriteValues: Sendable {
  let resolver: ValueResolver
  let marker: String

  enum Outcome {
    case fields([WriteField])
    /// The reason, with the word that would supply what is missing.
    case missing(String)
  }

  /// The names of texts that mean nothing to a server, so that any will do.
  private static let freeTexts: Set<String> = [
    "body", "caption", "comment", "content", "description", "label", "maintenance_note", "message", "name", "note",
    "notes", "subject", "summary", "text", "title",
  ]
  /// The names of texts that identify a member beside its others, so that a sample's would be taken.
  private static let freeNames: Set<String> = ["path", "slug", "key", "identifier", "handle"]

  /// What creates a member.
  /// - Parameters:
  ///   - member: the member that it is created below or connected with.
  ///   - placeholder: what paths call the new member's name. A parameter of that meaning gets a name of this run's own:
  ///     the sample's may be somebody's, and some servers answer a creation with what is there.
  func creation(_ operation: Operation, member: CreatedMember?, naming placeholder: String?) -> Outcome {
    var fields: [WriteField] = []
    var names = Set<String>()
    if let placeholder {
      names = Set(PlaceholderMeaning(placeholder, after: nil).attributes + [PlaceholderMeaning.folded(placeholder)])
    }
    for parameter in Self.parameters(of: operation) {
      let name = PlaceholderMeaning.folded(parameter.name)
      if names.contains(name), parameter.schema.types.accepts(.string), parameter.schema.format == nil,
        parameter.schema.enumeration == nil, parameter.isRequired || Self.sample(parameter.name, of: operation) != nil,
        supplied(parameter, of: operation) == nil
      {
        fields.append(WriteField(parameter, .string(Self.fitting(marker, parameter)), .madeUp))
      } else if let field = value(for: parameter, of: operation, text: marker, member: member) {
        fields.append(field)
      } else if parameter.isRequired {
        return .missing(Self.missing(parameter, of: operation))
      }
    }
    return .fields(fields)
  }

  /// What changes a member: the fields of the docs' sample, else texts that can be read back.
  func update(_ operation: Operation, reading schema: Schema?, member: CreatedMember?) -> Outcome {
    var fields: [WriteField] = []
    for parameter in Self.parameters(of: operation) {
      if let field = value(for: parameter, of: operation, text: marker + "-2", member: member) {
        fields.append(field)
      } else if parameter.isRequired {
        return .missing(Self.missing(parameter, of: operation))
      }
    }
    if fields.isEmpty {
      fields = Self.parameters(of: operation).filter { parameter in
        Self.isFreeText(parameter) && schema?.property(parameter.name) != nil
      }.prefix(3).map { WriteField($0, .string(marker + "-2"), .madeUp) }
    }
    return .fields(fields)
  }

  /// The same fields with other values where the member has them already: a list without its last item, the other one
  /// of a boolean. What was so before would prove nothing.
  static func varied(_ fields: [WriteField], from before: JSONValue?) -> [WriteField] {
    fields.map { field in
      guard let old = before?[field.name], case .known(let value, let origin) = field.value, origin != .provided,
        SentValue.compare(field, with: old, before: nil) == .kept
      else { return field }
      var field = field
      if let items = value.arrayValue, items.count > 1 {
        field.value = .known(.array(items.dropLast()), origin)
      } else if old.arrayValue != nil, let text = value.stringValue, let comma = text.lastIndex(of: ",") {
        field.value = .known(.string(String(text[..<comma])), origin)
      } else if case .bool(let isSet) = old {
        field.value = .known(.bool(!isSet), .documented)
      }
      return field
    }
  }

  /// What acts on a member: only what is required, from the member itself where it has it.
  func action(_ operation: Operation, member: CreatedMember?) -> Outcome {
    var fields: [WriteField] = []
    for parameter in Self.parameters(of: operation) where parameter.isRequired {
      if let text = resolver.supplied(parameter.name, of: operation, isScoped: true) {
        fields.append(WriteField(parameter, .string(text), .provided))
      } else {
        fields.append(WriteField(parameter, attribute: parameter.name).resolved(member))
      }
    }
    return .fields(fields)
  }

  /// Further values that an update may have, each other than the member has now and all readable: the other one of a
  /// boolean, another listed value, the number of the docs' example.
  func furtherUpdates(
    _ operation: Operation, reading response: Response?, now: JSONValue?, besides: Set<String>
  ) -> [WriteField] {
    let schema = response?.schema
    return Self.parameters(of: operation).compactMap { parameter -> WriteField? in
      guard !besides.contains(parameter.name), !parameter.isRequired, parameter.deprecation == nil,
        let attribute = schema?.property(parameter.name), attribute.deprecation == nil, attribute.removal == nil,
        let current = now?[parameter.name]
      else { return nil }
      if parameter.schema.types == .boolean, case .bool(let value) = current {
        return WriteField(parameter, .bool(!value), .documented)
      }
      if let listed = parameter.schema.enumeration {
        let other = listed.values.first { $0.deprecation == nil && $0.value != current.scalarText }
        guard let other, attribute.schema.enumeration?.contains(other.value) != false else { return nil }
        return WriteField(parameter, .string(other.value), .documented)
      }
      if parameter.schema.types == .integer,
        let example = Self.example(of: parameter.name, operation)
          ?? response.flatMap({ Self.example(of: parameter.name, $0) }),
        let number = example.intValue, abs(number) < 1 << 30
      {
        // Twice as much is still what a server that rounds can keep.
        let value = JSONValue.int(example == current ? max(2, number * 2) : number)
        return value == current ? nil : WriteField(parameter, value, .documented)
      }
      guard Self.isFreeText(parameter), attribute.schema.types.contains(.string) else { return nil }
      return WriteField(parameter, .string(marker + "-3"), .madeUp)
    }
  }

  /// The parameters that a writing request may have. A nested one stands for a part of another; one that is on its way
  /// out is sent only where it is required. Where the docs name none, those of their sample request.
  static func parameters(of operation: Operation) -> [Parameter] {
    let documented = operation.parameters.filter {
      ($0.location == .body || $0.location == .query) && $0.removal == nil && !$0.name.contains("[")
        && ($0.deprecation == nil || $0.isRequired)
    }
    guard !operation.parameters.contains(where: { $0.location == .body }) else { return documented }
    // Only a sample or an example tells what is sent.
    let named = Set(documented.map(\.name))
    return documented + shown(by: operation).filter { !named.contains($0.name) }
  }

  /// What the first sample request sends in its body, else what is shown as one.
  private static func shown(by operation: Operation) -> [Parameter] {
    let sample = operation.samples.first
    let sent = sample?.body.flatMap { JSONReader.read($0).document.root }.flatMap { JSONValue($0) }?.objectValue
    let shown = shownBody(operation)
    guard let span = sent == nil && shown != nil ? shown?.span : sample?.span else { return [] }
    func parameter(_ name: String, _ types: SchemaTypes) -> Parameter {
      Parameter(name: name, location: .body, schema: Schema(types: types), span: span)
    }
    let members = ((sent ?? shown?.body)?.members ?? []).map { parameter($0.name, types(of: $0.value)) }
    let fields = (sample?.fields ?? []).filter { !$0.name.contains("[") }.map { parameter($0.name, []) }
    return members + fields
  }

  private static func types(of value: JSONValue) -> SchemaTypes {
    switch value {
    case .null: []
    case .bool: .boolean
    case .number(let text): text.contains(".") ? .number : .integer
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// The first object that the docs show as a request body, where no sample request sends one.
  private static func shownBody(_ operation: Operation) -> (body: JSONObject, span: SourceSpan)? {
    guard operation.samples.allSatisfy({ $0.body == nil && $0.fields.isEmpty }) else { return nil }
    return operation.requestExamples.lazy.compactMap { example in
      example.json?.objectValue.map { ($0, example.span) }
    }.first
  }

  private func value(
    for parameter: Parameter, of operation: Operation, text: String, member: CreatedMember?
  ) -> WriteField? {
    if let value = supplied(parameter, of: operation) { return WriteField(parameter, .string(value), .provided) }
    let sample = Self.sample(parameter.name, of: operation)
    if Self.isFreeText(parameter), sample != nil || parameter.isRequired || Self.isShownBack(parameter, operation) {
      return WriteField(parameter, .string(Self.fitting(text, parameter)), .madeUp)
    }
    if let sample {
      // A sample's name would be taken, and an identifier of the sample is another's.
      if Self.freeNames.contains(PlaceholderMeaning.folded(parameter.name)) {
        return WriteField(parameter, .string(Self.fitting(text, parameter)), .madeUp)
      }
      return WriteField(parameter, sample.value, .sample(sample.span))
    }
    guard parameter.isRequired, !SecretName.isSecret(parameter.name) else { return nil }
    if let listed = parameter.schema.enumeration?.values.first(where: { $0.deprecation == nil }) {
      return WriteField(parameter, .string(listed.value), .documented)
    }
    if let text = parameter.defaultValue { return WriteField(parameter, .string(text), .documented) }
    if Self.freeNames.contains(PlaceholderMeaning.folded(parameter.name)), parameter.schema.types.accepts(.string) {
      return WriteField(parameter, .string(Self.fitting(text, parameter)), .madeUp)
    }
    guard !parameter.name.hasSuffix("id"), !parameter.name.hasSuffix("_ids") else { return nil }
    if parameter.schema.types == .boolean { return WriteField(parameter, .bool(false), .documented) }
    return Self.example(of: parameter.name, operation).map { WriteField(parameter, $0, .documented) }
  }

  private func supplied(_ parameter: Parameter, of operation: Operation) -> String? {
    resolver.supplied(parameter.name, of: operation, isScoped: true)
      ?? resolver.supplied(parameter.name, of: operation, isScoped: false)
  }

  /// Where the docs show no sample request, a text that the answer shows is sent as well.
  private static func isShownBack(_ parameter: Parameter, _ operation: Operation) -> Bool {
    operation.samples.isEmpty && operation.requestExamples.isEmpty
      && operation.success?.schema?.property(parameter.name) != nil
  }

  static func isFreeText(_ parameter: Parameter) -> Bool {
    freeTexts.contains(PlaceholderMeaning.folded(parameter.name)) && parameter.schema.types.accepts(.string)
      && parameter.schema.enumeration == nil && parameter.schema.format == nil && parameter.schema.pattern == nil
  }

  private static func fitting(_ text: String, _ parameter: Parameter) -> String {
    parameter.schema.maximumLength.map { String(text.prefix(max(1, $0))) } ?? text
  }

  /// The value in the docs' first sample request, or in the body that they show for one.
  private static func sample(_ name: String, of operation: Operation) -> (value: JSONValue, span: SourceSpan)? {
    let first = operation.samples.first
    for pair in (first?.fields ?? []) + (first?.query ?? []) where pair.name == name || pair.name == name + "[]" {
      return SampleValues.isPlaceholder(pair.value) ? nil : first.map { (.string(pair.value), $0.span) }
    }
    let sent = first?.body.flatMap { JSONReader.read($0).document.root }.flatMap { JSONValue($0)?.objectValue }
    let shown = shownBody(operation)
    guard let value = (sent ?? shown?.body)?[name], !value.isNull, let span = sent == nil ? shown?.span : first?.span
    else { return nil }
    if let text = value.stringValue, SampleValues.isPlaceholder(text) { return nil }
    return (value, span)
  }

  /// The value of an attribute in the docs' example of the answer.
  private static func example(of name: String, _ operation: Operation) -> JSONValue? {
    operation.success.flatMap { example(of: name, $0) }
  }

  private static func example(of name: String, _ response: Response) -> JSONValue? {
    for example in response.examples {
      if let value = example.json?[name], !value.isNull { return value }
    }
    return nil
  }

  private static func missing(_ parameter: Parameter, of operation: Operation) -> String {
    "no value for the required \(parameter.location.rawValue) parameter `\(parameter.name)`; supply "
      + CheckSubject.word(for: parameter.name, of: operation)
  }
}
