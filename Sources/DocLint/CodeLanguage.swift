import APIModel

/// The languages whose strings and comments are known well enough to count brackets.
enum CodeLanguage: Sendable {
  case python, script, go, java, csharp, rust, php, ruby, lua

  private static let tags: [(StaticString, CodeLanguage)] = [
    ("python", .python), ("py", .python), ("python3", .python), ("pycon", .python), ("javascript", .script),
    ("js", .script), ("ts", .script), ("typescript", .script), ("node", .script), ("nodejs", .script), ("go", .go),
    ("golang", .go), ("java", .java), ("csharp", .csharp), ("cs", .csharp), ("rust", .rust), ("rs", .rust),
    ("php", .php), ("ruby", .ruby), ("rb", .ruby), ("lua", .lua),
  ]

  /// The language of a block's info string; nil for another one.
  init?(info: ArraySlice<UInt8>) {
    // `{.lua}` is Pandoc's.
    let info = info.begins(with: "{.") ? info.dropFirst(2) : info
    guard let first = info.first, first.isLetter else { return nil }
    let word = info.prefix { $0.isLetter || $0.isDigit }
    guard word.count <= 10, word.endIndex == info.endIndex || info[word.endIndex].isOne(of: " {},") else {
      return nil
    }
    guard let known = Self.tags.first(where: { Self.isTag($0.0, word) }) else { return nil }
    self = known.1
  }

  /// A digit keeps its bits when lower case is made of it.
  private static func isTag(_ tag: StaticString, _ word: ArraySlice<UInt8>) -> Bool {
    guard tag.utf8CodeUnitCount == word.count else { return false }
    for at in 0..<word.count where word[word.startIndex + at] | 0x20 != tag.utf8Start[at] { return false }
    return true
  }

  /// The language of a block without an info string, where its first line leaves no doubt.
  init?(text: ArraySlice<UInt8>) {
    let start = text.drop { $0.isBlank || $0 == UInt8(ascii: "\n") }
    guard let first = start.first else { return nil }
    switch first {
    case UInt8(ascii: "<"):
      guard start.begins(with: "<?php") else { return nil }
      self = .php
    case UInt8(ascii: ">"):
      guard start.begins(with: ">>> ") else { return nil }
      self = .python
    case UInt8(ascii: "i"), UInt8(ascii: "f"):
      let line = start.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      guard line.begins(with: "import ") || line.begins(with: "from ") && line.holds(" import "),
        line.allSatisfy({ $0.isWord || $0.isBlank || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }),
        !line.holds(" from ")
      else { return nil }
      self = .python
    case UInt8(ascii: "c"), UInt8(ascii: "l"), UInt8(ascii: "v"):
      let line = start.prefix { $0 != UInt8(ascii: "\n") }
      guard line.begins(with: "const ") || line.begins(with: "let ") || line.begins(with: "var "), line.holds(" = ")
      else { return nil }
      self = .script
    default: return nil
    }
  }
}

/// A bracket in code, outside of strings and comments.
struct CodeBracket: Sendable {
  var byte: UInt8
  var offset: Int

  var opens: Bool { byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") }

  func closes(_ other: CodeBracket) -> Bool { byte == Self.closing(other.byte) }

  static func closing(_ open: UInt8) -> UInt8 {
    switch open {
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    default: UInt8(ascii: "}")
    }
  }
}
