import APIModel

/// Bodies that the docs show as Example Objects (OpenAPI 3.1 §4.8.19).
enum ExampleWriter {
  /// How deeply an example may nest as JSON in the file; a deeper one is kept as text.
  static let maximumDepth = 100

  /// Adds examples to the Media Type Objects that they belong to.
  /// - Parameter new: the Media Type Object for a media type that has none yet.
  static func add(_ examples: [Example], to content: inout JSONObject, besides new: JSONObject = JSONObject()) {
    // Collected first: an object in an object would be copied for each of its examples.
    var collected: [String: JSONObject] = [:]
    for (position, example) in examples.enumerated() {
      collected[example.mediaType, default: JSONObject()]["example\(position + 1)"] = .object(
        object(example, position))
    }
    for example in examples {
      guard let written = collected.removeValue(forKey: example.mediaType) else { continue }
      var mediaType = content[example.mediaType]?.objectValue ?? new
      mediaType["examples"] = .object(written)
      content[example.mediaType] = .object(mediaType)
    }
  }

  /// An Example Object (§4.8.19).
  private static func object(_ example: Example, _ position: Int) -> JSONObject {
    var object = JSONObject()
    if let json = example.json {
      if isDeeper(json, than: maximumDepth) {
        object[ExtensionKey.json] = .string(json.text())
      } else {
        object["value"] = json
      }
      object.add(ExtensionKey.text, example.text)
    } else if let text = example.text {
      object["value"] = .string(text)
      object[ExtensionKey.text] = true
    }
    object[ExtensionKey.position] = .int(position)
    object.add(ExtensionKey.source, example.span)
    return object
  }

  private static func isDeeper(_ value: JSONValue, than depth: Int) -> Bool {
    switch value {
    case .array(let items): depth == 0 || items.contains { isDeeper($0, than: depth - 1) }
    case .object(let object): depth == 0 || object.members.contains { isDeeper($0.value, than: depth - 1) }
    default: false
    }
  }
}
