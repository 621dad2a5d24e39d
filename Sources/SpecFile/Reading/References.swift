import APIModel

/// Follows the references of one file (`$ref`, RFC 6901 pointers in a URI fragment), and remembers where they lead.
final class References {
  let root: SpecNode
  let path: String
  private var targets: [String: SpecNode] = [:]

  init(root: SpecNode, path: String) {
    self.root = root
    self.path = path
  }

  /// How many references may lead to the next one.
  private static let maximumHops = 64

  /// What a node stands for: itself, or what its `$ref` leads to.
  /// - Returns: the node, and the pointer that led to it, if one did.
  func resolve(_ node: SpecNode) throws(SpecFileError) -> (node: SpecNode, pointer: String?) {
    guard let first = node["$ref"] else { return (node, nil) }
    var node = node
    var reference: SpecNode? = first
    var pointer: String?
    var hops = 0
    while let current = reference {
      guard let text = current.string else {
        throw SpecFileError("a `$ref` is not a text", path: path, position: current.range?.start)
      }
      hops += 1
      guard hops <= Self.maximumHops else {
        throw SpecFileError("`\(text)` leads back to itself", path: path, position: current.range?.start)
      }
      guard text.hasPrefix("#") else {
        throw SpecFileError(
          "`\(text)` is in another file, which is not supported; bundle the description into one file", path: path,
          position: current.range?.start)
      }
      guard let target = target(of: text) else {
        throw SpecFileError("nothing in this file is called `\(text)`", path: path, position: current.range?.start)
      }
      node = target
      pointer = text
      reference = node["$ref"]
    }
    return (node, pointer)
  }

  private func target(of reference: String) -> SpecNode? {
    if let known = targets[reference] { return known }
    let target = value(at: PercentEncoding.decode(String(reference.dropFirst())))
    targets[reference] = target
    return target
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
