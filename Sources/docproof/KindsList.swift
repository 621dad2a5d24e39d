import APIModel
import SpecDiff

/// The table of verdicts for a person to read: `docproof diff --list-kinds`.
enum KindsList {
  static func text() -> String {
    let rows = Compatibility.allCases.map { kind in
      [kind.rawValue, kind.row.direction.rawValue, kind.row.verdict.rawValue, kind.row.meaning]
    }
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, cell in
        column < 3 ? cell + String(repeating: " ", count: widths[column] - cell.count) : cell
      }.joined(separator: "  ") + "\n"
    }.joined()
  }
}
