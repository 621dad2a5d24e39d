/// What a reader needs of the two versions' names.
enum InputNames {
  /// Absolute paths without the folders that both share: where they lay on one machine tells others nothing.
  static func short(_ inputs: [String]) -> [String] {
    guard inputs.count == 2, inputs.allSatisfy({ $0.hasPrefix("/") }), inputs[0] != inputs[1] else { return inputs }
    let parts = inputs.map { $0.split(separator: "/") }
    let shared = zip(parts[0], parts[1]).prefix { $0 == $1 }.count
    return parts.map { path in
      // One may be a folder of the other.
      path[min(shared, path.count - 1)...].joined(separator: "/")
    }
  }
}
