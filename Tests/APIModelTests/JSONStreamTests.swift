import APIModel
import Testing

@Suite struct JSONStreamTests {
  private static let item: JSONValue = ["a": 1, "b": ["x", [:], []], "text": "ä \"quoted\"\n\u{1}"]

  private static func streamed(_ count: Int, to sink: (String) -> Void) {
    JSONStream.object(to: sink) { stream in
      stream.member("version", "1")
      stream.array("items") { for _ in 0..<count { $0.item(item) } }
      stream.object("log") { log in
        log.array("runs") { runs in runs.objectItem { $0.array("results") { _ in } } }
      }
    }
  }

  /// The same bytes as the whole value has, whether they come in one piece or many.
  @Test(arguments: [0, 1, 3, 5000]) func isTheTextOfTheValue(_ count: Int) {
    var pieces: [String] = []
    Self.streamed(count) { pieces.append($0) }
    let value: JSONValue = [
      "version": "1", "items": .array(Array(repeating: Self.item, count: count)), "log": ["runs": [["results": []]]],
    ]
    #expect(pieces.joined() == value.text(indent: 2) + "\n")
    #expect(count < 5000 ? pieces.count == 1 : pieces.count > 3)
    #expect(pieces.allSatisfy { $0.utf8.count < 1 << 18 })
  }

  /// Two blanks a level, however deep.
  @Test func deepValuesAreIndented() {
    let value = (0..<100).reduce(JSONValue.int(1)) { value, _ in .array([value]) }
    let lines = value.text(indent: 2).split(separator: "\n")
    #expect(lines.count == 201)
    for (number, line) in lines.enumerated() {
      let level = min(number, 200 - number)
      #expect(line.prefix { $0 == " " }.count == 2 * level)
    }
  }
}
