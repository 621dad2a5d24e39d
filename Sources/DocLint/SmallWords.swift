/// Words of up to eight letters, and what they can't stand beside.
struct SmallWords: Sendable {
  static let shared = SmallWords()

  /// What a word is in a sentence, as far as two of them can clash.
  struct Roles: OptionSet {
    let rawValue: UInt32
    static let article = Roles(rawValue: 1)
    static let be = Roles(rawValue: 2)
    static let have = Roles(rawValue: 4)
    static let modal = Roles(rawValue: 8)
    /// `does`, `did`.
    static let auxiliary = Roles(rawValue: 16)
    static let bareBe = Roles(rawValue: 32)
    static let been = Roles(rawValue: 64)
    /// `returns`.
    static let thirdPerson = Roles(rawValue: 128)
    /// `return` where "be returned" is meant.
    static let bareVerb = Roles(rawValue: 256)
    static let comparative = Roles(rawValue: 512)
    static let then = Roles(rawValue: 1024)
    static let adverb = Roles(rawValue: 2048)
    static let misspelt = Roles(rawValue: 4096)
    /// `of` and others that no article stands before.
    static let preposition = Roles(rawValue: 8192)

    static let possessive = Roles(rawValue: 16384)
    /// What stands behind "it is" and never behind "its".
    static let predicate = Roles(rawValue: 32768)
    /// `merged` where "be merged" is meant.
    static let participle = Roles(rawValue: 65536)

    /// Whether a word can't follow another, whatever the sentence.
    func clash(with next: Roles) -> Bool {
      if contains(.article) { return !next.isDisjoint(with: [.article, .preposition]) || next.contains(.be) }
      if contains(.possessive) { return !next.isDisjoint(with: [.article, .been, .predicate]) }
      if contains(.be) { return !next.isDisjoint(with: [.be, .bareBe]) }
      if contains(.have) { return next.contains(.bareBe) }
      if contains(.modal) { return !next.isDisjoint(with: [.be, .been, .thirdPerson, .participle]) }
      if contains(.auxiliary) { return next.contains(.thirdPerson) }
      if contains(.bareBe) { return !next.isDisjoint(with: [.be, .bareVerb, .been]) }
      return contains(.comparative) && next.contains(.then)
    }
  }

  /// By the word's letters as a number, each in the first free place from its remainder on.
  private let slots: [(word: UInt64, roles: Roles)]

  private static let slotCount = 2048

  private init() {
    var slots = [(word: UInt64, roles: Roles)](repeating: (0, []), count: Self.slotCount)
    func add(_ packed: UInt64, _ roles: Roles) {
      var slot = Self.slot(of: packed)
      while slots[slot].word != 0, slots[slot].word != packed { slot = (slot + 1) % Self.slotCount }
      slots[slot] = (packed, slots[slot].roles.union(roles))
    }
    func add(_ words: StaticString, _ roles: Roles) {
      Self.forEach(in: words) { packed, _, _ in add(packed, roles) }
    }
    add("the a an", .article)
    add("is are was were", .be)
    add("has have had", .have)
    add("can will must should could would might cannot", .modal)
    add("does did", .auxiliary)
    add("be", .bareBe)
    add("been", .been)
    add(
      """
      returns contains includes exists requires provides creates deletes updates accepts allows becomes defines needs
      means has gets gives sends receives removes adds
      """, .thirdPerson)
    add("use return create delete update include require specify provide remove add define receive retrieve", .bareVerb)
    add(
      """
      merged deleted created updated removed added used edited changed enabled disabled returned closed opened blocked
      assigned moved renamed stored started stopped uploaded canceled approved accepted ignored filtered sorted called
      granted omitted limited required included provided passed
      """, .participle)
    add("greater larger smaller other rather more less fewer higher lower older newer longer shorter", .comparative)
    add("then", .then)
    add("not also only always never", .adverb)
    add("of", .preposition)
    add("its their your our", .possessive)
    add("not just", .predicate)
    Self.forEach(in: Self.slips) { packed, isFirst, _ in
      if !isFirst { add(packed, .misspelt) }
    }
    self.slots = slots
  }

  /// Calls back with every word as a number, whether it is the first of its line, and where that line begins.
  private static func forEach(in words: StaticString, _ body: (UInt64, Bool, Int) -> Void) {
    words.withUTF8Buffer { bytes in
      var packed: UInt64 = 0
      var line = 0
      var isFirst = true
      for (at, byte) in bytes.enumerated() {
        let isEnd = byte == UInt8(ascii: "\n")
        guard isEnd || byte == UInt8(ascii: " ") else {
          packed = packed << 8 | UInt64(byte)
          continue
        }
        if packed != 0 { body(packed, isFirst, line) }
        packed = 0
        isFirst = isEnd
        if isEnd { line = at + 1 }
      }
      if packed != 0 { body(packed, isFirst, line) }
    }
  }

  private static func slot(of word: UInt64) -> Int {
    Int((word &* 0x9E37_79B9_7F4A_7C15) >> 53) % slotCount
  }

  func roles(of word: UInt64) -> Roles {
    var slot = Self.slot(of: word)
    while slots[slot].word != 0 {
      if slots[slot].word == word { return slots[slot].roles }
      slot = (slot + 1) % Self.slotCount
    }
    return []
  }

  /// The word that a misspelt one stands for.
  func meant(by word: UInt64) -> String? {
    var meant: String?
    Self.forEach(in: Self.slips) { packed, isFirst, line in
      guard packed == word, !isFirst, meant == nil else { return }
      meant = Self.slips.withUTF8Buffer { bytes in
        let first = bytes[line...].prefix { $0 != UInt8(ascii: " ") }
        return String(decoding: first.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
      }
    }
    return meant
  }

  /// The right word, `_` for a blank, and the ways in which fingers miss it; none of them is a word or a name.
  private static let slips: StaticString = """
    the teh hte tehe
    maximum maxium maxmum maximun
    minimum minium minmum minimun
    width widht
    height heigth hieght
    address adress addres
    access acess
    and adn nad
    this tihs thsi htis
    that taht thta
    with wiht iwth wtih
    will wlil wiill
    when wehn
    which wich whcih whih wihch
    their thier
    there tehre
    they tehy
    from fomr fron
    have ahve hvae
    been eben bene
    does deos
    into inot
    only olny onyl
    also aslo laso
    other ohter otehr
    used uesd
    user usre uesr
    users usres uesrs
    value vlaue valeu vaule valu
    values vlaues valeus vaules
    field feild fiel
    fields feilds fileds
    name nmae anme
    names nmaes
    type tpye tyep
    types tpyes tyeps
    list lsit lits
    path paht
    file fiel
    files fiels
    date dtae
    time tiem
    group gorup grop
    groups gorups
    issue isuse isssue isue
    issues isuses isssues isues
    token tokne toekn
    tokens tokenes toekns
    status satus stauts staus statsu
    string strign stirng srting strng
    number nubmer numer numbr
    object obejct ojbect objct
    objects obejcts ojbects
    array aray arrary arry
    query qurey queyr querry
    branch brnach brach banch
    update udpate upate updte
    updated udpated upated
    updates udpates
    create craete
    created craeted creaed
    delete delte deleet
    deleted delted deletd
    return retun reutrn retrun
    returns retuns reutrns retruns
    server sevrer serer serevr
    header haeder
    length lenght legnth
    height heigth hieght
    width widht
    weight wieght
    format fromat foramt
    valid vaild
    error erorr erro errror
    errors erorrs
    access acess acces
    message mesage messge
    payload paylod
    request reqest requst reuqest
    project porject proejct projct
    system sytem systme
    service serivce sevice
    version verison vesion
    always alway allways
    until untill
    whether wether
    success sucess succes
    a_lot alot
    as_well aswell
    in_fact infact
    don't dont
    doesn't doesnt
    isn't isnt
    """
}
