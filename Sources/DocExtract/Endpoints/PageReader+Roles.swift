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
}
