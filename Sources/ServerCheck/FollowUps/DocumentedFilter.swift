import APIModel

/// A query parameter that narrows a list by an attribute: `status=online` returns items whose `status` is `online`,
/// and `type=group_type` those whose `runner_type` is.
struct DocumentedFilter: Hashable, Sendable {
  var name: String
  /// The attribute of the items; mostly of the same name.
  var attribute: String
  /// The documented value that is tried.
  var value: String
  /// Whether the docs list the values; else it is a boolean.
  var isEnumeration: Bool
  /// Whether the docs say that it may be sent; a bare list of names may describe something else.
  var isStated: Bool
  /// The documented values that it must exclude.
  var others: Set<String>
  var span: SourceSpan?

  /// How many filters of one operation are tried.
  private static let maximumFilters = 8

  /// The filters of an operation whose meaning is beyond doubt: the answer is a list of objects, which have a scalar
  /// attribute of the parameter's name that can have the value.
  static func all(of operation: Operation) -> [DocumentedFilter] {
    guard operation.method == .get, let items = operation.success?.schema?.items?.schema else { return [] }
    let found = operation.parameters.compactMap { parameter -> DocumentedFilter? in
      guard parameter.location == .query, parameter.removal == nil, parameter.deprecation == nil, !parameter.isRequired,
        let attribute = items.property(parameter.name) ?? relative(of: parameter, items, operation),
        attribute.removal == nil
      else { return nil }
      return filter(parameter, attribute)
    }
    return Array(found.prefix(maximumFilters))
  }

  /// The attribute that a parameter with listed values names by its last word: `runner_type` for `type`. Its values in
  /// the docs' examples must all be listed ones, or the two have nothing to do with each other.
  private static func relative(of parameter: Parameter, _ items: Schema, _ operation: Operation) -> Property? {
    guard let listed = parameter.schema.enumeration, !listed.values.isEmpty else { return nil }
    let candidates = items.properties.filter { $0.name.hasSuffix("_\(parameter.name)") }
    guard candidates.count == 1, let candidate = candidates.first else { return nil }
    let shown = (operation.success?.examples ?? []).flatMap { $0.json?.arrayValue ?? [] }.compactMap {
      $0[candidate.name]?.stringValue
    }
    return !shown.isEmpty && shown.allSatisfy { listed.contains($0) } ? candidate : nil
  }

  private static func filter(_ parameter: Parameter, _ property: Property) -> DocumentedFilter? {
    let attribute = property.schema
    if let enumeration = parameter.schema.enumeration {
      guard attribute.types == .string else { return nil }
      let value = enumeration.values.first { value in
        value.deprecation == nil && !wildcards.contains(value.value.lowercased())
          && attribute.enumeration?.contains(value.value) != false
      }
      guard let value, !enumeration.contains(FollowUp.unknownValue) else { return nil }
      let others = Set((enumeration.values + (attribute.enumeration?.values ?? [])).map(\.value))
      return DocumentedFilter(
        name: parameter.name, attribute: property.name, value: value.value, isEnumeration: true,
        isStated: parameter.requirement != .unstated,
        others: others.subtracting([value.value]),
        span: parameter.span)
    }
    guard parameter.schema.types == .boolean, attribute.types == .boolean, !widens(parameter) else { return nil }
    return DocumentedFilter(
      name: parameter.name, attribute: property.name, value: "true", isEnumeration: false,
      isStated: parameter.requirement != .unstated, others: ["false"],
      span: parameter.span)
  }

  /// Whether a boolean asks for more, not for less: "Include archived ones".
  private static func widens(_ parameter: Parameter) -> Bool {
    let text = (parameter.description ?? "").lowercased()
    return text.contains("also") || text.contains("as well") || text.contains("includ") && !text.contains("only")
  }

  /// Values that name no value of the attribute.
  private static let wildcards: Set<String> = ["all", "any", "none", "both", "*", ""]
}
