/// Mustache (mustache(5)); two braces escape.
enum OperationsPageTemplate {
  static let text = #"""
    <!DOCTYPE html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>{{title}}</title>
    <style>
    body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 1rem auto; padding: 0 1rem; color-scheme: light dark; overflow-wrap: anywhere }
    summary { cursor: pointer; padding: .25rem 0 }
    code, pre, input { font: 14px/1.5 ui-monospace, monospace }
    h2 code { font-size: inherit }
    form { display: grid; gap: .5rem; margin: .5rem 0 1rem }
    input { width: 100%; box-sizing: border-box }
    pre { white-space: pre-wrap; border: 1px solid; padding: .5rem; max-height: 30rem; overflow: auto }
    button { justify-self: start; padding: .25rem 1rem }
    </style>
    <h1>{{title}}</h1>
    <label>{{header}} <input id="token" autocomplete="off" data-header="{{header}}"></label>
    {{#apis}}
    <h2>{{name}}<code>{{base}}</code></h2>
    {{#operations}}
    <details data-operation="{{method}} {{path}}">
    <summary><code>{{method}} {{path}}</code> {{summary}}{{#isDeprecated}} (deprecated){{/isDeprecated}}</summary>
    <p>{{description}}</p>
    <p>Answers{{#answers}} <code>{{status}}</code> {{description}}{{/answers}}</p>
    <form data-method="{{method}}" data-pattern="{{pattern}}">
    {{#fields}}
    <label><code>{{name}}</code> {{kind}}{{#isRequired}}, required{{/isRequired}}{{#isDeprecated}}, deprecated{{/isDeprecated}}: {{description}}
    <input name="{{name}}" data-place="{{place}}" placeholder="{{values}}"></label>
    {{/fields}}
    <button>Send</button>
    </form>
    <pre hidden></pre>
    </details>
    {{/operations}}
    {{/apis}}
    <script nonce="{{nonce}}">
    "use strict"
    async function send(form) {
      const { method, pattern } = form.dataset
      const parts = pattern.split("{}"), query = new URLSearchParams(), body = new URLSearchParams(), headers = {}
      let path = parts.shift()
      for (const input of form.querySelectorAll("input")) {
        const { place } = input.dataset
        if (place === "path") path += encodeURIComponent(input.value) + (parts.shift() ?? "")
        else if (input.value === "") continue
        else if (place === "query") query.append(input.name, input.value)
        else if (place === "header") headers[input.name] = input.value
        else body.append(input.name, input.value)
      }
      const token = document.getElementById("token")
      if (token.value !== "") headers[token.dataset.header] = token.value
      const options = { method, headers }
      if (body.size > 0) options.body = body
      const output = form.nextElementSibling
      output.hidden = false
      try {
        const answer = await fetch(path + (query.size > 0 ? "?" + query : ""), options)
        const text = await answer.text()
        let shown = text
        try { shown = JSON.stringify(JSON.parse(text), null, 2) } catch {}
        output.textContent = answer.status + " " + answer.statusText + "\n" + shown
      } catch (error) {
        output.textContent = String(error)
      }
    }
    document.addEventListener("submit", event => { event.preventDefault(); send(event.target) })
    // A link such as /#GET%20/api/v4/runners opens an operation; one that only reads shows its answer at once.
    const wanted = decodeURIComponent(location.hash.slice(1))
    for (const operation of document.querySelectorAll("details")) {
      if (operation.dataset.operation !== wanted) continue
      operation.open = true
      const form = operation.querySelector("form")
      if (form.dataset.method === "GET" && !form.dataset.pattern.includes("{}")) send(form)
    }
    </script>
    </html>

    """#
}
