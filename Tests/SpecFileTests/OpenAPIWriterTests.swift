import APIModel
import SpecFile
import Testing

@Suite struct OpenAPIWriterTests {
  @Test(arguments: ["json", "yaml"])
  func isValidOpenAPI(_ format: String) throws {
    let text = format == "json" ? OpenAPIWriter.json(RichSpec.spec) : OpenAPIWriter.yaml(RichSpec.spec)
    guard let result = try OpenAPIValidator.run(on: text, extension: format) else {
      print("skipped: openapi-spec-validator is not installed")
      return
    }
    #expect(result.isValid, "\(result.output)")
  }

  /// The check above must be able to fail.
  @Test func validatorRefusesABrokenFile() throws {
    let text = OpenAPIWriter.json(RichSpec.spec).replacing("\"in\": \"path\"", with: "\"in\": \"nowhere\"")
    guard let result = try OpenAPIValidator.run(on: text, extension: "json") else {
      print("skipped: openapi-spec-validator is not installed")
      return
    }
    #expect(!result.isValid)
  }
}
