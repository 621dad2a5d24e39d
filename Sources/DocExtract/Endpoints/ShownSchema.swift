import APIModel

/// A JSON Schema in a code block that tells what is sent or returned (JSON Schema 2020-12): its properties are attributes, and
/// it is no example.
extension PageReader {
  mutating func readSchema(_ index: Int, _ text: [UInt8]) -> Bool {
    guard let group, text.count < 1 << 16, text.first(where: { !$0.isBlankOrNewline }) == UInt8(ascii: "{"),
      text.holds("\"properties\""), text.holds("\"type\"")
    else { return false }
    let result = JSONReader.read(text)
    guard result.isValid, let root = result.document.root, Self.isSchema(root) else { return false }
    var list = ParameterList(block: index, isResponse: false, items: [], section: section)
    add(root, under: nil, index, depth: 0, to: &list.items)
    guard !list.items.isEmpty else { return false }
    let info = self.document.text(self.document.blocks[index].info)
    let role = jsonRole(index, info)
    let sends = page.groups[group].lines.allSatisfy(\.method.carriesBody)
    list.isResponse = role == .response || (role == nil && !sends)
    list.location = list.isResponse ? nil : .body
    list.group = group
    page.lists.append(list)
    use()
    return true
  }

  /// Whether an object is the schema of one: its properties have types, references or properties of their own.
  private static func isSchema(_ root: JSONNode) -> Bool {
    guard root.kind == .object, root.member("type")?.string == "object", let properties = root.member("properties"),
      properties.kind == .object, properties.members.contains(where: { _ in true })
    else { return false }
    return properties.members.allSatisfy { member in
      member.value.kind == .object
        && ["type", "$ref", "properties", "enum", "anyOf", "oneOf", "allOf"].contains { member.value.member($0) != nil }
    }
  }

  private func add(
    _ schema: JSONNode, under owner: String?, _ index: Int, depth: Int, to items: inout [ParameterList.Item]
  ) {
    guard depth < ParameterListReader.maximumDepth, let properties = schema.member("properties") else { return }
    let required = schema.member("required").map { $0.kind == .array ? $0.items.compactMap(\.string) : [] } ?? []
    for member in properties.members
    where ParameterListReader.isName(member.name) && items.count < ParameterListReader.maximumItems {
      let name = owner.map { ParameterListReader.nest(member.name, under: $0) } ?? member.name
      var item = ParameterList.Item(
        block: index, paragraph: index, names: [name], range: document.blocks[index].range)
      item.writtenType = member.value.member("type")?.string
      item.text = member.value.member("description")?.string ?? ""
      item.requirement = required.contains(member.name) ? .required : .optional
      if let values = member.value.member("enum"), values.kind == .array {
        item.values = values.items.compactMap(\.string)
      }
      items.append(item)
      if member.value.member("properties") != nil {
        add(member.value, under: name, index, depth: depth + 1, to: &items)
      } else if let inner = member.value.member("items"), inner.kind == .object {
        add(inner, under: name + "[]", index, depth: depth + 1, to: &items)
      }
    }
  }
}
