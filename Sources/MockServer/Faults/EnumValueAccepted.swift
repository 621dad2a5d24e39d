/// Does not look at values.
struct EnumValueAccepted: AnswerFault {
  let name = "enum-value-accepted"
  let summary = "A parameter with a value that the docs do not list is accepted"

  var leniency: Leniency? { .unlistedValue }
}
