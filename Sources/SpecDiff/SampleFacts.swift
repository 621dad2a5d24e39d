import APIModel

/// What the sample requests of one operation send.
struct SampleFacts {
  /// The values by name, in the order of the samples.
  private(set) var query: [String: [String]] = [:]
  private(set) var body: [String: [String]] = [:]

  /// Samples beyond this many, and larger bodies, are not looked at.
  private static let maximumSamples = 50
  private static let maximumBody = 100_000

  init(_ samples: [SampleRequest]) {
    for sample in samples.prefix(Self.maximumSamples) {
      for pair in sample.query { query[pair.name, default: []].append(pair.value) }
      for pair in sample.fields { body[pair.name, default: []].append(pair.value) }
      guard let text = sample.body, text.utf8.count <= Self.maximumBody,
        let members = JSONReader.read(text).document.root?.members
      else { continue }
      for member in members {
        body[member.name, default: []] += [JSONValue(member.value)?.scalarText].compactMap(\.self)
      }
    }
  }

  func sends(_ name: String) -> Bool { query[name] != nil || body[name] != nil }

  func values(_ name: String) -> [String] { (query[name] ?? []) + (body[name] ?? []) }
}
