import APIModel
import Testing

@testable import DocExtract

/// The first paragraph of a text as prose.
private func prose(_ text: String) throws -> Prose {
  let document = try MarkdownParser.parse(Array(text.utf8), path: "page.md")
  return Prose(document, block: document.blocks.indices.last ?? 0)
}

@Suite struct TypePhraseTests {
  static let phrases: [(String, String, String?)] = [
    ("integer", "integer", nil), ("int", "integer", nil), ("Integer", "integer", nil), ("string", "string", nil),
    ("String", "string", nil), ("boolean", "boolean", nil), ("bool", "boolean", nil), ("number", "number", nil),
    ("float", "number", nil), ("hash", "object", nil), ("object", "object", nil), ("JSON", "object", nil),
    ("datetime", "string", "date-time"), ("date-time", "string", "date-time"), ("dateTime", "string", "date-time"),
    ("timestamp", "string", "date-time"), ("date", "string", "date"), ("url", "string", "uri"),
    ("uuid", "string", "uuid"), ("email", "string", "email"),
    ("integer/string", "string|integer", nil), ("integer or string", "string|integer", nil),
    ("integer|string", "string|integer", nil), ("string, integer", "string|integer", nil),
    ("?string", "string?", nil), ("string?", "string?", nil), ("string or null", "string?", nil),
    ("string/null", "string?", nil), ("nullable integer", "integer?", nil),
    ("array", "array", nil), ("string array", "array[string]", nil), ("array of strings", "array[string]", nil),
    ("Array[String]", "array[string]", nil), ("array<integer>", "array[integer]", nil),
    ("string[]", "array[string]", nil),
    ("list of integers", "array[integer]", nil), ("[string]", "array[string]", nil),
    ("array of hashes", "array[object]", nil), ("array of objects", "array[object]", nil),
    ("integer array", "array[integer]", nil), ("array of array of strings", "array[array[string]]", nil),
    ("array/string", "array|string", nil), ("mixed", "", nil), ("file", "string", nil), ("text", "string", nil),
    ("ISO 8601 date", "string", "date"), ("positive integer", "integer", nil), ("`string`", "string", nil),
    ("integer or number", "number", nil),
  ]

  @Test(arguments: phrases)
  func reads(_ phrase: String, _ expected: String, _ format: String?) throws {
    let schema = try #require(TypePhrase.schema(phrase))
    #expect(describe(schema) == expected)
    #expect(schema.format == format)
  }

  private func describe(_ schema: Schema) -> String {
    schema.types.names.joined(separator: "|") + (schema.isNullable ? "?" : "")
      + (schema.items.map { "[\(describe($0.schema))]" } ?? "")
  }

  @Test(arguments: ["", " ", "?", "Banana", "yes", "A user's name", "no", "-", "User", "see below", "integer banana"])
  func knowsWhatIsNoType(_ phrase: String) {
    #expect(TypePhrase.schema(phrase) == nil)
  }

  @Test func staysShallow() {
    #expect(TypePhrase.schema(String(repeating: "array of ", count: 10_000) + "strings") == nil)
    #expect(TypePhrase.schema(String(repeating: "[", count: 190)) == nil)
  }
}

@Suite struct EnumerationReaderTests {
  private func read(_ text: String, name: String = "scope", siblings: Set<String> = []) throws
    -> EnumerationReader.Reading
  {
    EnumerationReader.read(
      try prose(text), name: name, siblings: SiblingNames([Array(siblings)]), span: SourceSpan(path: "page.md"))
  }

  @Test(arguments: [
    "Narrows the list, one of: `a`, `b`, `c`; everything without it",
    "One of `a`, `b`, or `c`.",
    "May be one of the following values: `a`, `b` or `c`",
    "Can be `a`, `b` or `c`",
    "The order. Either `a`, `b` or `c`.",
    "Possible values are `a`, `b` and `c`.",
    "Possible values: `a`, `b`, `c`",
    "Valid options: `a`, `b`, and `c`.",
    "Allowed values are: `a` | `b` | `c`",
    "The scope (`a`, `b` or `c`)",
    "The scope: `a`, `b`, or `c`. The default is `a`.",
    "Any of: `a` (the first), `b` (the second), `c` (the third)",
    "Return things ordered by `a`, `b`, or `c` fields",
    "Sorted in `a`, `b` or `c` order",
    "Should be set to `a`, `b` or `c`",
    "`a`, `b` or `c`.",
    "Filter by scope. `a`, `b` and `c` are accepted",
    "Direction, `a`, `b` or `c` (the default is `c`)",
    "One of: `\"a\"`, `'b'`, `c`",
  ])
  func findsLists(_ text: String) throws {
    #expect(try read(text).values.map(\.value) == ["a", "b", "c"])
  }

  @Test(arguments: [
    "Such as `a`, `b` or `c`",
    "A name, for example `a` or `b`",
    "Anything (e.g. `a`, `b`, `c`)",
    "Everything except `a` and `b`",
    "Works like `a` and `b`",
    "Send it with `a`, `b` and `c` in one request",
    "Uses `a` when `b` is missing",
    "Deprecated: use `a` or `b` in its place",
    "Returned by `GET /a` and `GET /b`",
    "Has no effect together with `a`",
    "The ID of the `a`",
    "",
  ])
  func staysSilent(_ text: String) throws {
    #expect(try read(text).values.isEmpty)
  }

  @Test func takesAListOfParametersForNone() throws {
    let siblings: Set = ["first", "second", "third"]
    #expect(try read("Needed are `first`, `second` or `third`", siblings: siblings).values.isEmpty)
    #expect(try read("(`first`, `second` or `third`)", siblings: siblings).values.isEmpty)
    #expect(try read("One of: `first`, `second`", siblings: siblings).values.count == 2)
  }

  static let defaults: [(String, String?)] = [
    ("One of `asc` or `desc` (default: `desc`)", "desc"),
    ("The default is `desc`", "desc"),
    ("Default: `desc`.", "desc"),
    ("The page's length, defaults to 20", "20"),
    ("Default value is `false`", "false"),
    ("Defaults to true", "true"),
    ("`asc` or `desc`; `desc` is the default", "desc"),
    ("Default = `x`", "x"),
    ("Default is `\"x\"`", "x"),
    ("By default `desc` is used", "desc"),
    ("The default branch of `main`", nil),
    ("Nothing is said", nil),
    ("Uses the default when it is `null`", nil),
  ]

  @Test(arguments: defaults)
  func findsDefaults(_ text: String, _ value: String?) throws {
    #expect(try read(text).defaultValue == value)
  }

  @Test func findsDeprecatedValues() throws {
    let reading = try read(
      "One of: `online`, `offline`. Of these `offline` was deprecated in 14.8 and is to be removed in 16.0.")
    #expect(reading.values.map(\.value) == ["online", "offline"])
    #expect(reading.values.first?.deprecation == nil)
    let deprecation = try #require(reading.values.last?.deprecation)
    #expect(deprecation.since == "14.8")
    #expect(deprecation.removal == "16.0")
  }

  @Test func addsDeprecatedValuesToTheList() throws {
    let reading = try read(
      "One of: `online`, `offline`. The values `active` and `paused` still work, yet both were deprecated in GitLab 14.8.",
      name: "status", siblings: ["paused"])
    #expect(reading.values.map(\.value) == ["online", "offline", "active", "paused"])
    #expect(reading.values.map { $0.deprecation?.since } == [nil, nil, "14.8", "14.8"])
  }
}

@Suite struct DeprecationReaderTests {
  private func notes(_ text: String) throws -> [DeprecationNote] {
    DeprecationReader.notes(in: try prose(text), span: SourceSpan(path: "page.md"))
  }

  static let deprecations: [(String, String?, String?, String?, String?)] = [
    (
      "`active`, an attribute, is deprecated since GitLab 14.8, and will be removed in GitLab 16.0.", "active", "14.8",
      "16.0", nil
    ),
    ("`a` is deprecated since 2.1, use `b` instead.", "a", "2.1", nil, "b"),
    ("`a` is deprecated and scheduled for removal in 3.0.", "a", nil, "3.0", nil),
    ("Deprecated: use `b`.", nil, nil, nil, "b"),
    ("Deprecated in 13.2 in favor of `b`.", nil, "13.2", nil, "b"),
    ("Deprecated in favour of `b` and `c`", nil, nil, nil, "b, c"),
    ("The active attribute is deprecated in 14.8. It is replaced by `paused`.", "active", "14.8", nil, "paused"),
    ("`a` will be removed in v5.", "a", nil, "5", nil),
    ("`a` was deprecated in 14.8; it is to be removed in 16.0. Read `b` in its place.", "a", "14.8", "16.0", "b"),
    ("`a` was deprecated in 14.8. Use the query parameter `b` in its place.", "a", "14.8", nil, "b"),
    ("Deprecated: replaced by `:paused`.", nil, nil, nil, "paused"),
    ("[Deprecated](x.md) in GitLab 12.5. Superseded by the `b` attribute.", nil, "12.5", nil, "b"),
  ]

  @Test(arguments: deprecations)
  func findsDeprecations(_ text: String, _ name: String?, _ since: String?, _ removal: String?, _ replacement: String?)
    throws
  {
    let notes = try notes(text)
    #expect(notes.count == 1)
    let note = try #require(notes.first)
    #expect(note.isDeprecation)
    #expect(note.names == (name.map { [$0] } ?? []))
    #expect(note.deprecation.since == since)
    #expect(note.deprecation.removal == removal)
    #expect(note.deprecation.replacement == replacement)
    #expect(note.removal == nil)
  }

  @Test(arguments: [
    ("Deprecated.", true), ("Deprecated in favor of `GET /b`.", true), ("Deprecated, use `b`.", true),
    ("Deprecated attributes are listed last.", false), ("Deprecated: `a`, `b`", false),
    ("Deprecated in 1.78: it is also there as:", false),
  ])
  func standsForTheOperation(_ text: String, _ expected: Bool) throws {
    #expect(try notes(text).contains { $0.target == .operation } == expected)
  }

  @Test(arguments: ["In the future `a` will be deprecated.", "This API will become deprecated in the future."])
  func whatMayComePromisesNothing(_ text: String) throws {
    #expect(try notes(text).isEmpty)
  }

  @Test func findsRemovals() throws {
    let note = try #require(
      try notes("The response attribute `token` was deprecated in 12.10, then removed in 13.0.").first)
    #expect(note.names == ["token"])
    #expect(note.target == .response)
    #expect(note.deprecation.since == "12.10")
    #expect(note.removal?.version == "13.0")
    #expect(note.deprecation.removal == nil)
    #expect(try notes("`wip` was removed in GitLab 14.0.").first?.isDeprecation == false)
  }

  @Test func findsValuesAndTheirContainer() throws {
    let note = try #require(
      try notes("Two values of the `status` query parameter, `active` and `paused`, were deprecated in 14.8.").first)
    #expect(note.target == .value)
    #expect(note.container == "status")
    #expect(note.names == ["active", "paused"])
  }

  @Test func knowsItsTarget() throws {
    #expect(try notes("The `a` attribute in the response is deprecated.").first?.target == .response)
    #expect(try notes("The `a` query parameter is deprecated.").first?.target == .parameter)
    #expect(try notes("This endpoint is deprecated since 9.0.").first?.target == .operation)
    #expect(try notes("`a` is deprecated.").first?.target == .unstated)
  }

  @Test(arguments: [
    "Removes a runner from the project.",
    "The runner is removed.",
    "All members were removed by the owner",
    "Remove it with `DELETE /a`.",
    "The removal of `a` takes a while.",
    "Nothing here.",
    "Works in 13.0 and later.",
    "Introduced in GitLab 14.3.",
  ])
  func staysSilent(_ text: String) throws {
    #expect(try notes(text).isEmpty)
  }
}

@Suite struct StatusReaderTests {
  private func statuses(_ text: String) throws -> [Int] {
    let document = try MarkdownParser.parse(Array(text.utf8), path: "page.md")
    let paragraphs = document.blocks.indices.filter { document.blocks[$0].kind == .paragraph }
    return StatusReader.statuses(in: paragraphs, of: document).map(\.code)
  }

  @Test(arguments: [
    ("Returns `204 No Content` when it is done.", [204]),
    ("If it is there already, the status is `409`.", [409]),
    ("A `200` status code, or `404 Not Found`.", [200, 404]),
    ("- `400 Bad Request` when something is missing\n- `503 Service Unavailable` otherwise", [400, 503]),
    ("Returns `304` HTTP status when nothing changed", [304]),
  ])
  func findsStatuses(_ text: String, _ codes: [Int]) throws {
    #expect(try statuses(text) == codes)
  }

  @Test(arguments: [
    "At most `500` items.", "Waits `200 ms`.", "The ID `404`.", "Version `200.1`", "Port `443`", "`600 Seconds`",
    "It has 200 items.",
  ])
  func staysSilent(_ text: String) throws {
    #expect(try statuses(text).isEmpty)
  }
}

@Suite struct LimitReaderTests {
  private func read(_ text: String, _ types: SchemaTypes) throws -> Schema {
    var schema = Schema(types: types)
    LimitReader.read(try prose(text), into: &schema)
    return schema
  }

  @Test(arguments: [
    "Limited to 255 characters", "At most 255 characters.", "The name, up to 255 characters long",
    "Maximum length: 255 characters", "Must not be longer than `255` characters", "A limit of 255 chars",
  ])
  func findsLengths(_ text: String) throws {
    #expect(try read(text, .string).maximumLength == 255)
    #expect(try read(text, .integer).maximumLength == nil)
  }

  @Test(arguments: [
    "(default: `20`, max: `100`)", "Maximum 100", "The maximum value is 100.", "A maximum of 100", "At most 100",
  ])
  func findsMaxima(_ text: String) throws {
    #expect(try read(text, .integer).maximum == 100)
    #expect(try read(text, .integer).minimum == nil)
    #expect(try read(text, .string).maximum == nil)
  }

  @Test func findsMinimaAndRanges() throws {
    #expect(try read("At least 600", .integer).minimum == 600)
    #expect(try read("Minimum: 5", .integer).minimum == 5)
    let range = try read("A number between 1 and 10", .integer)
    #expect(range.minimum == 1)
    #expect(range.maximum == 10)
  }

  static let formats: [(String, String?)] = [
    ("Date in ISO 8601 format", "date-time"), ("As YYYY-MM-DD", "date"),
    ("Format: `YYYY-MM-DDTHH:MM:SSZ`", "date-time"),
    ("`YYYY-MM-DD HH:MM`", "date-time"), ("An ISO 8601 duration", nil), ("Some text", nil), ("Since ISO 9001", nil),
  ]

  @Test(arguments: formats)
  func findsFormats(_ text: String, _ format: String?) throws {
    #expect(try read(text, .string).format == format)
    #expect(try read(text, .integer).format == nil)
  }

  @Test(arguments: ["At least 8 characters", "One of the 255 characters", "255 characters", "Page 100", "Since 100"])
  func staysSilent(_ text: String) throws {
    let schema = try read(text, .string)
    #expect(schema.maximumLength == nil)
    #expect(try read(text, .integer).maximum == nil)
  }
}

@Suite struct DescribedTypeTests {
  @Test(arguments: [
    ("Boolean value, whether to open it", "boolean"), ("A string specifying the name", "string"),
    ("An integer value containing the share", "integer"), ("1/True/true or 0/False/false to show it", "boolean"),
    ("An array of strings with names", "array"), ("A JSON object in the form of a map", "object"),
    ("– A boolean indicating that it is done", "boolean"),
  ])
  func readsTheFirstWords(text: String, type: String) {
    #expect(DescribedType.read(Prose(text: text))?.types.names == [type])
  }

  @Test(arguments: [
    "A list of names", "String of the path", "Object to look at", "A string list of tags", "Number of the item",
    "True if set",
    "The boolean value", "Array index",
  ])
  func leavesOthersOpen(text: String) {
    #expect(DescribedType.read(Prose(text: text)) == nil)
  }
}
