/// What a promise is about, told by its name: the columns of the matrix of a check.
enum PromiseKind: String, CaseIterable {
  case status = "Status"
  case body = "Body"
  case attributes = "Attributes"
  case types = "Types"
  case nulls = "Null"
  case values = "Values"
  case pages = "Pages"
  case filters = "Filters"
  case access = "Access"
  case refusals = "Refusals"
  case writing = "Writing"
  case other = "Other"

  init(_ promise: String) {
    func ends(_ words: String...) -> Bool { words.contains { promise.hasSuffix($0) } }
    func begins(_ words: String...) -> Bool { words.contains { promise.hasPrefix($0) } }
    if begins("refused without a token", "refused with a wrong token") {
      self = .access
    } else if begins("refused") || ends(" refused") {
      self = .refusals
    } else if begins("what is ") || ends(" is updated", " is renewed") {
      self = .writing
    } else if begins("filter ", "unknown value of ") {
      self = .filters
    } else if begins("next page", "page size", "headers of pages") {
      self = .pages
    } else if ends(" present", " absent") {
      self = .attributes
    } else if ends(" media type", " body", " shape") || promise == "the same as GET" {
      self = .body
    } else if ends(" type") {
      self = .types
    } else if ends(" not null") {
      self = .nulls
    } else if ends(" enum", " format") {
      self = .values
    } else if ends(" status") {
      self = .status
    } else {
      self = .other
    }
  }
}
