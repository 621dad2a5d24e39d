import APIModel

/// Where the operations went that the new docs no longer have under their old name.
struct MoveDetection {
  struct Move {
    var new: Operation
    /// The new name, with the query that makes it the old operation where several were merged.
    var to: String
    var kind: Kind
    /// 1 where the docs say so.
    var confidence: Double
  }

  enum Kind { case moved, merged }

  /// By the index of the old operation among those that are gone.
  private(set) var moves: [Int: Move] = [:]
  /// Guesses that are too weak to count, by the same index.
  private(set) var guesses: [Int: Move] = [:]
  /// The indices of the new operations that are an old one's new place.
  private(set) var taken: Set<Int> = []
  /// Words that the new docs use in paths for old ones.
  private(set) var words = WordSimilarity()

  /// The base paths of the old and the new docs.
  private let bases: (old: String, new: String)

  /// Weaker candidates are not even mentioned.
  private static let weakest = 0.45
  /// Weaker ones are not even looked at again when others of the same path have moved.
  private static let faintest = 0.35
  /// With more pairs than this only operations on the same collection are compared.
  private static let maximumPairs = 100_000

  /// - Parameters:
  ///   - gone: the old operations without a counterpart.
  ///   - added: the new ones without.
  ///   - old, new: all operations, which others may have been merged into.
  init(gone: [Operation], added: [Operation], old: APISpec, new: APISpec, minimumConfidence: Double) {
    words.renamed = Self.renamedWords(gone, added)
    bases = (old.basePath, new.basePath)
    let left = gone.map(OperationFeatures.init)
    let right = added.map(OperationFeatures.init)
    merge(left, old, new, minimumConfidence)
    let candidates = withSiblings(candidates(left, right), gone, added, minimumConfidence)
    for chosen in Assignment.best(candidates) {
      let operation = added[chosen.right]
      let move = Move(new: operation, to: operation.name, kind: .moved, confidence: rounded(chosen.score))
      if chosen.score >= minimumConfidence {
        moves[chosen.left] = move
        taken.insert(chosen.right)
      } else if guesses[chosen.left].map({ $0.confidence < chosen.score }) ?? true {
        guesses[chosen.left] = move
      }
    }
  }

  private func candidates(_ left: [OperationFeatures], _ right: [OperationFeatures]) -> [Assignment.Candidate] {
    let isLarge = left.count * right.count > Self.maximumPairs
    var byLiteral: [String: [Int]] = [:]
    for (index, features) in right.enumerated() {
      let keys = isLarge ? features.operation.path.collection.map { [$0] } ?? [] : features.literals.sorted()
      for key in keys { byLiteral[key, default: []].append(index) }
    }
    var candidates: [Assignment.Candidate] = []
    for (index, features) in left.enumerated() where moves[index] == nil {
      var near: Set<Int> = []
      for literal in features.literals {
        for key in [literal, words.renamed[literal]].compactMap(\.self) { near.formUnion(byLiteral[key] ?? []) }
      }
      for other in right.indices where !isLarge || near.contains(other) {
        let score = score(features, right[other], isNear: near.contains(other))
        if score >= Self.faintest { candidates.append(.init(left: index, right: other, score: score)) }
      }
    }
    return candidates
  }

  /// Where other methods of the same path moved, the rest most likely moved too.
  private func withSiblings(
    _ candidates: [Assignment.Candidate], _ gone: [Operation], _ added: [Operation], _ minimum: Double
  ) -> [Assignment.Candidate] {
    let pair = { (candidate: Assignment.Candidate) in
      [gone[candidate.left].path.shape, added[candidate.right].path.shape]
    }
    let moved = Set(Assignment.best(candidates).filter { $0.score >= minimum }.map(pair))
    return candidates.map { candidate -> Assignment.Candidate in
      let methods = (gone[candidate.left].method, added[candidate.right].method)
      guard candidate.score < minimum, methods.0 == methods.1, moved.contains(pair(candidate)) else {
        return candidate
      }
      return .init(left: candidate.left, right: candidate.right, score: 1 - (1 - candidate.score) * 0.7)
    }.filter { $0.score >= Self.weakest }
  }

  /// How likely the new operation is the old one under another name.
  private func score(_ old: OperationFeatures, _ new: OperationFeatures, isNear: Bool) -> Double {
    if NamedReplacement.names(new.operation, old.mentions) || NamedReplacement.names(old.operation, new.mentions) {
      return 1
    }
    // The sample of one side calls the other.
    if new.operation.samples.contains(where: { isOnly($0, old.operation, new.operation, bases.new) })
      || old.operation.samples.contains(where: { isOnly($0, new.operation, old.operation, bases.old) })
    {
      return 0.9
    }
    let isSameHeading = !old.heading.isEmpty && old.heading == new.heading
    guard isNear || isSameHeading else { return 0 }
    let alignment = PathAlignment(old.segments, new.segments, words)
    let heading = words.similarity(old.heading, new.heading)
    var parts = [(0.4, alignment.similarity)]
    if !old.heading.isEmpty, !new.heading.isEmpty { parts.append((0.3, heading)) }
    let fillable = alignment.unfilled.filter { !old.parameters.contains($0) }
    let parameters = new.parameters.union(alignment.unfilled)
    // What came besides says nothing against it.
    if !old.parameters.isEmpty, let shared = OperationFeatures.overlap(old.parameters, parameters) {
      parts.append((0.1, shared))
    }
    if !old.attributes.isEmpty, !new.attributes.isEmpty,
      let shared = OperationFeatures.overlap(old.attributes, new.attributes)
    {
      parts.append((0.2, shared.squareRoot()))
    }
    var score = parts.reduce(0) { $0 + $1.0 * $1.1 } / parts.reduce(0) { $0 + $1.0 }
    score *= methodFactor(old.operation, new.operation, isSameHeading: isSameHeading, heading: heading)
    // A value that an old client does not have makes it another operation.
    if !fillable.isEmpty { score *= 0.6 }
    let isOtherThing = alignment.placeholders.contains { new, old in
      guard let before = ParameterIdentity(old), let after = ParameterIdentity(new) else { return false }
      return before != after && !(before.kind == "id" && after.kind == "iid")
    }
    if isOtherThing { score *= 0.6 }
    // Another collection is another thing, unless the docs renamed it throughout or call both the same.
    let unrelated = alignment.replaced.count {
      words.similarity(WordSimilarity.stems($0.old), WordSimilarity.stems($0.new)) < 0.5
    }
    if unrelated > 0, !isSameHeading {
      let isSameCall = old.parameters.count > 1 && old.parameters == parameters && old.attributes == new.attributes
      score *= heading > 0.75 || isSameCall ? 0.85 : 0.65
    }
    // A path that changed in several places needs more than a heading that is only similar.
    if alignment.similarity < 0.7, !isSameHeading, !(unrelated == 0 && old.showsSameObject(as: new)) { score *= 0.75 }
    return min(score, 0.99)
  }

  private func isOnly(_ sample: SampleRequest, _ operation: Operation, _ other: Operation, _ base: String) -> Bool {
    SamplePath.calls(sample, operation, base: base) && !SamplePath.calls(sample, other, base: base)
  }

  private func methodFactor(
    _ old: Operation, _ new: Operation, isSameHeading: Bool, heading: Double
  ) -> Double {
    if old.method == new.method { return 1 }
    // Reading does not become writing.
    if old.method.isSafe != new.method.isSafe { return isSameHeading ? 0.6 : 0.4 }
    if isSameHeading || old.path.shape == new.path.shape && old.method != .delete && new.method != .delete {
      return 0.95
    }
    if old.method == .delete || new.method == .delete { return heading > 0.6 ? 0.85 : 0.55 }
    return 0.85
  }

  private func rounded(_ score: Double) -> Double { (score * 100).rounded() / 100 }

  // MARK: Merged operations

  /// `GET /projects/owned` became `GET /projects?owned=true`: the rest of the path is still there, and takes the last
  /// segment as a new filter.
  private mutating func merge(_ left: [OperationFeatures], _ old: APISpec, _ new: APISpec, _ minimum: Double) {
    let byID = Dictionary(new.operations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let oldByID = Dictionary(old.operations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var unfiltered: [(index: Int, word: String, target: Operation)] = []
    /// How many operations each target took over.
    var merged: [OperationID: Int] = [:]
    for (index, features) in left.enumerated() {
      let operation = features.operation
      let segments = operation.path.segments
      guard operation.method == .get, segments.count > 1 else { continue }
      // `/projects/search/{query}` became `/projects?search=`.
      if operation.path.endsInPlaceholder, segments.count > 2,
        let word = operation.path.literal(at: segments.count - 2),
        let target = byID[OperationID(.get, PathTemplate(segments: Array(segments.dropLast(2))))],
        target.removal == nil,
        let filter = Self.filter(target, named: word)
      {
        let value = operation.path.placeholders.last ?? word
        add(index, target, "?\(filter)={\(value)}", 0.9, minimum)
        continue
      }
      guard let last = operation.path.literal(at: segments.count - 1),
        let target = byID[OperationID(.get, PathTemplate(segments: Array(segments.dropLast())))], target.removal == nil
      else { continue }
      guard let filter = Self.filter(target, last) else {
        unfiltered.append((index, last, target))
        continue
      }
      let isNew = oldByID[target.id]?.parameter(filter.name, in: .query) == nil
      add(index, target, "?\(filter.name)=\(filter.value)", isNew ? 0.95 : 0.75, minimum)
      merged[target.id, default: 0] += 1
    }
    for (index, word, target) in unfiltered {
      let features = left[index]
      // The rest of the path gives the whole list now: it says so, or took over others too; and it takes what was sent.
      guard let before = oldByID[target.id], !features.parameters.isEmpty,
        features.parameters.isSubset(of: OperationFeatures(target).parameters)
      else { continue }
      let stem = WordSimilarity.stems(word)
      let says = { (operation: Operation) in
        let words = WordSimilarity.stems(operation.description ?? "")
        return stem.allSatisfy { words.contains($0) }
      }
      let isSaid = says(target) && !says(before)
      guard isSaid || merged[target.id, default: 0] > (stem.map(\.text) == ["all"] ? 0 : 1) else { continue }
      add(index, target, "", isSaid ? 0.8 : 0.7, minimum)
    }
  }

  private mutating func add(
    _ index: Int, _ target: Operation, _ query: String, _ confidence: Double, _ minimum: Double
  ) {
    let move = Move(
      new: target, to: "\(target.method.rawValue) \(target.path)\(query)", kind: .merged, confidence: confidence)
    if confidence >= minimum { moves[index] = move } else { guesses[index] = move }
  }

  /// The filter of that name, whatever its values are.
  private static func filter(_ operation: Operation, named word: String) -> String? {
    let stems = WordSimilarity.stems(word)
    return operation.parameters.first {
      $0.location == .query && $0.removal == nil && WordSimilarity.stems($0.name) == stems
    }?.name
  }

  private static func filter(_ operation: Operation, _ word: String) -> NameValue? {
    let query = operation.parameters.filter { $0.location == .query && $0.removal == nil }
    let stems = WordSimilarity.stems(word)
    if let flag = query.first(where: { $0.schema.types == .boolean && WordSimilarity.stems($0.name) == stems }) {
      return NameValue(flag.name, "true")
    }
    return query.lazy.compactMap { parameter in
      parameter.schema.listedValues.flatMap { $0.contains(word) ? NameValue(parameter.name, word) : nil }
    }.first
  }

  // MARK: Renamed words

  /// Path segments that several operations changed in the same way and in nothing else: `builds` to `jobs`.
  private static func renamedWords(_ gone: [Operation], _ added: [Operation]) -> [String: String] {
    var byFrame: [String: Set<String>] = [:]
    for operation in added {
      for (frame, word) in frames(operation) { byFrame[frame, default: []].insert(word) }
    }
    var votes: [[String]: Int] = [:]
    var uses: [String: Int] = [:]
    for operation in gone {
      for (frame, word) in frames(operation) {
        uses[word, default: 0] += 1
        for other in byFrame[frame] ?? [] where other != word { votes[[word, other], default: 0] += 1 }
      }
    }
    var renamed: [String: String] = [:]
    for (pair, count) in votes.sorted(by: { ($1.value, $0.key[1]) < ($0.value, $1.key[1]) })
    where count >= 2 && count * 2 > uses[pair[0], default: 0] && renamed[pair[0]] == nil {
      let stems = pair.map { WordSimilarity.stems($0) }
      renamed[pair[0]] = pair[1]
      if stems[0].count == 1, stems[1].count == 1 { renamed[stems[0][0].text] = stems[1][0].text }
    }
    return renamed
  }

  /// The operation's name with one fixed segment taken out, and that segment.
  private static func frames(_ operation: Operation) -> [(String, String)] {
    operation.path.segments.indices.prefix(16).compactMap { index in
      guard let word = operation.path.literal(at: index) else { return nil }
      var path = operation.path
      path.segments[index] = [.literal("\u{0}")]
      return ("\(operation.method.rawValue) \(path.shape)", word)
    }
  }
}
