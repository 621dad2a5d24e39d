/// Text from docs and servers, made harmless for the place it is written to. Both may be hostile.
enum Escape {
  /// For one line of a terminal: control characters, which could move the cursor or recolour what follows, become
  /// their pictures (U+2400), and characters that reorder text become U+FFFD.
  /// - Parameter tab: what stands for a tab.
  static func line(_ text: String, tab: String = "    ") -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\t" { out.append(contentsOf: tab.unicodeScalars) } else { out.append(visible(scalar)) }
    }
    return String(out)
  }

  /// The lines of a text, each harmless; a line ending at the end makes no line of its own.
  static func lines(_ text: String, tab: String = "    ") -> [String] {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { line(String($0), tab: tab) }
  }

  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    // C1 controls, marks and overrides of direction (UAX #9), line and paragraph separators, noncharacters.
    case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: scalar
    }
  }

  /// For HTML text and double-quoted attributes.
  static func html(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case "\n", "\t": out.unicodeScalars.append(scalar)
      default: out.unicodeScalars.append(visible(scalar))
      }
    }
    return out
  }

  /// For XML 1.0 attributes and text: line endings and tabs as references, which survive the normalisation of
  /// attribute values (XML 1.0 §3.3.3).
  static func xml(_ text: String) -> String {
    var out = ""
    for scalar in html(text).unicodeScalars {
      switch scalar {
      case "\n": out += "&#10;"
      case "\t": out += "&#9;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// For running Markdown text. Pairs of backticks stay code; nothing else keeps a meaning.
  static func markdown(_ text: String, inTable: Bool = false) -> String {
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
    var out = ""
    var at = 0
    while at < pieces.count {
      out += markdownProse(pieces[at])
      if at + 2 < pieces.count, !pieces[at + 1].allSatisfy(\.isWhitespace) {
        out += markdownCode(String(pieces[at + 1]), inTable: inTable)
        at += 2
      } else {
        if at + 1 < pieces.count { out += "\\`" }
        at += 1
      }
    }
    return out
  }

  private static func markdownProse(_ text: Substring) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\t": out += " "
      case "\r": break
      case "\\", "*", "_", "[", "]", "#", "|", "~", "!", "$": out += "\\\(scalar)"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "&": out += "&amp;"
      // A zero-width space, so that no text notifies the person or group that it names.
      case "@": out += "@&#8203;"
      default: out.unicodeScalars.append(visible(scalar))
      }
    }
    return out
  }

  /// A Markdown code span. In a table a pipe is escaped even in code (GFM 0.29 §4.10), elsewhere it must not be.
  static func markdownCode(_ text: String, inTable: Bool = false) -> String {
    let content = line(String(text.map { $0.isNewline ? " " : $0 }))
    if content.isEmpty { return "` `" }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: content) + 1)
    let isPadded = content.hasPrefix("`") || content.hasSuffix("`")
    let escaped = inTable ? content.map { $0 == "|" ? "\\|" : String($0) }.joined() : content
    return isPadded ? "\(fence) \(escaped) \(fence)" : "\(fence)\(escaped)\(fence)"
  }

  /// The lines of a fenced code block around a text that may hold fences itself.
  static func markdownFence(_ text: String, language: String = "") -> [String] {
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
    return [fence + language] + lines(text, tab: "\t") + [fence]
  }

  private static func longestRun(of character: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for each in text {
      run = each == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// The message of a GitHub workflow command.
  static func githubMessage(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": out += "%25"
      case "\r": out += "%0D"
      case "\n": out += "%0A"
      case "\t": out += "    "
      default: out.unicodeScalars.append(visible(scalar))
      }
    }
    return out
  }

  /// A property of a GitHub workflow command.
  static func githubProperty(_ text: String) -> String {
    var out = ""
    for scalar in githubMessage(text).unicodeScalars {
      switch scalar {
      case ":": out += "%3A"
      case ",": out += "%2C"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
