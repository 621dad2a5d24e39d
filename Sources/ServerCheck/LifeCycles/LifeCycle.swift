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
  /// The path that members stand below: the creation's, that of `POST /things/create` without its last segment, that
  /// of `PUT /things/{name}` without the name.
  var collection: PathTemplate
  /// The path of a member: the collection's with one placeholder more.
  var member: PathTemplate
  /// Whether the creation's own path names the member, `PUT /things/{name}`.
  var isNamedByPath = false
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
    for creation in candidates where spec.operations[creation].method == .post && !index.isRemoval(creation) {
      if let refusal = index.refusal(creation) {
        refusals[creation] = refusal
      } else {
        lives += index.lives(creation)
      }
    }
    let collections = Set(lives.map(\.collection.shape))
    for creation in candidates where index.createsByName(creation) {
      let own = index.lives(creation)
      if let first = own.first, !collections.contains(first.collection.shape) { lives += own }
    }
    nest(lives.sorted { $0.creation < $1.creation }, spec)
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
      let path = roots[child].collection
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

/// Names of parameters and attributes whose values nobody should see.
enum SecretName {
  static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["token", "secret", "password", "passwd", "api_key", "apikey", "private_key"].contains { name.contains($0) }
      && !name.hasSuffix("_at") && !name.hasSuffix("_in") && !name.hasSuffix("_type")
  }
}
