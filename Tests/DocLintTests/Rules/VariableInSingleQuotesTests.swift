import Testing

@Suite struct VariableInSingleQuotesTests {
  private let probe = RuleProbe("REQ307")

  private static func page(_ command: String) -> String {
    "## List kites\n\n`GET /kites`\n\n```shell\n\(command)\n```\n"
  }

  @Test(arguments: [
    ("curl -H 'Authorization: Bearer $TOKEN' https://example.com/kites", ["$TOKEN"]),
    ("curl 'https://example.com/kites/${kite_id}'", ["${kite_id}"]),
    ("curl -u '$USER:$PASSWORD' https://example.com/kites", ["$USER"]),
    ("curl \\\n  --url 'https://$HOST/kites' \\\n  -H 'Key: ${KEY}'", ["$HOST", "${KEY}"]),
  ])
  func tells(command: String, places: [String]) async {
    #expect(await probe.places(Self.page(command)).sorted() == places.sorted())
    #expect(await probe.mended(Self.page(command)) == Self.page(command.replacing("'", with: "\"")))
  }

  @Test(arguments: [
    "curl -H \"Authorization: Bearer $TOKEN\" https://example.com/kites",
    "curl -H \"Name: '$NAME'\" https://example.com/kites",
    "curl -d '{\"a\": \"$TOKEN\"}' https://example.com/kites",
    "curl 'https://example.com/kites?$filter=a&$top=3'",
    "curl -H 'Authorization: Bearer '\"$TOKEN\" https://example.com/kites",
    "curl -H 'Authorization: ${{ secrets.TOKEN }}' https://example.com/kites",
    "curl https://example.com/kites | jq '.[] | select(.a == $ENV)'",
    "curl -H 'Price: $5' https://example.com/kites", "curl 'https://example.com/kites/$'",
  ])
  func passes(command: String) async { #expect(await probe.places(Self.page(command)) == []) }

  @Test func offersNoFixWhereItWouldDoMore() async {
    let page = Self.page("curl -H 'If-Match: \"$TAG\"' https://example.com/kites")
    #expect(await probe.places(page) == ["$TAG"])
    #expect(await probe.mended(page) == page)
  }
}
