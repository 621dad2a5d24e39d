import APIModel

/// Parameters and response attributes that stand as components, one each:
/// `<ParamField query="limit" type="integer" default="20" required>`, `<Property name="id" type="string">The ID</Property>`,
/// `{% swagger-parameter in="query" name="limit" type="Integer" %}`.
enum FieldTag {
  struct Field {
    var name: String
    var location: Parameter.Location?
    var isResponse: Bool
    var type: String?
    var requirement: Parameter.Requirement
    var defaultValue: String?
    var text: String
  }

  /// Which attributes the open components such as `<Expandable>` belong to.
  struct Owners {
    fileprivate var open: [String] = []
    fileprivate var last = ""
  }

  /// - Parameter owners: What stands open before the text; updated.
  static func fields(in bytes: [UInt8], _ owners: inout Owners) -> [Field] {
    var fields: [Field] = []
    var start = 0
    for tag in EndpointTag.tags(in: bytes) {
      close(bytes[start..<max(start, tag.end)], &owners)
      start = tag.end
      if tag.name == "Expandable", owners.open.count < 8 {
        owners.open.append(owners.last)
        continue
      }
      guard var field = field(tag, bytes) else { continue }
      if let owner = owners.open.last, !owner.isEmpty {
        field.name = ParameterListReader.nest(field.name, under: owner)
      }
      owners.last = field.name
      fields.append(field)
    }
    close(bytes[min(start, bytes.count)...], &owners)
    return fields
  }

  private static func close(_ text: ArraySlice<UInt8>, _ owners: inout Owners) {
    guard !owners.open.isEmpty, text.contains(UInt8(ascii: "/")) else { return }
    var rest = String(decoding: text, as: UTF8.self)[...]
    while let end = rest.firstRange(ofBytes: "</Expandable"), let owner = owners.open.popLast() {
      owners.last = owner
      rest = rest[end.upperBound...]
    }
  }

  private static func field(_ tag: EndpointTag.Tag, _ bytes: [UInt8]) -> Field? {
    guard kinds.contains(where: { tag.name.hasSuffix($0) }) else { return nil }
    var field = Field(
      name: "", location: nil, isResponse: tag.name.hasPrefix("Response") || tag.name.hasPrefix("Return"), type: nil,
      requirement: .unstated, defaultValue: nil, text: text(bytes, from: tag.end))
    for (name, value) in tag.attributes {
      switch name {
      case "path", "query", "body", "header", "form", "formData":
        guard let value else { continue }
        field.name = value
        field.location = name.hasPrefix("form") ? .body : Parameter.Location(rawValue: name)
      case "name": field.name = value ?? field.name
      case "in", "location": field.location = value.flatMap { Parameter.Location(rawValue: $0) } ?? field.location
      case "type": field.type = value
      case "required": field.requirement = value == "false" ? .optional : .required
      case "default": field.defaultValue = value
      default: break
      }
    }
    return ParameterListReader.isName(field.name) ? field : nil
  }

  private static let kinds = ["Field", "Param", "Parameter", "Property", "Attribute", "-parameter"]

  /// What stands behind a tag, up to the next one.
  private static func text(_ bytes: [UInt8], from start: Int) -> String {
    guard start < bytes.count else { return "" }
    let rest = bytes[start...].prefix(2000)
    let end = rest.indices.first { at in
      rest[at] == UInt8(ascii: "<")
        || (rest[at] == UInt8(ascii: "{") && rest[at...].dropFirst().first == UInt8(ascii: "%"))
    }
    let text = rest[..<(end ?? rest.endIndex)]
    return text.split(whereSeparator: { $0.isBlank || $0 == UInt8(ascii: "\n") })
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}
