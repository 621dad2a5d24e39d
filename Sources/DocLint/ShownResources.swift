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
    let names: ShownNames
    let method: HTTPMethod

    init(
      page: SourceFile, body: Int, group: Int, resource: String, names: ShownNames, method: HTTPMethod
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
        all.append(
          Example(
            page: page.file, body: index, group: number, resource: resource, names: ShownNames(object),
            method: line.method))
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

/// The names of an object by their numbers, each once. In the order of the numbers: two are compared in one walk.
struct ShownNames: Hashable, Sendable {
  private let numbers: [UInt64]

  init(_ object: JSONNode) {
    var numbers: [UInt64] = []
    numbers.reserveCapacity(32)
    object.forEachName { numbers.append($0) }
    numbers.sort()
    var count = 0
    for number in numbers where count == 0 || numbers[count - 1] != number {
      numbers[count] = number
      count += 1
    }
    numbers.removeLast(numbers.count - count)
    self.numbers = numbers
  }

  var count: Int { numbers.count }

  func contains(_ number: UInt64) -> Bool {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == number
  }

  func filter(_ isRight: (UInt64) -> Bool) -> [UInt64] { numbers.filter(isRight) }

  /// The one name that this object has and the other one lacks, and the reverse, of two that have as many.
  func onlyDifference(from others: ShownNames) -> (own: UInt64, other: UInt64)? {
    var difference: (own: UInt64?, other: UInt64?) = (nil, nil)
    var (own, other) = (0, 0)
    while own < numbers.count || other < others.numbers.count {
      let one = own < numbers.count ? numbers[own] : nil
      let two = other < others.numbers.count ? others.numbers[other] : nil
      if one == two {
        own += 1
        other += 1
      } else if let one, two.map({ one < $0 }) ?? true {
        guard difference.own == nil else { return nil }
        difference.own = one
        own += 1
      } else {
        guard difference.other == nil else { return nil }
        difference.other = two
        other += 1
      }
    }
    guard let own = difference.own, let other = difference.other else { return nil }
    return (own, other)
  }

  /// The share of names that two objects have in common.
  func overlap(with others: ShownNames) -> Double {
    var shared = 0
    var (own, other) = (0, 0)
    while own < numbers.count, other < others.numbers.count {
      let (one, two) = (numbers[own], others.numbers[other])
      if one == two { shared += 1 }
      if one <= two { own += 1 }
      if two <= one { other += 1 }
    }
    let all = count + others.count - shared
    return all == 0 ? 0 : Double(shared) / Double(all)
  }
}
