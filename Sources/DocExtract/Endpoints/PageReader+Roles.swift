import APIModel

// What bodies are for, once all of the page is known.
extension PageReader {
  /// Below "Example" stands what is sent where "Response" follows on the same level.
  mutating func settleExamples() {
    for index in page.bodies.indices where page.bodies[index].role == .response && page.bodies[index].status == nil {
      let own = page.sections[page.bodies[index].section]
      guard own.meaning.isOfExamples, let group = page.bodies[index].group,
        page.groups[group].lines.allSatisfy({ $0.method.carriesBody }),
        let next = page.sections[(page.bodies[index].section + 1)...].first(where: { $0.level <= own.level }),
        next.level == own.level, next.meaning.role == .response, next.parent == own.parent,
        !page.samples.contains(where: { $0.section == page.bodies[index].section })
      else { continue }
      page.bodies[index].role = .request
    }
  }

  /// On a page whose operations have paths of their own, a body that calls a method of JSON-RPC shows how to ask the same
  /// over another transport, such as a socket.
  mutating func settleTransports() {
    for index in page.bodies.indices where page.bodies[index].role == .request {
      guard let root = page.bodies[index].json?.document.root, root.kind == .object, root.member("jsonrpc") != nil,
        root.member("method") != nil, let group = page.bodies[index].group, let line = page.groups[group].lines.last,
        page.groups.contains(where: { $0.lines.contains { $0.template != line.template } })
      else { continue }
      page.bodies[index].role = .illustration
    }
  }

  /// A body that nothing announces is what is sent where the text announces the next one as the answer.
  mutating func settleAssumed() {
    for index in page.bodies.indices where page.bodies[index].isAssumed && page.bodies[index].role == .response {
      let body = page.bodies[index]
      guard body.status == nil, let group = body.group, page.groups[group].lines.allSatisfy({ $0.method.carriesBody }),
        index + 1 < page.bodies.count, case let next = page.bodies[index + 1], next.group == group,
        next.section == body.section, next.role == .response, !next.isAssumed, next.status ?? 200 < 400,
        !page.samples.contains(where: { $0.group == group && $0.block > body.block && $0.block < next.block })
      else { continue }
      page.bodies[index].role = .request
    }
  }

  /// A body right below the block that lists or shows a POST or PUT is what is sent where another one follows as the
  /// answer.
  mutating func settleRequests() {
    // By the page's groups.
    var last = [Int](repeating: -1, count: page.groups.count)
    for index in page.bodies.indices where page.bodies[index].role == .response {
      if let group = page.bodies[index].group { last[group] = index }
    }
    for index in page.bodies.indices where page.bodies[index].role == .response && page.bodies[index].status == nil {
      let block = page.bodies[index].block - 1
      guard let group = page.bodies[index].group, last[group] > index,
        document.blocks[block].kind == .codeBlock,
        let line = (page.groups[group].lines + page.groups[group].illustrations).first(where: { $0.block == block }),
        line.method.carriesBody
      else { continue }
      page.bodies[index].role = .request
    }
  }

  /// A body that nothing announces shows what is sent where it has no `id`, and every answer that reads the same resource
  /// has one: the server gives it.
  mutating func settleUnnumbered() {
    let open = page.bodies.indices.filter { page.bodies[$0].isAssumed && page.bodies[$0].role == .response }
    guard !open.isEmpty else { return }
    var read: [String: (names: Set<String>, isNumbered: Bool)] = [:]
    for body in page.bodies where body.role == .response && body.status ?? 200 < 300 {
      guard let group = body.group, let line = page.groups[group].onlyRead, let names = Self.members(of: body) else {
        continue
      }
      let key = Self.collection(of: line)
      let known = read[key]
      read[key] = (names.union(known?.names ?? []), names.contains("id") && known?.isNumbered ?? true)
    }
    guard !read.isEmpty else { return }
    for index in open where page.bodies[index].status == nil {
      guard let group = page.bodies[index].group, let line = page.groups[group].lines.last,
        page.groups[group].lines.allSatisfy({ $0.method.carriesBody && $0.template == line.template }),
        page.bodies[index].json?.document.root?.kind == .object, let names = Self.members(of: page.bodies[index]),
        let known = read[Self.collection(of: line)], known.isNumbered, !names.contains("id"),
        names.intersection(known.names).count * 2 >= names.count, !names.isEmpty
      else { continue }
      page.bodies[index].role = .request
    }
  }

  /// The path of a collection, of a member's path as well.
  private static func collection(of line: ListedOperation) -> String {
    let segments = line.template.segments
    return PathTemplate(segments: Array(segments.dropLast(line.template.endsInPlaceholder ? 1 : 0))).shape
  }

  /// The names of an object's members, or of those of the first item of an array.
  private static func members(of body: PageBody) -> Set<String>? {
    guard let root = body.json?.document.root else { return nil }
    guard let object = root.kind == .array ? root.items.first(where: { _ in true }) : root, object.kind == .object
    else {
      return nil
    }
    return Set(object.members.prefix(100).compactMap { $0.key.string })
  }
}

extension OperationGroup {
  /// The one operation of a group that only reads.
  fileprivate var onlyRead: ListedOperation? {
    lines.count == 1 && lines[0].method == .get ? lines[0] : nil
  }
}
