import APIModel

/// Which operations are sent, in which order, and where their values come from: what the plan shows and the run does.
struct ProbeSchedule: Sendable {
  let order: PlanOrder
  let resolver: ValueResolver
  /// By operation, why it is not sent.
  let refusals: [Int: String]
  /// The operations that are judged; others are sent for the values in their answers.
  let own: Range<Int>
  /// What is created, changed and deleted once reading is done; empty where writes are not allowed.
  let lives: [LifeCycle]
  /// What the lives will look at.
  let promises: LifeCyclePromises

  /// - Throws: `CheckError` where a supplied value is meant for an operation that the docs don't have.
  init(_ spec: APISpec, _ options: CheckOptions) throws(CheckError) {
    try Self.checkScopes(of: options.values, in: spec)
    var refusals: [Int: String] = [:]
    var readable: [Int] = []
    var writable: [Int] = []
    for (index, operation) in spec.operations.enumerated() {
      if let reason = Self.refusal(operation, options) {
        refusals[index] = reason
      } else if operation.method.isSafe {
        readable.append(index)
      } else {
        writable.append(index)
      }
    }
    resolver = ValueResolver(spec, options)
    let cycles = LifeCycles(spec, writable)
    refusals.merge(cycles.refusals) { first, _ in first }
    let whole = PlanOrder(spec, readable, resolver)
    let own = options.shard?.operations(of: spec.operations.count) ?? 0..<spec.operations.count
    self.own = own
    self.refusals = refusals.filter { own.contains($0.key) }
    // A life belongs to the shard that has its creation, as a whole.
    lives = cycles.roots.filter { own.contains($0.creation) }
    promises = LifeCyclePromises(
      lives, spec, WriteValues(resolver: resolver, marker: options.marker))
    // What is created may need a value of any answer.
    order = options.shard == nil || !lives.isEmpty ? whole : whole.needed(for: own)
  }

  /// Whether an operation is judged by this run.
  func judges(_ index: Int, _ spec: APISpec) -> Bool {
    if refusals[index] != nil || spec.operations[index].method.isSafe { return own.contains(index) }
    return lives.contains { $0.operations.contains(index) }
  }

  /// Why an operation is never sent.
  private static func refusal(_ operation: Operation, _ options: CheckOptions) -> String? {
    guard operation.method != .options else { return "OPTIONS is not asked" }
    guard operation.method.isSafe || options.allowsWrites else {
      return options.isReplay ? "the recorded run wrote nothing" : "writes are not allowed"
    }
    if let segment = SampleValues.patternSegment(of: operation.path) {
      return "the documented path holds `\(segment)`, which stands for something else"
    }
    if let removal = operation.removal {
      return "the docs say that it was removed" + (removal.version.map { " in \($0)" } ?? "")
    }
    if let target = options.targetVersion, let version = operation.deprecation?.removal.flatMap(VersionNumber.init),
      version <= target
    {
      return "the docs say that it is removed in \(version)"
    }
    return nil
  }

  private static func checkScopes(of values: [ProvidedValue], in spec: APISpec) throws(CheckError) {
    for value in values {
      guard case .operation(let id, let name) = value.scope, spec.operation(id) == nil else { continue }
      let names = spec.operations.map(\.name)
      let near = names.min { (distance($0, name), $0) < (distance($1, name), $1) }
      let hint = near.flatMap { distance($0, name) <= 1 + name.count / 3 ? "; did you mean '\($0)'?" : nil } ?? ""
      throw CheckError(.badValue, "--value is for '\(name)', which the docs don't have\(hint)")
    }
  }

  /// Levenshtein's distance, of texts no longer than a path.
  private static func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b.utf8.prefix(200))
    var row = Array(0...b.count)
    for (i, x) in a.utf8.prefix(200).enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
