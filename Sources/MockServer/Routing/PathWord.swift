import APIModel

/// The last segment of a path where it only says what is done: `create` of `POST /things/create`, `delete` of
/// `POST /things/{id}/delete`.
enum PathWord {
  static let creations: Set<String> = ["add", "create", "new"]
  static let removals: Set<String> = ["delete", "destroy", "remove"]

  /// Nil where the path has one segment or ends in a placeholder.
  static func last(of path: PathTemplate) -> String? {
    path.segments.count > 1 ? path.literal(at: path.segments.count - 1)?.lowercased() : nil
  }
}

extension Operation {
  /// Whether PUT makes a member that is not there, as the docs say by a 201 or in words.
  var createsByName: Bool {
    guard method == .put, path.endsInPlaceholder else { return false }
    if responses.contains(where: { $0.status == 201 && $0.isStatusDocumented }) { return true }
    let words = Set("\(summary ?? "") \(description ?? "")".lowercased().split { !$0.isLetter }.map(String.init))
    return !words.isDisjoint(with: ["create", "creates", "creating", "upsert", "upserts", "register", "registers"])
  }
}
