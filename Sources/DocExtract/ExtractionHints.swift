/// What a project says about its docs where their style does not say it itself; `.docproof.yml` holds it.
public struct ExtractionHints: Hashable, Sendable {
  /// What the columns of tables mean: a title in lower case, and the title that docproof knows, such as "Required".
  public var columns: [String: String]
  /// The path that every documented path is below, such as `/api/v4`; nil to find it out.
  public var basePath: String?
  /// Texts in lower case that say that what follows is sent.
  public var requestLeadIns: [String]
  /// Texts in lower case that say that what follows is returned.
  public var responseLeadIns: [String]
  /// Pages that are left out.
  public var excluded: [PathPattern]

  public init(
    columns: [String: String] = [:], basePath: String? = nil, requestLeadIns: [String] = [],
    responseLeadIns: [String] = [], excluded: [PathPattern] = []
  ) {
    self.columns = columns
    self.basePath = basePath
    self.requestLeadIns = requestLeadIns
    self.responseLeadIns = responseLeadIns
    self.excluded = excluded
  }

  /// Whether a page is not left out.
  func includes(_ path: String) -> Bool { !excluded.contains { $0.matches(path) } }
}
