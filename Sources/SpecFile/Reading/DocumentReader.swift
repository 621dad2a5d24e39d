import APIModel

/// The description as a whole: info, servers, path items.
struct DocumentReader {
  let root: SpecNode
  let path: String
  let references: References
  /// Whether our writer made the file.
  let isOurs: Bool
  private var schemas: SchemaReader

  init(root: SpecNode, path: String) {
    self.root = root
    self.path = path
    references = References(root: root, path: path)
    isOurs = root[ExtensionKey.format] != nil
    schemas = SchemaReader(references: references, isOurs: isOurs)
  }

  mutating func read() throws(SpecFileError) -> APISpec {
    var spec = APISpec()
    let info = root["info"]
    if info?[ExtensionKey.isTitleDocumented]?.bool != false { spec.title = info?.text("title") ?? "" }
    if info?[ExtensionKey.isVersionDocumented]?.bool != false { spec.version = info?["version"]?.scalarText }
    spec.server = root["servers"]?.items.first.flatMap { server($0) }
    spec.isContract = !isOurs || root[ExtensionKey.isContract]?.bool == true
    spec.pages = root[ExtensionKey.pages]?.strings ?? [path]
    let security = authentication(root["security"])
    var placed: [Placed<Operation>] = []
    for item in root["paths"]?.members ?? [] where item.name.hasPrefix("/") {
      try read(item, security: security, into: &placed)
    }
    for unlisted in root[ExtensionKey.operations]?.items ?? [] {
      guard let method = unlisted.text("method").flatMap(HTTPMethod.init), let key = unlisted.text("path"),
        let node = unlisted["operation"]
      else { continue }
      placed.append(try operation(method, key, node, range: node.range, shared: [], security: security))
    }
    spec.operations = Placed.ordered(placed)
    return spec
  }

  private mutating func read(
    _ item: SpecMembers.Member, security: Operation.Authentication, into placed: inout [Placed<Operation>]
  ) throws(SpecFileError) {
    let node = try references.resolve(item.value).node
    let shared = node["parameters"]?.items ?? []
    for member in node.members {
      guard let method = HTTPMethod(rawValue: member.name.uppercased()), member.name == member.name.lowercased(),
        member.value.isObject
      else { continue }
      placed.append(
        try operation(
          method, item.name, member.value, range: member.keyRange, shared: shared, security: security))
    }
  }

  private mutating func operation(
    _ method: HTTPMethod, _ key: String, _ node: SpecNode, range: SourceRange?, shared: [SpecNode],
    security: Operation.Authentication
  ) throws(SpecFileError) -> Placed<Operation> {
    var template = node[ExtensionKey.path]?.path ?? PathTemplate(key)
    template.optionalSuffix = node.text(ExtensionKey.optionalSuffix)
    var operation = Operation(method: method, path: template)
    operation.authentication = node["security"].map { authentication($0) } ?? security
    operation.scopes = isOurs ? node[ExtensionKey.scopes]?.strings ?? [] : scopes(node["security"] ?? root["security"])
    operation.security = self.security(node)
    if let listings = node[ExtensionKey.listings] {
      operation.listings = listings.items.compactMap(\.listing)
    } else {
      operation.listings = [
        Listing(
          path: key, placeholders: template.placeholders, heading: node.text("summary"),
          span: SourceSpan(path: path, range: range))
      ]
    }
    var reader = OperationReader(key: PathTemplate(key), node: node, path: path, references: references)
    try reader.read(into: &operation, shared: shared, schemas: &schemas)
    return Placed(value: operation, position: node[ExtensionKey.position]?.int)
  }

  /// The server's URL with its variables' defaults filled in (OpenAPI 3.1 §4.8.5).
  private func server(_ node: SpecNode) -> String? {
    guard var url = node.text("url"), url != "/" || isOurs else { return nil }
    for variable in node["variables"]?.members ?? [] {
      guard let value = variable.value["default"]?.scalarText else { continue }
      url = url.replacing("{\(variable.name)}", with: value)
    }
    return url
  }

  /// What the operation, or else the description as a whole, says of the ways to authenticate.
  private func security(_ node: SpecNode) -> [[SecurityRequirement]]? {
    if isOurs {
      return node[ExtensionKey.security].map { ways in
        ways.items.map { way in
          way.items.map {
            SecurityRequirement(
              scheme: $0.text("scheme") ?? "", kind: $0.text("kind"), scopes: $0["scopes"]?.strings ?? [])
          }
        }
      }
    }
    guard let stated = node["security"] ?? root["security"], case .array(let ways) = stated.value else { return nil }
    return ways.prefix(64).map { way in
      way.members.prefix(64).map { member in
        SecurityRequirement(scheme: member.name, kind: kind(ofScheme: member.name), scopes: member.value.strings)
      }
    }
  }

  /// `http bearer`, `apiKey in query key`, `oauth2`; nil where the scheme is not defined.
  private func kind(ofScheme name: String) -> String? {
    guard let named = root["components"]?["securitySchemes"]?[name],
      let scheme = try? references.resolve(named).node, let type = scheme.text("type")
    else { return nil }
    switch type {
    case "http": return "http \(scheme.text("scheme")?.lowercased() ?? "")"
    case "apiKey": return "apiKey in \(scheme.text("in") ?? "") \(scheme.text("name") ?? "")"
    default: return type
    }
  }

  /// The scopes of the first requirement that names some.
  private func scopes(_ security: SpecNode?) -> [String] {
    for requirement in security?.items ?? [] {
      let scopes = requirement.members.flatMap { $0.value.strings }
      if !scopes.isEmpty { return scopes }
    }
    return []
  }

  /// The first way to authenticate that a header carries; `unknown` where it is optional, or goes another way.
  private func authentication(_ security: SpecNode?) -> Operation.Authentication {
    guard let security, case .array(let requirements) = security.value else { return .unknown }
    if requirements.allSatisfy({ $0.members.isEmpty }) { return .none }
    if requirements.contains(where: { $0.members.isEmpty }) { return .unknown }
    for requirement in requirements {
      for member in requirement.members {
        guard let named = root["components"]?["securitySchemes"]?[member.name],
          let scheme = try? references.resolve(named).node
        else { continue }
        switch scheme.text("type") {
        case "apiKey" where scheme.text("in") == "header":
          if let name = scheme.text("name") { return .header(name) }
        case "http", "oauth2", "openIdConnect":
          return .header(scheme.text(ExtensionKey.header) ?? "Authorization")
        default: continue
        }
      }
    }
    return .unknown
  }
}
