/// Builds HTML whose elements are balanced and whose text is escaped, by construction. Tags and attribute names are
/// literals, so that nothing from outside can become one.
struct HTMLWriter {
  /// What is not yet written.
  private(set) var text = ""
  private let sink: ((String) -> Void)?
  /// Whether what was written so far ends with a line ending; nothing does, too.
  private var endsLine = true

  /// How many bytes are gathered before they go to the sink.
  private static let piece = 1 << 16

  /// - Parameter sink: gets the text in pieces; without it all stays in `text`.
  init(_ sink: ((String) -> Void)? = nil) { self.sink = sink }

  /// Hands over what is not yet written.
  mutating func flush() {
    guard let sink, !text.isEmpty else { return }
    endsLine = text.utf8.last == UInt8(ascii: "\n")
    sink(text)
    text = ""
  }

  mutating func element(
    _ tag: StaticString, attributes: [(StaticString, String)] = [], _ body: (inout HTMLWriter) -> Void
  ) {
    open(tag, attributes)
    body(&self)
    text += "</\(tag)>"
  }

  mutating func element(_ tag: StaticString, attributes: [(StaticString, String)] = [], _ content: String) {
    element(tag, attributes: attributes) { $0.content(content) }
  }

  /// An element that starts on a line of its own.
  mutating func block(
    _ tag: StaticString, attributes: [(StaticString, String)] = [], _ body: (inout HTMLWriter) -> Void
  ) {
    if !(text.isEmpty ? endsLine : text.utf8.last == UInt8(ascii: "\n")) { text += "\n" }
    element(tag, attributes: attributes, body)
    text += "\n"
    if text.utf8.count >= Self.piece { flush() }
  }

  mutating func block(_ tag: StaticString, attributes: [(StaticString, String)] = [], _ content: String) {
    block(tag, attributes: attributes) { $0.content(content) }
  }

  /// An element that has no end tag.
  mutating func void(_ tag: StaticString, attributes: [(StaticString, String)] = []) { open(tag, attributes) }

  /// Text, escaped.
  mutating func content(_ content: String) { text += Escape.html(content) }

  /// Text whose pairs of backticks are code.
  mutating func prose(_ prose: String) {
    let pieces = prose.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    var at = 0
    while at < pieces.count {
      content(pieces[at])
      if at + 2 < pieces.count, !pieces[at + 1].isEmpty {
        element("code", pieces[at + 1])
        at += 2
      } else {
        if at + 1 < pieces.count { content("`") }
        at += 1
      }
    }
  }

  /// Text of the program itself that is HTML already, such as a style sheet.
  mutating func literal(_ literal: StaticString) { text += "\(literal)" }

  private mutating func open(_ tag: StaticString, _ attributes: [(StaticString, String)]) {
    text += "<\(tag)"
    for (name, value) in attributes { text += " \(name)=\"\(Escape.html(value))\"" }
    text += ">"
  }
}
