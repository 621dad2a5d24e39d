import APIModel

/// Makes specs that look like nothing a person would write, the same ones for the same seed.
struct SpecGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x2545_F491_4F6C_DD1D }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  private mutating func pick<Value>(_ values: [Value]) -> Value? { values.randomElement(using: &self) }

  private mutating func maybe<Value>(_ percent: Int = 40, _ value: (inout Self) -> Value) -> Value? {
    chance(percent) ? value(&self) : nil
  }

  private mutating func list<Value>(_ range: ClosedRange<Int>, _ value: (inout Self) -> Value) -> [Value] {
    (0..<number(range)).map { _ in value(&self) }
  }

  private mutating func text() -> String {
    let texts = [
      "yes", "no", "1.0", "2026-01-02", "null", "~", "true", "0x1F", "1e5", "a: b", "- x", "# no", "", " blank ",
      "ünï 🙂",
      "two\nlines", "trailing \nblank", "\ttab", "quote\"s'", "back\\slash", "\u{85}nel", "\u{2028}", "\u{7}", "<<",
      "=",
      "[x]", "{y}", "&a", "*b", "!t", "%", "@", "`c`", "12:30:45", "1_000", "0o7", "plain words", "|", ">", "?",
      "a\r\nb",
      "x\n", "\n", "a #b", "a:", "x\n\ny\n\n", "bom\u{FEFF}",
    ]
    return pick(texts) ?? ""
  }

  private mutating func word() -> String { pick(["id", "name", "state", "yes", "x-y", "a.b", "123", "ß"]) ?? "id" }

  private mutating func span() -> SourceSpan {
    let path = pick(["a.md", "b/c d.md", "odd:1:2-3:4", "ünï.md"]) ?? "a.md"
    if chance(10) { return SourceSpan(path: path) }
    let line = number(1...500)
    return SourceSpan(
      path: path,
      range: SourceRange(
        SourcePosition(line: line, column: number(1...80)),
        SourcePosition(line: line + number(0...3), column: number(1...80))))
  }

  private mutating func deprecation() -> Deprecation {
    Deprecation(
      since: maybe { $0.text() }, removal: maybe { $0.text() }, replacement: maybe { $0.text() },
      span: maybe { $0.span() })
  }

  private mutating func pairs() -> [NameValue] { list(0...2) { NameValue($0.text(), $0.text()) } }

  private mutating func types() -> SchemaTypes {
    chance(70) ? SchemaTypes(rawValue: 1 << UInt8(number(0...5))) : SchemaTypes(rawValue: UInt8(number(0...63)))
  }

  private mutating func enumeration() -> Enumeration {
    var values: [EnumerationValue] = []
    for value in list(0...4, { $0.chance(50) ? $0.text() : String($0.number(-2...20)) })
    where !values.contains(where: { $0.value == value }) {
      values.append(EnumerationValue(value, deprecation: maybe(20) { $0.deprecation() }))
    }
    return Enumeration(values: values, source: maybe(20) { $0.text() })
  }

  private static let assertions = [
    NameValue("exclusiveMaximum", "9.5"), NameValue("exclusiveMinimum", "1"), NameValue("maxProperties", "4"),
    NameValue("minProperties", "1"), NameValue("multipleOf", "0.01"), NameValue("uniqueItems", "true"),
  ]
  /// Bounds that are no integers.
  private static let fractions = [NameValue("maximum", "1.5"), NameValue("minimum", "-0.5")]

  private mutating func schema(_ depth: Int) -> Schema {
    var schema = Schema(
      types: types(), isNullable: chance(30), format: maybe(20) { $0.pick(["date-time", "uri"]) ?? "" })
    schema.enumeration = maybe(20) { $0.enumeration() }
    schema.minimum = maybe(10) { $0.number(-5...5) }
    schema.maximum = maybe(10) { $0.number(6...50) }
    schema.maximumLength = maybe(10) { $0.number(0...50) }
    schema.pattern = maybe(10) { _ in "^a+$" }
    schema.description = maybe(20) { $0.text() }
    schema.assertions = pick([[], [], [], Self.assertions]) ?? []
    if schema.minimum == nil, schema.maximum == nil, chance(10) { schema.assertions = Self.fractions }
    if chance(10) { schema.additional = .forbidden }
    guard depth > 0 else { return schema }
    if chance(10) { schema.additional = .values(self.schema(depth - 1)) }
    if chance(40) { schema.items = .schema(self.schema(depth - 1)) }
    if chance(50) { schema.properties = properties(depth - 1) }
    return schema
  }

  private mutating func properties(_ depth: Int) -> [Property] {
    list(0...5) {
      Property(
        name: $0.word(), schema: $0.schema(depth), isRequired: $0.chance(50),
        evidence: Evidence(
          shown: $0.number(0...3), nulls: $0.number(0...2), occasions: $0.number(0...4), row: $0.maybe { $0.span() },
          example: $0.maybe { $0.span() }),
        description: $0.maybe { $0.text() }, deprecation: $0.maybe(20) { $0.deprecation() },
        removal: $0.maybe(10) { Removal(version: $0.maybe { $0.text() }, span: $0.maybe { $0.span() }) })
    }
  }

  private mutating func parameter() -> Parameter {
    let names = [
      "id", "name", "a[]", "a[][b]", "a[c]", "a", "b[c][d]", "b[c]", "b", "[x]", "x]", "e[f", "e[]", "e[][]",
      "e[][][g]",
      "x", "p",
    ]
    let requirements: [Parameter.Requirement] = [.required, .optional, .unstated, .conditional(text())]
    var parameter = Parameter(
      name: pick(names) ?? "id", location: pick(Parameter.Location.allCases) ?? .query, schema: schema(1),
      requirement: pick(requirements) ?? .required, span: maybe { $0.span() })
    if chance(50) { parameter.schema = Schema(types: types()) }
    parameter.writtenType = maybe { $0.text() }
    parameter.defaultValue = maybe { $0.chance(50) ? $0.text() : String($0.number(0...30)) }
    parameter.description = maybe { $0.text() }
    parameter.deprecation = maybe(20) { $0.deprecation() }
    parameter.removal = maybe(10) { Removal(version: $0.maybe { $0.text() }, span: $0.maybe { $0.span() }) }
    return parameter
  }

  private mutating func json(_ depth: Int) -> JSONValue {
    switch number(0...(depth > 0 ? 6 : 4)) {
    case 0: .null
    case 1: .bool(chance(50))
    case 2: .number(pick(["0", "-1", "1.0", "1E+2", "1e5", "0.5e-7", "123456789012345678901234567890"]) ?? "0")
    case 3, 4: .string(text())
    case 5: .array(list(0...3) { $0.json(depth - 1) })
    default: .object(JSONObject(list(0...3) { ($0.text(), $0.json(depth - 1)) }))
    }
  }

  private mutating func response() -> Response {
    let types = ["application/json", "text/plain", "application/problem+json", "*/*"]
    var response = Response(
      status: pick([200, 201, 204, 404, 500, 99, 600]) ?? 200, isStatusDocumented: chance(50), span: maybe { $0.span() }
    )
    response.description = maybe { "Words: " + $0.text() }
    response.mediaType = maybe(60) { $0.pick(types) ?? "" }
    response.schema = maybe(60) { $0.schema(3) }
    response.headers = ["X-Total", "ETag", "x-y"].filter { _ in chance(20) }.map { name in
      var header = parameter()
      header.name = name
      header.location = .header
      return header
    }
    response.examples = list(0...3) { $0.example(types) }
    return response
  }

  private mutating func example(_ types: [String]) -> Example {
    Example(
      mediaType: pick(types) ?? "", json: maybe(60) { $0.json(3) }, text: maybe { $0.text() }, span: span())
  }

  private mutating func sample() -> SampleRequest {
    var sample = SampleRequest(method: pick(HTTPMethod.allCases) ?? .get, url: text(), span: span())
    sample.headers = pairs()
    sample.fields = pairs()
    sample.body = maybe { $0.text() }
    sample.pathValues = pairs()
    sample.query = pairs()
    return sample
  }

  private mutating func operation() -> Operation {
    let paths = ["/a", "/a/{id}", "/a/{x}", "/a/{x*}", "/a/{x}/b/{x}", "/c.{p}", "/", "/a/{}", "/{e[f}", "/ß/{a b}"]
    var path = PathTemplate(pick(paths) ?? "/a")
    path.optionalSuffix = maybe(10) { _ in ".{format}" }
    var operation = Operation(method: pick(HTTPMethod.allCases) ?? .get, path: path)
    operation.listings = list(0...2) {
      Listing(
        path: $0.text(), placeholders: $0.list(0...2) { $0.text() }, query: $0.pairs(), form: $0.pairs(),
        heading: $0.maybe { $0.text() }, deprecation: $0.maybe(20) { $0.deprecation() }, span: $0.span())
    }
    operation.summary = maybe { $0.text() }
    operation.description = maybe { $0.text() }
    operation.parameters = list(0...10) { $0.parameter() }
    operation.requestMediaTypes = pick([[], ["application/json"], ["multipart/form-data", "application/json"]]) ?? []
    operation.requestExamples = list(0...2) { $0.example(["application/json", "text/csv"]) }
    if !operation.parameters.contains(where: { $0.location == .body }) {
      operation.shownBody = maybe { $0.schema(2) }
    }
    operation.responses = list(0...4) { $0.response() }
    operation.statusRanges = pick([[], [400...499], [Operation.anyStatus], [400...499, 500...599]]) ?? []
    operation.samples = list(0...2) { $0.sample() }
    operation.deprecation = maybe(20) { $0.deprecation() }
    operation.removal = maybe(10) { Removal(version: $0.maybe { $0.text() }, span: $0.maybe { $0.span() }) }
    operation.introduced = maybe { $0.text() }
    operation.roles = list(0...2) { $0.text() }
    operation.tier = maybe { $0.text() }
    operation.authentication = pick([.unknown, .none, .header("PRIVATE-TOKEN"), .header("authorization")]) ?? .unknown
    operation.isPaginated = chance(30)
    operation.security = maybe(30) {
      $0.list(0...2) {
        $0.list(0...2) {
          SecurityRequirement(scheme: $0.word(), kind: $0.maybe { $0.text() }, scopes: $0.list(0...2) { $0.text() })
        }
      }
    }
    operation.body = maybe(20) { $0.schema(1) }
    return operation
  }

  mutating func spec() -> APISpec {
    APISpec(
      title: text(), version: maybe { $0.text() }, server: maybe { _ in "https://x.example.com/api" },
      operations: list(1...12) { $0.operation() }, pages: list(0...3) { $0.text() })
  }
}
