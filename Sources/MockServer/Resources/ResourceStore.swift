import APIModel

/// The members of all collections, and what else requests can change. A value: a copy is a snapshot.
struct ResourceStore: Sendable {
  /// The members of one collection below given parents.
  struct Instance: Sendable {
    /// Those that the list shows, in its order.
    var shown: [Int] = []
    /// All members by the text that a path names them with.
    var byKey: [String: Int] = [:]
    /// The rank of the next member in the list; ranks grow, so that one whose member is gone comes never again.
    var nextRank = 0
  }

  let maximumMembers: Int
  let collections: [CollectionTemplate]
  /// What answers show of each collection's members, those of its home included.
  let attributes: [[String: Schema]]
  /// What every instance of a collection begins with.
  private(set) var seeds: [Instance]
  /// How many members the examples made; theirs are the first numbers. Known once somebody keeps the state.
  var seedCount = 0
  var instances: [String: Instance] = [:]
  var members: [Int: JSONObject] = [:]
  var documents: [String: JSONObject] = [:]
  /// Registration tokens that a request has reset, by the path that they register at.
  var registrationTokens: [String: RegistrationToken] = [:]
  /// The paths of members that a request created: nothing stands below them that no request put there.
  var createdPaths: Set<String> = []
  var nextNumber = 1
  var nextKey: [Int: Int] = [:]
  var journal = StateJournal()

  init(collections: [CollectionTemplate], maximumMembers: Int) {
    self.maximumMembers = maximumMembers
    self.collections = collections
    attributes = collections.map { template in
      guard let home = template.home else { return template.attributes }
      return template.attributes.merging(collections[home].attributes) { own, _ in own }
    }
    seeds = Array(repeating: Instance(), count: collections.count)
  }

  // MARK: Seeds

  /// Makes an example's object the first member of a collection, or adds what it shows to the member it describes.
  mutating func seed(_ object: JSONObject, in collection: Int, isShown: Bool, alias: String? = nil) {
    let template = collections[collection]
    guard let key = object[template.keyAttribute]?.scalarText ?? alias else { return }
    let owner = template.home ?? collection
    let known = seeds[collection].byKey[key] ?? seeds[owner].byKey[key]
    let number: Int
    if let known {
      number = known
      for member in object.members {
        let old = members[known]?[member.name]
        if old == nil || old == .null { members[known]?[member.name] = member.value }
      }
    } else {
      guard members.count < maximumMembers else { return }
      number = add(object)
    }
    for index in Set([collection, owner] + (template.viewOf.map { [$0] } ?? [])) {
      seeds[index].byKey[key] = number
      // GitLab's paths take a project's or group's path in place of its id.
      for other in template.names(of: object) + [
        alias, object["path_with_namespace"]?.stringValue, object["full_path"]?.stringValue,
      ] {
        if let other, seeds[index].byKey[other] == nil { seeds[index].byKey[other] = number }
      }
    }
    if isShown, !seeds[collection].shown.contains(number) { seeds[collection].shown.append(number) }
    noteKey(key, in: owner)
  }

  func isSeeded(_ key: String, in collection: Int) -> Bool {
    seeds[collection].byKey[key] != nil
  }

  /// Whether requests have changed the members that stand at a path.
  func isWritten(_ path: String) -> Bool { instances[path] != nil }

  func hasSeeds(_ collection: Int) -> Bool { !seeds[collection].byKey.isEmpty }

  func showsSeeds(_ collection: Int) -> Bool { !seeds[collection].shown.isEmpty }

  private mutating func add(_ member: JSONObject) -> Int {
    let number = nextNumber
    nextNumber += 1
    members[number] = member
    journal.note(member: number)
    journal.note(.counter, "", "number", String(nextNumber))
    return number
  }

  private mutating func noteKey(_ key: String, in collection: Int) {
    // Larger ids are exact in no JavaScript client (RFC 8259 §6).
    guard let number = Int(key), number < 1 << 53 else { return }
    nextKey[collection] = max(nextKey[collection] ?? 1, number + 1)
  }

  // MARK: Reading

  /// Whether the members are another collection's, and live as long as there.
  private func isShared(_ collection: Int) -> Bool { collections[collection].home != nil }

  private func instance(_ collection: Int, _ path: String) -> Instance {
    instances[path] ?? firstInstance(collection, path)
  }

  /// What a collection begins with: the examples, or nothing below a member that a request created.
  private func firstInstance(_ collection: Int, _ path: String) -> Instance {
    guard !createdPaths.isEmpty, !collections[collection].path.placeholders.isEmpty else { return seeds[collection] }
    var prefix = path[...]
    while let slash = prefix.lastIndex(of: "/"), slash > prefix.startIndex {
      prefix = prefix[..<slash]
      if createdPaths.contains(String(prefix)) { return Instance() }
    }
    return seeds[collection]
  }

  /// The numbers of the members that a list shows.
  func list(_ collection: Int, at path: String) -> [Int] {
    instance(collection, path).shown.filter { members[$0] != nil }
  }

  func find(_ key: String, in collection: Int, at path: String) -> Int? {
    guard let number = instance(collection, path).byKey[key], members[number] != nil else { return nil }
    return number
  }

  /// The member whose attribute has a value, such as the runner that a token belongs to.
  func find(where attribute: String, is text: String, in collection: Int, at path: String) -> Int? {
    let owner = collections[collection].home ?? collection
    let numbers = instance(owner, owner == collection ? path : homePath(owner)).byKey.values
    return numbers.lazy.filter { members[$0]?[attribute]?.scalarText == text }.min()
  }

  func value(_ number: Int) -> JSONObject { members[number] ?? JSONObject() }

  private func homePath(_ collection: Int) -> String { collections[collection].instancePath([]) }

  // MARK: Writing

  /// Room for another member, or not.
  var isFull: Bool { members.count >= maximumMembers }

  /// The key of the next member that is created in a collection.
  mutating func freshKey(_ collection: Int) -> Int {
    let owner = collections[collection].home ?? collection
    let key = nextKey[owner] ?? 1
    nextKey[owner] = key + 1
    journal.note(.counter, "key", String(owner), String(key + 1))
    return key
  }

  mutating func create(_ value: JSONObject, in collection: Int, at path: String) -> Int {
    let number = add(value)
    for key in collections[collection].names(of: value) {
      createdPaths.insert("\(path)/\(key)")
      journal.note(.created, "\(path)/\(key)", "", "")
    }
    attach(number, to: collection, at: path, isNew: true)
    return number
  }

  /// Puts a member into a collection and its views; a new one also into the collection's home.
  mutating func attach(_ number: Int, to collection: Int, at path: String, isNew: Bool = false) {
    guard let member = members[number] else { return }
    var places = [(collection, path)]
    if isNew, let home = collections[collection].home { places.append((home, homePath(home))) }
    for (index, template) in collections.enumerated() {
      // A view stands right below what it shows: `/runners/all`, `/projects/40/runners/all`.
      if let last = template.path.collection, let base = template.viewOf {
        places += places.filter { $0.0 == base }.map { (index, "\($0.1)/\(last)") }
      }
    }
    for (index, place) in places {
      own(index, at: place)
      for (rank, key) in collections[index].names(of: member).enumerated()
      where rank == 0 || instances[place]?.byKey[key] == nil {
        instances[place]?.byKey[key] = number
        journal.note(.name, place, key, String(number))
      }
      // A new member is in no list yet; looking through long ones would make each creation slower than the last.
      if isNew || instances[place]?.shown.contains(number) == false { show(number, at: place) }
    }
  }

  private mutating func show(_ number: Int, at place: String) {
    guard let rank = instances[place]?.nextRank else { return }
    instances[place]?.nextRank = rank + 1
    instances[place]?.shown.append(number)
    journal.note(.rank, place, String(number), String(rank))
  }

  private mutating func remove(_ number: Int, at place: String) {
    guard let instance = instances[place] else { return }
    let keys = instance.byKey.filter { $0.value == number }.keys
    for key in keys {
      instances[place]?.byKey[key] = nil
      journal.note(.name, place, key, nil)
    }
    guard let index = instance.shown.firstIndex(of: number) else { return }
    instances[place]?.shown.remove(at: index)
    journal.note(.rank, place, String(number), nil)
  }

  /// Takes a member out of every list; its names stay. Only a faulty server does so.
  mutating func hide(_ number: Int) {
    for place in instances.keys {
      guard let index = instances[place]?.shown.firstIndex(of: number) else { continue }
      instances[place]?.shown.remove(at: index)
      journal.note(.rank, place, String(number), nil)
    }
  }

  /// Forgets what paths call a member; lists still show it. Only a faulty server does so.
  mutating func unname(_ number: Int, of collection: Int, at path: String) {
    own(collection, at: path)
    for (key, named) in instances[path]?.byKey ?? [:] where named == number {
      instances[path]?.byKey[key] = nil
      journal.note(.name, path, key, nil)
    }
  }

  mutating func update(_ number: Int, _ changes: JSONObject) {
    journal.note(member: number)
    for member in changes.members { members[number]?[member.name] = member.value }
  }

  /// Takes a member out of a nested collection, or deletes it everywhere where the collection is its own.
  mutating func remove(_ number: Int, from collection: Int, at path: String) {
    if isShared(collection), collections[collection].viewOf == nil {
      own(collection, at: path)
      remove(number, at: path)
      return
    }
    let victim = owned(number, of: collection, at: path)
    for key in members[victim].map(collections[collection].names) ?? [] {
      createdPaths.remove("\(path)/\(key)")
      journal.note(.created, "\(path)/\(key)", "", nil)
    }
    members[victim] = nil
    journal.note(member: victim)
    for place in instances.keys { remove(victim, at: place) }
  }

  /// The member of one instance alone: below other parents the same example is another member.
  mutating func owned(_ number: Int, of collection: Int, at path: String) -> Int {
    guard instances[path] == nil else { return number }
    let key = seeds[collection].byKey.filter { $0.value == number }.keys.min()
    own(collection, at: path)
    return key.flatMap { instances[path]?.byKey[$0] } ?? number
  }

  /// Gives an instance members of its own, so that a change below one parent leaves the others alone.
  private mutating func own(_ collection: Int, at path: String) {
    guard instances[path] == nil else { return }
    var instance = firstInstance(collection, path)
    if !isShared(collection), !collections[collection].path.placeholders.isEmpty {
      var copies: [Int: Int] = [:]
      for old in Set(instance.shown).union(instance.byKey.values).sorted() {
        guard let member = members[old] else { continue }
        copies[old] = add(member)
      }
      instance.shown = instance.shown.compactMap { copies[$0] }
      instance.byKey = instance.byKey.compactMapValues { copies[$0] }
    }
    instance.nextRank = instance.shown.count
    instances[path] = instance
    guard journal.isOn else { return }
    journal.note(.place, path, "", "")
    for (key, number) in instance.byKey { journal.note(.name, path, key, String(number)) }
    for (rank, number) in instance.shown.enumerated() { journal.note(.rank, path, String(number), String(rank)) }
  }

  // MARK: Documents and tokens

  func document(_ path: String) -> JSONObject? { documents[path] }

  mutating func setDocument(_ path: String, _ value: JSONObject) {
    guard documents[path] != nil || documents.count < maximumMembers else { return }
    documents[path] = value
    journal.note(.document, path, "", JSONValue.object(value).text())
  }

  mutating func setRegistrationToken(_ token: String, of collection: Int, at path: String) {
    guard registrationTokens[path] != nil || registrationTokens.count < maximumMembers else { return }
    registrationTokens[path] = RegistrationToken(text: token, collection: collection)
    journal.note(.registrationToken, path, String(collection), token)
  }
}
