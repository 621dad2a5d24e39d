/// Medians as a table, each compared with the yardstick's.
struct BenchmarkTable {
  let bytes: Int
  let yardstick: Measurement

  func text(_ measurements: [Measurement]) -> String {
    let head = ["median of \(yardstick.cpu.count)", "CPU ms", "wall ms", "MB/s CPU", "CPU ratio", "wall ratio"]
    let rows = [head] + measurements.map(row)
    let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + blanks : blanks + cell.0
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  private func row(_ measurement: Measurement) -> [String] {
    let cpu = Measurement.median(measurement.cpu)
    let wall = Measurement.median(measurement.wall)
    return [
      measurement.name, fixed(cpu * 1000), fixed(wall * 1000),
      fixed(cpu > 0 ? Double(bytes) / 1e6 / cpu : 0),
      fixed(ratio(cpu, Measurement.median(yardstick.cpu))), fixed(ratio(wall, Measurement.median(yardstick.wall))),
    ]
  }

  private func ratio(_ value: Double, _ other: Double) -> Double { other > 0 ? value / other : 0 }

  /// With two decimals.
  private func fixed(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
