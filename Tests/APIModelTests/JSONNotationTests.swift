import APIModel
import Testing

/// What people write among JSON: one slip is one error, and what stands behind it is read.
@Suite struct JSONNotationTests {
  private func causes(_ text: String) -> [JSONSyntaxError.Cause] { JSONReader.read(text).errors.map(\.cause) }

  @Test func alternatives() {
    #expect(causes(#"{"a": 12 | null, "b": 1}"#) == [.alternatives])
    #expect(causes(#"{"a": "x" | "y" | 'z', "b": 1}"#) == [.alternatives])
    #expect(causes(#"{"a": "24h" or "none", "b": 1}"#) == [.alternatives])
    #expect(causes(#"{"a": {"b": 1} | null}"#) == [.alternatives])
    #expect(causes(#"["a" | {"b": [1]}, 2]"#) == [.alternatives])
    // The first value counts.
    let read = JSONReader.read(#"{"a": 12 | null, "b": 1}"#)
    #expect(read.document.root?.member("a")?.kind == .number)
    #expect(read.document.root?.member("b")?.kind == .number)
    // A word behind a value, or a mark without one, is none.
    #expect(causes(#"{"a": 1 orders}"#).contains(.missingComma))
    #expect(causes(#"{"a": 1 | }"#).contains(.unexpectedCharacter))
  }

  @Test func addressesWithoutQuotes() {
    let read = JSONReader.read(#"{"a": https://a.example/b?c=1, "d": [http://b.example/x], "e": 2}"#)
    #expect(read.errors.map(\.cause) == [.unquotedWord, .unquotedWord])
    #expect(read.errors.first?.word == "https://a.example/b?c=1")
    #expect(read.document.root?.member("e")?.kind == .number)
  }

  @Test func commaForColon() {
    #expect(causes(#"{"a": 1, "b", "true"}"#) == [.missingColon])
    #expect(JSONReader.read(#"{"b", "true", "c": 1}"#).document.root?.member("b")?.kind == .string)
    // Keys without values are something else.
    #expect(causes(#"{"a", "b": 1}"#) == [.missingColon])
  }

  @Test func commaBehindAnEllipsis() {
    #expect(causes("{\"a\": 1,\n...,\n\"b\": 2}") == [.ellipsis])
    #expect(causes("[1, 2, ...,]") == [.ellipsis])
  }

  @Test func bracketsBehindAnUnclosedString() {
    #expect(causes("[{\"a\": \"x},\n {\"a\": \"y}]") == [.unclosedString, .unclosedString])
    // What it opens it may close.
    #expect(causes("{\"a\": \"see [1]\n}") == [.unclosedString])
    // The first quote of a key was left at the end of the line above.
    #expect(causes("{\"a\": 1,\"\n  b\": \"x\",\n  \"c\": [2]\n}") == [.unclosedString])
    #expect(JSONReader.read("{\"a\": 1,\"\n  b\": \"x\"}").document.root?.member("b") != nil)
    #expect(causes("{\"a\": 1, \"\n  b\": 2, \"c\nd\": 3}").first == .unclosedString)
  }

  @Test func aKeyWithoutQuotesAndColonIsOneError() {
    #expect(causes("{null}") == [.missingColon])
    #expect(causes("{name: 1}") == [.unquotedWord])
  }

  /// Marks that nothing ends cost as much as any other text.
  @Test(.timeLimit(.minutes(1))) func unendedMarksAreLinear() {
    #expect(!JSONReader.read("{" + String(repeating: "\"a\", <x ", count: 40_000)).isValid)
    #expect(!JSONReader.read("[1" + String(repeating: " | {", count: 40_000)).isValid)
    #expect(!JSONReader.read("[1" + String(repeating: " or 'x", count: 40_000)).isValid)
  }
}
