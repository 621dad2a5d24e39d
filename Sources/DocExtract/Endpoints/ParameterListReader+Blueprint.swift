import APIModel

/// What API Blueprint (1A9, MSON 4) lists below an attribute besides attributes of its own.
extension ParameterListReader {
  /// "+ Attributes (object)", "+ Members": labels of what is listed below them, no names.
  func isBlueprintLabel(_ name: String, _ rest: ArraySlice<Prose.Token>) -> Bool {
    guard Self.blueprintLabels.contains(name) else { return false }
    return rest.first.map { $0.isMark("(") } ?? true
  }

  private static let blueprintLabels: Set = [
    "Attributes", "Parameters", "Headers", "Members", "Properties", "Items", "Sample", "Default",
  ]

  /// The values below "+ Members" and the value behind "+ Default:".
  func readBlueprint(_ item: inout ParameterList.Item) {
    for list in document.children(of: item.block) where document.blocks[list].kind == .list {
      for entry in document.children(of: list) {
        let parts = document.children(of: entry)
        guard let paragraph = parts.first, document.blocks[paragraph].kind == .paragraph else { continue }
        let text = document.trimmedBytes(of: paragraph)
        if text.elementsEqual("Members".utf8), item.values.isEmpty, parts.count == 2 {
          item.values = document.children(of: parts[1]).compactMap(member)
        } else if text.starts(with: "Default: ".utf8), item.defaultValue == nil, text.count <= 80 {
          let value = String(decoding: text.dropFirst(9), as: UTF8.self).trimmingBlanks
          if !value.isEmpty { item.defaultValue = value }
        }
      }
    }
  }

  /// The value that an item names, with its description behind a dash.
  private func member(_ item: Int) -> String? {
    guard let paragraph = document.firstChild(of: item) else { return nil }
    let tokens = Prose(document, block: paragraph).tokens
    guard let first = tokens.first, first.kind != .punctuation, first.text.utf8.count <= 60,
      tokens.count == 1 || tokens[1].isMark("-") || tokens[1].isMark("(")
    else { return nil }
    return first.text
  }
}
