import APIModel
import DocExtract

/// The attributes that example responses show at their top, by resource, over all docs.
struct ShownResources: Sendable {
  /// A class, since each is looked at many times.
  final class Example: Sendable {
    let page: SourceFile
    let body: Int
    let group: Int
    let resource: String
    let names: Set<UInt64>
    let method: HTTPMethod

    init(
      page: SourceFile, body: Int, group: Int, resource: String, names: Set<UInt64>, method: HTTPMethod
    ) {
      self.page = page
      self.body = body
      self.group = group
      self.resource = resource
      self.names = names
      self.method = method
    }
  }

  private let byResource: [String: [Example]]
  private let bySize: [Int: [Example]]
  private let byPage: [SourceFile: [Example]]

  init(_ pages: [ExtractedPage]) {
    var all: [Example] = []
    for page in pages {
      for (index, body) in page.bodies.enumerated() {
        guard let number = body.group, page.groups.indices.contains(number), body.role == .response,
          (body.status ?? 200) < 300, let root = body.json?.document.root,
          let line = page.groups[number].lines.first, let resource = line.template.resource
        else { continue }
        let object = root.kind == .array ? root.items.first { _ in true } : root
        guard let object, object.kind == .object else { continue }
        var names = Set<UInt64>(minimumCapacity: 16)
        object.forEachName { names.insert($0) }
        all.append(
          Example(
            page: page.file, body: index, group: number, resource: resource, names: names, method: line.method))
      }
    }
    byResource = Dictionary(grouping: all, by: \.resource)
    bySize = Dictionary(grouping: all.filter { $0.method == .get }, by: \.names.count)
    byPage = Dictionary(grouping: all, by: \.page)
  }

  func examples(of page: SourceFile) -> [Example] { byPage[page] ?? [] }

  /// The other examples of a resource, of this page and of others.
  func others(like example: Example) -> some Sequence<Example> {
    (byResource[example.resource] ?? []).lazy.filter { $0.page != example.page || $0.group != example.group }
  }

  /// An example of reading another resource that shows exactly the same attributes.
  func twin(of example: Example) -> Example? {
    bySize[example.names.count]?.first { $0.resource != example.resource && $0.names == example.names }
  }
}
