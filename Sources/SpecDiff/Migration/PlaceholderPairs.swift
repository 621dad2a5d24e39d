import APIModel

/// Which placeholder of the old path is which of the new one.
struct PlaceholderPairs {
  /// Old and new name, in the order of the new path.
  let pairs: [(old: String, new: String)]
  /// The new placeholders that no old one gives a value for.
  let added: Set<String>

  init(_ old: Operation, _ new: Operation) {
    let before = old.path.placeholders
    let after = new.path.placeholders
    if before.count == after.count {
      pairs = Array(zip(before, after))
      added = []
    } else {
      let alignment = PathAlignment(
        PathAlignment.segments(old.path), PathAlignment.segments(new.path), WordSimilarity())
      pairs = after.compactMap { name in alignment.placeholders[name].map { ($0, name) } }
      added = Set(alignment.unfilled)
    }
  }

  /// The parameters of the pairs, where both sides document them.
  func parameters(_ old: Operation, _ new: Operation) -> [(Parameter, Parameter)] {
    pairs.compactMap { pair in
      guard let before = old.parameter(pair.old, in: .path), let after = new.parameter(pair.new, in: .path) else {
        return nil
      }
      return (before, after)
    }
  }

  /// A name alone never reaches the server; but `issue_id` and `issue_iid` are different numbers.
  /// - Returns: the old names of the placeholders that take another value, whose types need no word more.
  func compareIdentities(_ old: Operation, _ new: Operation, into list: inout OperationChanges) -> Set<String> {
    var changed: Set<String> = []
    for pair in pairs {
      guard let before = ParameterIdentity(pair.old), let after = ParameterIdentity(pair.new), before != after else {
        continue
      }
      let isInternal = before.kind == "id" && after.kind == "iid"
      // That a page calls the same thing `id` here and `name` there is often only loose speech.
      let isReverse = before.kind == "iid" && after.kind == "id"
      let stem = Self.stem(pair.old)
      let sides = (old.parameter(pair.old, in: .path), new.parameter(pair.new, in: .path))
      // A `token` of letters that became a number.
      let types = (sides.0?.schema.types ?? [], sides.1?.schema.types ?? [])
      let isOtherType = !types.0.isEmpty && !types.1.isEmpty && types.0.isDisjoint(with: types.1)
      guard isInternal || isReverse || isOtherType || (stem != nil && stem == Self.stem(pair.new)) else { continue }
      changed.insert(pair.old)
      list.add(
        .parameterIdentityChanged, location: "path", name: pair.old, newName: pair.new,
        confidence: isInternal ? 0.95 : 0.7,
        old: SpecChange.Side(span: sides.0?.span ?? list.oldSpan, value: pair.old),
        new: SpecChange.Side(span: sides.1?.span ?? list.newSpan, value: pair.new),
        message: "path parameter \(Wording.code(pair.old)) is \(Wording.code(pair.new)): its value means another thing",
        advice: isInternal
          ? "Put \(Wording.code(pair.new)) into the path, the number that counts within its parent, not \(Wording.code(pair.old)), which is unique everywhere."
          : "Put the \(after.kind) into the path, not the \(before.kind).")
    }
    return changed
  }

  /// `issue` of `issue_id`; nil for a name of one word.
  private static func stem(_ name: String) -> String? {
    let words = name.split(separator: "_")
    return words.count > 1 ? words.dropLast().joined(separator: "_") : nil
  }
}
