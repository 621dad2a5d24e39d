import APIModel

/// Finds the changes that correct the docs and not the API: what the new docs say is what the old examples, samples or
/// a live server of the old version showed already.
///
/// Only what is shown counts. A change of which nothing is shown stays what it is.
struct DocsCorrection {
  private let old: [String: Operation]
  private let new: [String: Operation]
  private let base: String
  private let answers: [String: [JSONValue]]

  /// How many values of one attribute are looked at.
  private static let maximumValues = 2000

  /// - Parameter answers: bodies that a server of the old version answered with, by the old operation's name.
  init(_ old: APISpec, _ new: APISpec, answers: [String: [JSONValue]] = [:]) {
    let byName = { (spec: APISpec) in
      Dictionary(spec.operations.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    self.old = byName(old)
    self.new = byName(new)
    base = old.basePath
    self.answers = answers
  }

  /// Marks them: they are safe, and say why.
  func mark(_ changes: inout [SpecChange]) {
    var sent: (operation: String, facts: SampleFacts)?
    for index in changes.indices {
      guard let operation = old[changes[index].operation] else { continue }
      // The changes of one operation stand together.
      let facts = sent?.operation == operation.name ? sent?.facts : nil
      let known = facts ?? SampleFacts(operation)
      sent = (operation.name, known)
      guard let why = reason(changes[index], operation, known) else { continue }
      changes[index].correction = why
      changes[index].verdict = .safe
      changes[index].advice = "Nothing to do: a correction of the docs, not of the API; \(why)."
    }
  }

  private func reason(_ change: SpecChange, _ operation: Operation, _ sent: SampleFacts) -> String? {
    switch change.kind {
    case .operationMoved: moved(change, operation)
    case .parameterAdded, .parameterRenamed, .parameterMoved, .parameterTypeChanged, .parameterEnumChanged:
      parameter(change, operation, sent)
    case .fieldAdded, .fieldRemoved, .fieldRenamed, .fieldTypeChanged, .fieldNullable: field(change, operation)
    default: nil
    }
  }

  // MARK: Operations

  private func moved(_ change: SpecChange, _ operation: Operation) -> String? {
    guard let to = change.to, let target = new[to], !operation.samples.isEmpty else { return nil }
    let calls = { (other: Operation) in operation.samples.contains { SamplePath.calls($0, other, base: base) } }
    let isCorrected = calls(target) && !calls(operation)
    return isCorrected ? "the old sample request calls \(Wording.code(to)) already" : nil
  }

  // MARK: Parameters

  private func parameter(_ change: SpecChange, _ operation: Operation, _ sent: SampleFacts) -> String? {
    guard let name = change.name, change.location != "path" else { return nil }
    switch change.kind {
    case .parameterAdded:
      return sent.sends(name) ? "the old sample request sends it already" : nil
    case .parameterRenamed:
      guard let newName = change.newName, sent.sends(newName), !sent.sends(name) else { return nil }
      return "the old sample request sends \(Wording.code(newName)) already"
    case .parameterMoved:
      let inQuery = sent.query[name] != nil
      let inBody = sent.body[name] != nil
      let to = change.new?.value
      guard inQuery != inBody, (to == "query" && inQuery) || (to == "body" && inBody) else { return nil }
      return "the old sample request sends it there already"
    case .parameterTypeChanged:
      return typeOfParameter(change, name, operation, sent.values(name))
    case .parameterEnumChanged:
      guard change.verdict > .safe, let was = operation.parameter(name)?.schema.listedValues,
        let now = newParameter(change, name)?.schema.listedValues
      else { return nil }
      let values = sent.values(name)
      guard !values.isEmpty, values.allSatisfy(now.contains), !values.allSatisfy(was.contains) else { return nil }
      return "the old sample request sends a value of the new list"
    default: return nil
    }
  }

  private func newParameter(_ change: SpecChange, _ name: String) -> Parameter? {
    let operation = new[change.to ?? change.operation] ?? new.first { $0.value.id == old[change.operation]?.id }?.value
    return operation?.parameter(name)
  }

  private func typeOfParameter(
    _ change: SpecChange, _ name: String, _ operation: Operation, _ values: [String]
  ) -> String? {
    guard let before = operation.parameter(name)?.schema.types, let after = newParameter(change, name)?.schema.types
    else { return nil }
    guard !values.isEmpty, !before.isEmpty, !after.isEmpty, before.isDisjoint(with: [.array, .object]) else {
      return nil
    }
    let fits = { (value: String, types: SchemaTypes) in
      types.contains(.string) || (types.contains(.integer) && Int(value) != nil)
        || (types.contains(.number) && Double(value) != nil)
        || (types.contains(.boolean) && ["true", "false", "0", "1"].contains(value))
    }
    guard values.allSatisfy({ fits($0, after) }), !values.allSatisfy({ fits($0, before) }) else { return nil }
    return "the old sample request sends a value of the new type"
  }

  // MARK: Attributes

  private func field(_ change: SpecChange, _ operation: Operation) -> String? {
    guard let name = change.name, !name.isEmpty, let location = change.location,
      let status = location.split(separator: " ").last.flatMap({ Int($0) })
    else { return nil }
    let served = (200..<300).contains(status) ? answers[change.operation] ?? [] : []
    // What the server answers decides; the docs' own examples speak where it does not.
    return field(change, name, served, "the server answers so")
      ?? (served.isEmpty
        ? field(
          change, name, operation.response(status)?.examples.compactMap(\.json) ?? [], "the old example shows it so")
        : nil)
  }

  private func field(_ change: SpecChange, _ name: String, _ bodies: [JSONValue], _ words: String) -> String? {
    let shown = bodies.flatMap { Self.values(at: name, in: $0) }
    let isParentShown = bodies.contains { !Self.objects(above: name, in: $0).isEmpty }
    switch change.kind {
    case .fieldAdded: return shown.isEmpty ? nil : words
    case .fieldRemoved: return isParentShown && shown.isEmpty ? words : nil
    case .fieldRenamed:
      guard let newName = change.newName else { return nil }
      let renamed = bodies.flatMap { Self.values(at: newName, in: $0) }
      return shown.isEmpty && !renamed.isEmpty ? words : nil
    case .fieldNullable: return shown.contains(.null) ? words : nil
    case .fieldTypeChanged:
      let types = shown.filter { !$0.isNull }.map(Self.type)
      guard !types.isEmpty, let was = Self.types(change.old?.value), let now = Self.types(change.new?.value) else {
        return nil
      }
      return types.allSatisfy({ now.accepts($0) }) && !types.allSatisfy({ was.accepts($0) }) ? words : nil
    default: return nil
    }
  }

  private static func type(_ value: JSONValue) -> SchemaTypes {
    switch value {
    case .null: []
    case .bool: .boolean
    case .number(let text): Int(text) != nil ? .integer : .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// The types that a change's side names, `integer or date-time string`.
  private static func types(_ text: String?) -> SchemaTypes? {
    guard let text else { return nil }
    var types: SchemaTypes = []
    for alternative in text.replacing(" or ", with: "|").split(separator: "|") {
      let words = alternative.split(separator: " ").map(String.init)
      guard let word = words.first == "array" ? "array" : words.last, let type = SchemaTypes(name: word) else {
        return nil
      }
      types.formUnion(type)
    }
    return types.isEmpty ? nil : types
  }

  /// All values at a path such as `[].author.name`.
  static func values(at path: String, in body: JSONValue) -> [JSONValue] {
    var values = [body]
    for step in path.split(separator: ".") {
      values = Self.step(String(step), values)
    }
    return values
  }

  /// The objects that would hold what stands at the path.
  private static func objects(above path: String, in body: JSONValue) -> [JSONValue] {
    let steps = path.split(separator: ".")
    guard let last = steps.last, !last.hasSuffix("[]") else { return [] }
    return values(at: steps.dropLast().joined(separator: "."), in: body).filter { $0.objectValue?.isEmpty == false }
  }

  private static func step(_ step: String, _ values: [JSONValue]) -> [JSONValue] {
    var name = step[...]
    var depth = 0
    while name.hasSuffix("[]") {
      name = name.dropLast(2)
      depth += 1
    }
    var found = name.isEmpty ? values : values.compactMap { $0[String(name)] }
    for _ in 0..<depth { found = found.flatMap { $0.arrayValue ?? [] }.prefix(maximumValues).map(\.self) }
    return found
  }
}
