/// The name of a body field in bracket notation, `actions[][file_path]`, taken apart.
struct FieldName: Hashable {
  /// A step below the body.
  enum Step: Hashable {
    /// A property of an object.
    case property(String)
    /// Any item of an array.
    case items
  }

  /// How many steps a name may have to be taken apart.
  static let maximumSteps = 16

  var steps: [Step]

  init(steps: [Step]) { self.steps = steps }

  /// - Returns: nil where the name is not in this notation; it is then one property's literal name.
  init?(_ text: String) {
    guard let open = text.firstIndex(of: "["), open > text.startIndex else {
      guard !text.contains("]") else { return nil }
      steps = [.property(text)]
      return
    }
    guard !text[..<open].contains("]") else { return nil }
    steps = [.property(String(text[..<open]))]
    var rest = text[open...]
    while rest.first == "[" {
      guard let close = rest.firstIndex(of: "]") else { return nil }
      let name = rest[rest.index(after: rest.startIndex)..<close]
      guard !name.contains("["), steps.count < Self.maximumSteps else { return nil }
      steps.append(name.isEmpty ? .items : .property(String(name)))
      rest = rest[rest.index(after: close)...]
    }
    guard rest.isEmpty else { return nil }
  }

  /// The name in bracket notation.
  var text: String {
    var text = ""
    for (position, step) in steps.enumerated() {
      switch step {
      case .property(let name): text += position == 0 ? name : "[\(name)]"
      case .items: text += "[]"
      }
    }
    return text
  }
}
