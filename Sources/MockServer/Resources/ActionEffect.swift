import APIModel

/// What an action such as `POST /projects/{id}/star` does to the member before its name, as far as its name, its
/// documented statuses and its example tell.
struct ActionEffect: Sendable {
  /// What the action turns on or off: `star` for `star` and `unstar`.
  var subject: String
  /// Whether it takes back what another action does, as `unstar` does, or `DELETE` where `POST` is documented, too.
  var isUndoing: Bool
  /// The status of an action that was done already, where the docs list one.
  var repeated: Int?
  /// Attributes that the example shows as the action's outcome: `archived` of `archive`, `state: done` of
  /// `mark_as_done`.
  var outcomes: JSONObject
  /// The number of those who did it, such as `star_count`.
  var counter: String?
  /// The flag that tells whether it was done, such as `subscribed`.
  var flag: String?

  /// - Parameters:
  ///   - isDocumented: Whether the docs have an operation of that method and name at the same place.
  ///   - attributes: The member's.
  init?(
    _ operation: Operation, attributes: [String: Schema], isDocumented: (HTTPMethod, String) -> Bool
  ) {
    guard let name = operation.path.literal(at: operation.path.segments.count - 1) else { return nil }
    let undone = name.hasPrefix("un") ? String(name.dropFirst(2)) : ""
    isUndoing =
      isDocumented(operation.method, undone) || (operation.method == .delete && isDocumented(.post, name))
    subject = isUndoing && !undone.isEmpty ? undone : name
    if operation.method == .post || isUndoing {
      repeated = [304, 409].first { operation.response($0) != nil }
    }
    let example = operation.success?.examples.lazy.compactMap(\.json?.objectValue).first
    outcomes = JSONObject()
    for (name, schema) in attributes.sorted(by: { $0.key < $1.key }) {
      if schema.types == .boolean, Self.isAkin(name, to: subject) {
        flag = flag ?? name
        outcomes[name] = example?[name].flatMap { $0.boolValue == nil ? nil : $0 } ?? .bool(!isUndoing)
      } else if name == "state" || name == "status", let shown = example?[name], let word = shown.stringValue,
        Self.isAkin(word, to: subject)
      {
        outcomes[name] = shown
      } else if schema.types == .integer, name == "\(subject)_count" || name == "\(subject)s_count" {
        counter = name
      }
    }
  }

  /// `archived` is akin to `archive`, `done` to `mark_as_done`.
  private static func isAkin(_ word: String, to action: String) -> Bool {
    action.split(separator: "_").contains { part in
      let shared = zip(word, part).prefix { $0 == $1 }.count
      return shared >= 4 && shared * 10 >= part.count * 6
    }
  }

  /// Whether the action was done to a member and not taken back: as it was noted, else as the member's flag says.
  func isDone(_ noted: JSONObject?, _ member: JSONObject) -> Bool {
    noted?["done"]?.boolValue ?? flag.flatMap { member[$0]?.boolValue } ?? false
  }

  /// What changes of a member.
  func changes(_ member: JSONObject) -> JSONObject {
    var changes = outcomes
    if let counter, let count = member[counter]?.intValue {
      changes[counter] = .int(max(0, count + (isUndoing ? -1 : 1)))
    }
    return changes
  }
}
