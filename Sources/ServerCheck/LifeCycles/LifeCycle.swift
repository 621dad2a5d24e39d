import APIModel

/// The life of a member that a run creates itself, worked out from the docs: the operations, by their index, that
/// create, read, change, act on and delete it.
struct LifeCycle: Hashable, Sendable {
  /// How a member is deleted.
  struct Deletion: Hashable, Sendable {
    var operation: Int
    /// The parameter that names it, where the path does not: the token of a runner.
    var attribute: String?
  }

  var creation: Int
  /// The path of a member: the creation's with one placeholder more.
  var member: PathTemplate
  /// The deletion that is looked at.
  var deletion: Deletion
  /// All ways to delete it, that one first.
  var deletions: [Deletion]
  var read: Int?
  var updates: [Int] = []
  /// What acts on the member alone, such as a reset of its token.
  var actions: [Int] = []
  /// Lives inside this one: what is created below the member, or connects the member with something else.
  var children: [LifeCycle] = []
  /// The parameter of the creation that names the member, where the creation connects one that is already there:
  /// `runner_id` of `POST /projects/{id}/runners`.
  var connects: String?
  /// Whether refusals, updates and actions are looked at; a second life for another way of deletion leaves them out.
  var isFull = true

  /// All operations of it and its children.
  var operations: Set<Int> {
    var all: Set<Int> = [creation, deletion.operation]
    if isFull { all.formUnion(updates + actions) }
    for child in children { all.formUnion(child.operations) }
    return all
  }
}

/// All life cycles of some docs.
struct LifeCycles: Sendable {
  /// In the docs' order of their creations.
  private(set) var roots: [LifeCycle] = []
  /// By operation, why a writing operation is in no life cycle.
  private(set) var refusals: [Int: String] = [:]

  /// - Parameter candidates: the writing operations that may be sent at all, by index.
  init(_ spec: APISpec, _ candidates: [Int]) {
    let index = WriteIndex(spec, candidates)
    var lives: [LifeCycle] = []
    for creation in candidates where spec.operations[creation].method == .post {
      if let refusal = index.refusal(creation) {
        refusals[creation] = refusal
      } else {
        lives += index.lives(creation)
      }
    }
    nest(lives, spec)
    let used = roots.reduce(into: Set<Int>()) { $0.formUnion($1.operations) }
    for candidate in candidates where !used.contains(candidate) && refusals[candidate] == nil {
      refusals[candidate] = "no operation that the docs show creates a member of this run's own for it"
    }
  }

  /// Puts lives below a member, and connections of a member, inside that member's life.
  private mutating func nest(_ lives: [LifeCycle], _ spec: APISpec) {
    var waiting: [LifeCycle] = []
    for life in lives {
      if life.connects == nil { roots.append(life) } else { waiting.append(life) }
    }
    for life in waiting {
      let collection = spec.operations[life.creation].path.collection
      if let home = roots.firstIndex(where: {
        $0.isFull && $0.connects == nil && spec.operations[$0.creation].path.collection == collection
          && spec.operations[$0.creation].path != spec.operations[life.creation].path
      }) {
        roots[home].children.append(life)
      } else {
        refusals[life.creation] = "no operation that the docs show creates the `\(life.connects ?? "")` that it needs"
      }
    }
    // The deepest first, so that a child is whole before it moves.
    let deepest = roots.indices.sorted {
      roots[$0].member.segments.count > roots[$1].member.segments.count
    }
    var moved: Set<Int> = []
    for child in deepest {
      let path = spec.operations[roots[child].creation].path
      let parent = roots.indices.filter { index in
        let member = roots[index].member
        return index != child && roots[index].isFull && member.segments.count < path.segments.count
          && path.prefix(member.segments.count).shape == member.shape
      }.max { roots[$0].member.segments.count < roots[$1].member.segments.count }
      if let parent {
        roots[parent].children.append(roots[child])
        moved.insert(child)
      }
    }
    roots = roots.indices.filter { !moved.contains($0) }.map { roots[$0] }
  }
}

/// Looks up the writing operations of some docs by what they do to a member.
private struct WriteIndex {
  let spec: APISpec
  let candidates: [Int]

  init(_ spec: APISpec, _ candidates: [Int]) {
    self.spec = spec
    self.candidates = candidates
  }

  /// The first words of actions that change nothing but the member that they are sent to. Others, such as `fork`,
  /// `transfer` or `run`, make things that are not deleted with it.
  private static let harmlessActions: Set<String> = [
    "activate", "archive", "block", "close", "deactivate", "disable", "enable", "hide", "lock", "mark", "mute", "pause",
    "read", "rename", "renew", "reopen", "reset", "restore", "resume", "revoke", "rotate", "show", "star", "subscribe",
    "unarchive", "unblock", "unlock", "unmute", "unpause", "unstar", "unsubscribe", "validate", "verify",
  ]

  /// Why an operation with POST is no creation that can be cleaned up.
  func refusal(_ index: Int) -> String? {
    let operation = spec.operations[index]
    if isAction(index) || operation.path.endsInPlaceholder { return nil }
    if deletions(index).isEmpty { return "the docs show no operation that deletes what it creates" }
    return nil
  }

  /// Whether it acts on something that is there instead of creating something.
  private func isAction(_ index: Int) -> Bool {
    guard let last = spec.operations[index].path.literal(at: spec.operations[index].path.segments.count - 1) else {
      return false
    }
    let word = last.lowercased().prefix { $0.isLetter }
    return Self.harmlessActions.contains(String(word))
  }

  private func deletions(_ creation: Int) -> [LifeCycle.Deletion] {
    let path = spec.operations[creation].path
    let member = path.shape == "/" ? "/{}" : path.shape + "/{}"
    let shown = Set((spec.operations[creation].success?.schema?.properties ?? []).map(\.name))
    return candidates.compactMap { candidate in
      let operation = spec.operations[candidate]
      guard operation.method == .delete else { return nil }
      let needed = operation.parameters.filter {
        $0.isRequired && ($0.location == .body || $0.location == .query) && !$0.name.contains("[")
      }
      if operation.path.shape == member, operation.path.endsInPlaceholder {
        return needed.isEmpty ? LifeCycle.Deletion(operation: candidate) : nil
      }
      guard operation.path.shape == path.shape, needed.count == 1, let name = needed.first?.name, shown.contains(name)
      else { return nil }
      return LifeCycle.Deletion(operation: candidate, attribute: name)
    }
  }

  /// The lives that begin with a creation: one for each way of deletion.
  func lives(_ creation: Int) -> [LifeCycle] {
    let operation = spec.operations[creation]
    let deletions = deletions(creation)
    guard !isAction(creation), let first = deletions.first else { return [] }
    var member = operation.path
    let named = deletions.first { $0.attribute == nil }.flatMap { spec.operations[$0.operation].path.segments.last }
    member.segments.append(named ?? [.placeholder("id")])
    func all(_ method: HTTPMethod) -> [Int] {
      candidates.filter { spec.operations[$0].method == method && spec.operations[$0].path.shape == member.shape }
    }
    let read = spec.operations.indices.first {
      spec.operations[$0].method == .get && spec.operations[$0].path.shape == member.shape
        && spec.operations[$0].removal == nil
    }
    let connects = connectingParameter(operation, member)
    return deletions.enumerated().map { position, deletion in
      var life = LifeCycle(
        creation: creation, member: member, deletion: deletion,
        deletions: [deletion] + deletions.filter { $0 != deletion }, read: read, connects: connects)
      life.isFull = position == 0
      guard life.isFull, deletion == first else { return life }
      life.updates = all(.put) + all(.patch)
      life.actions = connects == nil ? actions(operation, member) : []
      return life
    }
  }

  /// What acts on a member alone: its path is below the member's, or it is beside the creation and takes an attribute
  /// that the creation's answer shows.
  private func actions(_ creation: Operation, _ member: PathTemplate) -> [Int] {
    let shown = Set((creation.success?.schema?.properties ?? []).map(\.name))
    return candidates.filter { candidate in
      let operation = spec.operations[candidate]
      guard [.post, .put, .patch].contains(operation.method), isAction(candidate) else { return false }
      let before = operation.path.prefix(operation.path.segments.count - 1)
      let needed = operation.parameters.filter {
        $0.isRequired && $0.location != .path && !$0.name.contains("[")
      }
      if before.shape == member.shape { return needed.allSatisfy { shown.contains($0.name) } }
      return before.shape == creation.path.shape && !needed.isEmpty && needed.allSatisfy { shown.contains($0.name) }
        && needed.contains { SecretName.isSecret($0.name) }
    }
  }

  /// The required parameter that names a member of another collection, which the creation only connects.
  private func connectingParameter(_ creation: Operation, _ member: PathTemplate) -> String? {
    guard let kind = creation.path.collection, creation.path.segments.count > 1 else { return nil }
    return creation.parameters.first { parameter in
      guard parameter.isRequired, parameter.location != .path, parameter.name.hasSuffix("_id") else { return false }
      return PlaceholderMeaning.plural(String(parameter.name.dropLast(3))) == PlaceholderMeaning.plural(kind)
        || member.placeholders.last == parameter.name
    }?.name
  }
}

/// Names of parameters and attributes whose values nobody should see.
enum SecretName {
  static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["token", "secret", "password", "passwd", "api_key", "apikey", "private_key"].contains { name.contains($0) }
      && !name.hasSuffix("_at") && !name.hasSuffix("_in") && !name.hasSuffix("_type")
  }
}
