import APIModel
import Testing

@Suite struct JSONReaderTests {
  /// Strings are read eight bytes at a step: what ends one, or is not allowed in it, may stand anywhere in a step.
  @Test(arguments: 0..<20) func stringsOfAnyLength(_ length: Int) {
    for letter in ["a", "\u{7F}", "é", "~"] {
      let text = String(repeating: letter, count: length)
      func read(_ json: String) -> String? { JSONReader.read(Array(json.utf8)).document.root?.string }
      #expect(read("\"\(text)\"") == text)
      #expect(read("\"\(text)\"      ") == text)
      #expect(read("\"\(text)\\n\(text)\"") == text + "\n" + text)
      #expect(read("\"\(text)\\\"\"") == text + "\"")
      #expect(errors("[\"\(text)\u{1F}\"]").first?.hasPrefix("controlCharacter") == true)
      #expect(errors("[\"\(text)\n]").first?.hasPrefix("unclosedString") == true)
    }
  }

  /// The cause and the source of every error.
  private func errors(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return JSONReader.read(bytes).errors.map { error in
      "\(error.cause) \(String(decoding: bytes[error.range], as: UTF8.self))"
    }
  }

  @Test func readsEveryKind() throws {
    let result = JSONReader.read(#"{"a": [1, -2.5e3, true, false, null, "x\n\u00e9\ud83d\ude00"], "b": {}}"#)
    #expect(result.errors == [])
    let root = try #require(result.document.root)
    let items = Array(try #require(root.member("a")).items)
    #expect(items.map(\.kind) == [.number, .number, .bool, .bool, .null, .string])
    #expect(items[0].int == 1)
    #expect(items[1].isInteger == false)
    #expect(items[5].string == "x\n\u{e9}\u{1F600}")
    #expect(root.value(at: "/a/5")?.string == "x\n\u{e9}\u{1F600}")
    #expect(root.value(at: "/a/9") == nil)
    #expect(root.member("b")?.count == 0)
  }

  @Test(arguments: [
    (#"{"a": 1,}"#, ["trailingComma ,"]),
    (#"[1, 2,]"#, ["trailingComma ,"]),
    ("{\"a\": 1\n\"b\": 2}", ["missingComma 1"]),
    (#"{"a": 1 "b": 2, "c": 3 "d": 4,}"#, ["missingComma 1", "missingComma 3", "trailingComma ,"]),
    (#"[{"a": 1}, ...]"#, ["ellipsis ..."]),
    ("[{\"a\": 1}, … ]", ["ellipsis …"]),
    ("{\"a\": 1, // why\n\"b\": 2}", ["comment // why"]),
    (#"{'a': 1}"#, ["singleQuotes 'a'"]),
    (#"{"a": <id>}"#, ["placeholder <id>"]),
    (#"{"a": True}"#, ["unquotedWord True"]),
    (#"{a: 1}"#, ["unquotedWord a"]),
    (#"{"a" 1}"#, [#"missingColon "a""#]),
    (#"{"a": }"#, ["missingValue }"]),
    ("{\"a\": \"x,\n\"b\": 1}", ["unclosedString \"x"]),
    (#"{"a": [1, 2}"#, ["unclosedBracket ["]),
    (#"{"a": 1"#, ["unclosedBracket {"]),
    (#"{"a": 1]"#, ["mismatchedBracket ]"]),
    ("{}\n{}", ["severalDocuments {"]),
    (#"{"a": 01}"#, ["badNumber 01"]),
    (#"{"a": 2012-09-20}"#, ["badNumber 2012-09-20"]),
    (#"{"a": "\x"}"#, [#"badEscape \x"#]),
    ("[1]\nand more", ["trailingText and more"]),
    ("[1,,2]", ["missingValue ,"]),
    ("", ["empty "]),
    ("\u{FEFF}{}", ["byteOrderMark \u{FEFF}"]),
  ])
  func namesWhatIsWrong(text: String, expected: [String]) {
    #expect(errors(text) == expected)
  }

  @Test func readsOnAfterErrors() throws {
    let root = try #require(JSONReader.read(#"{"a": 1 "b": [2,], ... "c": 'x'}"#).document.root)
    #expect(root.members.map(\.name) == ["a", "b", "c"])
    #expect(root.member("c")?.string == "x")
  }

  @Test func boundsDepthAndErrors() {
    let deep = JSONReader.read(String(repeating: "[", count: 100_000))
    #expect(deep.errors.contains { $0.cause == .tooDeep })
    let many = JSONReader.read("[" + String(repeating: "x ", count: 5000) + "]")
    #expect(many.errors.count == JSONReader.maximumErrors)
    #expect(many.errors.last?.cause == .tooManyErrors)
  }

  @Test func findsBytesThatAreNotUTF8() {
    let result = JSONReader.read([0x22, 0x61, 0xFF, 0x22])
    #expect(result.errors.map(\.cause) == [.invalidUTF8])
    #expect(result.errors.first?.range == 2..<3)
  }

  /// No text may trap the reader: every prefix of a text with every kind of token, with one byte changed.
  @Test func survivesAnyBytes() {
    let seed = Array(#"{"a":[1,-2.5e3,true,null,"x\u00e9\n"],'b':<c>,... // d"#.utf8) + [0xE2, 0x80, 0xA6, 0x7D]
    for end in 0...seed.count {
      for byte in [UInt8](0...255) where byte % 7 == 0 || byte > 0x20 && byte < 0x7F {
        var bytes = Array(seed[..<end])
        if end > 0 { bytes[end / 2] = byte }
        let result = JSONReader.read(bytes + [byte])
        #expect(result.errors.allSatisfy { $0.range.upperBound <= end + 1 })
      }
    }
  }

  @Test func writesWhatItRead() throws {
    let text = #"{"b":[1.50,{"c":"\"\\\n\u0001é"}],"a":null}"#
    let value = try #require(JSONReader.read(text).document.root.flatMap { JSONValue($0) })
    #expect(value.text() == text)
  }
}
