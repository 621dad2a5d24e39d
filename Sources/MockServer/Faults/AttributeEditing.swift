import APIModel

extension Answer {
  /// Changes every object of a JSON body that holds an attribute.
  /// - Parameters:
  ///   - steps: the attribute's name, behind the names of the objects or arrays around it.
  ///   - change: changes the object; false where it leaves it alone.
  /// - Returns: the JSON Pointers of the attributes that were changed.
  mutating func edit(_ steps: [String], _ change: (inout JSONObject, String) -> Bool) -> [String] {
    guard case .json(var value) = body, !steps.isEmpty else { return [] }
    var pointers: [String] = []
    Self.edit(&value, steps[...], pointer: "", &pointers, change)
    if !pointers.isEmpty { body = .json(value) }
    return pointers
  }

  /// Changes the last item of a list as if it were the whole answer.
  /// - Returns: what the change returns, as JSON Pointers into the list.
  mutating func editLastItem(_ change: (inout Answer) -> [String]) -> [String] {
    guard case .json(.array(var items)) = body, let last = items.popLast() else { return [] }
    var item = Answer(status, json: last)
    let pointers = change(&item)
    guard !pointers.isEmpty, case .json(let bent) = item.body else { return [] }
    items.append(bent)
    body = .json(.array(items))
    return pointers.map { "/\(items.count - 1)\($0)" }
  }

  private static func edit(
    _ value: inout JSONValue, _ steps: ArraySlice<String>, pointer: String, _ pointers: inout [String],
    _ change: (inout JSONObject, String) -> Bool
  ) {
    switch value {
    case .array(var items):
      for index in items.indices {
        edit(&items[index], steps, pointer: "\(pointer)/\(index)", &pointers, change)
      }
      value = .array(items)
    case .object(var object):
      guard let name = steps.first else { return }
      let inner = "\(pointer)/\(escaped(name))"
      if steps.count == 1 {
        if change(&object, name) { pointers.append(inner) }
      } else if var child = object[name] {
        edit(&child, steps.dropFirst(), pointer: inner, &pointers, change)
        object[name] = child
      }
      value = .object(object)
    case .null, .bool, .number, .string: return
    }
  }

  /// RFC 6901 §3.
  private static func escaped(_ name: String) -> String {
    name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }
}
