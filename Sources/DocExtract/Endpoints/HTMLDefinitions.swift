import APIModel

/// Reads definition lists in HTML, as pages with components have them:
/// `<dt><code>limit</code> integer <Optional /></dt><dd>How many to give.</dd>`.
enum HTMLDefinitions {
  struct Definition {
    var name: String
    var type: String?
    var requirement = Parameter.Requirement.unstated
    var defaultValue: String?
    /// Where a column says that it is sent, as written.
    var location: String?
    /// Code stands between backticks.
    var text: String
  }

  private static let maximumSize = 1 << 16

  /// - Returns: None where a term is no name of an attribute.
  static func read(_ block: ArraySlice<UInt8>) -> [Definition] {
    guard block.count <= maximumSize, block.containsIgnoringCase("<dt") else { return [] }
    let text = String(decoding: block, as: UTF8.self)
    var definitions: [Definition] = []
    for piece in text.components(after: "<dt").dropFirst() {
      let (term, rest) = piece.cut(at: "</dt")
      guard let rest, let definition = definition(term.afterTag) else { return [] }
      var found = definition
      let (_, description) = rest.cut(at: "<dd")
      if let description { found.text = plain(description.afterTag.cut(at: "</dd").0) }
      if found.type == nil { found.type = leadingType(found.text) }
      if found.requirement == .unstated {
        let start = found.text.prefix(10).lowercased()
        for (word, requirement) in [("Required", Parameter.Requirement.required), ("Optional", .optional)]
        where found.text.hasPrefix(word + ".") || found.text.hasSuffix(word + ".") || found.text.hasSuffix(word)
          || start == "(\(word.lowercased()))"
        {
          found.requirement = requirement
        }
      }
      definitions.append(found)
    }
    return definitions
  }

  /// What a term or the first cell of a row says: a name, marks and a type; nil where it says something else.
  static func definition(_ term: Substring) -> Definition? {
    var words = plain(term).split { " (),".contains($0) }.map(String.init)[...]
    guard let first = words.popFirst() else { return nil }
    var name = first.filter { $0 != "`" && $0 != "*" }
    while name.hasPrefix(":") { name.removeFirst() }
    guard ParameterListReader.isName(name) else { return nil }
    var definition = Definition(name: name, text: "")
    let marks = term.lowercased()
    if marks.holds("optional") || marks.holds("not required") {
      definition.requirement = .optional
    } else if marks.holds("required") {
      definition.requirement = .required
    }
    let rest = words.map { $0.filter { $0 != "`" } }.filter {
      !["", "required", "optional", "not"].contains($0.lowercased())
    }.joined(separator: " ")
    guard !rest.isEmpty else { return definition }
    guard TypeNotation.schema(rest) != nil else { return nil }
    definition.type = rest
    return definition
  }

  /// "Integer. How many to give."
  private static func leadingType(_ text: String) -> String? {
    guard let stop = text.firstIndex(of: "."), text.utf8.distance(from: text.startIndex, to: stop) < 30 else {
      return nil
    }
    let written = String(text[..<stop])
    return TypeNotation.schema(written) == nil ? nil : written
  }

  /// A text without tags, its blanks run together, and backticks for the marks of code.
  static func plain(_ text: Substring) -> String {
    var result: [UInt8] = []
    var tag: [UInt8]?
    for byte in text.utf8 {
      if byte == UInt8(ascii: "<") {
        tag = []
      } else if let name = tag {
        guard byte == UInt8(ascii: ">") else {
          if name.count < 6 { tag = name + [byte] }
          continue
        }
        tag = nil
        let isCode = name.elementsEqual("code".utf8) || name.elementsEqual("/code".utf8)
        result += isCode ? (name.count == 4 ? " `" : "` ").utf8 : " ".utf8
      } else {
        result.append(byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: result, as: UTF8.self).split(separator: " ").joined(separator: " ")
  }
}

extension Substring {
  /// What stands behind the end of the tag that the text begins in.
  var afterTag: Substring { self.firstIndex(of: ">").map { self[self.index(after: $0)...] } ?? "" }

  /// The text before a mark, and the text behind it.
  func cut(at mark: String) -> (Substring, Substring?) {
    guard let found = firstRange(ofBytes: mark) else { return (self, nil) }
    return (self[..<found.lowerBound], self[found.upperBound...])
  }
}

extension StringProtocol where SubSequence == Substring {
  /// The pieces between a mark.
  func components(after mark: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = self[...]
    while let found = rest.firstRange(ofBytes: mark) {
      pieces.append(rest[..<found.lowerBound])
      rest = rest[found.upperBound...]
    }
    pieces.append(rest)
    return pieces
  }
}
