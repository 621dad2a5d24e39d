import APIModel

/// What changed about request bodies as a whole.
extension ParameterComparison {
  func compareBody(into list: inout OperationChanges) {
    if new.isBodyRequired == true, old.isBodyRequired != true, list.isContract {
      list.add(
        .requestBodyRequired, location: "body", old: SpecChange.Side(span: list.oldSpan, value: "optional"),
        new: SpecChange.Side(span: list.newSpan, value: "required"), message: "requests must have a body",
        advice: "Send a body with every request.")
    } else if old.isBodyRequired == true, new.isBodyRequired == false {
      list.add(
        .requestBodyOptional, location: "body", old: SpecChange.Side(span: list.oldSpan, value: "required"),
        new: SpecChange.Side(span: list.newSpan, value: "optional"), message: "requests may go without a body",
        advice: "Nothing to do.")
    }
    guard list.isContract, !old.requestMediaTypes.isEmpty, !new.requestMediaTypes.isEmpty else { return }
    let difference = MediaTypeDifference(old.requestMediaTypes, new.requestMediaTypes)
    let sides = (
      SpecChange.Side(span: list.oldSpan, value: old.requestMediaTypes.joined(separator: ", ")),
      SpecChange.Side(span: list.newSpan, value: new.requestMediaTypes.joined(separator: ", "))
    )
    if !difference.lost.isEmpty {
      list.add(
        .requestMediaTypeRemoved, location: "body", old: sides.0, new: sides.1,
        message: "the body is no longer taken as \(Wording.list(difference.lost))",
        advice: "Send it as \(Wording.list(new.requestMediaTypes)).")
    } else if !difference.gained.isEmpty {
      list.add(
        .requestMediaTypeAdded, location: "body", old: sides.0, new: sides.1,
        message: "the body may be sent as \(Wording.list(difference.gained)), too", advice: "Nothing to do.")
    }
  }
}
