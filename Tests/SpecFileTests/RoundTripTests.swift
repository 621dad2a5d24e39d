import APIModel
import SpecFile
import Testing

/// Out and in again gives the same spec.
@Suite struct RoundTripTests {
  @Test func richSpecThroughJSON() throws { try expectRoundTrip(RichSpec.spec) }
  @Test func richSpecThroughYAML() throws { try expectRoundTrip(RichSpec.spec, throughYAML: true) }
  @Test func emptySpec() throws { try expectRoundTrip(APISpec()) }

  @Test(arguments: 1...12)
  func generatedSpecs(_ seed: UInt64) throws {
    var generator = SpecGenerator(seed: seed)
    let spec = generator.spec()
    #expect(!spec.operations.isEmpty)
    try expectRoundTrip(spec)
    try expectRoundTrip(spec, throughYAML: true)
  }

  /// An example that nests as deep as the JSON reader goes.
  @Test func deepExample() throws {
    var json: JSONValue = ["leaf": 1]
    for _ in 0..<500 { json = .array([json]) }
    var operation = Operation(method: .get, path: PathTemplate("/deep"))
    var response = Response(status: 200, isStatusDocumented: true)
    response.mediaType = "application/json"
    response.examples = [Example(mediaType: "application/json", json: json, span: RichSpec.span(1))]
    operation.responses = [response]
    try expectRoundTrip(APISpec(title: "Deep", operations: [operation]))
    try expectRoundTrip(APISpec(title: "Deep", operations: [operation]), throughYAML: true)
  }
}

/// Writes, reads, and compares; tells the first difference.
func expectRoundTrip(
  _ spec: APISpec, throughYAML: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let text = throughYAML ? OpenAPIWriter.yaml(spec) : OpenAPIWriter.json(spec)
  let read = try OpenAPIReader.read(Array(text.utf8), path: throughYAML ? "spec.yaml" : "spec.json")
  if spec != read {
    Issue.record("\(firstDifference(spec, read))", sourceLocation: sourceLocation)
  }
  let again = throughYAML ? OpenAPIWriter.yaml(read) : OpenAPIWriter.json(read)
  if again != text { Issue.record("writing again gives another file", sourceLocation: sourceLocation) }
}

private func firstDifference(_ a: APISpec, _ b: APISpec) -> String {
  for (x, y) in zip(a.operations, b.operations) where x != y {
    return "\(x.name): \(firstLine(x, y))"
  }
  return firstLine(a, b)
}

private func firstLine(_ a: some Any, _ b: some Any) -> String {
  var (x, y) = ("", "")
  dump(a, to: &x)
  dump(b, to: &y)
  // The lines that sum up what is below them say too much.
  let old = x.split(separator: "\n").map(String.init).filter { !$0.contains("▿") || $0.count < 60 }
  let new = y.split(separator: "\n").map(String.init).filter { !$0.contains("▿") || $0.count < 60 }
  guard let at = zip(old, new).enumerated().first(where: { $1.0 != $1.1 })?.offset else { return "one is longer" }
  let before = old[max(0, at - 25)..<at].joined(separator: "\n")
  return "\(before)\n- \(old[at])\n+ \(new[at])"
}
