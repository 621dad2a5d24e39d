import APIModel

extension PageReader {
  mutating func readCodeBlock(_ index: Int) {
    page.codeBlockCount += 1
    let block = document.blocks[index]
    let text = Array(document.buffer[block.literal.bounds])
    let info = document.text(block.info)
    let fences = block.level == 0 ? NestedFences.read(text) : []
    let hasFields =
      (block.level == 0 && readIndentedFields(index, text))
      || ((info.isEmpty || info == "javascript" || info == "js") && readDescribedLines(index, text))
    for fence in fences { readCode(index, fence.text, info: fence.info) }
    if fences.isEmpty, !hasFields { readCode(index, text, info: info) }
  }

  /// Components that are a parameter each, indented inside others: to MDX that is no code. The headings between them say
  /// what is needed.
  private mutating func readIndentedFields(_ index: Int, _ text: [UInt8]) -> Bool {
    guard text.contains(UInt8(ascii: "<")), text.holds("<Prop") || text.holds("<Param") || text.holds("<Field") else {
      return false
    }
    let count = page.lists.count
    var requirement = Parameter.Requirement.unstated
    var start = 0
    let lines = Array(TextLines(text))
    for (number, bounds) in lines.enumerated() {
      let line = text[bounds].drop(while: \.isBlank)
      let isLast = number + 1 == lines.count
      guard line.first == UInt8(ascii: "#") || isLast else { continue }
      let end = isLast ? text.count : bounds.lowerBound
      if start < end { readFieldTags(Array(text[start..<end]), index, requirement) }
      start = bounds.upperBound
      requirement =
        line.containsIgnoringCase("required")
        ? .required : line.containsIgnoringCase("optional") ? .optional : .unstated
    }
    return page.lists.count > count
  }

  private mutating func readCode(_ index: Int, _ written: [UInt8], info: String) {
    let text = CommentedHead.bare(written) ?? written
    if let dump = MarkedDump(text),
      case .listing(let lines, let strays) = CodeBlockReader.read(Array(dump.text[..<dump.answer]), info: info)
    {
      readListing(index, dump.text, lines, strays)
      if dump.answer < text.count { addOutput(index, dump.text, dump.answer..<text.count) }
      return
    }
    var meaning: CodeBlockReader.Meaning?
    let mayCall = CodeBlockReader.mayCall(text)
    if mayCall {
      let commands = shared.commands.block(text, info: info) {
        let read = CodeBlockReader.read(text, info: info, mayCall: true)
        meaning = read
        if case .samples(let requests, let output) = read { return (requests, output) }
        return nil
      }
      if let commands { return readSamples(index, text, commands) }
    }
    switch meaning
      ?? (mayCall ? CodeBlockReader.read(text, info: info, mayCall: true) : shared.listings.read(text, info: info))
    {
    case .listing(let lines, let strays):
      readListing(index, text, lines, strays)
    case .samples(let requests, let output):
      readSamples(index, text, SharedCommands.Block(requests, output))
    case .json(let offsets):
      if readSchema(index, text) { return }
      if let answerHead, answerHead.block == index - 1 {
        addBody(index, text, offsets, role: .response, status: answerHead.status)
      } else {
        let role = Self.namesSender(text) ? .request : jsonRole(index, info)
        let count = page.bodies.count
        addBody(index, text, offsets, role: role ?? (group == nil ? .illustration : .response))
        // A long text that announces nothing may speak of an answer all the same. A body that is drawn with the names of
        // types is none.
        if page.bodies.count > count,
          role == nil
            || (role == .response && page.sections[section].meaning.role != .response && leadIn.utf8.count > 60
              && !leadIn.hasSuffix(":"))
        {
          page.bodies[count].isAssumed = true
        }
      }
    case .responseDump(let status, let mediaType, let body):
      addBody(index, text, body, role: .response, status: status, mediaType: mediaType)
      if body.allSatisfy({ text[$0].isBlank || text[$0] == UInt8(ascii: "\n") }) { answerHead = (index, status) }
    case .other(let language):
      if readLabelledCode(index, text) || readBelowLabels(index, text) || readDeclaration(index, text) { return }
      if readQueryLines(index, text) || readPathLines(index, text, language) { return }
      if let url = URLListings.url(text) { page.urls.append((url, index, section)) }
      readOther(index, text, language)
    }
  }

  private mutating func readSamples(_ index: Int, _ text: [UInt8], _ block: SharedCommands.Block) {
    let map = LiteralMap(document, block: index)
    var output = block.output
    for command in block.commands {
      // What stands before another command answers the ones above it.
      if let answer = output, command.curl.range.lowerBound >= answer.upperBound {
        use()
        addOutput(index, text, answer)
        output = nil
      }
      placeCall(command, block: index)
      page.samples.append(
        PageSample(
          command: command, block: index, section: section, group: group, range: map.range(command.curl.range)))
    }
    use()
    if let output { addOutput(index, text, output) }
  }

  private mutating func readListing(
    _ index: Int, _ text: [UInt8], _ lines: [CodeBlockReader.ListedLine], _ strays: [Range<Int>]
  ) {
    let map = LiteralMap(document, block: index)
    var lines = lines
    if let last = lines.indices.last, let body = lines[last].body, lines[last].line.method.carriesBody {
      lines[last].line.form += CodeBlockReader.form(text, body)
    }
    if let first = lines.first,
      WebhookDelivery.isSubject(of: leadIn) || isBelowWebhooks,
      WebhookDelivery.isDelivery(text, path: first.line.path, leadIn: leadIn)
    {
      page.unplaced.append(
        Unplaced(
          kind: .codeBlock, reason: "a request that the API itself sends to a receiver", span: span(index),
          isSuspicious: false))
      return
    }
    // "If the request is:" ends a text in the manual of a library, about what came in.
    if lines.first?.line.isRequestLine == true, group == nil, Self.supposes.contains(where: leadIn.hasSuffix) {
      page.unplaced.append(
        Unplaced(
          kind: .codeBlock, reason: "a request that the text supposes", span: span(index), isSuspicious: false))
      return
    }
    // What is tagged as input to a console is there to be tried, with values put in.
    let isExample = Self.announcesExample(leadIn) || isForConsole(index)
    let answer = answer(text, of: lines.last)
    let isExchange = answer != nil && isWithinExamples
    let isRequest =
      lines.first?.line.isRequestLine == true || page.sections[section].meaning.isPart || isExchange
    let isBelowExamples = page.sections[section].meaning.isOfExamples
    if lines.count > 0, isExample || isRequest,
      illustrate(lines.map(\.line), block: index, map: map, isBelowExamples: isBelowExamples)
    {
      use()
    } else {
      list(
        lines.map { ($0.line, $0.comment) }, block: index, map: map, mayIllustrate: isExample || isRequest)
      if isExchange, let group, let answer {
        for line in page.groups[group].lines.indices where page.groups[group].lines[line].block == index {
          page.groups[group].lines[line].isAnnouncedAsExample = false
          page.groups[group].lines[line].isRefused = answer.status >= 400
        }
      }
    }
    for stray in strays {
      page.unplaced.append(
        Unplaced(
          kind: .operation, reason: "a line between listed operations that names none", span: map.span(stray),
          isSuspicious: Self.mayMeanOperation(text[stray])))
    }
    guard let body = lines.last?.body, !body.isEmpty else { return }
    if let answer {
      if body.lowerBound < answer.start,
        text[body.lowerBound..<answer.start].contains(where: { !$0.isBlank && $0 != UInt8(ascii: "\n") })
      {
        addBody(
          index, text, body.lowerBound..<answer.start, role: .request,
          mediaType: CodeBlockReader.mediaType(text, before: body.lowerBound))
      }
      addBody(index, text, answer.body, role: .response, status: answer.status, mediaType: answer.mediaType)
    } else {
      let wasInUse = isGroupInUse
      addBody(
        index, text, body, role: .request, mediaType: CodeBlockReader.mediaType(text, before: body.lowerBound))
      // `{}` tells nothing of one operation that would not hold for the next one, listed in a block below; a group of
      // many would cost its paragraphs times its operations.
      if let group, page.groups[group].lines.count < 8,
        text[body].lazy.filter({ !$0.isBlankOrNewline }).elementsEqual("{}".utf8)
      {
        isGroupInUse = wasInUse
      }
    }
  }

  /// Whether a line begins with a word in capitals and has a path: `GTE /users/all`. Bodies, statuses and steps in words among
  /// operations are none.
  private static func mayMeanOperation(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop(while: \.isBlank)
    let word = text.prefix { $0.isUpper }
    let rest = text[word.endIndex...]
    return (2...8).contains(word.count) && rest.first?.isBlank == true
      && rest.split(whereSeparator: \.isBlank).first.map { $0.contains(UInt8(ascii: "/")) } == true
  }

  /// The answer behind a request in one block, and where its status line begins.
  private func answer(
    _ text: [UInt8], of line: CodeBlockReader.ListedLine?
  ) -> (start: Int, status: Int, mediaType: String?, body: Range<Int>)? {
    guard let body = line?.body, !body.isEmpty, let start = CodeBlockReader.statusLine(text, in: body),
      case .responseDump(let status, let mediaType, let answer)? = CodeBlockReader.responseDump(text, from: start)
    else { return nil }
    return (start, status, mediaType, answer)
  }

  /// Whether this heading or one above it announces examples.
  private var isWithinExamples: Bool {
    var at: Int? = section
    var count = 0
    while let index = at, count < 8 {
      if page.sections[index].meaning.isOfExamples { return true }
      at = page.sections[index].parent
      count += 1
    }
    return false
  }

  private static let supposes = ["if the request is:", "take the following request:", "suppose the request is:"]

  private func isForConsole(_ index: Int) -> Bool {
    document.buffer[document.blocks[index].info.bounds].elementsEqual("console".utf8)
  }

  /// Whether one of the headings above is about webhooks.
  private var isBelowWebhooks: Bool {
    var at: Int? = section
    var count = 0
    while let index = at, count < 8 {
      if WebhookDelivery.isSubject(of: page.sections[index].title) { return true }
      at = page.sections[index].parent
      count += 1
    }
    return false
  }

  private mutating func addOutput(_ index: Int, _ text: [UInt8], _ output: Range<Int>) {
    let tail = Array(text[output])
    if case .responseDump(let status, let mediaType, let body)? = CodeBlockReader.responseDump(tail, from: 0) {
      let body = body.lowerBound + output.lowerBound..<body.upperBound + output.lowerBound
      addBody(index, text, body, role: .response, status: status, mediaType: mediaType)
    } else {
      addBody(index, text, output, role: .response)
    }
  }

  mutating func addBody(
    _ index: Int, _ text: [UInt8], _ offsets: Range<Int>, role: PageBody.Role, status: Int? = nil,
    mediaType: String? = nil
  ) {
    let bytes = offsets.count == text.count ? text : Array(text[offsets])
    let isBlank = bytes.allSatisfy(\.isBlankOrNewline)
    if isBlank, status == nil, role == .request { return }
    let isJSON = mediaType.map { $0.hasSuffix("json") } ?? true
    var body = PageBody(
      role: role, block: index, offsets: offsets, mediaType: "", status: status, section: section,
      group: group)
    // A status line without body still documents the status.
    if !(isBlank && mediaType == nil && status != nil) {
      body.example = isJSON ? shared.examples.read(bytes) : nil
      if body.namesTypes, !document.text(document.blocks[index].info).lowercased().hasPrefix("json") {
        use()
        if role == .request, readDrawnBody(index, body) { return }
        if role == .response { drawnAnswer = index }
        page.unplaced.append(
          Unplaced(
            kind: .codeBlock, reason: "a body that is drawn with the names of types, no example", span: span(index),
            isSuspicious: false))
        return
      }
      let exchange = exchange.flatMap { index < $0.end ? $0 : nil }
      body.mediaType =
        mediaType ?? exchange?.mediaType.flatMap { $0.hasSuffix("json") ? $0 : nil } ?? "application/json"
      body.status = status ?? exchange?.status ?? leadInStatus
      // Which error it is, nothing says; an answer of success it is not.
      if role == .response, body.status == nil, speaksOfFailure, body.example?.statusInside == nil {
        body.role = .illustration
      }
    }
    if role == .request {
      let leadIn = self.leadIn
      body.isQuery = leadIn.holdsAny(of: Self.wordsOfQuery)
    }
    page.bodies.append(body)
    use()
  }

  private mutating func readOther(_ index: Int, _ text: [UInt8], _ language: String) {
    let leadIn = self.leadIn
    let speaksOfAnswer =
      leadIn.holdsAny(of: ["response", "returns", "output"])
      || (meaning.role == .response && CodeBlockReader.isPlain(language))
    if group != nil, speaksOfAnswer {
      page.bodies.append(
        PageBody(
          role: .response, block: index, offsets: 0..<text.count, mediaType: Self.mediaType(language),
          status: leadInStatus, section: section, group: group))
      use()
      return
    }
    // What it shows is about the operation above; another listing begins anew.
    use()
    if leadIn == "headers", let exchange, index < exchange.end { return }
    let what = language.isEmpty ? "a code block" : "a `\(language)` block"
    let mentions =
      text.containsIgnoringCase("/api/") || text.begins(with: "GET ") || text.begins(with: "POST ")
    page.unplaced.append(
      Unplaced(
        kind: .codeBlock, reason: "\(what) that is neither listing, sample request nor example", span: span(index),
        isSuspicious: mentions))
  }

  private static func mediaType(_ language: String) -> String {
    switch language {
    case "xml": "application/xml"
    case "html": "text/html"
    case "csv": "text/csv"
    case "yaml", "yml": "application/yaml"
    default: "text/plain"
    }
  }
}
