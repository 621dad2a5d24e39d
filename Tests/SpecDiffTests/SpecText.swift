import APIModel

/// A spec written as a few lines.
enum SpecText {
  /// Lines `METHOD /path | heading | attributes of the answer | parameters`.
  static func spec(_ text: String, line: Int = 1) -> APISpec {
    let operations = text.split(separator: "\n").enumerated().compactMap { index, row -> Operation? in
      let cells = row.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.split(separator: " ").joined(separator: " ")
      }
      let name = cells[0].split(separator: " ")
      guard let method = HTTPMethod(rawValue: String(name[0])) else { return nil }
      var operation = Operation(
        method: method, path: PathTemplate(String(name[1])),
        listings: [Listing(path: String(name[1]), span: SpecPair.span(line + index))])
      operation.summary = cells.count > 1 ? cells[1] : nil
      if cells.count > 2, !cells[2].isEmpty {
        var response = Response(status: 200, span: SpecPair.span(line + index))
        response.schema = SpecPair.object(
          cells[2].split(separator: " ").map { SpecPair.property(String($0), .string, line + index, true) })
        response.examples = [Example(mediaType: "application/json", span: SpecPair.span(line + index))]
        operation.responses = [response]
      }
      if cells.count > 3 {
        operation.parameters = cells[3].split(separator: " ").map { name in
          // `owned:flag`, `name@body`.
          let isFlag = name.hasSuffix(":flag")
          let parts = (isFlag ? name.dropLast(5) : name).split(separator: "@")
          return SpecPair.parameter(
            String(parts[0]), parts.count > 1 ? .body : .query, isFlag ? .boolean : .string, line + index)
        }
      }
      return operation
    }
    return APISpec(operations: operations)
  }
}
