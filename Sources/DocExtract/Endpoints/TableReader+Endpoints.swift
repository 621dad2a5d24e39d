import APIModel

/// Columns of operations, whatever their titles.
extension TableReader {
  /// A column of nothing but methods beside one of nothing but paths, whatever their titles.
  func markEndpoints(_ columns: inout [PageTable.Column], _ rows: ArraySlice<Int>) {
    guard !columns.contains(where: { $0.role == .method }), let first = rows.first, rows.count <= 500 else { return }
    let cells = PageTable.Cells(of: first, document)
    guard
      let method = columns.indices.first(where: {
        $0 < cells.count && columns[$0].role != .description && isMethod(cells[$0])
      }),
      let path = columns.indices.first(where: { $0 < cells.count && $0 != method && isPath(cells[$0]) }),
      columns[method].role == .other || columns[path].role == .path || columns[path].role == .other,
      rows.allSatisfy({ row in
        let cells = PageTable.Cells(of: row, document)
        return method < cells.count && path < cells.count && isMethod(cells[method]) && isPath(cells[path])
      })
    else { return }
    columns[method].role = .method
    for index in columns.indices where columns[index].role == .path && index != path { columns[index].role = .other }
    columns[path].role = .path
  }

  private func isMethod(_ cell: Int) -> Bool {
    guard document.firstByte(of: cell)?.isUpper == true else { return false }
    let text = document.trimmedBytes(of: cell)
    return text.count <= 40 && PathHeading.methods(in: text[...]) != nil
  }

  private func isPath(_ cell: Int) -> Bool { document.firstByte(of: cell) == UInt8(ascii: "/") }

  /// A column of nothing but `GET /users` behind one of names, whatever its title.
  func markCalls(_ columns: inout [PageTable.Column], _ rows: ArraySlice<Int>) {
    guard columns.count > 1, rows.count <= 500,
      !columns.contains(where: { $0.role == .method || $0.role == .path || $0.role == .type || $0.role == .status })
    else { return }
    for column in columns.indices.dropFirst()
    where columns[column].role == .other && !Self.speaksOfOthers(columns[column].title) {
      let areCalls = rows.allSatisfy { row in
        let cells = PageTable.Cells(of: row, document)
        return column < cells.count && isCall(cells[column])
      }
      if areCalls, !rows.isEmpty { return columns[column].role = .path }
    }
  }

  private func isCall(_ cell: Int) -> Bool {
    guard let first = document.blocks[cell].inlines.first, case let inline = document.inlines[Int(first)],
      inline.kind != .text || document.firstByte(of: cell)?.isUpper == true
    else { return false }
    return !listings(in: cell).isEmpty
  }

  /// "Example request", "Replaced by": what stands below is told of an operation, not the operation itself.
  private static func speaksOfOthers(_ title: String) -> Bool {
    title.lowercased().split { !$0.isLetter }.contains {
      [
        "example", "examples", "sample", "samples", "old", "new", "before", "after", "replacement", "replaced",
        "instead",
        "alternative", "deprecated", "removed", "similar", "see", "related", "equivalent",
      ].contains($0)
    }
  }
}
