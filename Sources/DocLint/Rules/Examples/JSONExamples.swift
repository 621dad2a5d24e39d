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
    for body in page.bodies {
      guard let json = body.json, !json.errors.isEmpty, isExample(body) else { continue }
      let errors = json.errors.filter { causes.contains($0.cause) }
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

  private func isExample(_ body: PageBody) -> Bool {
    let info = document.text(document.blocks[body.block].info).lowercased()
    return info.hasPrefix("json") || (body.group != nil && body.role != .illustration)
  }
}
