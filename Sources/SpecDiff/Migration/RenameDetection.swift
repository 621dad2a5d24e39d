import APIModel

/// Which names of one object or one list of parameters became which others.
struct RenameDetection {
  /// A parameter or attribute as far as its name's change is concerned.
  struct Item {
    var name: String
    var types: SchemaTypes
    var description: String?
    /// What its own docs name as the other one.
    var replacement: String?
    /// The words of its name and of its description.
    let nameStems: [Stem]
    let descriptionStems: [Stem]

    init(_ parameter: Parameter) {
      name = parameter.name
      types = parameter.schema.types
      description = parameter.description
      replacement = parameter.deprecation?.replacement
      nameStems = WordSimilarity.stems(name)
      descriptionStems = WordSimilarity.stems(description ?? "")
    }

    init(_ property: Property) {
      name = property.name
      types = property.schema.types
      description = property.description
      replacement = property.deprecation?.replacement
      nameStems = WordSimilarity.stems(name)
      descriptionStems = WordSimilarity.stems(description ?? "")
    }
  }

  struct Rename: Hashable {
    var old: String
    var new: String
  }

  struct Result {
    /// The index of the new item by the index of the old one, and how sure that is.
    var renamed: [Int: (new: Int, confidence: Double)] = [:]
    /// The name that an old item perhaps has now.
    var guesses: [Int: String] = [:]
  }

  var words = WordSimilarity()
  var minimumConfidence = 0.6
  /// In how many operations each rename shows.
  var siblings: [Rename: Int] = [:]

  private static let weakest = 0.45
  /// Longer lists are compared as far as this. `bound` lowers it where there are very many names.
  private(set) var maximumItems = 100
  /// How many pairs of names a whole comparison may look at.
  private static let maximumPairs = 400_000

  /// Keeps the work within bounds.
  /// - Parameter names: how many names the old version has in all.
  mutating func bound(names: Int) { maximumItems = max(20, min(100, Self.maximumPairs / max(1, names))) }

  func detect(_ old: [Item], _ new: [Item]) -> Result {
    var result = Result()
    guard !old.isEmpty, !new.isEmpty else { return result }
    var candidates: [Assignment.Candidate] = []
    for (left, before) in old.prefix(maximumItems).enumerated() {
      for (right, after) in new.prefix(maximumItems).enumerated() {
        let score = score(before, after)
        if score >= Self.weakest { candidates.append(.init(left: left, right: right, score: score)) }
      }
    }
    for chosen in Assignment.best(candidates) {
      let confidence = (chosen.score * 100).rounded() / 100
      if confidence >= minimumConfidence {
        result.renamed[chosen.left] = (chosen.right, confidence)
      } else {
        result.guesses[chosen.left] = new[chosen.right].name
      }
    }
    return result
  }

  /// Learns from a first look which renames show in which operations.
  mutating func countSiblings(_ changes: [SpecChange]) {
    var operations: [Rename: Set<String>] = [:]
    for change in changes where change.kind == .parameterRenamed || change.kind == .fieldRenamed {
      guard let old = change.old?.value, let new = change.new?.value else { continue }
      operations[Rename(old: old, new: new), default: []].insert(change.operation)
    }
    siblings = operations.mapValues(\.count)
  }

  /// `, as in 3 other operations`; empty where this one is alone.
  func others(_ old: String, _ new: String) -> String {
    let count = siblings[Rename(old: old, new: new), default: 1] - 1
    return count > 0 ? ", as in \(count) other \(Wording.plural("operation", count))" : ""
  }

  private func score(_ old: Item, _ new: Item) -> Double {
    if names(old.replacement, new.name) || names(new.replacement, old.name) || says(new.description, old.name)
      || says(old.description, new.name)
    {
      return 1
    }
    let name = words.nameSimilarity(old.nameStems, new.nameStems)
    // An object is no list, unless the name is just its plural.
    let isOtherShape =
      old.types.isDisjoint(with: new.types) && !old.types.union(new.types).isDisjoint(with: [.array, .object])
    if isOtherShape, name < 1 { return 0 }
    var parts = [(0.65, name)]
    let descriptions = (old.descriptionStems, new.descriptionStems)
    // Few words that differ are never the same enough to outweigh names that share nothing.
    if name < 0.3, descriptions.0 != descriptions.1, max(descriptions.0.count, descriptions.1.count) < 16 { return 0 }
    let description =
      descriptions.0.isEmpty || descriptions.1.isEmpty
      ? nil : words.similarity(descriptions.0, descriptions.1)
    if let description { parts.append((0.25, description)) }
    if !old.types.isEmpty, !new.types.isEmpty {
      parts.append((0.1, old.types.isDisjoint(with: new.types) ? 0 : 1))
    }
    var score = parts.reduce(0) { $0 + $1.0 * $1.1 } / parts.reduce(0) { $0 + $1.0 }
    // The same words beside a name that is partly the same leave little doubt.
    if name >= 0.3, (description ?? 0) >= 0.95, !old.types.isDisjoint(with: new.types) { score = max(score, 0.7) }
    // Names that share nothing need the same words beside them.
    if name < 0.3 { score = (description ?? 0) >= 0.95 && !old.types.isDisjoint(with: new.types) ? max(score, 0.5) : 0 }
    let count = siblings[Rename(old: old.name, new: new.name), default: 0]
    for _ in 1..<max(2, min(count, 4)) where count > 1 && score >= 0.5 { score = 1 - (1 - score) * 0.75 }
    return min(score, 0.99)
  }

  private func names(_ replacement: String?, _ name: String) -> Bool {
    guard let replacement else { return false }
    return replacement.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }.contains { $0 == name }
  }

  /// Whether a description says that the other name is this one's former or future name.
  private func says(_ description: String?, _ name: String) -> Bool {
    guard let description, name.count > 2, description.holds(name) else { return false }
    let lower = description.lowercased()
    return [
      "renamed", "replaces `\(name.lowercased())`", "replaced by `\(name.lowercased())`",
      "instead of `\(name.lowercased())`", "formerly `\(name.lowercased())`", "previously `\(name.lowercased())`",
      "use `\(name.lowercased())` instead",
    ].contains { lower.holds($0) } && names(description, name)
  }
}
