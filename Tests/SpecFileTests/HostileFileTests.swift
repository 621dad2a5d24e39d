import APIModel
import SpecFile
import Testing

/// Files that are wrong, and files that are meant to hurt.
@Suite struct HostileFileTests {
  static let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"

  private func error(_ text: String, _ path: String = "a.yaml") -> String? {
    do throws(SpecFileError) {
      _ = try OpenAPIReader.read(Array(text.utf8), path: path)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func saysWhatIsWrongInOneLine() {
    let reference = Self.head + "paths:\n  /a:\n    get:\n      responses:\n        '200':\n          $ref: "
    let cases: [(text: String, path: String, message: String)] = [
      ("{\"openapi\": \"3.1.0\",}", "a.json", "a.json:1:20: not valid JSON: trailing comma before `}`"),
      ("", "a.json", "a.json: the file is empty"),
      ("a: [1", "a.yaml", "a.yaml:1:6: not valid YAML: did not find expected ',' or ']'"),
      ("a: 1\nb: 2\na: 3\n", "a.yaml", "a.yaml:1:1: a mapping has the key `a` twice"),
      ("title: x\n", "a.yaml", "a.yaml: not an OpenAPI description: no `openapi` key"),
      ("just words", "a.yaml", "a.yaml: not an OpenAPI description: no `openapi` key"),
      ("{\"a\": 1}", "a.json", "a.json: not an OpenAPI description: no `openapi` key"),
      (
        "info: {}\nswagger: '2.0'\n", "a.yaml",
        "a.yaml:2:10: Swagger 2.0 is not supported; convert it to OpenAPI 3"
      ),
      ("openapi: 4.0.0\n", "a.yaml", "a.yaml:1:10: OpenAPI `4.0.0` is not supported, only 3.0 and 3.1"),
      ("openapi: 3.10.0\n", "a.yaml", "a.yaml:1:10: OpenAPI `3.10.0` is not supported, only 3.0 and 3.1"),
      ("a\0b", "a.yaml", "a.yaml: not a text file: it holds NUL bytes"),
      (
        reference + "'#/components/responses/No'", "a.yaml",
        "a.yaml:8:17: nothing in this file is called `#/components/responses/No`"
      ),
      (
        reference + "other.yaml#/a", "a.yaml",
        "a.yaml:8:17: `other.yaml#/a` is in another file, which is not supported; "
          + "bundle the description into one file"
      ),
      (
        reference + "'#/paths/~1a/get/responses/200'", "a.yaml",
        "a.yaml:8:17: `#/paths/~1a/get/responses/200` leads back to itself"
      ),
    ]
    for (text, path, message) in cases { #expect(error(text, path) == message) }
  }

  @Test func boundsNesting() {
    #expect(error(String(repeating: "[", count: 100_000))?.hasSuffix("nested deeper than 1000 levels") == true)
    #expect(error(String(repeating: "- ", count: 100_000) + "x")?.hasSuffix("nested deeper than 200 levels") == true)
    #expect(error(String(repeating: "? ", count: 100_000) + "x")?.hasSuffix("nested deeper than 200 levels") == true)
    let brackets = String(repeating: "[", count: 400) + String(repeating: "]", count: 400)
    #expect(error("a: \(brackets)") == "a.yaml: nested deeper than 200 levels")
    #expect(error("{\"a\":" + String(repeating: "[", count: 100_000), "a.json")?.contains("not valid JSON") == true)
    var staircase = ""
    for level in 0..<300 { staircase += String(repeating: " ", count: level) + "a:\n" }
    #expect(error(staircase) == "a.yaml:201:201: nested deeper than 200 levels")
  }

  /// Nine levels of nine aliases: 387 million values.
  @Test func boundsAliases() {
    var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (name, previous) in zip("bcdefghi", "abcdefgh") {
      bomb += "\(name): &\(name) [" + Array(repeating: "*\(previous)", count: 9).joined(separator: ", ") + "]\n"
    }
    // Many aliases are no harm, nor are words in asterisks.
    let words = String(repeating: "a *b* c [x]: y? ", count: 50)
    let many = "x: &b 1\nopenapi: 3.0.0\ny: [" + Array(repeating: "{a: *b, c: *b}", count: 50).joined(separator: ", ")
    #expect(error(many + "]\nz: |\n  " + words) == nil)
    #expect(error(bomb) == "a.yaml: more than 2000000 values once its aliases are resolved")
    #expect(error(bomb + "? *i\n: 1\n") == "a.yaml: aliases as keys of a mapping are not supported")
    #expect(error(bomb + "[*i, *h]: 1\n") == "a.yaml: aliases as keys of a mapping are not supported")
    #expect(error(bomb + "*i : 1\n") == "a.yaml: aliases as keys of a mapping are not supported")
  }

  /// Sixty schemas, each holding the next one twice.
  @Test func boundsReferences() throws {
    var text = Self.head + "paths:\n  /a:\n    get:\n      responses:\n        '200':\n          content:\n"
    text += "            application/json: {schema: {$ref: '#/components/schemas/S0'}}\n"
    text += "    post:\n      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}\n"
    text += "components:\n  schemas:\n"
    for number in 0..<60 {
      let next = "{$ref: '#/components/schemas/S\((number + 1) % 60)'}"
      text += "    S\(number): {properties: {left: \(next), right: \(next)}, allOf: [{type: object}]}\n"
    }
    let spec = try OpenAPIReader.read(Array(text.utf8), path: "a.yaml")
    let schema = try #require(spec.operations.first?.success?.schema)
    #expect(schema.properties.map(\.name) == ["left", "right"])
    #expect(schema.schema(at: "left.right.left") != nil)
    #expect((1...500).contains(spec.operations.last?.parameters.count ?? 0))
  }

  @Test func readsOddButHarmlessFiles() throws {
    let odd = [
      "\u{FEFF}" + Self.head, Self.head + "paths: []", Self.head + "paths: {/a: null, b: {get: {}}}",
      Self.head + "paths: {/a: {get: 3, post: {parameters: 1, responses: [], security: {}, requestBody: x}}}",
      Self.head + "paths: {/a: {get: {parameters: [{name: 1}, null, {name: x, in: moon}]}}}",
      "{\"openapi\": \"3.0.0\"}", Self.head.replacing("\n", with: "\r\n"),
    ]
    for text in odd { _ = try OpenAPIReader.read(Array(text.utf8), path: "a") }
    // Flow style looks like JSON; the file's name tells.
    _ = try OpenAPIReader.read(Array("{openapi: 3.0.0, paths: {}}\n".utf8), path: "a.yaml")
  }

  /// Every cut of a real file is read or refused, never more.
  @Test func survivesTruncation() {
    for text in [OpenAPIWriter.json(RichSpec.spec), OpenAPIWriter.yaml(RichSpec.spec)] {
      let bytes = Array(text.utf8)
      for length in stride(from: 0, to: bytes.count, by: bytes.count / 25) {
        _ = try? OpenAPIReader.read(Array(bytes[..<length]), path: "a")
        var changed = bytes
        changed[length] = UInt8(truncatingIfNeeded: length &* 31)
        _ = try? OpenAPIReader.read(changed, path: "a")
      }
    }
  }

  @Test func tellsSpecsFromOtherFiles() {
    func looks(_ text: String) -> Bool { OpenAPIReader.looksLikeSpec(Array(text.utf8)) }
    #expect(looks(OpenAPIWriter.json(RichSpec.spec)))
    #expect(looks(OpenAPIWriter.yaml(RichSpec.spec)))
    #expect(looks("# comment\n---\ninfo:\n  title: x\n\"openapi\": 3.0.0\n"))
    #expect(looks("{\"info\": {}, \"openapi\" : \"3.0.0\"}"))
    #expect(looks("swagger: '2.0'"))
    #expect(!looks("# Title\n\nText.\n\n```yaml\nopenapi: 3.0.0\n```\n"))
    #expect(!looks("---\ntitle: x\n---\n\n# Page\n\nopenapi: 3.0.0\n"))
    #expect(!looks("{\"log\": {\"version\": \"1.2\", \"text\": \"openapi\"}}"))
    #expect(!looks("{\"dependencies\": {\"openapi\": \"^1.0.0\"}}"))
    #expect(!looks("stages: [a]\njob:\n  openapi: 3\n"))
    #expect(!looks(""))
  }
}
