import APIModel

extension ChangeRuleCatalogue {
  /// The rules about what mostly contracts state, and about the API as a whole.
  static let contractEntries: [Entry] = [
    Entry(
      kind: .basePathChanged, code: "CHG107", summary: "Base URL that differs for all operations",
      why: "Every request of an old client goes to the wrong place. It is told once, not for each operation.",
      bad: #"""
        -curl "https://example.com/api/v3/runners"
        +curl "https://example.com/api/v4/runners"
        """#,
      good: #"""
         curl "https://example.com/api/v4/runners"
        """#),
    Entry(
      kind: .parameterMeaningChanged, code: "CHG123", summary: "Parameter whose description says the opposite now",
      why: "The same request gets other results, and nothing fails that would tell.",
      bad: #"""
        -| `labels` | string | Runners with any of the labels are returned |
        +| `labels` | string | Runners with all of the labels are returned |
        """#,
      good: #"""
        -| `labels` | string | Runners with all of the labels are returned |
        +| `labels` | string | Returns the runners that have all of the labels |
        """#),
    Entry(
      kind: .requestBodyChanged, code: "CHG124", summary: "Request body that became required, or optional",
      why: "Requests that come without a body are refused where it is required.",
      bad: #"""
         requestBody:
        -  required: false
        +  required: true
        """#,
      good: #"""
         requestBody:
           required: true
        """#),
    Entry(
      kind: .fieldRequired, code: "CHG139", summary: "Response attribute that is always there now",
      why: "Clients need no longer be prepared that it is missing.",
      bad: #"""
        -required: [id]
        +required: [id, name]
        """#,
      good: #"""
         required: [id, name]
        """#),
    Entry(
      kind: .fieldConstraintChanged, code: "CHG140",
      summary: "Response attribute that keeps to another bound, length or pattern",
      why: "Clients that rely on the old bound meet values beyond it.",
      bad: #"""
        -maximum: 100
        +maximum: 1000
        """#,
      good: #"""
         maximum: 100
        """#),
    Entry(
      kind: .mediaTypeChanged, code: "CHG144", summary: "Body that is sent or comes in another form",
      why: "Clients that send or read the old form fail.",
      bad: #"""
        -content: {application/xml: {}}
        +content: {application/json: {}}
        """#,
      good: #"""
        -content: {application/xml: {}}
        +content: {application/json: {}, application/xml: {}}
        """#),
  ]
}
