import APIModel

/// Follows the references of one file (`$ref`, RFC 6901 pointers in a URI fragment).
struct References {
  let root: SpecNode
  let path: String

  /// How many references may lead to the next one.
  private static let maximumHops = 64

  /// What a node stands for: itself, or what its `$ref` leads to.
  /// - Returns: the node, and the pointer that led to it, if one did.
  func resolve(_ node: SpecNode) throws(SpecFileError) -> (node: SpecNode, pointer: String?) {
    guard node["$ref"] != nil else { return (node, nil) }
    var node = node
    var pointer: String?
    var hops = 0
    while let reference = node["$ref"] {
      guard let text = reference.string else {
        throw SpecFileError("a `$ref` is not a text", path: path, position: reference.range?.start)
      }
      hops += 1
      guard hops <= Self.maximumHops else {
        throw SpecFileError("`\(text)` leads back to itself", path: path, position: reference.range?.start)
      }
      guard text.hasPrefix("#") else {
        throw SpecFileError(
          "`\(text)` is in another file, which is not supported; bundle the description into one file", path: path,
          position: reference.range?.start)
      }
      guard let target = value(at: PercentEncoding.decode(String(text.dropFirst()))) else {
        throw SpecFileError("nothing in this file is called `\(text)`", path: path, position: reference.range?.start)
      }
      node = target
      pointer = text
    }
    return (node, pointer)
  }

  private func value(at pointer: String) -> SpecNode? {
    guard pointer.isEmpty || pointer.hasPrefix("/") else { return nil }
    var node = root
    for token in JSONPointer.tokens(pointer) {
      switch node.value {
      case .object:
        guard let next = node[token] else { return nil }
        node = next
      case .array(let items):
        guard let at = Int(token), items.indices.contains(at) else { return nil }
        node = items[at]
      default: return nil
      }
    }
    return node
  }
}
