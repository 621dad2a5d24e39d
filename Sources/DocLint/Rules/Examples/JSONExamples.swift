import APIModel
import DocExtract

extension LintedPage {
  /// The syntax errors of the page's JSON examples with the place of each: what the `EXA1xx` rules share.
  ///
  /// A block that is not tagged as JSON and stands for no operation is often a notation of the writer's own
  /// (`"success" | "error"`), not an example.
  func syntaxErrors(_ causes: Set<JSONSyntaxError.Cause>) -> [(
    error: JSONSyntaxError, range: SourceRange, text: [UInt8]
  )] {
    var found: [(error: JSONSyntaxError, range: SourceRange, text: [UInt8])] = []
    for index in invalidBodies {
      let body = page.bodies[index]
      guard let json = body.json, isExample(body) else { continue }
      let isTagged = isTaggedJSON(body)
      if !isTagged, Self.isNotation(json.errors) { continue }
      let errors = json.errors.filter {
        causes.contains($0.cause) && !$0.isConsequence(of: json.errors)
          && !($0.cause == .unclosedBracket && Self.isCutOff(json))
      }
      if errors.isEmpty { continue }
      let map = LiteralMap(document, block: body.block)
      for error in errors {
        let offsets =
          error.range.lowerBound + body.offsets.lowerBound..<error.range.upperBound + body.offsets.lowerBound
        found.append((error, map.range(offsets), json.document.bytes))
      }
    }
    return found
  }

  func isExample(_ body: PageBody) -> Bool {
    isTaggedJSON(body) || (body.group != nil && body.role != .illustration)
  }

  private func isTaggedJSON(_ body: PageBody) -> Bool {
    document.text(document.blocks[body.block].info).lowercased().hasPrefix("json")
  }

  /// `"matrix" | "vector"` and `"result": <value>` describe a format; they are no attempt at an example.
  private static func isNotation(_ errors: [JSONSyntaxError]) -> Bool {
    errors.contains { $0.cause == .unexpectedCharacter && $0.word == "|" }
      || errors.allSatisfy { $0.cause == .placeholder }
  }

  /// Whether the text ends with an ellipsis: that the brackets stay open follows from it.
  private static func isCutOff(_ json: JSONReader.Result) -> Bool {
    json.errors.contains { error in
      error.cause == .ellipsis
        && json.document.bytes[error.range.upperBound...].allSatisfy { $0.isBlank || $0 == UInt8(ascii: "\n") }
    }
  }
}

extension JSONSyntaxError {
  /// Whether a missing comma is only what the reader makes of a stray character in its place.
  func isConsequence(of errors: [JSONSyntaxError]) -> Bool {
    cause == .missingComma
      && errors.contains { $0.cause == .unexpectedCharacter && $0.range.overlaps(range) }
  }
}

extension RuleCard {
  /// A page with one operation and one example, for the cards of the rules about examples.
  static func page(example: String) -> String {
    """
    # Users API

    ## Get a user

    ```plaintext
    GET /user
    ```

    Example response:

    ```json
    \(example)
    ```
    """
  }
}
