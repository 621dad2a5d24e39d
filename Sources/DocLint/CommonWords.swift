/// Words that docs of APIs are made of, and how one is recognised that a slip of the pen has changed.
struct CommonWords: Sendable {
  static let shared = CommonWords()

  /// The numbers of all right words, each in the first free place from its remainder on; 0 for none.
  private let slots: [UInt64]
  /// Where the words that may be meant stand in `words`, those of the same first and last letter together.
  private let candidates: [Range<Int>]
  /// Where the candidates of each first and last letter begin, and behind the last where they end.
  private let firstCandidates: [Int]

  private static let slotCount = 4096
  /// Shorter words are a letter away from too many others.
  static let shortest = 7

  private init() {
    var slots = [UInt64](repeating: 0, count: Self.slotCount)
    var counts = [Int](repeating: 0, count: Self.keyCount + 1)
    var found: [(key: Int, range: Range<Int>)] = []
    func add(_ words: StaticString, mayBeMeant: Bool) {
      words.withUTF8Buffer { bytes in
        var start = 0
        for at in 0...bytes.count where at == bytes.count || !bytes[at].isLetter {
          defer { start = at + 1 }
          guard start < at else { continue }
          let hash = Self.hash(bytes[start..<at])
          var slot = Int(hash % UInt64(Self.slotCount))
          while slots[slot] != 0 { slot = (slot + 1) % Self.slotCount }
          slots[slot] = hash
          guard mayBeMeant else { continue }
          let key = Self.key(bytes[start], bytes[at - 1])
          counts[key + 1] += 1
          found.append((key, start..<at))
        }
      }
    }
    add(Self.words, mayBeMeant: true)
    add(Self.neighbours, mayBeMeant: false)
    for key in 0..<Self.keyCount { counts[key + 1] += counts[key] }
    firstCandidates = counts
    var candidates = [Range<Int>](repeating: 0..<0, count: found.count)
    for (key, range) in found {
      candidates[counts[key]] = range
      counts[key] += 1
    }
    self.slots = slots
    self.candidates = candidates
  }

  private static func hash(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    var hash = NameHash.start
    for byte in word { hash = (hash ^ UInt64(byte | 0x20)) &* 0x0000_0100_0000_01b3 }
    return hash | 1
  }

  private static let keyCount = 32 * 32

  private static func key(_ first: UInt8, _ last: UInt8) -> Int { Int(first & 0x1F) * 32 + Int(last & 0x1F) }

  /// Whether a word is a right one, in whatever case.
  func holds(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let hash = Self.hash(word)
    var slot = Int(hash % UInt64(Self.slotCount))
    while slots[slot] != 0 {
      if slots[slot] == hash { return true }
      slot = (slot + 1) % Self.slotCount
    }
    return false
  }

  /// The word that one with a letter too many, too few, another or two swapped stands for. The first and the last letter
  /// are nearly always right; where they are not it is another form of the word.
  func meant(by written: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    guard let first = written.first, let last = written.last else { return nil }
    let key = Self.key(first, last)
    let found: String? = Self.words.withUTF8Buffer { bytes in
      for place in firstCandidates[key]..<firstCandidates[key + 1] {
        let candidate = bytes[candidates[place]]
        guard Self.mayBeOneEdit(written, candidate), case let word = written.map({ $0 | 0x20 }),
          case let meant = Array(candidate), Spelling.isOneEdit(word, meant), !isForm(word, of: meant)
        else { continue }
        return String(decoding: meant, as: UTF8.self)
      }
      return nil
    }
    if let found { return found }
    guard Self.slipNames.contains(Self.hash(written)) else { return nil }
    return Self.slips[String(decoding: written.map { $0 | 0x20 }, as: UTF8.self)]
  }

  /// Whether two words have all but two letters in common at their ends; no array is made for that.
  private static func mayBeOneEdit(
    _ a: Slice<UnsafeBufferPointer<UInt8>>, _ b: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    let shorter = min(a.count, b.count)
    guard max(a.count, b.count) - shorter <= 1 else { return false }
    var head = 0
    while head < shorter, a[a.startIndex + head] | 0x20 == b[b.startIndex + head] { head += 1 }
    var tail = 0
    while tail < shorter - head, a[a.endIndex - 1 - tail] | 0x20 == b[b.endIndex - 1 - tail] { tail += 1 }
    return head + tail >= shorter - 2
  }

  /// What is often written and is more than a letter away.
  private static let slipNames: NameSet = slips.keys.reduce(into: NameSet()) { names, slip in
    Array(slip.utf8).withUnsafeBufferPointer { _ = names.insert(hash($0[...])) }
  }

  private static let slips = [
    "authentification": "authentication", "authentificate": "authenticate", "authentificated": "authenticated",
    "succesfull": "successful", "succesfuly": "successfully", "sucesful": "successful", "sucessfull": "successful",
    "neccesary": "necessary", "necesarry": "necessary", "occurance": "occurrence", "occurances": "occurrences",
    "maintainance": "maintenance", "maintainence": "maintenance", "accomodates": "accommodates",
    "reciepient": "recipient", "enviromnent": "environment", "optinally": "optionally", "seperatly": "separately",
    "explicitely": "explicitly", "implicitely": "implicitly", "definately": "definitely", "permenantly": "permanently",
    "independantly": "independently", "persistant": "persistent", "reponsability": "responsibility",
  ]

  /// `releasers` of `releases`: who does it.
  private func isForm(_ word: [UInt8], of meant: [UInt8]) -> Bool {
    word.suffix(3).elementsEqual("ers".utf8) && !meant.suffix(3).elementsEqual("ers".utf8)
  }

  private static let words: StaticString = """
    accepted accepts accessed accessible accessing according accordingly account accounts achieve achieved activated
    activity actually addition additional address addresses administration administrator administrators affected
    aggregate aggregated algorithm algorithms allocated allowed already alternative although anonymous another appears
    application applications appropriate approval approximate arbitrary architecture archived argument arguments
    artifact artifacts assigned associated association asynchronous asynchronously attachment attachments attempt
    attempts attribute attributes authenticate authenticated authentication authorization authorized automatic
    automatically availability available background because becomes beginning behavior behaviour belonging belongs
    between boolean branches browser building calculated calculation callback canceled cancelled capabilities
    capability certificate certificates character characters collection collections combination combined command
    commands comment comments committed communicate communication compare compared comparison compatibility compatible
    complete completed completely component components compressed condition conditions configuration configurations
    configure configured confirmation conflict connect connected connection connections consider considered consistent
    consumer container containers containing contains content contents context continue convenience corresponding
    corresponds creates creating creation credential credentials currency current currently customer customers
    customize database databases default defaults defined defines definition definitions deleted deletes deletion
    delivery dependencies dependency depending deployment deployments deprecated deprecation describe described
    describes description descriptions destination details determine determined determines developer developers
    development different directly directories directory disabled discussion discussions display displayed distributed
    document documentation documented documents download downloaded duplicate duplicated duration element elements
    enabled enables encoded encoding encrypted encryption endpoint endpoints entities environment environments
    equivalent especially evaluate evaluated example examples exceeded exception exceptions exchange exclude excluded
    execute executed execution existence existing expected expiration expires explicit explicitly exported expression
    expressions extension extensions external failure failures feature features filename filtered finished following
    follows forbidden formatted forwarded frequency frequently function functionality functions further generate
    generated generates generation generic guaranteed handled handling headers heading hierarchy history however
    identical identified identifier identifiers identify identity immediately implementation implemented implicitly
    imported include included includes including incoming incorrect increase independent indicate indicated indicates
    indicating individual information inherited initial initially inserted instance instances instead instruction
    instructions integer integers integration interface interfaces internal interval invalid invitation invitations
    iteration keyword keywords language languages library license limited listing location locations machine
    maintained maintainer maintainers maintenance management mandatory manually matches matching maximum measure
    measurement mechanism members membership message messages metadata methods metrics milestone milestones
    milliseconds minimum minutes missing modification modified modifies monitor monitoring multiple namespace
    namespaces necessary network networks normally notification notifications numbers numeric objects obtained
    occurred occurrence operation operations operator optional optionally options ordered organization organizations
    original originally otherwise outdated overridden overview ownership package packages pagination parameter
    parameters particular partition password passwords payload pending percentage perform performance performed
    performs permanent permanently permission permissions permitted persistent personal pipeline pipelines placeholder
    platform platforms policies possible possibly precedence preference preferences preferred present previous
    previously primary priority private privilege privileges probably procedure process processed processes processing
    produce produced product products profile profiles program progress project projects properties property protected
    protection protocol protocols provide provided provider providers provides providing provision published purpose
    queries question readable reading receive received receives recently recipient recipients recommended records
    recursive recursively redirect redirected reference referenced references referred refresh regardless registered
    registration registry regular rejected related relationship relationships relative release released releases
    relevant remaining removed removes replace replaced replacement replication reported reports repositories
    repository represent representation represented representing represents request requested requester requesting
    requests require required requirement requirements requires resolution resolved resource resources respectively
    response responses responsible restart restore restored restrict restricted restriction restrictions resulting
    results retrieval retrieve retrieved retrieves retrieving returned returning returns revision revisions schedule
    scheduled schedules searches secondary seconds section sections security selected selection separate separated
    separately separator sequence servers service services session sessions setting settings several signature similar
    snapshot snapshots snippet snippets software sources special specific specifically specification specified
    specifies specify specifying standard started starting statement statistics statuses storage strings structure
    subscribe subscriber subscribers subscription subscriptions subsequent success successful successfully sufficient
    suggestion summary support supported supporting supports suspended synchronization synchronous systems template
    templates temporarily temporary terminated therefore threshold through timeout timestamp timestamps together
    tracking traffic transaction transactions transfer transferred transition translation triggered triggers typically
    unauthorized unavailable undefined unexpected universal unknown unlimited unsubscribe unsupported updated updates
    updating upgrade uploaded username usually validate validated validation variable variables various verification
    verified version versions visibility visible visitor warning webhook webhooks website whether windows without
    workflow workflows workspace written
    """

  /// Other words that are a letter away from these, and as right.
  private static let neighbours: StaticString = """
    accented accents addiction addressees alloyed anther appeals artefact artefacts audition authorisation authorised
    blanches booleans browner brunches cheating commandos commend commends compete competed complected confection
    confections conformation consent consents contends contest contests contexts convection convent convents crates
    crating creaking creaming creases creasing cremates cremating cremation cresting currant customise defending
    defied defies defiled defiles definers deleter dependences depleted depletes depletion depreciated depreciation
    depredation derails descried descries detains determiners displaced downloader empires encodings encored encoring
    enmities entitles eternal evacuate evacuated exhorted exiting expiation expiries extorted fallowing fallows
    faltered farther fellows genetic guarantied handed handing healers healing heaping hearers hearing heaters heating
    heaving heeding herders herding identifies imparted indicted indicting infernal insetted interlace interlaces
    inverted lasting licence lifting lilting linting lisping locution locutions lusting marches marching massage
    massages massing messing millstone millstones minuets minuses misting misusing modifiers mussing namespaced
    normalcy organisation organisations penning polices polities precious preciously prefiles preform preformed
    preforms preset prevent primacy primate produces profess professed professes professing projected projection
    properly protect protects protested provably prowess readding readying reaming reaping rearing rebated receivers
    recommenced redding refereed regaining relaxed relayed remotes removers rending replayed repost reposted reposts
    reprieve reprieved reprieves reprieving requestor requite requited requites rescore rescored resorted resorts
    retaining retorted retorts retrievers retuned reverence reverenced reverences revolution revolved rewords
    schedulers searchers seating serves servile settling severs sitting sittings smarted smarting snapshooting
    sortings spacial specifics specifiers springs starches stared staring starling starred starring startled startling
    starved starving stated stating statues statures statutes stings stricture subscribes suction suctions summery
    synchronisation tacking templated thorough though topically tracing transection tricking trough trucking
    unauthorised undated unloaded unrefined uploaders uprated versification versified visitors waning warding waring
    warming warping warring whither widows winnows
    """
}
