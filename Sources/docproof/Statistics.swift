import APIModel

extension RunReport {
  /// How often each rule spoke, the most frequent first: `  21  EXA102  trailing-comma  (fixable)`.
  var statistics: String {
    var counts: [RuleID: (count: Int, fixable: Int)] = [:]
    for finding in findings {
      counts[finding.rule, default: (0, 0)].count += 1
      if finding.fix?.isSafe == true { counts[finding.rule, default: (0, 0)].fixable += 1 }
    }
    let lines = counts.sorted { ($1.value.count, $0.key.code) < ($0.value.count, $1.key.code) }
    let width = lines.map { String($0.value.count).utf8.count }.max() ?? 0
    let name = lines.map { $0.key.name.utf8.count }.max() ?? 0
    return lines.map { rule, value in
      let number = String(value.count)
      let fixable = value.fixable == 0 ? "" : "  (\(value.fixable) fixable)"
      let padding = String(repeating: " ", count: value.fixable == 0 ? 0 : name - rule.name.utf8.count)
      return String(repeating: " ", count: width - number.utf8.count)
        + "\(number)  \(rule.code)  \(rule.name)\(padding)\(fixable)\n"
    }.joined()
  }
}
