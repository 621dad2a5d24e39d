import APIModel

/// A documented operation and what it does to the resources behind it.
struct ServedOperation: Sendable {
  /// What an operation does, worked out from its method, its path and what it answers.
  enum Role: Sendable, Hashable {
    /// Answers the members of a collection.
    case list
    /// Reads, updates or deletes the member that the last placeholder names.
    case member
    /// Adds a member to the collection.
    case create
    /// Puts a member that exists already into a nested collection; the parameter names it.
    case attach(parameter: String)
    /// Deletes the member whose attribute equals the parameter of that name.
    case deleteBy(attribute: String)
    /// Reads or updates the one document at a path without members.
    case document
    /// Takes away the member that the last placeholder names, `POST /things/{id}/delete`.
    case removal
    /// Anything else, such as `POST /runners/verify`.
    case action
  }

  /// A placeholder that names a member of a collection on the way to what the operation is about.
  struct Level: Sendable, Hashable {
    /// Counts the path's placeholders.
    var placeholder: Int
    /// The collection that the value names a member of, if the docs describe one.
    var collection: Int?
    /// The path up to the placeholder, names left out: where values that samples use are looked up.
    var shape: String
  }

  var operation: Operation
  /// The index of the mount among the served specs.
  var mount: Int
  var role: Role
  /// The collection that it is about; for an action the one whose member it acts on, or that it stands below.
  var collection: Int?
  /// Whether an action acts on one member.
  var actsOnMember: Bool
  /// What an action does to the member that it acts on.
  var effect: ActionEffect?
  /// Whether an action's answer shows that member; others answer with another thing, such as a to-do of an issue.
  var showsMember = true
  var levels: [Level]
  var samples: SampleValues
  var success: Response?
  /// The schema of the answer; for a list without one its base collection's.
  var schema: Schema?

  /// The schema of one item of a list, or of the answer itself.
  var itemSchema: Schema? { schema?.items?.schema ?? schema }

  /// The status of success: documented, or the one that the method suggests (RFC 9110 §15.3).
  var status: Int {
    if let success { return success.status }
    switch role {
    case .create, .attach: return 201
    case .deleteBy: return 204
    case .member where operation.method == .delete: return 204
    default: return 200
    }
  }

  var isCreation: Bool {
    switch role {
    case .create, .attach: true
    case .list, .member, .deleteBy, .document, .removal, .action: false
    }
  }

  var isUpdate: Bool {
    (role == .member || role == .document) && (operation.method == .put || operation.method == .patch)
  }

  /// The members that the path names, by the path up to them: the parents, and the one that it is about.
  var namedMembers: [(placeholder: Int, shape: String, collection: Int)] {
    var named = levels.compactMap { level in
      level.collection.map { (placeholder: level.placeholder, shape: level.shape, collection: $0) }
    }
    if role == .member, let collection {
      named.append((operation.path.placeholders.count - 1, operation.path.shape, collection))
    }
    return named
  }

  func documents(_ status: Int) -> Bool { operation.response(status) != nil }
}
