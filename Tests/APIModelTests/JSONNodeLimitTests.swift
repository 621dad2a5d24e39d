import APIModel
import Testing

@Suite struct JSONNodeLimitTests {
  @Test func valuesBeyondTheLimitAreLeftOut() {
    let text = Array("[\(Array(repeating: "1", count: 100).joined(separator: ","))]".utf8)
    #expect(JSONReader.read(text, maximumNodes: 101).isValid)
    let cut = JSONReader.read(text, maximumNodes: 100)
    #expect(cut.errors.map(\.cause) == [.tooManyNodes])
    #expect(cut.document.root?.kind == .array)
  }

  @Test func nestedValuesAndKeysCount() {
    let text = Array(#"{"a": [{"b": 1}, {"c": 2}], "d": 3}"#.utf8)
    #expect(JSONReader.read(text, maximumNodes: 11).isValid)
    #expect(JSONReader.read(text, maximumNodes: 5).errors.map(\.cause) == [.tooManyNodes])
  }
}
