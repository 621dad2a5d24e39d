/// The names under which a spec file keeps what OpenAPI 3.1 has no word for (Specification Extensions, §4.9).
enum ExtensionKey {
  /// At the root: the version of this vocabulary. A file that has it takes its source spans from extensions only.
  static let format = "x-docproof-format"
  static let pages = "x-docproof-pages"
  /// At the root: true where the file was a contract before, not read from docs.
  static let isContract = "x-docproof-contract"
  /// At the root: operations that are gone, or that repeat one listed under `paths`.
  static let operations = "x-docproof-operations"

  // Anywhere
  static let source = "x-docproof-source"
  /// The place in the documented order, where OpenAPI's own order is another.
  static let position = "x-docproof-position"
  /// The documented name, where the one that OpenAPI needs is another.
  static let name = "x-docproof-name"
  /// True for what OpenAPI demands and the docs don't have: dropped again when read.
  static let undocumented = "x-docproof-undocumented"
  static let deprecation = "x-docproof-deprecation"
  static let removal = "x-docproof-removal"

  // In `info`
  static let isTitleDocumented = "x-docproof-title-documented"
  static let isVersionDocumented = "x-docproof-version-documented"

  // In an operation
  static let path = "x-docproof-path"
  static let optionalSuffix = "x-docproof-optional-suffix"
  static let listings = "x-docproof-listings"
  static let samples = "x-docproof-samples"
  static let introduced = "x-docproof-introduced"
  static let roles = "x-docproof-roles"
  static let tier = "x-docproof-tier"
  static let scopes = "x-docproof-scopes"
  /// In an operation: whether the contract demands a body.
  static let isBodyRequired = "x-docproof-body-required"
  /// In an operation: the body as a whole, and the ways to authenticate, as a contract states them.
  static let body = "x-docproof-body"
  static let security = "x-docproof-security"
  static let isPaginated = "x-docproof-paginated"
  /// The header that a token is sent in, in a security scheme or where no scheme can say it.
  static let header = "x-docproof-header"
  /// Parameters that are gone, and those that `parameters` can't list.
  static let parameters = "x-docproof-parameters"
  static let responses = "x-docproof-responses"
  /// In a request body's schema: true where it is what examples show, and not documented.
  static let isShown = "x-docproof-shown"
  /// In a request body: false where the docs don't show the media type.
  static let isMediaTypeDocumented = "x-docproof-media-type-documented"

  // In a parameter, or the schema of a body field
  static let writtenType = "x-docproof-written-type"
  /// `unstated`, `optional` or `required`, where `required` can't say it.
  static let requirement = "x-docproof-requirement"
  static let requiredWhen = "x-docproof-required-when"
  /// A default that is no valid value of the schema.
  static let defaultValue = "x-docproof-default"
  /// The documented types of a body field that other fields nest in.
  static let types = "x-docproof-types"
  /// True for a body field whose properties are its schema and not fields of their own.
  static let isInline = "x-docproof-inline"

  // In a schema
  static let isNullable = "x-docproof-nullable"
  static let enumeration = "x-docproof-enum"
  static let enumerationSource = "x-docproof-enum-source"
  static let enumerationDeprecations = "x-docproof-enum-deprecations"
  static let evidence = "x-docproof-evidence"
  /// Attributes that are gone.
  static let removed = "x-docproof-removed"
  /// The description of a property's schema, where the property has one too.
  static let schemaDescription = "x-docproof-schema-description"
  static let isRequired = "x-docproof-required"

  // In a response and its examples
  static let isStatusDocumented = "x-docproof-status-documented"
  static let status = "x-docproof-status"
  static let mediaType = "x-docproof-media-type"
  static let mediaTypes = "x-docproof-media-types"
  static let text = "x-docproof-text"
  static let json = "x-docproof-json"
}
