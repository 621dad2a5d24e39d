import APIModel

/// A query parameter that narrows a list by the attribute of the same name: `status=online` returns items whose
/// `status` is `online`.
struct DocumentedFilter: Hashable, Sendable {
  var name: String
  /// The documented value that is tried.
  var value: String
  /// Whether the docs list the values; else it is a boolean.
  var isEnumeration: Bool
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
        let attribute = items.property(parameter.name), attribute.removal == nil
      else { return nil }
      return filter(parameter, attribute.schema)
    }
    return Array(found.prefix(maximumFilters))
  }

  private static func filter(_ parameter: Parameter, _ attribute: Schema) -> DocumentedFilter? {
    if let enumeration = parameter.schema.enumeration {
      guard attribute.types == .string else { return nil }
      let value = enumeration.values.first { value in
        value.deprecation == nil && !wildcards.contains(value.value.lowercased())
          && attribute.enumeration?.contains(value.value) != false
      }
      guard let value, !enumeration.contains(FollowUp.unknownValue) else { return nil }
      let others = Set((enumeration.values + (attribute.enumeration?.values ?? [])).map(\.value))
      return DocumentedFilter(
        name: parameter.name, value: value.value, isEnumeration: true, others: others.subtracting([value.value]),
        span: parameter.span)
    }
    guard parameter.schema.types == .boolean, attribute.types == .boolean, !widens(parameter) else { return nil }
    return DocumentedFilter(
      name: parameter.name, value: "true", isEnumeration: false, others: ["false"], span: parameter.span)
  }

  /// Whether a boolean asks for more, not for less: "Include archived ones".
  private static func widens(_ parameter: Parameter) -> Bool {
    let text = (parameter.description ?? "").lowercased()
    return text.contains("also") || text.contains("as well") || text.contains("includ") && !text.contains("only")
  }

  /// Values that name no value of the attribute.
  private static let wildcards: Set<String> = ["all", "any", "none", "both", "*", ""]
}
