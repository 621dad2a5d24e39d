import APIModel

/// Where the operations of the old docs are in the new ones, beyond those that kept their name.
struct Migration {
  /// By the old operation.
  private(set) var moves: [OperationID: MoveDetection.Move] = [:]
  private(set) var guesses: [OperationID: MoveDetection.Move] = [:]
  /// The new operations that are an old one's new place.
  private(set) var taken: Set<OperationID> = []
  /// Old operations that only repeat another one with the version in front, `/api/v3/projects` beside `/projects`.
  private(set) var repeated: Set<OperationID> = []
  let words: WordSimilarity
  private let added: [OperationID: Operation]

  init(_ matching: OperationMatching, _ old: APISpec, _ new: APISpec, _ options: Differ.Options) {
    let known = Set(old.operations.map(\.id))
    var gone: [Operation] = []
    // What the new docs say of an operation that is gone stands with it there: its description names the new place.
    for match in matching.matches where match.old.removal == nil && (match.new?.removal != nil || match.new == nil) {
      if match.new == nil, let short = Self.withoutVersion(match.old), known.contains(short) {
        repeated.insert(match.old.id)
        continue
      }
      var operation = match.old
      if let note = match.new {
        operation.deprecation = operation.deprecation?.merged(with: note.deprecation) ?? note.deprecation
        operation.description = [operation.description, note.description].compactMap(\.self).joined(separator: "\n")
      }
      gone.append(operation)
    }
    let candidates = matching.added.filter { $0.removal == nil }
    let detection = MoveDetection(
      gone: gone, added: candidates, old: old, new: new, minimumConfidence: options.minimumConfidence)
    for (index, move) in detection.moves where gone.indices.contains(index) { moves[gone[index].id] = move }
    for (index, move) in detection.guesses where gone.indices.contains(index) { guesses[gone[index].id] = move }
    taken = Set(detection.taken.map { candidates[$0].id })
    words = detection.words
    added = Dictionary(candidates.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The operation's identity without `/api/v3` or `/v3` in front; nil where it has none.
  private static func withoutVersion(_ operation: Operation) -> OperationID? {
    let length = OperationMatching.versionPrefixLength(operation)
    guard length > 0, operation.path.segments.count > length else { return nil }
    return OperationID(operation.method, PathTemplate(segments: Array(operation.path.segments.dropFirst(length))))
  }

  /// A filter that is gone where a new operation has its name: `GET /projects?owned=true` is `GET /projects/owned`.
  func withSplits(_ changes: [SpecChange], _ old: Operation, _ options: Differ.Options) -> [SpecChange] {
    guard old.method == .get, !added.isEmpty else { return changes }
    return changes.flatMap { change -> [SpecChange] in
      guard change.kind == .parameterRemoved, change.location == "query", let name = change.name,
        let parameter = old.parameter(name, in: .query), parameter.schema.types == .boolean
      else { return [change] }
      var path = old.path
      path.segments.append([.literal(name)])
      guard let operation = added[OperationID(.get, path)] else { return [change] }
      var list = OperationChanges(old.name, options: options)
      list.add(
        .operationSplit, to: operation.name, location: "query", name: name, confidence: 0.9, old: change.old,
        new: SpecChange.Side(span: operation.place, value: operation.heading),
        message: "query parameter \(Wording.code(name)) became the operation \(Wording.code(operation.name))",
        advice: "Call \(Wording.code(operation.name)) instead of sending \(Wording.code("\(name)=true")).")
      return list.changes
    }
  }
}
