import APIModel

/// The changes of one operation while they are collected.
struct OperationChanges {
  private(set) var changes: [SpecChange] = []
  /// Where the operation itself stands: the place for what one side lacks.
  let oldSpan: SourceSpan?
  let newSpan: SourceSpan?
  private let operation: String
  private let options: Differ.Options
  /// How renamed parameters and attributes are recognised.
  let renames: RenameDetection
  /// Whether both sides are contracts: what they don't state they don't promise.
  let isContract: Bool

  init(
    _ operation: String, options: Differ.Options, renames: RenameDetection = RenameDetection(),
    isContract: Bool = false, oldSpan: SourceSpan? = nil, newSpan: SourceSpan? = nil
  ) {
    self.isContract = isContract
    self.operation = operation
    self.options = options
    self.renames = renames
    self.oldSpan = oldSpan
    self.newSpan = newSpan
  }

  /// - Parameters:
  ///   - location: where in the request or response, as `SpecChange` names it.
  ///   - to: the operation's new name.
  ///   - confidence: below 1 where the docs don't say it outright.
  mutating func add(
    _ compatibility: Compatibility, to: String? = nil, location: String? = nil, name: String? = nil,
    newName: String? = nil, confidence: Double = 1, old: SpecChange.Side? = nil,
    new: SpecChange.Side? = nil, message: String, advice: String
  ) {
    let row = compatibility.row
    changes.append(
      SpecChange(
        kind: row.kind, verdict: options.verdicts[compatibility] ?? row.verdict, operation: operation,
        to: to, location: location, name: name, newName: newName, confidence: confidence, old: old, new: new,
        message: message, advice: advice))
  }
}
