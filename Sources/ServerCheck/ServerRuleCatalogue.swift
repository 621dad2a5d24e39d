public import APIModel

/// All checks of a live server.
public enum ServerRuleCatalogue {
  /// In the order of their codes. SRV1xx look at the body's values, 2xx at the status, 3xx at media type and body as a
  /// whole, 4xx at authentication, 5xx at pages and filters, 6xx at the transport, 7xx at what writing does.
  static let checks: [any ConformanceCheck] = [
    MissingAttribute(), WrongType(), UnexpectedNull(), UndocumentedAttribute(), DeprecatedAttribute(),
    RemovedAttribute(), UndocumentedValue(), WrongFormat(), DeprecatedValue(), DuplicateKey(),
    UndocumentedStatus(), ServerError(), OperationNotImplemented(), ListedButNotFound(), UnknownMemberAnswered(),
    UndocumentedDeprecation(),
    WrongMediaType(), BodyNotJSON(), UnexpectedBody(), WrongShape(), HeadDiffersFromGet(), WrongErrorShape(),
    MissingAuthentication(), WrongTokenAccepted(),
    MissingPaginationHeaders(), ContradictoryPagination(), PageSizeIgnored(), OverlappingPages(), FilterNotApplied(),
    UnknownValueIgnored(), BrokenLink(),
    CutOffBody(), BodyTooLarge(), Redirected(), NoAnswer(),
    CreatedButLost(), CreatedDiffers(), UpdateNotApplied(), DeletedButThere(), IncompleteRequestAccepted(),
    WrongValueAccepted(), UpdateChangesOthers(),
  ]

  /// The cards of all checks, and of what a comparison of two servers says.
  public static var all: [RuleCard] { checks.map { $0.card } + [ServerComparison.card] }
}
