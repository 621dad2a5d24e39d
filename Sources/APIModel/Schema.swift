/// The JSON types a value may have; empty where nothing is known.
public struct SchemaTypes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let object = SchemaTypes(rawValue: 1)
  public static let array = SchemaTypes(rawValue: 2)
  public static let string = SchemaTypes(rawValue: 4)
  public static let integer = SchemaTypes(rawValue: 8)
  public static let number = SchemaTypes(rawValue: 16)
  public static let boolean = SchemaTypes(rawValue: 32)

  private static let named: [(SchemaTypes, String)] = [
    (.object, "object"), (.array, "array"), (.string, "string"), (.integer, "integer"), (.number, "number"),
    (.boolean, "boolean"),
  ]

  /// JSON Schema's names of the types, in a fixed order.
  public var names: [String] { Self.named.compactMap { contains($0.0) ? $0.1 : nil } }

  public init?(name: String) {
    guard let match = Self.named.first(where: { $0.1 == name }) else { return nil }
    self = match.0
  }

  /// Whether a value of type `other` keeps a promise of these types: an integer is also a number.
  public func accepts(_ other: SchemaTypes) -> Bool {
    isEmpty || isSuperset(of: other) || (contains(.number) && other == .integer)
  }
}

/// What the docs show of a value: how often, how often as null, and where they say so outright.
public struct Evidence: Hashable, Sendable {
  /// How many times examples show the value, null included.
  public var shown: Int
  /// How many times they show it as null.
  public var nulls: Int
  /// How many times its parent object is shown, that is, how often it could have been shown.
  public var occasions: Int
  /// The table row or list item that documents it.
  public var row: SourceSpan?
  /// The first example that shows it.
  public var example: SourceSpan?

  public init(
    shown: Int = 0, nulls: Int = 0, occasions: Int = 0, row: SourceSpan? = nil, example: SourceSpan? = nil
  ) {
    self.shown = shown
    self.nulls = nulls
    self.occasions = occasions
    self.row = row
    self.example = example
  }

  /// The best place to send a reader to.
  public var span: SourceSpan? { row ?? example }
}

/// What the docs say of a value's shape. A subset of JSON Schema 2020-12 as OpenAPI 3.1 uses it.
public struct Schema: Hashable, Sendable {
  public var types: SchemaTypes
  public var isNullable: Bool
  /// The values that the docs list; nil where they list none.
  @Rare public var enumeration: Enumeration?
  public var properties: [Property]
  /// The schema of an array's items.
  public var items: Box?
  @Rare private var details: Details?

  public init(types: SchemaTypes = [], isNullable: Bool = false, format: String? = nil) {
    self.types = types
    self.isNullable = isNullable
    properties = []
    if let format { self.format = format }
  }

  /// Apart, since there are very many schemas and few have any of these.
  private struct Details: Hashable, Sendable {
    var format: String?
    var additional: AdditionalProperties?
    var assertions: [NameValue]?
    var description: String?
    var minimum: Int?
    var maximum: Int?
    var maximumLength: Int?
    var minimumLength: Int?
    var minimumItems: Int?
    var maximumItems: Int?
    var pattern: String?
  }

  /// JSON Schema's format, such as `date-time`, `date`, `uri`, `email`, `uuid`, `ipv4`.
  public var format: String? {
    get { details?.format }
    set {
      guard _details.isEmpty else { return setDetail(\.format, newValue) }
      guard let newValue else { return }
      var new = Details()
      new.format = newValue
      details = new
    }
  }
  /// What an object may hold besides `properties`; nil where nothing says so, and anything may be there.
  public var additional: AdditionalProperties? {
    get { details?.additional }
    set { setDetail(\.additional, newValue) }
  }
  /// What a contract states besides, by JSON Schema's keyword and with the value as JSON text: `multipleOf`,
  /// `exclusiveMinimum`, `exclusiveMaximum`, `uniqueItems`, `minProperties`, `maxProperties`, and a `minimum` or
  /// `maximum` that is no integer.
  public var assertions: [NameValue] {
    get { details?.assertions ?? [] }
    set { setDetail(\.assertions, newValue.isEmpty ? nil : newValue) }
  }
  public var description: String? {
    get { details?.description }
    set { setDetail(\.description, newValue) }
  }
  public var minimum: Int? {
    get { details?.minimum }
    set { setDetail(\.minimum, newValue) }
  }
  public var maximum: Int? {
    get { details?.maximum }
    set { setDetail(\.maximum, newValue) }
  }
  public var maximumLength: Int? {
    get { details?.maximumLength }
    set { setDetail(\.maximumLength, newValue) }
  }
  public var minimumLength: Int? {
    get { details?.minimumLength }
    set { setDetail(\.minimumLength, newValue) }
  }
  /// How many items an array may have.
  public var minimumItems: Int? {
    get { details?.minimumItems }
    set { setDetail(\.minimumItems, newValue) }
  }
  public var maximumItems: Int? {
    get { details?.maximumItems }
    set { setDetail(\.maximumItems, newValue) }
  }
  public var pattern: String? {
    get { details?.pattern }
    set { setDetail(\.pattern, newValue) }
  }

  /// Without any detail there are no details: equal schemas are equal.
  private mutating func setDetail<Value: Equatable>(_ detail: WritableKeyPath<Details, Value?>, _ value: Value?) {
    if details == nil, value == nil { return }
    var changed = details ?? Details()
    changed[keyPath: detail] = value
    details = changed == Details() ? nil : changed
  }

  /// Where a schema stands inside a schema.
  public indirect enum Box: Hashable, Sendable {
    case schema(Schema)
    public var schema: Schema {
      switch self {
      case .schema(let schema): schema
      }
    }
  }

  public func property(_ name: String) -> Property? { properties.first { $0.name == name } }

  /// The schema at a path such as `author.username`, with `[]` for an array's items: `[].projects[].id`.
  public func schema(at path: String) -> Schema? {
    var schema = self
    for step in path.split(separator: ".") {
      var name = step
      var depth = 0
      while name.hasSuffix("[]") {
        name = name.dropLast(2)
        depth += 1
      }
      if !name.isEmpty {
        guard let property = schema.property(String(name)) else { return nil }
        schema = property.schema
      }
      for _ in 0..<depth {
        guard let items = schema.items else { return nil }
        schema = items.schema
      }
    }
    return schema
  }
}

/// What a contract says of an object's attributes that it does not list (JSON Schema 2020-12 §10.3.2.3).
public indirect enum AdditionalProperties: Hashable, Sendable {
  /// There are none.
  case forbidden
  /// They are of this schema.
  case values(Schema)
}

/// The values that the docs list for something.
public struct Enumeration: Hashable, Sendable {
  public var values: [EnumerationValue]
  /// Where the list comes from when it was taken over from another place, such as `parameter status`.
  public var source: String?

  public init(values: [EnumerationValue], source: String? = nil) {
    self.values = values
    self.source = source
  }

  public func contains(_ value: String) -> Bool { values.contains { $0.value == value } }
}

/// One value of an enumeration: the text of a string, number or bool.
public struct EnumerationValue: Hashable, Sendable {
  public var value: String
  public var deprecation: Deprecation?

  public init(_ value: String, deprecation: Deprecation? = nil) {
    self.value = value
    self.deprecation = deprecation
  }
}

/// An attribute of an object.
public struct Property: Hashable, Sendable {
  public var name: String
  public var schema: Schema
  /// Whether the docs promise it in every such object: every example shows it, or a table says so.
  public var isRequired: Bool
  public var evidence: Evidence
  public var description: String?
  @Rare public var deprecation: Deprecation?
  /// Set where the docs say that the attribute is gone.
  @Rare public var removal: Removal?

  public init(
    name: String, schema: Schema = Schema(), isRequired: Bool = false, evidence: Evidence = Evidence(),
    description: String? = nil, deprecation: Deprecation? = nil, removal: Removal? = nil
  ) {
    self.name = name
    self.schema = schema
    self.isRequired = isRequired
    self.evidence = evidence
    self.description = description
    // Made, not set: to set it would be to copy what is there so far.
    _deprecation = Rare(wrappedValue: deprecation)
    _removal = Rare(wrappedValue: removal)
  }
}

/// A note that something is on its way out. It applies to an operation, a parameter, an attribute or one enum value.
public struct Deprecation: Hashable, Sendable {
  /// The version that deprecated it, `14.8`.
  public var since: String?
  /// The version that will remove it, `16.0`.
  public var removal: String?
  /// What to use instead, as the docs name it.
  public var replacement: String?
  public var span: SourceSpan?

  public init(since: String? = nil, removal: String? = nil, replacement: String? = nil, span: SourceSpan? = nil) {
    self.since = since
    self.removal = removal
    self.replacement = replacement
    self.span = span
  }

  /// Two notes about the same thing say more together; the first one's word counts.
  public func merged(with other: Deprecation?) -> Deprecation {
    guard let other else { return self }
    return Deprecation(
      since: since ?? other.since, removal: removal ?? other.removal, replacement: replacement ?? other.replacement,
      span: span ?? other.span)
  }
}

/// A note that something is gone.
public struct Removal: Hashable, Sendable {
  /// The version that removed it, `13.0`.
  public var version: String?
  public var span: SourceSpan?

  public init(version: String? = nil, span: SourceSpan? = nil) {
    self.version = version
    self.span = span
  }
}
