import APIModel

/// Whether requests need another token than before, as far as the samples show it.
enum AuthenticationComparison {
  static func compare(_ old: Operation, _ new: Operation, into list: inout OperationChanges) {
    let sides = (
      SpecChange.Side(span: old.samples.first?.span ?? old.span, value: value(old.authentication)),
      SpecChange.Side(span: new.samples.first?.span ?? new.span, value: value(new.authentication))
    )
    switch (old.authentication, new.authentication) {
    case (.none, .header(let header)):
      list.add(
        .authenticationAdded, location: "header", name: header, old: sides.0, new: sides.1,
        message: "requests need a token in the header \(Wording.code(header))",
        advice: "Send a token in \(Wording.code(header)).")
    case (.header(let header), .none):
      list.add(
        .authenticationDropped, location: "header", name: header, old: sides.0, new: sides.1,
        message: "requests no longer need a token", advice: "Nothing to do; the token may be left out.")
    case (.header(let before), .header(let after)) where before.lowercased() != after.lowercased():
      list.add(
        .authenticationHeaderChanged, location: "header", name: before, old: sides.0, new: sides.1,
        message: "the token goes into the header \(Wording.code(after)), it was \(Wording.code(before))",
        advice: "Send the token in \(Wording.code(after)).")
    default: break
    }
    compareRoles(old, new, into: &list)
  }

  private static func compareRoles(_ old: Operation, _ new: Operation, into list: inout OperationChanges) {
    let side = { (operation: Operation) in
      SpecChange.Side(
        span: operation.span, value: operation.roles.isEmpty ? nil : operation.roles.joined(separator: ", "))
    }
    let gained = new.roles.filter { !old.roles.contains($0) }
    let lost = old.roles.filter { !new.roles.contains($0) }
    if !gained.isEmpty {
      let before = lost.isEmpty ? "" : ", it was \(Wording.list(lost))"
      list.add(
        .roleAdded, confidence: old.roles.isEmpty ? 0.5 : 0.8, old: side(old), new: side(new),
        message: "requests need the role \(Wording.list(gained))\(before)",
        advice: "Check that the token's user has the role \(Wording.list(gained)).")
    } else if !lost.isEmpty {
      list.add(
        .roleDropped, confidence: 0.5, old: side(old), new: side(new),
        message: "the role \(Wording.list(lost)) is no longer asked for", advice: "Nothing to do.")
    }
  }

  private static func value(_ authentication: Operation.Authentication) -> String? {
    switch authentication {
    case .unknown: nil
    case .none: "none"
    case .header(let name): name
    }
  }
}
