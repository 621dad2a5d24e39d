import APIModel

/// Looks up the writing operations of some docs by what they do to a member.
struct WriteIndex {
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

  /// The last segments of paths that only say that something is created there, taken away, or changed.
  private static let creationWords: Set<String> = ["add", "create", "new"]
  private static let removalWords: Set<String> = ["delete", "destroy", "remove"]
  private static let updateWords: Set<String> = ["edit", "modify", "update"]

  private func lastWord(_ index: Int) -> String? {
    let path = spec.operations[index].path
    return path.segments.count > 1 ? path.literal(at: path.segments.count - 1)?.lowercased() : nil
  }

  private func before(_ index: Int) -> PathTemplate {
    let path = spec.operations[index].path
    return path.prefix(path.segments.count - 1)
  }

  /// Whether it takes a member away with POST.
  func isRemoval(_ index: Int) -> Bool {
    spec.operations[index].method == .post && lastWord(index).map(Self.removalWords.contains) == true
  }

  /// Whether PUT makes a member whose name the client chooses, as the docs say by a 201 or in words. An id is the
  /// server's to give.
  func createsByName(_ index: Int) -> Bool {
    let operation = spec.operations[index]
    guard operation.method == .put, operation.path.endsInPlaceholder, operation.path.segments.count > 1,
      let name = operation.path.placeholders.last.map(PlaceholderMeaning.folded)
    else { return false }
    if operation.responses.contains(where: { $0.status == 201 && $0.isStatusDocumented }) {
      return name != "uuid" && !name.hasSuffix("iid")
    }
    guard !["id", "iid", "uuid"].contains(where: { name == $0 || name.hasSuffix("_\($0)") }) else { return false }
    let text = "\(operation.summary ?? "") \(operation.description ?? "")".lowercased()
    let words = Set(text.split { !$0.isLetter }.map(String.init))
    return !words.isDisjoint(with: ["create", "creates", "creating", "upsert", "upserts", "register", "registers"])
  }

  /// The path that the members stand below that an operation creates.
  private func collection(of index: Int) -> PathTemplate {
    let operation = spec.operations[index]
    if operation.method == .put { return before(index) }
    guard let word = lastWord(index), Self.creationWords.contains(word), !before(index).endsInPlaceholder else {
      return operation.path
    }
    return before(index)
  }

  /// Whether the docs show how the answer to `POST /things/create` names what it creates. Others may start anything,
  /// such as a download.
  private func isNamedByAnswer(_ creation: Int, _ placeholder: String?) -> Bool {
    let operation = spec.operations[creation]
    guard operation.method == .post, collection(of: creation) != operation.path else { return true }
    let meaning = PlaceholderMeaning(placeholder ?? "id", after: collection(of: creation).collection)
    let names = Set(meaning.attributes + CreatedMember.keyNames)
    let properties = operation.success?.schema?.properties ?? []
    return (properties + properties.flatMap(\.schema.properties)).contains {
      names.contains(PlaceholderMeaning.folded($0.name))
    }
  }

  /// Why an operation with POST is no creation that can be cleaned up.
  func refusal(_ index: Int) -> String? {
    let operation = spec.operations[index]
    if isAction(index) || operation.path.endsInPlaceholder { return nil }
    if let word = lastWord(index), Self.updateWords.contains(word) { return nil }
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
    let path = collection(of: creation)
    let member = path.shape == "/" ? "/{}" : path.shape + "/{}"
    let shown = Set((spec.operations[creation].success?.schema?.properties ?? []).map(\.name))
      .union(spec.operations[creation].parameters.filter { $0.location != .path && $0.isRequired }.map(\.name))
    return candidates.compactMap { candidate in
      let operation = spec.operations[candidate]
      guard operation.method == .delete || isRemoval(candidate) else { return nil }
      let place = operation.method == .delete ? operation.path : before(candidate)
      let needed = operation.parameters.filter {
        $0.isRequired && ($0.location == .body || $0.location == .query) && !$0.name.contains("[")
      }
      if place.shape == member, place.endsInPlaceholder {
        return needed.isEmpty && namesMember(place, creation) && isNamedByAnswer(creation, place.placeholders.last)
          ? LifeCycle.Deletion(operation: candidate) : nil
      }
      guard place.shape == path.shape, needed.count == 1, let name = needed.first?.name, shown.contains(name)
      else { return nil }
      return LifeCycle.Deletion(operation: candidate, attribute: name)
    }
  }

  /// Whether the last placeholder of a path stands for a member of its collection: `{label_id}` of `labels` and
  /// `{issue_link_id}` of `links`, but not `{group_id}` of `shares`, whose value would name something of another's.
  private func namesMember(_ path: PathTemplate, _ index: Int) -> Bool {
    let creation = spec.operations[index]
    guard let name = path.placeholders.last, let collection = self.collection(of: index).collection else { return true }
    for suffix in ["_id", "_iid", "_uuid"] where name.hasSuffix(suffix) {
      let owner = PlaceholderMeaning.plural(String(name.dropLast(suffix.count)))
      return owner.hasSuffix(PlaceholderMeaning.plural(collection))
        || PlaceholderMeaning.plural(collection).hasSuffix(owner)
        || creation.parameters.contains { $0.name == name && $0.isRequired }
    }
    return true
  }

  /// The lives that begin with a creation: one for each way of deletion.
  func lives(_ creation: Int) -> [LifeCycle] {
    let operation = spec.operations[creation]
    let deletions = deletions(creation)
    guard !isAction(creation), let first = deletions.first else { return [] }
    let collection = collection(of: creation)
    var member = collection
    let named = deletions.first { $0.attribute == nil }.flatMap {
      (isRemoval($0.operation) ? before($0.operation) : spec.operations[$0.operation].path).segments.last
    }
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
        creation: creation, collection: collection, member: member, deletion: deletion,
        deletions: [deletion] + deletions.filter { $0 != deletion }, read: read, connects: connects)
      life.isFull = position == 0
      life.isNamedByPath = operation.method == .put
      guard life.isFull, deletion == first else { return life }
      life.updates = (all(.put) + all(.patch)).filter { $0 != creation }
      life.updates += candidates.filter { candidate in
        spec.operations[candidate].method == .post && before(candidate).shape == member.shape
          && lastWord(candidate).map(Self.updateWords.contains) == true
      }
      life.actions = connects == nil ? actions(operation, member, below: collection) : []
      return life
    }
  }

  /// What acts on a member alone: its path is below the member's, or it is beside the creation and takes an attribute
  /// that the creation's answer shows.
  private func actions(
    _ creation: Operation, _ member: PathTemplate, below collection: PathTemplate
  ) -> [Int] {
    let shown = Set((creation.success?.schema?.properties ?? []).map(\.name))
    return candidates.filter { candidate in
      let operation = spec.operations[candidate]
      guard [.post, .put, .patch].contains(operation.method), isAction(candidate) else { return false }
      let before = operation.path.prefix(operation.path.segments.count - 1)
      let needed = operation.parameters.filter {
        $0.isRequired && $0.location != .path && !$0.name.contains("[")
      }
      if before.shape == member.shape { return needed.allSatisfy { shown.contains($0.name) } }
      return before.shape == collection.shape && !needed.isEmpty && needed.allSatisfy { shown.contains($0.name) }
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
