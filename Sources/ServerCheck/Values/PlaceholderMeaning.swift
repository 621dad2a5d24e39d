import APIModel

/// What a placeholder stands for: an attribute of a member of some collection. `{runner_id}` is the `id` of one of
/// the `runners`; in `/projects/{id}/runners`, `{id}` is the `id` of one of the `projects`.
struct PlaceholderMeaning: Hashable {
  /// The names of the attribute that holds the value, the likeliest first.
  var attributes: [String]
  /// The names of collections whose members have it, the likeliest first.
  var resources: [String]

  init(_ placeholder: String, after collection: String?) {
    var attributes: [String] = []
    var resources: [String] = []
    let name = Self.folded(placeholder)
    let alternatives = name.split(separator: "_or_").map(String.init)
    if alternatives.count > 1 {
      // `{id_or_name}`: either will do.
      for alternative in alternatives {
        let meaning = PlaceholderMeaning(alternative, after: nil)
        attributes += meaning.attributes.filter { !attributes.contains($0) }
        resources += meaning.resources.filter { !resources.contains($0) }
      }
    } else if let cut = name.lastIndex(of: "_"), cut > name.startIndex, name.index(after: cut) < name.endIndex {
      let owner = String(name[..<cut])
      let attribute = String(name[name.index(after: cut)...])
      if attribute != "id", attribute != "iid" { attributes.append(name) }
      attributes.append(attribute)
      resources.append(Self.plural(owner))
    } else {
      attributes.append(name)
    }
    if let collection = collection.map(Self.folded), !resources.contains(Self.plural(collection)) {
      resources.append(Self.plural(collection))
    }
    self.attributes = attributes
    self.resources = resources
  }

  /// A name in the one spelling that names are compared in: `runner_id` for `runnerId`, `RunnerID` and `runner-id`.
  static func folded(_ name: String) -> String {
    // Nearly every name is as it should be, and none of its letters needs to be looked up.
    let isPlain = name.utf8.allSatisfy {
      ($0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)) && $0 != UInt8(ascii: "-")
    }
    if isPlain { return name }
    var out = ""
    var wasLower = false
    for character in name {
      let isUpper = character.isUppercase
      if isUpper, wasLower { out.append("_") }
      out += character == "-" ? "_" : character.lowercased()
      wasLower = character.isLowercase || character.isNumber
    }
    return out
  }

  /// The plural of an English noun by its regular forms; a plural stays as it is.
  static func plural(_ noun: String) -> String {
    if noun.hasSuffix("s") { return noun }
    if noun.hasSuffix("y"), let before = noun.dropLast().last, !"aeiou".contains(before) {
      return noun.dropLast() + "ies"
    }
    return noun + "s"
  }
}

extension PathTemplate {
  /// A placeholder of a path and where it stands.
  struct Placeholder: Hashable {
    var name: String
    var segment: Int
    /// The fixed segment before it, which names the collection.
    var collection: String?
    /// Whether it is all of its segment.
    var isWhole: Bool
  }

  var placeholderPositions: [Placeholder] {
    segments.indices.flatMap { index in
      segments[index].compactMap { part in
        switch part {
        case .literal: nil
        case .placeholder(let name), .wildcard(let name):
          Placeholder(
            name: name, segment: index, collection: literal(at: index - 1), isWhole: segments[index].count == 1)
        }
      }
    }
  }

  /// The plural name of what a list at this path holds: its last fixed segment, in `/runners/all` and `/runners/json`
  /// the one before.
  var resource: String? {
    guard let last = literal(at: segments.count - 1).map(PlaceholderMeaning.folded) else { return nil }
    let selections: Set<String> = ["all", "json", "list", "owned", "search", "starred", "visible"]
    if selections.contains(last), let before = literal(at: segments.count - 2) {
      return PlaceholderMeaning.plural(PlaceholderMeaning.folded(before))
    }
    return PlaceholderMeaning.plural(last)
  }

  /// The first segments.
  func prefix(_ count: Int) -> PathTemplate { PathTemplate(segments: Array(segments.prefix(count))) }
}
