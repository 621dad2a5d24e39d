import APIModel

/// The parameters of one side that have no counterpart yet, found fast in long lists too.
struct ParameterPool {
  /// By what a parameter is found.
  enum Likeness: CaseIterable {
    /// The same name at the same place.
    case exact
    /// The same but for `[]` at the end, as forms and queries spell an array.
    case plain
    /// The same name anywhere.
    case named
  }

  private var slots: [Parameter?]
  private var index: [[String]: [Int]] = [:]

  init(_ parameters: [Parameter]) {
    slots = parameters
    for (position, parameter) in parameters.enumerated() {
      for likeness in Likeness.allCases { index[Self.key(likeness, parameter), default: []].append(position) }
    }
  }

  /// What is left, in order.
  var rest: [Parameter] { slots.compactMap(\.self) }

  /// Takes the first parameter that is like another one; nil where none is.
  mutating func take(
    _ likeness: Likeness, _ other: Parameter, where fits: (Parameter) -> Bool = { _ in true }
  ) -> Parameter? {
    for position in index[Self.key(likeness, other)] ?? [] {
      guard let parameter = slots[position], fits(parameter) else { continue }
      slots[position] = nil
      return parameter
    }
    return nil
  }

  private static func key(_ likeness: Likeness, _ parameter: Parameter) -> [String] {
    // Names of headers are compared without case (RFC 9110 §5.1).
    let name = parameter.location == .header ? parameter.name.lowercased() : parameter.name
    return switch likeness {
    case .exact: ["exact", parameter.location.rawValue, name]
    case .plain: ["plain", parameter.location.rawValue, name.hasSuffix("[]") ? String(name.dropLast(2)) : name]
    case .named: ["named", parameter.name]
    }
  }
}

extension Operation {
  /// How many names of parameters and attributes it has.
  var nameCount: Int {
    parameters.count + responses.reduce(0) { $0 + ($1.schema?.nameCount(64) ?? 0) }
  }
}

extension Schema {
  /// How many attributes it has, as deep as they are compared.
  fileprivate func nameCount(_ depth: Int) -> Int {
    guard depth > 0 else { return 0 }
    return properties.reduce(properties.count) { $0 + $1.schema.nameCount(depth - 1) }
      + (items?.schema.nameCount(depth - 1) ?? 0)
  }
}
