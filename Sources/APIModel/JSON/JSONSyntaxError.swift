/// What is wrong with a text that should be JSON (RFC 8259), and where.
public struct JSONSyntaxError: Error, Hashable, Sendable {
  public enum Cause: String, Hashable, Sendable, CaseIterable {
    case empty
    case missingComma
    case trailingComma
    case missingValue
    case missingColon
    case missingKey
    case ellipsis
    case placeholder
    case alternatives
    case comment
    case singleQuotes
    case unquotedWord
    case unclosedString
    case controlCharacter
    case badEscape
    case badNumber
    case mismatchedBracket
    case unclosedBracket
    case unexpectedCharacter
    case severalDocuments
    case trailingText
    case invalidUTF8
    case byteOrderMark
    case tooDeep
    case tooManyNodes
    case tooManyErrors
  }

  public var cause: Cause
  /// The bytes concerned, offsets from the start of the text.
  public var range: Range<Int>
  /// The word that is wrong, where the message needs it.
  public var word: String?

  public init(_ cause: Cause, _ range: Range<Int>, word: String? = nil) {
    self.cause = cause
    self.range = range
    self.word = word
  }

  /// A headline without a full stop.
  public var message: String {
    let word = word ?? ""
    return switch cause {
    case .empty: "no JSON value"
    case .missingComma: "missing comma after this value"
    case .trailingComma: "trailing comma before `\(word)`"
    case .missingValue: "missing value before `\(word)`"
    case .missingColon: "missing colon after the key `\(word)`"
    case .missingKey: "missing key in an object"
    case .ellipsis: "`\(word)` stands for something left out, which JSON can't say"
    case .placeholder: "`\(word)` is a placeholder, not a JSON value"
    case .alternatives: "`\(word)` names another value, which JSON can't say"
    case .comment: "comment, which JSON doesn't have"
    case .singleQuotes: "single quotes; JSON strings take double quotes"
    case .unquotedWord: "`\(word)` is not a JSON value; did you mean `\"\(word)\"`?"
    case .unclosedString: "string is not closed on its line"
    case .controlCharacter: "unescaped control character in a string"
    case .badEscape: "`\(word)` is not a JSON escape"
    case .badNumber: "`\(word)` is not a JSON number"
    case .mismatchedBracket: "`\(word)` closes a bracket of the other kind"
    case .unclosedBracket: "`\(word)` is never closed"
    case .unexpectedCharacter: "unexpected `\(word)`"
    case .severalDocuments: "second JSON value in one text"
    case .trailingText: "text after the JSON value"
    case .invalidUTF8: "bytes that are not UTF-8"
    case .byteOrderMark: "byte order mark before the JSON value"
    case .tooDeep: "nested deeper than \(JSONReader.maximumDepth) levels"
    case .tooManyNodes: "more values than are read"
    case .tooManyErrors: "more errors follow; the rest is not listed"
    }
  }
}
