import APIModel

/// What a sentence says about something that is or will be gone.
struct DeprecationNote {
  /// What the sentence is about.
  enum Target { case unstated, response, parameter, value, operation }

  /// The names that it is about; empty where it means what it stands at.
  var names: [String] = []
  var target = Target.unstated
  /// For values: the parameter or attribute that they are values of.
  var container: String?
  var deprecation = Deprecation()
  /// Set where it is gone already.
  var removal: Removal?
  /// Whether the sentence says that something is deprecated, or will be removed.
  var isDeprecation = false
}

/// Finds notes such as "In answers the attribute `active` is deprecated since 14.8 and will be removed in 16.0."
enum DeprecationReader {
  /// A quick look before tokens are made.
  static func mayHold(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
    bytes.containsIgnoringCase("deprecat") || bytes.containsIgnoringCase("remov")
  }

  /// Reads all notes of a text. A sentence such as "It is replaced by …" adds to the one before it.
  static func notes(in prose: Prose, span: SourceSpan) -> [DeprecationNote] {
    var notes: [DeprecationNote] = []
    guard prose.tokens.contains(where: \.speaksOfChange) else { return notes }
    for sentence in prose.sentences {
      if sentence.contains(where: \.speaksOfChange), var note = note(in: Array(sentence)) {
        note.deprecation.span = span
        note.removal?.span = span
        notes.append(note)
      } else if let last = notes.indices.last, notes[last].deprecation.replacement == nil,
        let replacement = replacement(in: Array(sentence))
      {
        notes[last].deprecation.replacement = replacement
      }
    }
    return notes
  }

  private static func note(in tokens: [Prose.Token]) -> DeprecationNote? {
    var note = DeprecationNote()
    var verb: Int?
    for (index, token) in tokens.enumerated() where token.speaksOfChange {
      switch token.lower {
      case "deprecated", "deprecation":
        // "In the future it will be deprecated" promises nothing yet.
        if isFuture(index, tokens), version(after: index, in: tokens) == nil { continue }
        note.isDeprecation = true
        verb = verb ?? index
        note.deprecation.since = note.deprecation.since ?? version(after: index, in: tokens)
      case "removed", "removal":
        guard let version = version(after: index, in: tokens) else { continue }
        if token.lower == "removal" || isFuture(index, tokens) {
          note.deprecation.removal = note.deprecation.removal ?? version
          note.isDeprecation = true
        } else {
          note.removal = note.removal ?? Removal(version: version)
        }
        verb = verb ?? index
      default: break
      }
    }
    guard let verb else { return nil }
    note.deprecation.replacement = replacement(in: Array(tokens[verb...]))
    readSubject(Array(tokens[..<verb]), into: &note)
    if verb == 0, standsAlone(tokens) { note.target = .operation }
    return note
  }

  /// "Deprecated." and "Deprecated in favor of `GET /x`." mean what they stand at; "Deprecated attributes" and what
  /// announces something below do not.
  private static func standsAlone(_ tokens: [Prose.Token]) -> Bool {
    guard tokens.first?.isWord("deprecated") == true, tokens.last?.isMark(":") == false else { return false }
    guard tokens.count > 1 else { return true }
    return tokens[1].isWord(in: ["in", "since", "as", "from", "use", "please", "and"]) || tokens[1].isMark(",")
      || tokens[1].isMark(";")
      || (tokens[1].isMark(":") && tokens.count > 2 && tokens[2].isWord(in: ["use", "please"]))
  }

  /// "in GitLab 14.8", "in 14.8", "since version 2", "planned in 16.0".
  private static func version(after index: Int, in tokens: [Prose.Token]) -> String? {
    var sawIn = false
    for token in tokens[(index + 1)...].prefix(7) {
      if token.isWord(in: ["in", "since", "from", "with", "for", "by"]) {
        sawIn = true
      } else if sawIn, let version = token.version {
        return version
      } else if token.isWord(in: ["and", "but", "use", "replaced", "removed", "removal", "deprecated"])
        || token.isMark(";") || token.isMark(":")
      {
        return nil
      }
    }
    return nil
  }

  private static func isFuture(_ index: Int, _ tokens: [Prose.Token]) -> Bool {
    tokens[..<index].suffix(4).contains {
      $0.isWord(in: ["will", "to", "planned", "scheduled", "going", "shall", "due", "may"])
    }
  }

  /// What the text before the verb names.
  private static func readSubject(_ tokens: [Prose.Token], into note: inout DeprecationNote) {
    for (index, token) in tokens.enumerated() where token.kind == .word {
      switch token.lower {
      case "response", "responses": note.target = .response
      case "value", "values": note.target = .value
      case "parameter", "parameters", "query", "form", "argument", "option", "param":
        if note.target == .unstated { note.target = .parameter }
      case "endpoint", "api", "call", "operation", "route", "method":
        if note.target == .unstated { note.target = .operation }
      case "in", "of", "for":
        // "values in the `status` query parameter": the second name holds the first ones.
        if note.target == .value, let name = tokens[(index + 1)...].first(where: { $0.kind == .code }) {
          note.container = name.text
        }
      default: break
      }
    }
    var names: [String] = []
    for token in tokens where token.kind == .code && token.text != note.container {
      names.append(identifier(token.text))
    }
    if names.isEmpty {
      // "The active attribute": the name without code marks stands between the article and what it is.
      for (index, token) in tokens.enumerated()
      where index > 0
        && token.isWord(in: [
          "attribute", "parameter", "field", "query", "form", "argument", "option", "value", "header",
        ])
      {
        let before = tokens[index - 1]
        if before.kind == .word, index >= 2, tokens[index - 2].isWord(in: ["the", "a"]) {
          names.append(before.text)
          break
        }
      }
    }
    note.names = names
  }

  /// "replaced by `x`", "use `x` instead", "in favour of x", "see `x`".
  private static func replacement(in tokens: [Prose.Token]) -> String? {
    for (index, token) in tokens.enumerated() where token.kind == .word {
      let starts: Bool =
        switch token.lower {
        case "use", "see", "superseded", "renamed": true
        case "read", "set", "send": isOrdered(tokens[(index + 1)...])
        case "replaced": index + 1 < tokens.count && tokens[index + 1].isWord(in: ["by", "with"])
        case "favor", "favour", "instead": index + 1 < tokens.count && tokens[index + 1].isWord("of")
        default: false
        }
      guard starts else { continue }
      let rest = tokens[(index + 1)...]
      var names: [String] = []
      for token in rest {
        if token.kind == .code {
          names.append(identifier(token.text))
        } else if !names.isEmpty, !token.isWord(in: ["or", "and"]), !token.isMark(",") {
          break
        }
      }
      if !names.isEmpty { return names.joined(separator: ", ") }
      // "replaced by the paused attribute", without code marks.
      for (position, token) in zip(rest.indices, rest)
      where token.isWord(in: ["attribute", "parameter", "field", "query", "option", "endpoint"])
        && position > rest.startIndex
      {
        return rest[position - 1].text
      }
    }
    return nil
  }

  /// "Read `x` in its place", "set `x` instead": the order alone would be no replacement.
  private static func isOrdered(_ tokens: ArraySlice<Prose.Token>) -> Bool {
    tokens.contains { $0.isWord(in: ["place", "instead"]) }
  }

  /// `:paused` and `paused` name the same thing.
  private static func identifier(_ text: String) -> String {
    text.hasPrefix(":") ? String(text.dropFirst()) : text
  }
}

extension Prose.Token {
  /// Whether it is one of the words without which nothing is deprecated or removed.
  fileprivate var speaksOfChange: Bool {
    guard kind == .word, let first = lower.utf8.first, first == UInt8(ascii: "d") || first == UInt8(ascii: "r") else {
      return false
    }
    switch lower {
    case "deprecated", "deprecation", "removed", "removal": return true
    default: return false
    }
  }
}
