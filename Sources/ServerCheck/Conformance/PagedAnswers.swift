import APIModel

/// The two pages of one item each that were asked for, as the checks of pages see them.
enum PagedAnswers {
  /// Nothing can be said of pages, with the reason.
  case unknown(String)
  /// The first page was answered with a status that is no success.
  case refused(ObservedAnswer)
  /// The first page, and the second where it was answered.
  case pages(first: ObservedAnswer, items: ListDigest, second: ObservedAnswer?, whyNoSecond: String)

  init(_ subject: CheckSubject) {
    let first: ObservedAnswer
    switch subject.answer(to: .firstPage) {
    case .notAsked(let reason), .noAnswer(let reason):
      self = .unknown(reason)
      return
    case .answered(let answer): first = answer
    }
    guard first.isSuccess else {
      self = .refused(first)
      return
    }
    guard let items = first.items else {
      self = .unknown("the first page is not a list")
      return
    }
    guard items.count > 0 else {
      self = .unknown("the list was empty")
      return
    }
    switch subject.answer(to: .secondPage) {
    case .notAsked(let reason), .noAnswer(let reason):
      self = .pages(first: first, items: items, second: nil, whyNoSecond: reason)
    case .answered(let second): self = .pages(first: first, items: items, second: second, whyNoSecond: "")
    }
  }

  /// The last page, its number and items, where it is not one of the first two; nil where it was not asked or is none.
  static func last(_ subject: CheckSubject) -> (page: Int, answer: ObservedAnswer, items: ListDigest)? {
    guard case .answered(let first) = subject.answer(to: .firstPage), let page = first.pages.lastPage,
      case .answered(let answer) = subject.answer(to: .lastPage), answer.isSuccess, let items = answer.items
    else { return nil }
    return (page, answer, items)
  }

  /// How sure the docs are of a parameter of pages: where they only say that there are pages, it is the usual name.
  static func severity(_ parameter: String, of operation: Operation) -> Severity {
    operation.parameter(parameter, in: .query) == nil ? .info : .error
  }

  /// The list that the cards of pages show, and the answers to both of its pages.
  static func example(first: String, second: String) -> String {
    let row = "| `per_page` | integer | no | Items of a page |\n| `page` | integer | no | Number of the page |"
    let table = "| Attribute | Type | Required | Description |\n|---|---|---|---|\n" + row
    let answers = [
      CardExample.http(CardExample.ok("[{\"id\": 6}, {\"id\": 8}]")), "With `page=1&per_page=1`:",
      CardExample.http(first), "With `page=2&per_page=1`:", CardExample.http(second),
    ]
    return CardExample.page(
      "GET /runners", table + "\n\n" + CardExample.json("[{\"id\": 8}]"), answers.joined(separator: "\n\n"))
  }

  static func answer(_ body: String, _ headers: String = "") -> String {
    "HTTP/1.1 200 OK\nContent-Type: application/json\n\(headers)\n\(body)"
  }

  static let goodExample = example(
    first: answer("[{\"id\": 6}]", "X-Page: 1\nX-Per-Page: 1\nX-Next-Page: 2\nX-Total: 2\nX-Total-Pages: 2\n"),
    second: answer("[{\"id\": 8}]", "X-Page: 2\nX-Per-Page: 1\nX-Next-Page:\nX-Total: 2\nX-Total-Pages: 2\n"))
}
