import APIModel

/// A table that readme.io keeps as JSON between `[block:parameters]` and `[/block]`: `h-0` is the first column's title,
/// `2-0` the third row's first cell (readme.io's magic blocks).
enum ParametersBlock {
  private static let mark = Array("[block:parameters]".utf8)

  /// - Parameter text: What begins with the mark.
  static func read(_ text: ArraySlice<UInt8>) -> [HTMLDefinitions.Definition] {
    guard text.starts(with: mark), text.count < 1 << 16, let open = text.firstIndex(of: UInt8(ascii: "{")),
      let close = text.lastIndex(of: UInt8(ascii: "}")), open < close,
      let data = JSONReader.read(Array(text[open...close])).document.root?.member("data"), data.kind == .object
    else { return [] }
    var cells: [Int: [Int: String]] = [:]
    var roles: [Int: PageTable.ColumnRole] = [:]
    for member in data.members {
      let parts = member.name.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, let column = Int(parts[1]), column < 64, let text = member.value.string else { continue }
      if parts[0] == "h" {
        roles[column] = ColumnTitle.role(text, isFirst: column == 0)
      } else if let row = Int(parts[0]) {
        cells[row, default: [:]][column] = text
      }
    }
    guard roles[0] == .name, roles.count > 1 else { return [] }
    return cells.sorted { $0.key < $1.key }.compactMap { _, row in
      let name = (row[0] ?? "").filter { $0 != "`" && $0 != "*" }.trimmingBlanks
      guard ParameterListReader.isName(name) else { return nil }
      var definition = HTMLDefinitions.Definition(name: name, text: "")
      for (column, text) in row.sorted(by: { $0.key < $1.key }) where column > 0 {
        HTMLTable.add(text, roles[column] ?? .other, to: &definition)
      }
      return definition
    }
  }
}
