/// A JSON value to work with: built, changed, compared, written. Members keep their order.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number as it is written, so that none loses precision.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  public static func int(_ value: Int) -> JSONValue { .number(String(value)) }

  /// A number; JSON has none for NaN and the infinities, which become null.
  public static func double(_ value: Double) -> JSONValue {
    guard value.isFinite else { return .null }
    return value == value.rounded() && abs(value) < 1e15 ? .number(String(Int(value))) : .number("\(value)")
  }

  public subscript(name: String) -> JSONValue? {
    if case .object(let object) = self { object[name] } else { nil }
  }

  public var stringValue: String? { if case .string(let value) = self { value } else { nil } }
  public var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }
  public var intValue: Int? { if case .number(let text) = self { Int(text) } else { nil } }
  public var doubleValue: Double? { if case .number(let text) = self { Double(text) } else { nil } }
  public var arrayValue: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
  public var objectValue: JSONObject? { if case .object(let value) = self { value } else { nil } }
  public var isNull: Bool { self == .null }

  /// The text of a scalar as it would stand in a query or form: a string bare, a number, a bool; nil for the others.
  public var scalarText: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let value): value ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}

/// A JSON object whose members keep the order in which they were added.
public struct JSONObject: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  public private(set) var members: [(name: String, value: JSONValue)]
  /// Kept only for large objects; small ones are searched faster than hashed.
  private var index: [String: Int]?

  public init() { members = [] }

  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init()
    for (name, value) in elements { self[name] = value }
  }

  public init(_ members: some Sequence<(String, JSONValue)>) {
    self.init()
    for (name, value) in members { self[name] = value }
  }

  private func position(_ name: String) -> Int? {
    if let index { return index[name] }
    return members.firstIndex { $0.name == name }
  }

  /// Reads, sets or, with nil, removes a member. A member that is set again keeps its place.
  public subscript(name: String) -> JSONValue? {
    get { position(name).map { members[$0].value } }
    set {
      if let at = position(name) {
        if let newValue {
          members[at].value = newValue
        } else {
          members.remove(at: at)
          if index != nil { reindex() }
        }
      } else if let newValue {
        members.append((name, newValue))
        if index != nil { index?[name] = members.count - 1 } else if members.count > 16 { reindex() }
      }
    }
  }

  private mutating func reindex() {
    index = Dictionary(members.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public var names: [String] { members.map(\.name) }
  public var count: Int { members.count }
  public var isEmpty: Bool { members.isEmpty }

  public static func == (a: JSONObject, b: JSONObject) -> Bool {
    a.members.count == b.members.count
      && zip(a.members, b.members).allSatisfy { $0.name == $1.name && $0.value == $1.value }
  }

  public func hash(into hasher: inout Hasher) {
    for member in members {
      hasher.combine(member.name)
      hasher.combine(member.value)
    }
  }
}

extension JSONValue {
  /// Copies a value out of a document. What could not be read is left out; of duplicate keys the last one counts.
  public init?(_ node: JSONNode) {
    switch node.kind {
    case .null: self = .null
    case .bool: self = .bool(node.bool ?? false)
    case .number: self = .number(node.source)
    case .string: self = .string(node.string ?? "")
    case .array: self = .array(node.items.compactMap { JSONValue($0) })
    case .object:
      var object = JSONObject()
      for member in node.members {
        if let value = JSONValue(member.value) { object[member.name] = value }
      }
      self = .object(object)
    case .unreadable: return nil
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
}
