import APIModel

/// What only connects a member with something has no path to be read at; the list that it was added to shows it.
extension LifeCycleRun {
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
    case .listed(let reply):
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

  private enum Listed {
    case listed(Reply)
    /// It is not in the list, which is whole.
    case absent(Reply)
    case unsure
  }

  /// How many items a list has at most that is taken for whole where no header speaks of pages.
  private static let shortList = 20

  private func listed(_ life: LifeCycle, _ member: CreatedMember) async -> Listed? {
    guard let list = LifeCyclePromises.list(of: spec.operations[life.creation], spec), let key = member.key,
      let reply = await send(WriteLine(operation: list, options: options, path: member.path)), reply.isSuccess,
      let items = reply.json?.arrayValue, let response = reply.response
    else { return nil }
    if items.contains(where: { item in ["id", "iid", "uuid"].contains { item[$0]?.scalarText == key } }) {
      return .listed(reply)
    }
    let pages = PageHeaders(response)
    let hasMore = pages.link("next") != nil || pages.numbers["x-next-page"] != nil
    return hasMore || items.count >= Self.shortList ? .unsure : .absent(reply)
  }
}
