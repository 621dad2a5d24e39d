import APIModel

/// A code block below "Query params:" whose lines are a parameter each, `grant_type=password`.
extension PageReader {
  mutating func readQueryLines(_ index: Int, _ text: [UInt8]) -> Bool {
    guard text.count < 4000, text.contains(UInt8(ascii: "=")), !isLeadInUsed, leadIn.utf8.count <= 200 else {
      return false
    }
    let announcement = ListAnnouncement(leadIn, meaning)
    guard !announcement.speaksOfAnswer, let location = announcement.location,
      (announcement.isLabel && leadIn.utf8.count <= 40 && group != nil)
        || (announcement.isAnnounced && ["parameters:", "params:"].contains(where: leadIn.hasSuffix))
    else { return false }
    let map = LiteralMap(document, block: index)
    var list = ParameterList(block: index, isResponse: false, items: [], section: section)
    for bounds in TextLines(text) {
      let line = text[bounds].drop { $0.isBlank || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "&") }
      if line.isEmpty { continue }
      // What goes on below a description further to the right.
      if let last = list.items.indices.last, line.startIndex - bounds.lowerBound >= 8 {
        list.items[last].text =
          (list.items[last].text ?? "") + " " + String(decoding: line, as: UTF8.self).trimmingBlanks
        continue
      }
      guard let equals = line.firstIndex(of: UInt8(ascii: "=")),
        case let name = String(decoding: line[..<equals], as: UTF8.self).trimmingBlanks,
        ParameterListReader.isName(name), list.items.count < ParameterListReader.maximumItems
      else { return false }
      var item = ParameterList.Item(block: index, paragraph: index, names: [name], range: map.range(bounds))
      let value = line[(equals + 1)...]
      // "page=2    which page to show"
      let rest = value.drop { !$0.isBlank }
      let description = rest.drop(while: \.isBlank)
      let isDescribed = description.startIndex - rest.startIndex >= 2 && !description.isEmpty
      item.text = String(decoding: isDescribed ? description : value, as: UTF8.self).trimmingBlanks
      list.items.append(item)
    }
    guard !list.items.isEmpty else { return false }
    list.location = location
    list.group = group
    page.lists.append(list)
    use()
    return true
  }
}
