import APIModel

extension PageReader {
  /// A list whose items are sentences about a parameter each, "`kind` is one of …", "`folder` specifies the folder": where the
  /// text before announces parameters, or right below an operation that sends a body.
  func subjects(_ index: Int) -> ParameterList? {
    guard let group, page.groups[group].onlyDocumented != nil, document.blocks[index].parent == 0, meaning.role == nil
    else { return nil }
    let announcement = ListAnnouncement(leadIn, meaning)
    let isBody = page.groups[group].onlyDocumented?.method.carriesBody == true && !isGroupInUse
    guard announcement.isAnnounced || (isBody && !leadIn.holds("return") && !leadIn.holds("respon")),
      !announcement.speaksOfAnswer
    else { return nil }
    let items = document.children(of: index)
    guard items.count >= 2, items.count <= ParameterListReader.maximumItems else { return nil }
    var list = ParameterList(block: index, isResponse: false, items: [], section: section)
    for item in items {
      guard let paragraph = document.firstChild(of: item), document.blocks[paragraph].kind == .paragraph,
        case let tokens = Prose(document, block: paragraph).tokens, tokens.count > 2, tokens[0].kind == .code,
        let field = WrittenField.read(tokens[0].text).first, ParameterListReader.isName(field.name),
        tokens[1].isWord(in: Self.verbsOfSubjects)
      else { continue }
      var entry = ParameterList.Item(
        block: item, paragraph: paragraph, names: [field.name], range: document.blocks[paragraph].range)
      entry.descriptionStart = 1
      list.items.append(entry)
    }
    guard list.items.count >= 2, list.items.count * 4 >= items.count * 3 else { return nil }
    list.location = announcement.location
    return list
  }

  private static let verbsOfSubjects = [
    "is", "are", "must", "may", "can", "should", "specifies", "sets", "defines", "determines", "indicates", "will",
    "has",
    "limits", "filters", "controls", "gives", "names", "tells",
  ]
}
