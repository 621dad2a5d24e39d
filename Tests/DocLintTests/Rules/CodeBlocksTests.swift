import Testing

/// What is off within blocks of code: EXA231 to EXA235.
@Suite struct CodeBlocksTests {
  private static func block(_ tag: String, _ text: String) -> String { "# Lamps\n\nSo:\n\n```\(tag)\n\(text)\n```\n" }

  @Test(arguments: [
    ("python", "print(lamp[\"name\"]))", [")"]),
    ("python", "print(lamp[\"name\")", [")"]),
    ("python", "lamp = {\"name\": \"north\"]", ["]"]),
    ("python", "dim(lamp,\n    level=3\nprint(lamp)", ["3"]),
    ("python", "print(len(lamps)", [")"]),
    ("python", ">>> len(lamps))\n3\n>>> print(\"(\")\n(", [")"]),
    ("python", "lamp = {\n    \"name\": \"north\",\n}\n}", ["}"]),
    ("js", "fetch(`/lamps/${id}`, { method: \"PUT\" )", [")"]),
    ("js", "fetch(url, {\n  method: \"PUT\"\n}));", [")"]),
    ("js", "app.get(\"/lamps\", (request, answer) => {\n  answer.send(lamps);\n}", ["}"]),
    ("js", "function dim() {\n  send();\n\nfunction light() {\n  send();\n}", [";"]),
    ("python", "dim(min(level)\n    for level in levels))", [")"]),
    ("js", "parse(\"a\",\n  { level: 3 };\nnext();", [";"]),
    ("js", "lamp.level = { dim: true ;\n\nnext();", [";"]),
    ("js", "dim(lamp)) {\n  // ...\n}", [")"]),
    ("go", "fmt.Println(lamp.Name))", [")"]),
    ("java", "lamps.add(new Lamp(\"north\");", [";"]),
    ("php", "echo json_encode($lamps));", [")"]),
    ("ruby", "puts lamps.map { |lamp| lamp[:name]) }", [")"]),
    ("csharp", "Console.WriteLine(lamp.Name));", [")"]),
    ("{.lua}", "print(lamp.name)) -- (", [")"]), ("", "const lamp = dim(1));", [")"]),
    ("", "import json\nprint(json.dumps(lamp)))", [")"]),
    ("rust", "println!(\"{}\", lamp.name));", [")"]),
  ])
  func findsBrackets(tag: String, text: String, expected: [String]) async {
    #expect(await RuleProbe("EXA231").places(Self.block(tag, text)) == expected)
  }

  @Test(arguments: [
    ("python", "print(lamp[\"name\"])  # :)"),
    ("python", "print('''(''', \"[\", r'{')"),
    ("python", "dim(\n    lamp,\n    level=3,\n"),
    ("python", "dim(lamp, ..."),
    ("python", ">>> print(\")\")\n) is what it prints\n>>> dim(\n...     lamp)"),
    ("python", "        return lamps\n    }\n}"),
    ("js", "function dim() {\n  send();"),
    ("js", "  }\n});\n\nnext();"),
    ("js", "const name = /[(]\\//.test(path) && `(${lamps.map(lamp => `[${lamp}`)}`;"),
    ("js", "call({\n  // ...\n"),
    ("js", "const { name, ...rest } = lamp;"),
    ("js", "it's a lamp :)"),
    ("js", "  { name: \"north\",\n    level: 3 } ]"),
    ("js", "dim(lamp, ...\n\nnext();"),
    ("js", "for (const lamp of lamps;\n  lamp;\n"),
    ("ts", "type Lamp = {\n  name: string;\n"),
    ("js", "dim(lamp, // first\n// and then\nlevel,"),
    ("go", "lamps := []string{`(`, \"{\"}\nmark := '('"),
    ("rust", "fn name<'a>(lamp: &'a Lamp) -> char { '(' }"),
    ("ruby", "puts \"#{lamp[\"name\"]}\" if lamp)"),
    ("php", "<p>:)</p>"),
    ("text", "print(lamp))"), ("", "print(lamp))"), ("lua", "a = [[ ( ]] -- [\n--[[ ( ]] b = {...}"),
  ])
  func passesBrackets(tag: String, text: String) async {
    #expect(await RuleProbe("EXA231").places(Self.block(tag, text)) == [])
  }

  @Test(arguments: [
    ("sh", "lamps find 'north", ["'"]), ("bash", "lamps add --name \"north --level 3", ["\""]),
    ("bash", "NAME=\"north\nlamps add $NAME", ["\""]), ("console", "$ lamps add 'north\nIt's there.", []),
    ("console", "$ lamps add \"north\nAdded: north", ["\""]),
    ("shell", "lamps add \\\n  --name \"north", ["\""]),
    ("shell", "lamps add '{\n  \"name\": \"north\"\n}'", []), ("shell", "# it's a lamp\nlamps list", []),
    ("shell", "curl 'https://example.com/lamps", []), ("shell", "cat <<END\nit's\nEND", []),
    ("shell", "lamps add it\\'s", []), ("shell", "lamps add 'it'\\''s'", []), ("shell", "lamps size 5\"", []),
    ("console", "NAME     COMMAND             AGE\nnorth    \"lamps add nor   3 days", []),
    ("sh", "lamps find .name | keys'", ["'"]), ("text", "lamps find 'north", []),
  ])
  func findsQuotes(tag: String, text: String, expected: [String]) async {
    #expect(await RuleProbe("EXA232").places(Self.block(tag, text)) == expected)
  }

  @Test(arguments: [
    ("Lamp {{ lamp.name }}}", ["{{ lamp.name }}}"]), ("Lamp {{ lamp.name }", ["{{ lamp.name }"]),
    ("{% if lamp }}\nyes\n{% endif %}", ["{% if lamp }}"]), ("{{ lamp %} {{ lamp }}", ["{{ lamp %}"]),
    ("{{ lamp }} and { name }}", ["{ name }}"]), ("{\"name\": {{ lamp.name }}}", []),
    ("{\n\"name\": {{ lamp.name }}}", []), ("{{{ lamp }}}", []), ("${{ lamp }}", []), ("{{}}", []),
    ("{% if lamp %}{{ lamp | upper }}{% endif %}", []), ("style={{ a: 1 }}", []),
  ])
  func findsBraces(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXA233").places(Self.block("text", text)) == expected)
    guard !text.contains("\n") else { return }
    #expect(await RuleProbe("EXA233").places("# Lamps\n\nWrite `\(text)`.\n") == expected)
  }

  @Test(arguments: [
    ("address\": [\"north\"]\nlevel: 3", ["\""]), ("- name: \"north\n  level: 3", ["\""]),
    ("\"name: \"north\"\nlevel: 3", ["\""]), ("name: \"north\n  and south\"\nlevel: 3", []),
    ("name: |\n  size\": 5\nlevel: 3", []), ("name: \"north\" # 5\" wide\nlevel: 3", []),
    ("\"name\": \"a \\\" b\"\nlevel: 3", []),
    ("name: 'north\nlevel: 3", ["'"]), ("name: north\"\nroom: \"hall\"", ["\""]), ("name: north\"\nlevel: 3", []),
    ("name: it's\nlevel: 3", []), ("name: 'it''s'\nlevel: 3", []), ("name: 'north\n  hall'\nlevel: 3", []),
    ("name:north\nlevel: 3", []), ("- \"note: one\"\n- level", []),
  ])
  func findsQuotesInYAML(text: String, expected: [String]) async {
    #expect(await RuleProbe("EXA234").places(Self.block("yaml", text)) == expected)
  }

  @Test(arguments: [
    ("sql", "DELETE FROM lamps WHERE id IN ( WHERE id IN ( 1 )", ["WHERE id IN ("]),
    ("sh", "lamps add north to lamps add north to the list", ["lamps add north to"]),
    ("sh", "lamps dim north 3 && lamps dim north 3 && lamps list", []),
    ("sh", "lamps -v on -v on -v on", []), ("text", "one two one two", []), ("text", "a lamp a lamp a lamp a lamp", []),
    ("text", "2 weeks ago 2 weeks ago", []), ("text", "big old lamp  big old lamp", []), ("text", "1 0 0 1 0 0", []),
    ("json", "[\"the big lamp the big lamp\"]", []),
  ])
  func findsPhrases(tag: String, text: String, expected: [String]) async {
    #expect(await RuleProbe("EXA235").places(Self.block(tag, text)) == expected)
  }

  @Test func passesWhatIsShownAsWrong() async {
    let page = "# Lamps\n\nThis is invalid:\n\n```python\nprint(lamp))\n```\n"
    #expect(await RuleProbe("EXA231").places(page) == [])
  }
}
