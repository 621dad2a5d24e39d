import APIModel

extension LifeCycleRun {
  /// Deletes one member by any way that the docs show, and notes it as left behind where none works. Also after an
  /// interrupt or a lost connection, and beyond the limit of requests.
  func cleanUp(_ position: Int) async {
    let member = ledger[position]
    guard !member.isDeleted else { return }
    var why = "nothing names it"
    for deletion in member.deletions {
      guard let (line, _) = self.deletion(deletion, of: member, member.pathValues) else { continue }
      guard let reply = await send(line, isCleaning: true) else { continue }
      if reply.isSuccess || reply.status == 404 || reply.status == 410 {
        let isGone = await isGone(member, deletion)
        if isGone {
          ledger[position].isDeleted = true
          return
        }
        why = "`\(spec.operations[deletion.operation].name)` answers \(reply.phrase), and it is still there"
      } else {
        why = "`\(spec.operations[deletion.operation].name)`: \(reply.phrase)"
      }
    }
    guard !member.isConnection else { return }
    let name = member.key.map { " \(Excerpt.of($0))" } ?? ""
    leave("what `\(member.creator)` created\(name) is left behind: \(why)")
  }

  /// Whether reading a member says that it is gone; without a way to read it, its deletion's word counts.
  private func isGone(_ member: CreatedMember, _ deletion: LifeCycle.Deletion) async -> Bool {
    guard let key = member.key, !member.isConnection else { return true }
    let path = member.path + "/" + PercentEncoding.encode(key, allowing: PercentEncoding.segment)
    guard let read = member.read else { return true }
    let reply = await send(WriteLine(operation: spec.operations[read], options: options, path: path), isCleaning: true)
    return reply?.isSuccess != true
  }

  /// Looks in the collection's list for what a creation may have made without saying its name: the item that has a
  /// text of this run's own.
  func findLost(_ life: LifeCycle, _ line: WriteLine, _ why: String) async {
    let creation = spec.operations[life.creation]
    let own = line.fields.first { $0.origin == .madeUp && $0.text.hasPrefix(options.marker) }
    let list = spec.operations.first { $0.method == .get && $0.path.shape == life.collection.shape }
    if let own, let list,
      let reply = await send(WriteLine(operation: list, options: options, path: line.home), isCleaning: true),
      let body = reply.json
    {
      let wrapped = body.objectValue?.members.lazy.compactMap(\.value.arrayValue).first
      let items = body.arrayValue ?? wrapped ?? []
      let mine = items.filter { $0[own.name]?.stringValue == own.text }
      for item in mine {
        let attributes = CreatedMember.attributes(of: item)
        let key = CreatedMember.key(
          for: life.member.placeholders.last ?? "id", in: attributes, collection: life.collection, path: line.home,
          location: nil,
          base: options.server)
        note(
          CreatedMember(
            creator: creation.name, read: life.read, path: line.home, pathValues: line.pathValues, key: key,
            attributes: attributes,
            deletions: life.deletions))
        await cleanUp(ledger.count - 1)
      }
      if !mine.isEmpty { return }
    }
    leave("`\(creation.name)` may have created something that can't be found again: \(why)")
  }
}
