import APIModel
import Synchronization
import Testing

@testable import MockServer

/// The parts that requests through the whole API reach only in few ways.
struct PartTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (951_782_400, "2000-02-29T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.000Z"),
    (1_652_785_492, "2022-05-17T11:04:52.000Z"), (4_102_444_799, "2099-12-31T23:59:59.000Z"),
    (253_402_300_799, "9999-12-31T23:59:59.000Z"),
  ])
  func aTimeIsWritten(seconds: Int, text: String) {
    #expect(SystemClock.dateTime(seconds) == text)
    #expect(StringFormat.accepts(text, "date-time"))
    #expect(StringFormat.accepts(SystemClock.date(seconds), "date"))
  }

  @Test(arguments: [
    ("date-time", "2022-05-17"), ("date-time", "17/05/2022 11:04"), ("date-time", "2022-13-17T11:04:52Z"),
    ("date-time", "2022-05-17T11:04:52.Z"), ("date-time", ""), ("date", "2022-5-17"), ("uuid", "123"),
    ("ipv4", "1.2.3"), ("ipv4", "1.2.3.256"), ("ipv4", ""), ("email", "a b@c"), ("email", ""), ("uri", "no scheme"),
    ("uri", ":x"), ("uri", ""),
  ])
  func aTextOfAnotherFormatIsTold(format: String, text: String) { #expect(!StringFormat.accepts(text, format)) }

  @Test func everyMadeTextHasItsFormat() {
    for format in ["date-time", "date", "uuid", "ipv4", "ipv6", "email", "uri"] {
      for number in [0, 1, 58_215, -3] {
        let text = StringFormat.sample(format, number: number, now: 1_652_785_492) ?? ""
        #expect(StringFormat.accepts(text, format), "\(format) \(text)")
      }
    }
    for text in ["2022-05-17T11:04:52Z", "2022-05-17T11:04:52.318+02:00", "2022-05-17t11:04:52.1z"] {
      #expect(StringFormat.accepts(text, "date-time"), "\(text)")
    }
  }

  // MARK: Rendering

  private func rendered(_ value: JSONValue?, _ schema: Schema, samples: [JSONValue] = []) -> JSONValue {
    let examples = samples.map { Example(mediaType: "application/json", json: $0, span: SampleAPI.span) }
    return SchemaRendering(samples: SampleValues(examples), number: 3, now: 0, fillsOptional: false)
      .render(value, as: schema)
  }

  @Test func whatDoesNotFitIsMadeAnew() {
    let plain = Schema(types: .string)
    #expect(rendered(.null, plain) == "value-3")
    #expect(rendered(.null, Schema(types: .string, isNullable: true)) == .null)
    #expect(rendered(7, plain) == "7", "another answer shows it so")
    #expect(rendered("7", Schema(types: .integer)) == 7)
    #expect(rendered("7x", Schema(types: .integer)) == 3)
    #expect(rendered("x", Schema(types: .boolean)) == false)
    #expect(rendered("x", Schema(types: .array)) == [])
    #expect(rendered("17/05/2022", Schema(types: .string, format: "date")) == "1970-01-01")
    #expect(rendered(.number("1.5"), Schema(types: .integer)) == 3)
    #expect(rendered(1, Schema(types: .number)) == 1, "an integer is a number")
    var listed = plain
    listed.enumeration = Enumeration(values: [
      EnumerationValue("old", deprecation: Deprecation()), EnumerationValue("new"),
    ])
    #expect(rendered("other", listed) == "new")
    #expect(rendered("old", listed) == "old")
    #expect(rendered(nil, listed, samples: ["old", "other"]) == "old", "examples first, where they fit")
    var numbers = Schema(types: .integer)
    numbers.enumeration = Enumeration(values: [EnumerationValue("10"), EnumerationValue("20")])
    #expect(rendered("x", numbers) == 10)
    numbers.enumeration = nil
    numbers.minimum = 5
    #expect(rendered(nil, numbers) == 5)
    var short = plain
    short.maximumLength = 4
    #expect(rendered("too long", short) == "valu")
  }

  @Test func anAttributeIsNullOnlyWhereExamplesShowNothingElse() {
    var schema = Schema(types: .object)
    var always = Property(name: "always", schema: Schema(isNullable: true), isRequired: true)
    always.evidence = Evidence(shown: 3, nulls: 3, occasions: 3)
    var sometimes = Property(name: "sometimes", schema: Schema(types: .string, isNullable: true), isRequired: true)
    sometimes.evidence = Evidence(shown: 3, nulls: 1, occasions: 3)
    schema.properties = [
      always, sometimes, Property(name: "optional", schema: Schema(types: .string)),
      Property(name: "removed", schema: Schema(types: .string), isRequired: true, removal: Removal()),
    ]
    #expect(rendered([:], schema, samples: [["sometimes": "shown"]]) == ["always": .null, "sometimes": "shown"])
    #expect(
      rendered(["removed": "x", "other": 1, "optional": "o", "sometimes": .null], schema)
        == ["always": .null, "sometimes": .null, "optional": "o"])
  }

  // MARK: Fields

  @Test func bracketedNamesAreObjectsAndArrays() {
    let fields = RequestFields.fields(
      RequestFields.pairs("a=1&b[]=1&b[]=2&c[d]=1&c[e][f]=2&g[][h]=1&g[][i]=2&g[][h]=3&j[=1&[k]=2&=3&l%5B%5D=4"))
    #expect(
      JSONValue.object(fields).text()
        == #"{"a":"1","b":["1","2"],"c":{"d":"1","e":{"f":"2"}},"g":[{"h":"1","i":"2"},{"h":"3"}],"j[":"1","[k]":"2","":"3","l":["4"]}"#
    )
  }

  @Test func multipartFilesAndOddPartsAreRead() {
    let body =
      "preamble\r\n--b\r\ncontent-disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n\r\n--b\r\nX: y\r\nContent-Disposition: form-data; name=g\r\n\r\n1\r\n--b--"
    #expect(MultipartForm.parts(of: Array(body.utf8), boundary: "b") == [NameValue("f", ""), NameValue("g", "1")])
    for broken in ["--b\r\n\r\n\r\n--b--", "--b", "--b\r\nContent-Disposition: form-data; name=g\r\n\r\n1", ""] {
      #expect(MultipartForm.parts(of: Array(broken.utf8), boundary: "b") == nil, "\(broken)")
    }
  }

  // MARK: The log

  @Test func theLogHasNoSecrets() throws {
    let lines = Mutex<[String]>([])
    let options = ServeOptions(token: "s3cret/+", now: { 0 }, log: { line in lines.withLock { $0.append(line) } })
    let api = DocumentedAPI(serving: [SampleAPI.v4], options: options)
    let header = [NameValue("PRIVATE-TOKEN", "s3cret/+")]
    _ = api.respond(to: MockRequest("GET", "/api/v4/runners?private_token=abc&status=online", headers: header))
    _ = api.respond(to: MockRequest("GET", "/api/v4/runners/s3cret%2F%2B?x=s3cret/+", headers: header))
    let logged = lines.withLock { $0 }
    let first = """
      {"time":"1970-01-01T00:00:00.000Z","method":"GET","path":"/api/v4/runners?private_token=[redacted]&status=online",\
      "operation":"GET /runners","status":200,"requestBytes":0,"responseBytes":
      """
    #expect(logged.first?.hasPrefix(first) == true, "\(logged)")
    #expect(logged.last?.contains(#""path":"/api/v4/runners/[redacted]?x=[redacted]""#) == true, "\(logged)")
    #expect(!logged.joined().contains("s3cret") && !logged.joined().contains("abc"))
  }

  @Test func theLogHasNoTokenThatTheServerIssued() throws {
    let lines = Mutex<[String]>([])
    let options = ServeOptions(
      token: "s3cret", registrationToken: "way-in", now: { 0 }, log: { line in lines.withLock { $0.append(line) } })
    let api = DocumentedAPI(serving: [SampleAPI.v4], options: options)
    let json = [NameValue("Content-Type", "application/json"), NameValue("Authorization", "Bearer s3cret")]
    let body = Array(#"{"token": "way-in", "description": "quiet"}"#.utf8)
    let made = api.respond(to: MockRequest("POST", "/api/v4/runners", headers: json, body: body))
    let token = try #require(made.json["token"]?.stringValue)
    _ = api.respond(to: MockRequest("GET", "/api/v4/runners/all?search=\(token)&x=1", headers: json))
    _ = api.respond(to: MockRequest("GET", "/api/v4/runners/\(token)/way-in", headers: json))
    _ = api.respond(to: MockRequest("POST", "/api/v4/runners?token=way-in", headers: json))
    let logged = lines.withLock { $0 }
    #expect(logged.count == 4 && logged.allSatisfy { JSONReader.read($0).isValid })
    for secret in ["s3cret", "way-in", "quiet"] { #expect(!logged.joined().contains(secret), "\(secret)") }
    #expect(logged[1].contains("search=[redacted]&"))
    #expect(logged[2].contains("/runners/[redacted]/[redacted]"))
  }
}
