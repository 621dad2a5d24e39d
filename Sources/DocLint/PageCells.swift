import APIModel
import DocExtract

/// The texts of the cells that several rules ask for, and what those under "Type" mean, by the cells' blocks.
struct PageCells: Sendable {
  /// The place of each block's text among the texts; -1 where it is none of these cells.
  private var places: [Int32] = []
  private var cells: [(text: String, types: SchemaTypes?)] = []
  /// What the cells under "Type" mean, by their text; nil for what is no type.
  let types: [String: Schema?]

  init(_ page: ExtractedPage) {
    var types: [String: Schema?] = [:]
    for table in page.tables where table.role == .parameters || table.role == .responseAttributes {
      let type = table.column(.type)
      for column in [type, table.column(.required), table.column(.optional)] {
        guard let column else { continue }
        if places.isEmpty { places = [Int32](repeating: -1, count: page.document.blocks.count) }
        for row in table.rows where row.cells.indices.contains(column) {
          let cell = row.cells[column]
          let text = page.document.plainText(of: cell).trimmed
          places[cell] = Int32(clamping: cells.count)
          guard column == type else {
            cells.append((text, nil))
            continue
          }
          let schema: Schema?
          if let known = types[text] {
            schema = known
          } else {
            schema = TypePhrase.schema(text)
            types.updateValue(schema, forKey: text)
          }
          cells.append((text, schema?.types))
        }
      }
    }
    self.types = types
  }

  /// A cell's text without blanks around it; nil where nobody asks for it often.
  func text(_ cell: Int) -> String? {
    guard places.indices.contains(cell), places[cell] >= 0 else { return nil }
    return cells[Int(places[cell])].text
  }

  /// What the type in a cell under "Type" allows; nil where it is no type.
  func types(_ cell: Int) -> SchemaTypes? {
    guard places.indices.contains(cell), places[cell] >= 0 else { return nil }
    return cells[Int(places[cell])].types
  }
}
