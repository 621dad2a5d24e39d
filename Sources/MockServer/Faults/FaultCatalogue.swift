/// All faults, by name.
public enum FaultCatalogue {
  public static var all: [any Fault] { faults }

  static let faults: [any AnswerFault] = [
    AnyTokenAccepted(),
    AttributeRenamed(),
    ConnectionReset(),
    CreateNotStored(),
    CreatedNotListed(),
    CreatedWithOtherValues(),
    DeleteNotDeleted(),
    DeletedStillListed(),
    DeprecatedAttributeMissing(),
    DuplicateKey(),
    EmptyBody(),
    EndlessBody(),
    EnumValueAccepted(),
    FilterIgnored(),
    FlakyAnswer(),
    HTMLInsteadOfJSON(),
    HugeBody(),
    InvalidJSON(),
    InvalidUTF8(),
    LastPageHasNext(),
    LinkToNowhere(),
    MissingAttribute(),
    MissingAttributeInLastItem(),
    MissingMediaType(),
    MissingNestedAttribute(),
    MissingRequiredAccepted(),
    NextPageOverlaps(),
    NoAuthentication(),
    NoPaginationHeaders(),
    ObjectForList(),
    OperationMissing(),
    PageSizeIgnored(),
    RateLimited(),
    RedirectedElsewhere(),
    RemovedAttributeInLastItem(),
    RemovedAttributeReturned(),
    ServerError(),
    SlowAnswer(),
    TruncatedJSON(),
    UnauthorizedAlways(),
    UndocumentedAttribute(),
    UndocumentedAttributeInLastItem(),
    UndocumentedErrorShape(),
    UndocumentedStatus(),
    UnexpectedNull(),
    UnexpectedNullInLastItem(),
    UnknownIDFound(),
    UnknownIDServerError(),
    UpdateNotStored(),
    UpdateResetsOthers(),
    ValidationServerError(),
    WrongEnumValue(),
    WrongFormat(),
    WrongMediaType(),
    WrongStatus(),
    WrongTotal(),
    WrongType(),
    WrongTypeInLastItem(),
  ]

  /// The fault whose name differs least; nil where none is near.
  static func nearest(to name: String) -> String? {
    let scored = faults.map { (distance(name, $0.name), $0.name) }
    guard let best = scored.min(by: { $0 < $1 }), best.0 <= max(2, name.count / 3) else { return nil }
    return best.1
  }

  /// Levenshtein's distance.
  private static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.utf8.prefix(64))
    let b = Array(b.utf8)
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
