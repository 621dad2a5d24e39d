import APIModel

/// Whether requests need another token than before, as far as the samples show it.
enum AuthenticationComparison {
  static func compare(_ old: Operation, _ new: Operation, into list: inout OperationChanges) {
    if list.isContract {
      SecurityComparison(old, new).compare(into: &list)
      return compareRoles(old, new, into: &list)
    }
    let sides = (
      SpecChange.Side(span: old.samples.first?.span ?? old.place, value: value(old.authentication)),
      SpecChange.Side(span: new.samples.first?.span ?? new.place, value: value(new.authentication))
    )
    // A sample without a token may just leave it out.
    let isStated = old.samples.isEmpty
    switch (old.authentication, new.authentication) {
    case (.none, .header(let header)) where !isStated:
      list.add(
        .authenticationShown, location: "header", name: header, confidence: 0.5, old: sides.0, new: sides.1,
        message: "samples send a token in the header \(Wording.code(header)), the old ones sent none",
        advice: "Send a token in \(Wording.code(header)).")
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
    compareScopes(old, new, into: &list)
  }

  private static func compareScopes(_ old: Operation, _ new: Operation, into list: inout OperationChanges) {
    let gained = new.scopes.filter { !old.scopes.contains($0) }
    guard !gained.isEmpty else { return }
    list.add(
      .scopeAdded, old: SpecChange.Side(span: list.oldSpan, value: old.scopes.joined(separator: ", ")),
      new: SpecChange.Side(span: list.newSpan, value: new.scopes.joined(separator: ", ")),
      message: "the token needs the \(Wording.plural("scope", gained.count)) \(Wording.list(gained))",
      advice: "Check that the token was given \(Wording.list(gained)).")
  }

  private static func compareRoles(_ old: Operation, _ new: Operation, into list: inout OperationChanges) {
    let side = { (operation: Operation) in
      SpecChange.Side(
        span: operation.place, value: operation.roles.isEmpty ? nil : operation.roles.joined(separator: ", "))
    }
    // "Only available to admins" names a role, too.
    let spoken = (old.description ?? "").lowercased()
    let gained = new.roles.filter { !old.roles.contains($0) && !spoken.holds(String($0.lowercased().prefix(5))) }
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
