import APIModel

/// Which items of a list a fault concerns.
enum ItemScope {
  case all, last
}

extension Answer {
  /// Changes every object of a JSON body that holds an attribute.
  /// - Parameters:
  ///   - steps: the attribute's name, behind the names of the objects or arrays around it.
  ///   - change: changes the object; false where it leaves it alone.
  /// - Returns: the JSON Pointers of the attributes that were changed.
  mutating func edit(
    _ steps: [String], scope: ItemScope = .all, _ change: (inout JSONObject, String) -> Bool
  ) -> [String] {
    guard case .json(var value) = body, !steps.isEmpty else { return [] }
    var pointers: [String] = []
    Self.edit(&value, steps[...], scope: scope, pointer: "", &pointers, change)
    if !pointers.isEmpty { body = .json(value) }
    return pointers
  }

  private static func edit(
    _ value: inout JSONValue, _ steps: ArraySlice<String>, scope: ItemScope, pointer: String,
    _ pointers: inout [String], _ change: (inout JSONObject, String) -> Bool
  ) {
    switch value {
    case .array(var items):
      for index in items.indices where scope == .all || index == items.count - 1 {
        // Only the outer list's items are counted as items.
        edit(&items[index], steps, scope: .all, pointer: "\(pointer)/\(index)", &pointers, change)
      }
      value = .array(items)
    case .object(var object):
      guard let name = steps.first else { return }
      let inner = "\(pointer)/\(escaped(name))"
      if steps.count == 1 {
        if change(&object, name) { pointers.append(inner) }
      } else if var child = object[name] {
        edit(&child, steps.dropFirst(), scope: .all, pointer: inner, &pointers, change)
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
