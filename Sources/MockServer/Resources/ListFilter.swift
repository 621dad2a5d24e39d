import APIModel

/// Applies a list's documented query parameters to its members.
struct ListFilter {
  private let operation: Operation
  private let fields: RequestFields
  private let attributes: [String: Schema]
  private static let opposites = ["specific": "shared", "paused": "active", "active": "paused"]
  private static let aboutOrder: Set = ["page", "per_page", "order_by", "sort", "pagination", "cursor"]

  static func isAboutOrder(_ name: String) -> Bool { aboutOrder.contains(name) }

  init(_ operation: Operation, _ fields: RequestFields, attributes: [String: Schema]) {
    self.operation = operation
    self.fields = fields
    self.attributes = attributes
  }

  /// The members that pass every filter, in the order that was asked for.
  func apply(_ members: [Int], key: String, value: (Int) -> JSONObject) -> [Int] {
    let tests = operation.parameters.compactMap { test(for: $0) }
    var passed = members
    if !tests.isEmpty {
      passed = members.filter { number in
        let shown = value(number)
        return tests.allSatisfy { $0(shown) }
      }
    }
    let (asked, direction) = (ordering("order_by"), ordering("sort"))
    guard asked != nil || direction != nil else { return passed }
    let attribute = asked ?? key
    let isDescending = direction != "asc"
    passed = passed.map { ($0, value($0)[attribute]) }.enumerated().sorted { a, b in
      if Self.isLess(a.element.1, b.element.1) { return !isDescending }
      if Self.isLess(b.element.1, a.element.1) { return isDescending }
      return a.offset < b.offset
    }.map(\.element.0)
    return passed
  }

  /// What was asked for, else the documented default.
  private func ordering(_ name: String) -> String? {
    operation.parameter(name, in: .query).flatMap { fields.query(name) ?? $0.defaultValue }
  }

  private static func isLess(_ a: JSONValue?, _ b: JSONValue?) -> Bool {
    if let x = a?.doubleValue, let y = b?.doubleValue { return x < y }
    return (a?.scalarText ?? "") < (b?.scalarText ?? "")
  }

  private func test(for parameter: Parameter) -> ((JSONObject) -> Bool)? {
    let name = parameter.name
    guard parameter.location == .query, !Self.aboutOrder.contains(name), let given = fields.queryValue(name) else {
      return nil
    }
    if attributes[name] != nil {
      let isEqual = equality(name, given, parameter.schema)
      // The deprecated `status=paused` means those whose boolean `paused` is true, besides those of that status.
      guard let flag = given.scalarText, attributes[flag]?.types == .boolean,
        let value = parameter.schema.enumeration?.values.first(where: { $0.value == flag }), value.deprecation != nil
      else { return isEqual }
      return { isEqual($0) || $0[flag]?.boolValue == true }
    }
    guard let text = given.scalarText, !text.isEmpty else { return nil }
    if name == "search" {
      return { object in
        ["name", "title", "path", "username", "description"].contains { attribute in
          object[attribute]?.stringValue?.lowercased().contains(text.lowercased()) ?? false
        }
      }
    }
    guard let enumeration = parameter.schema.enumeration else { return nil }
    // `type=project_type` means the attribute `runner_type`, whose values are the same.
    let related = attributes.keys.sorted().filter { $0.hasSuffix("_\(name)") }
    if let attribute = related.first(where: { attributes[$0]?.types.contains(.string) == true }) {
      return equality(attribute, given, parameter.schema)
    }
    return stateTest(text, enumeration)
  }

  /// `scope=paused` means those whose boolean `paused` is true, `scope=shared` those with `is_shared`,
  /// `scope=offline` those with that word as their `status` or `state`.
  private func stateTest(_ text: String, _ enumeration: Enumeration) -> ((JSONObject) -> Bool)? {
    for attribute in [text, "is_\(text)"] where attributes[attribute]?.types.contains(.boolean) == true {
      return { $0[attribute]?.boolValue == true }
    }
    // `specific` are those that are not shared, `paused` those that are not active, where the docs list both.
    if let opposite = Self.opposites[text], enumeration.contains(opposite) {
      for attribute in [opposite, "is_\(opposite)"] where attributes[attribute]?.types == .boolean {
        return { $0[attribute]?.boolValue == false }
      }
    }
    for attribute in ["state", "status"] where attributes[attribute] != nil {
      guard attributes[attribute]?.enumeration?.contains(text) != false, !["all", "specific"].contains(text) else {
        continue
      }
      return { $0[attribute]?.scalarText == text }
    }
    return nil
  }

  private func equality(_ attribute: String, _ given: JSONValue, _ schema: Schema) -> (JSONObject) -> Bool {
    let wanted = given.arrayValue?.compactMap(\.scalarText) ?? Self.list(given.scalarText ?? "")
    let isBoolean = attributes[attribute]?.types == .boolean
    return { object in
      guard let value = object[attribute] else { return false }
      if let items = value.arrayValue {
        let texts = items.compactMap(\.scalarText)
        return wanted.allSatisfy(texts.contains)
      }
      guard let text = given.scalarText else { return wanted.contains(value.scalarText ?? "") }
      if isBoolean, let flag = SchemaRendering.boolean(text) { return value.boolValue == flag }
      return value.scalarText == text
    }
  }

  private static func list(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }
}
