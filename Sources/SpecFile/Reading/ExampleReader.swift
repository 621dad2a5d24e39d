import APIModel

/// The Example Objects of a Media Type Object, and the short forms, to examples.
struct ExampleReader {
  let references: References
  let path: String
  let isOurs: Bool

  /// - Parameter member: The media type and its object.
  func examples(_ member: SpecMembers.Member) throws(SpecFileError) -> [Placed<Example>] {
    var examples: [Placed<Example>] = []
    for named in member.value["examples"]?.members ?? [] {
      let node = try references.resolve(named.value).node
      guard isOurs || node["value"] != nil else { continue }
      let span =
        isOurs ? node.span(ExtensionKey.source) : named.keyRange.map { SourceSpan(path: path, range: $0) }
      examples.append(
        Placed(
          value: example(node["value"], node, member.name, span), position: node[ExtensionKey.position]?.int))
    }
    if examples.isEmpty {
      // The short form, or the example that stands with the schema.
      var node = member.value["example"]
      if node == nil, let schema = member.value["schema"] {
        let schema = try references.resolve(schema).node
        node = schema["example"] ?? schema["examples"]?.items.first
      }
      if let node {
        examples.append(
          Placed(value: example(node, node, member.name, SourceSpan(path: path, range: node.range)), position: nil))
      }
    }
    return examples
  }

  /// - Parameter facts: the node that holds the extensions.
  private func example(_ value: SpecNode?, _ facts: SpecNode, _ mediaType: String, _ span: SourceSpan?) -> Example {
    var example = Example(mediaType: mediaType, span: span ?? SourceSpan(path: path))
    if let text = facts.text(ExtensionKey.json) {
      example.json = JSONReader.read(text).document.root.flatMap { JSONValue($0) }
      example.text = facts.text(ExtensionKey.text)
    } else if facts[ExtensionKey.text]?.bool == true {
      example.text = value?.string
    } else if let value {
      if let text = value.string, !OperationReader.isJSON(mediaType), facts[ExtensionKey.source] == nil {
        example.text = text
      } else {
        example.json = value.json
        example.text = facts.text(ExtensionKey.text)
      }
    }
    return example
  }
}
