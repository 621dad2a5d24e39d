import APIModel

extension LifeCycleRun {
  /// Looks whether an update changed what it was not sent, of the attributes that it could have set: nothing else
  /// changes those.
  /// - Returns: The first attribute that is another than before.
  func judgeOthers(
    _ life: LifeCycle, _ index: Int, _ fields: [WriteField], _ now: JSONValue?, _ before: JSONValue?, _ reply: Reply
  ) -> String? {
    let operation = spec.operations[index]
    let unsent = LifeCyclePromises.unsent(operation, schema(of: life), fields)
    guard !unsent.isEmpty else { return nil }
    guard let now, let before, life.read != nil else {
      set(.othersStay, of: index, .notAsked("it could not be read before and after"))
      return nil
    }
    var isSeen = false
    for parameter in unsent {
      guard let old = before[parameter.name], whySuspect(parameter.name, life) == nil else { continue }
      isSeen = true
      let new = now[parameter.name]
      guard new != old, !follows(parameter, fields, now, before), !isReplaced(parameter, operation, by: new) else {
        continue
      }
      let evidence = WriteVerdict.Evidence(
        status: 200, expected: Excerpt.of(old.text()), received: new.map { Excerpt.of($0.text()) } ?? "nothing",
        curl: reply.curl, attribute: parameter.name)
      set(.othersStay, of: index, .broken(evidence))
      return parameter.name
    }
    set(.othersStay, of: index, isSeen ? .kept : .notAsked("reading shows nothing else that it could have set"))
    return nil
  }

  /// Whether an attribute may follow from one that was sent and changed: a switch or a choice from another one, and
  /// what shares a word with it, as `issues_access_level` with `issues_enabled`.
  private func follows(
    _ parameter: Parameter, _ fields: [WriteField], _ now: JSONValue, _ before: JSONValue
  ) -> Bool {
    let changed = fields.filter { now[$0.name] != before[$0.name] }.map(\.parameter)
    let words = Self.words(parameter.name)
    return changed.contains { sent in
      Self.isChoice(parameter) && Self.isChoice(sent) || !words.isDisjoint(with: Self.words(sent.name))
    }
  }

  private static func isChoice(_ parameter: Parameter) -> Bool {
    parameter.schema.types == .boolean || parameter.schema.enumeration != nil
  }

  private static func words(_ name: String) -> Set<Substring> {
    Set(PlaceholderMeaning.folded(name).split(separator: "_").filter { $0.utf8.count > 3 })
  }

  /// Whether it was emptied or set to its default by PUT, which may mean the whole member (RFC 9110 §9.3.4).
  private func isReplaced(_ parameter: Parameter, _ operation: Operation, by new: JSONValue?) -> Bool {
    guard operation.method == .put else { return false }
    switch new {
    case nil, .null?, .bool(false)?: return true
    case .array(let items)?: return items.isEmpty
    case .object(let object)?: return object.members.isEmpty
    case .string(let text)?: return text.isEmpty || text == parameter.defaultValue
    case .number(let text)?: return text == "0" || text == parameter.defaultValue
    case .bool(true)?: return parameter.defaultValue == "true"
    }
  }
}
