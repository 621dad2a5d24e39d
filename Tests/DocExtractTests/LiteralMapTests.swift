import APIModel
import Testing

@testable import DocExtract

@Suite struct LiteralMapTests {
  /// The places of a word in the code blocks of a page, found by way of the literal, and the text that stands there.
  private func places(of word: String, in page: String) throws -> [(line: Int32, column: Int32, text: String)] {
    let document = try MarkdownParser.parse(Array(page.utf8), path: "page.md")
    var places: [(Int32, Int32, String)] = []
    for index in document.blocks.indices where document.blocks[index].kind == .codeBlock {
      let literal = document.text(document.blocks[index].literal)
      guard let range = literal.firstRange(ofBytes: word) else { continue }
      let offset = literal.utf8.distance(from: literal.utf8.startIndex, to: range.lowerBound)
      let map = LiteralMap(document, block: index)
      let found = map.range(offset..<offset + word.utf8.count)
      places.append((found.start.line, found.start.column, document.source.text(in: found)))
    }
    return places
  }

  @Test(arguments: [
    ("```\nGET /a\nKEY\n```\n", 3, 1),
    ("~~~json\n{\n  KEY\n}\n~~~\n", 3, 3),
    ("Text\n\n    one\n\n      KEY\n", 5, 7),
    ("Text\n\n\tone\n\tKEY\n", 4, 2),
    ("Text\n\n\t\tone\n\t\tKEY\n", 4, 3),
    ("- item\n\n  ```\n  a\n    KEY\n  ```\n", 5, 5),
    ("1. item\n\n       one\n       KEY\n", 4, 8),
    ("- item\n\n\t```\n\ta KEY\n\t```\n", 4, 4),
    ("> ```\n> a\n>   KEY\n> ```\n", 3, 5),
    ("> - item\n>\n>   ```\n>   a KEY\n>   ```\n", 4, 7),
    ("   ```\n   a\n   KEY\n   ```\n", 3, 4),
    ("   ```\n  a\n KEY\n   ```\n", 3, 2),
    ("```\r\na\r\nb KEY\r\n```\r\n", 3, 3),
    ("---\na: b\n---\n\n```\nKEY\n```\n", 6, 1),
    ("```\n\n\nKEY\n", 4, 1),
    ("```\näöü KEY\n```\n", 2, 8),
  ])
  func findsTheSourceOfAWord(_ page: String, _ line: Int32, _ column: Int32) throws {
    let places = try places(of: "KEY", in: page)
    #expect(places.count == 1)
    let place = try #require(places.first)
    #expect(place.line == line)
    #expect(place.column == column)
    #expect(place.text == "KEY")
  }

  @Test func keepsSeveralBlocksApart() throws {
    let places = try places(of: "KEY", in: "```\nKEY\n```\n\n- a\n\n  ```\n  KEY\n  ```\n")
    #expect(places.map(\.line) == [2, 8])
    #expect(places.map(\.column) == [1, 3])
  }

  @Test func takesOffsetsPastTheEnd() throws {
    let document = try MarkdownParser.parse(Array("```\na\n```\n".utf8), path: "p.md")
    let map = LiteralMap(document, block: 1)
    #expect(map.position(500).line >= 2)
    #expect(
      LiteralMap(try MarkdownParser.parse(Array("```\n```\n".utf8), path: "p.md"), block: 1).position(0).line == 2)
  }
}
