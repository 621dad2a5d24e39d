/// Does not mind what is missing.
struct MissingRequiredAccepted: AnswerFault {
  let name = "missing-required-accepted"
  let summary = "A request without a required parameter is accepted"

  var leniency: Leniency? { .missingParameter }
}
