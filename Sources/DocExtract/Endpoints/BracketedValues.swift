import APIModel

/// Reads paragraphs that hold nothing but parameters in the form of a well-known template, `id=[integer]`, with
/// "Required:" or "Optional:" before them.
struct BracketedValues {
  let document: MarkdownDocument

  /// - Parameter leadIn: The text before the paragraph, in lower case.
  func items(_ paragraph: Int, leadIn: String) -> [ParameterList.Item] {
    let inlines = document.blocks[paragraph].inlines
    // Most paragraphs hold no code at all.
    guard inlines.count <= 80,
      inlines.contains(where: {
        let inline = document.inlines[Int($0)]
        return inline.kind == .code && document.buffer[inline.text.bounds].last == UInt8(ascii: "]")
      })
    else { return [] }
    var requirement = Self.requirement(leadIn)
    var items: [ParameterList.Item] = []
    for token in Prose(document, block: paragraph).tokens {
      switch token.kind {
      case .punctuation: continue
      case .word:
        guard let stated = Self.requirement(token.lower) else { return [] }
        requirement = stated
      case .code:
        guard let (name, type) = Self.value(token.text) else { return [] }
        var item = ParameterList.Item(
          block: paragraph, paragraph: paragraph, names: [name], range: document.blocks[paragraph].range)
        item.writtenType = type
        item.requirement = requirement ?? .unstated
        item.text = ""
        items.append(item)
      }
    }
    return items
  }

  /// Where the label of the list's item says that they are sent: "URL params", "Data params".
  func location(_ paragraph: Int) -> Parameter.Location? {
    let parent = Int(document.blocks[paragraph].parent)
    guard document.blocks[parent].kind == .item, let label = document.firstChild(of: parent) else { return nil }
    let text = document.plainText(of: label).lowercased()
    if text.holds("url param") || text.holds("query param") { return .query }
    return text.holds("data param") || text.holds("body") ? .body : nil
  }

  /// `id=[integer]` as name and type.
  static func value(_ text: String) -> (String, String)? {
    guard let equals = text.firstIndex(of: "="), text.hasSuffix("]") else { return nil }
    let name = text[..<equals].trimmingBlanks
    let rest = text[text.index(after: equals)...].trimmingBlanks
    guard rest.hasPrefix("["), ParameterListReader.isName(name) else { return nil }
    return (name, rest.dropFirst().dropLast().trimmingBlanks)
  }

  private static func requirement(_ text: String) -> Parameter.Requirement? {
    if text.hasPrefix("required") { return .required }
    return text.hasPrefix("optional") ? .optional : nil
  }
}
