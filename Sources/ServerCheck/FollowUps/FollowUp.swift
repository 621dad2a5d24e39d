import APIModel

/// A further request about an operation whose own request went well, and what it asks.
struct FollowUp: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    /// Whether a token that nobody was given is refused.
    case wrongToken
    /// Whether a page has the asked size, here of one item.
    case firstPage
    /// Whether the next page can be had and holds other items.
    case secondPage
    /// Whether the link that the first page names as the next one leads there.
    case nextLink
    /// Whether the page that the first page names as the last one names no next.
    case lastPage
    /// Whether the documented filter of this name returns only what it names.
    case filter(String)
    /// What a value does that the docs don't list for the filter of this name.
    case unknownValue(String)
    /// Whether a member that can't exist is not found.
    case unknownMember
    /// Whether a text in the place of a number that names a member does no harm.
    case malformedMember
    /// Whether a text for the query parameter of this name, a number or boolean, is refused.
    case wrongType(String)
    /// Whether HEAD says the same as GET.
    case getForHead
  }

  var purpose: Purpose
  /// Nil for the operation's own.
  var method: HTTPMethod?
  /// Added to the operation's query, in place of pairs of the same name.
  var query: [NameValue] = []
  /// Stands in place of the path's last segment.
  var member: String?

  /// What a token that was made up looks like.
  static let wrongToken = "docproof-wrong-token"
  /// A text that is no number and no boolean.
  static let wrongValue = "docproof_wrong_type"
  /// A text that no docs list as a value.
  static let unknownValue = "docproof_unknown_value"

  /// The further requests that the docs of an operation give reason for, in the order of sending.
  static func planned(for operation: Operation) -> [FollowUp] {
    guard operation.method == .get || operation.method == .head else { return [] }
    var all: [FollowUp] = []
    if MissingAuthentication.isPromised(operation) { all.append(FollowUp(purpose: .wrongToken)) }
    if operation.method == .head {
      all.append(FollowUp(purpose: .getForHead, method: .get))
      return all
    }
    if PageRequest.isPromised(operation) {
      all.append(FollowUp(purpose: .firstPage, query: PageRequest.query(1)))
      all.append(FollowUp(purpose: .secondPage, query: PageRequest.query(2)))
      all.append(FollowUp(purpose: .nextLink))
      all.append(FollowUp(purpose: .lastPage))
    }
    for filter in DocumentedFilter.all(of: operation) {
      all.append(FollowUp(purpose: .filter(filter.name), query: [NameValue(filter.name, filter.value)]))
      if filter.isEnumeration {
        all.append(FollowUp(purpose: .unknownValue(filter.name), query: [NameValue(filter.name, unknownValue)]))
      }
    }
    for parameter in wrongTypes(operation) {
      all.append(FollowUp(purpose: .wrongType(parameter.name), query: [NameValue(parameter.name, wrongValue)]))
    }
    if let form = MemberForm(of: operation) {
      all.append(FollowUp(purpose: .unknownMember, member: form.unknown))
      if case .integer = form { all.append(FollowUp(purpose: .malformedMember, member: wrongValue)) }
    }
    return all
  }

  /// The query parameters that a text can't be given to: one integer and one boolean.
  static func wrongTypes(_ operation: Operation) -> [Parameter] {
    let suited = operation.parameters.filter {
      $0.location == .query && $0.removal == nil && $0.deprecation == nil && $0.schema.enumeration == nil
    }
    return [SchemaTypes.integer, .boolean].compactMap { types in suited.first { $0.schema.types == types } }
  }

  /// The path of the request, made from the operation's own.
  func path(_ own: String) -> String {
    guard let member, let slash = own.lastIndex(of: "/") else { return own }
    return own[...slash] + member
  }

  /// The query of the request, made from the operation's own.
  func query(_ own: [NameValue]) -> [NameValue] {
    own.filter { pair in !query.contains { $0.name == pair.name } } + query
  }

  /// The path and query of the request as a phrase that tells it from the others.
  var phrase: String {
    let pairs = query.map { "\($0.name)=\($0.value)" }
    if !pairs.isEmpty { return "with `\(pairs.joined(separator: "&"))`" }
    if let member { return "for `\(member)`" }
    if purpose == .nextLink { return "for the `next` link" }
    if purpose == .lastPage { return "for the last page" }
    return purpose == .wrongToken ? "with a wrong token" : "to GET"
  }
}

/// What came of a further request.
enum FollowUpAnswer: Sendable {
  /// None was sent, with the reason.
  case notAsked(String)
  case answered(ObservedAnswer)
  case noAnswer(String)
}

/// What the checks need of the answer to a further request: small, whatever the body's size.
struct ObservedAnswer: Sendable {
  var status: Int
  var mediaType: String?
  /// The headers that speak of pages.
  var pages: PageHeaders
  /// Where the body is a list.
  var items: ListDigest?
  /// Reproduces it, the token replaced.
  var curl: String

  var isSuccess: Bool { (200..<300).contains(status) }
}

/// The form of the values that name a member, where one can be made up that no server has.
enum MemberForm {
  case integer
  case uuid

  /// Nil where the path does not end with a placeholder for a number or UUID.
  init?(of operation: Operation) {
    guard operation.method == .get, let last = operation.path.placeholderPositions.last, last.isWhole,
      last.segment == operation.path.segments.count - 1
    else { return nil }
    let parameter = operation.parameter(last.name, in: .path)
    let samples = operation.samples.compactMap { sample in sample.pathValues.last { $0.name == last.name }?.value }
    if parameter?.schema.format == "uuid" || samples.contains(where: ValueFormat.uuid.accepts) {
      self = .uuid
    } else if Self.namesMember(last.name),
      parameter?.schema.types.contains(.integer) == true || samples.contains(where: Self.isInteger)
    {
      self = .integer
    } else {
      return nil
    }
  }

  /// Whether a placeholder of this name stands for a thing that is there or not: any year and any page is.
  private static func namesMember(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix("id") || name.hasSuffix("number") || name == "key"
  }

  /// The greatest number of 32 bits, and a UUID of ones: valid, and given to nobody.
  var unknown: String {
    switch self {
    case .integer: "2147483647"
    case .uuid: "ffffffff-ffff-4fff-bfff-ffffffffffff"
    }
  }

  /// Whether a value that the server knows has the form.
  func fits(_ value: String) -> Bool {
    switch self {
    case .integer: Self.isInteger(value)
    case .uuid: ValueFormat.uuid.accepts(value)
    }
  }

  private static func isInteger(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count < 19 && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
