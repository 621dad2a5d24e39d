import APIModel

/// The changes of one operation while they are collected.
struct OperationChanges {
  private(set) var changes: [SpecChange] = []
  /// Where the operation itself stands: the place for what one side lacks.
  let oldSpan: SourceSpan?
  let newSpan: SourceSpan?
  private let operation: String
  private let options: Differ.Options

  init(_ operation: String, options: Differ.Options, oldSpan: SourceSpan? = nil, newSpan: SourceSpan? = nil) {
    self.operation = operation
    self.options = options
    self.oldSpan = oldSpan
    self.newSpan = newSpan
  }

  /// - Parameters:
  ///   - location: where in the request or response, as `SpecChange` names it.
  ///   - confidence: below 1 where the docs don't say it outright.
  mutating func add(
    _ compatibility: Compatibility, location: String? = nil, name: String? = nil, confidence: Double = 1,
    old: SpecChange.Side? = nil, new: SpecChange.Side? = nil, message: String, advice: String
  ) {
    let row = compatibility.row
    changes.append(
      SpecChange(
        kind: row.kind, verdict: options.verdicts[compatibility] ?? row.verdict, operation: operation,
        location: location, name: name, confidence: confidence, old: old, new: new, message: message, advice: advice))
  }
}
