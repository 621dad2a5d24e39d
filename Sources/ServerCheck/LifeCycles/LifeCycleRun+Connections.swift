import APIModel

/// What only connects a member with something has no path to be read at; the list that it was added to shows it.
extension LifeCycleRun {
  /// Whether the list names what is to be connected already, so that nothing of it can be told later.
  func isListedBefore(_ life: LifeCycle, _ line: WriteLine, _ key: String) async -> Bool {
    let member = CreatedMember(
      creator: "", path: line.path, pathValues: [], key: key, attributes: [:], deletions: [])
    guard case .listed? = await listed(life, member) else { return false }
    set(.createdIsReadable, of: life.creation, .notAsked("the list showed it before"))
    return true
  }

  /// Looks for a member in the list that it was added to.
  func listConnected(_ life: LifeCycle, _ member: CreatedMember) async {
    guard let found = await listed(life, member) else {
      return set(.createdIsReadable, of: life.creation, .notAsked("the list could not be read"))
    }
    switch found {
    case .listed: set(.createdIsReadable, of: life.creation, .kept)
    case .unsure: set(.createdIsReadable, of: life.creation, .notAsked("the list has further pages"))
    case .absent(let reply):
      set(
        .createdIsReadable, of: life.creation,
        .broken(
          .init(
            status: reply.status ?? 200, expected: "a list with `\(Excerpt.of(member.key ?? ""))`",
            received: "a list without it", curl: reply.curl)))
    }
  }

  /// Looks for it again when it was taken away.
  func listDisconnected(_ life: LifeCycle, _ member: CreatedMember, _ deletion: Reply) async {
    let index = life.deletion.operation
    guard verdicts[life.creation]?[.createdIsReadable] == .kept else {
      return set(.deleted, of: index, .notAsked("the list did not show it before"))
    }
    guard let found = await listed(life, member) else {
      return set(.deleted, of: index, .notAsked("the list could not be read"))
    }
    switch found {
    case .listed(let reply, _):
      set(
        .deleted, of: index,
        .broken(
          .init(
            status: reply.status ?? 200, expected: "a list without `\(Excerpt.of(member.key ?? ""))`",
            received: "a list with it", curl: deletion.curl)))
    case .absent: set(.deleted, of: index, .kept)
    case .unsure: set(.deleted, of: index, .notAsked("the list has further pages"))
    }
  }

  /// Whether the list shows a new member, so that it can be looked for when it is deleted. Some lists show only a part
  /// of what is there: that one is missing is no breach.
  func isListed(_ life: LifeCycle, _ position: Int) async -> Bool {
    guard life.connects == nil, LifeCyclePromises.list(of: life.collection, spec) != nil else {
      return false
    }
    switch await listed(life, ledger[position]) {
    case .listed?: return true
    case .unsure?: set(.unlisted, of: life.deletion.operation, .notAsked("the list has further pages"))
    case .absent?: set(.unlisted, of: life.deletion.operation, .notAsked("the list did not show it before"))
    case nil: set(.unlisted, of: life.deletion.operation, .notAsked("the list could not be read"))
    }
    return false
  }

  /// Looks for a deleted member in the list that showed it; asks again where the server seems to need time.
  func listDeleted(_ life: LifeCycle, _ position: Int, _ deletion: Reply) async {
    let index = life.deletion.operation
    for attempt in 0..<3 {
      if attempt > 0 { await wait(attempt) }
      switch await listed(life, ledger[position]) {
      case nil: return set(.unlisted, of: index, .notAsked("the list could not be read"))
      case .absent?: return set(.unlisted, of: index, .kept)
      case .unsure?: return set(.unlisted, of: index, .notAsked("the list has further pages"))
      case .listed(let reply, let item)?:
        if let state = Self.deletedState(item) {
          return set(.unlisted, of: index, .notAsked("it is still there, marked by `\(state)`"))
        }
        guard attempt == 2 || Task.isCancelled else { continue }
        set(
          .unlisted, of: index,
          .broken(
            .init(
              status: reply.status ?? 200, expected: "a list without `\(Excerpt.of(ledger[position].key ?? ""))`",
              received: "a list with it", curl: deletion.curl)))
        return
      }
    }
  }

  private enum Listed {
    case listed(Reply, JSONValue)
    /// It is not in the list, which is whole.
    case absent(Reply)
    case unsure
  }

  /// How many items a list has at most that is taken for whole where no header speaks of pages.
  private static let shortList = 20

  private func listed(_ life: LifeCycle, _ member: CreatedMember) async -> Listed? {
    guard let list = LifeCyclePromises.list(of: life.collection, spec), let key = member.key,
      let reply = await send(WriteLine(operation: list, options: options, path: member.path)), reply.isSuccess,
      let items = reply.json?.arrayValue, let response = reply.response
    else { return nil }
    let names = Set(PlaceholderMeaning(life.member.placeholders.last ?? "id", after: nil).attributes)
      .union(["id", "iid", "uuid"])
    let own = items.first { item in
      item.scalarText.map { $0 == key || $0.hasSuffix("/" + key) } == true
        || (item.objectValue?.members ?? []).contains { member in
          member.value.scalarText == key && names.contains(PlaceholderMeaning.folded(member.name))
        }
    }
    if let own { return .listed(reply, own) }
    let pages = PageHeaders(response)
    let hasMore = pages.link("next") != nil || pages.numbers["x-next-page"] != nil
    return hasMore || items.count >= Self.shortList ? .unsure : .absent(reply)
  }
}
