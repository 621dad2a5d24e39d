import APIModel

/// Says where an operation's documented parameters are sent, and which of a shared table's are its own.
struct ParameterPlacement {
  let method: HTTPMethod
  /// What samples send of the operation, and what is known of its parameters.
  let samples: [SampleRequest]
  let known: [Parameter]
  /// The placeholders of the operation's own path.
  let placeholders: [String]
  /// The lines of the group that name the operation, in this page's spelling.
  let own: [ListedOperation]
  /// The placeholders of all lines of the group.
  let groupPlaceholders: Set<String>

  func parameters(_ entries: [ParameterReader.Entry], in file: SourceFile, named: [NamedParameter]) -> [Parameter] {
    var parameters: [Parameter] = []
    parameters.reserveCapacity(entries.count)
    for index in entries.indices where method.carriesBody || !entries[index].isOfBody {
      let location = location(of: entries[index].name, entries[index].written, entries[index].announced)
      guard let location else { continue }
      entries[index].add(to: &parameters, in: file, location)
      if location == .path { parameters[parameters.count - 1].name = canonical(entries[index].name) }
    }
    for named in named { place(named, among: &parameters) }
    for line in own {
      for pair in line.listing.query where !pair.name.isEmpty { parameters.append(undocumented(pair, .query, line)) }
      for pair in line.listing.form where !pair.name.isEmpty { parameters.append(undocumented(pair, .body, line)) }
    }
    return parameters
  }

  /// Adds a parameter that only a text names; where something else documents it, only whether it is needed.
  private func place(_ named: NamedParameter, among parameters: inout [Parameter]) {
    var parameter = named.parameter
    if placeholders.contains(parameter.name) { return }
    let isListed = own.contains { line in line.listing.query.contains { $0.name == parameter.name } }
    if let other = parameters.first(where: { $0.name == parameter.name })
      ?? known.first(where: { $0.name == parameter.name })
    {
      guard named.isRemark else { return }
      parameter = Parameter(
        name: parameter.name, location: other.location, requirement: parameter.requirement, span: other.span)
    } else if isListed {
      parameter.location = .query
    } else {
      let isBody = named.location == .body || named.location == nil && method.carriesBody
      if named.isRemark || (isBody && !method.carriesBody && method != .delete) { return }
      parameter.location = isBody ? .body : named.location ?? .query
    }
    parameters.append(parameter)
  }

  /// A parameter that only a listing line shows.
  private func undocumented(
    _ pair: NameValue, _ location: Parameter.Location, _ line: ListedOperation
  ) -> Parameter {
    var parameter = Parameter(
      name: PercentEncoding.decode(pair.name), location: location, requirement: .unstated, span: line.listing.span)
    // What makes a GET the method `LIST` is no choice.
    if Self.lists(pair), own.allSatisfy({ $0.listing.query.contains(where: Self.lists) }) {
      parameter.requirement = .required
      parameter.schema = Schema(types: .string)
      parameter.schema.enumeration = Enumeration(values: [EnumerationValue("true")])
    }
    if let schema = Self.shownType(pair.value) { parameter.schema = schema }
    if let deprecation = line.listing.deprecation, line.listing.form.count == 1 { parameter.deprecation = deprecation }
    return parameter
  }

  /// What stands in the place of a value: `n=<integer>`, `all=<true|false>`.
  private static func shownType(_ value: String) -> Schema? {
    guard let open = value.utf8.first, "<{[".utf8.contains(open), value.utf8.count <= 14 else { return nil }
    let word = value.dropFirst().dropLast().lowercased()
    if ["true|false", "false|true", "true/false"].contains(word) { return Schema(types: .boolean) }
    return plainTypes.contains(word) ? TypePhrase.schema(word) : nil
  }

  private static let plainTypes = ["integer", "int", "boolean", "bool", "string", "number", "float", "uuid"]

  private static func lists(_ pair: NameValue) -> Bool { pair.name == "list" && pair.value == "true" }

  /// Where the parameter is sent; nil where it belongs to another operation of the group.
  private func location(
    of name: String, _ written: String?, _ announced: Parameter.Location?
  ) -> Parameter.Location? {
    if placeholders.contains(name) || own.contains(where: { $0.listing.placeholders.contains(name) }) { return .path }
    if groupPlaceholders.contains(name) { return nil }
    if let written = written?.lowercased() {
      if written.holds("path") || written.holds("url") { return .path }
      if written.holds("query") { return .query }
      if written.holds("header") { return .header }
      if written.holds("body") || written.holds("form") { return .body }
    }
    if own.contains(where: { line in line.listing.query.contains { $0.name == name } }) { return .query }
    // A sample that sends it in a form knows better than the method and the text.
    let isInQuery = samples.contains { sample in sample.query.contains { $0.name == name } }
    if announced == .query, isInQuery { return .query }
    let isSentAsField = samples.contains { sample in sample.fields.contains { $0.name == name } }
    if isSentAsField, method == .delete || method.carriesBody { return .body }
    if announced == .query, !isInQuery, method.carriesBody,
      samples.contains(where: { !$0.fields.isEmpty }), samples.allSatisfy({ $0.query.isEmpty })
    {
      return .body
    }
    if let announced, announced != .path { return announced }
    if method == .delete, sendsFieldsOnly { return .body }
    return method.carriesBody ? .body : .query
  }

  /// Whether the samples send fields and no query: then a field that none of them shows is sent with the others.
  private var sendsFieldsOnly: Bool {
    samples.contains { !$0.fields.isEmpty } && samples.allSatisfy { $0.query.isEmpty }
  }

  /// The placeholder's name in the operation's own path: `runner_id` of `PUT /runners/:runner_id` is `id` there.
  private func canonical(_ name: String) -> String {
    for line in own {
      if let position = line.listing.placeholders.firstIndex(of: name), placeholders.indices.contains(position) {
        return placeholders[position]
      }
    }
    return name
  }
}
