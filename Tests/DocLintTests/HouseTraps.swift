extension TrapTests {
  /// What other houses write, whose generators and programs know what it means.
  static let houseTraps: [Trap] = [
    Trap(
      name: "code in the titles of admonitions and tabs",
      page: """
        # Pumps

        !!! warning "`pump` and its `valve`"
            The text of it.

        ??? info "The `stop_at` action"
            Some `code` here.

        === "With a hose"

            See [the tab](#with-a-hose).
        """),
    Trap(
      name: "the listing of a folder",
      page: """
        # Pumps

        ```text
        .
        \u{251C}\u{2500}\u{2500}\u{A0}docs
        \u{2502}\u{A0}\u{A0} \u{2514}\u{2500}\u{2500}\u{A0}pump.md
        ```
        """),
    Trap(
      name: "keywords with their arguments, names before articles",
      page: """
        # Pumps

        Give it **LANGUAGE language** or **PATTERN pattern**. The pump sends node A a message. It is a oneshot, a onetime
        thing. The values should be use-case driven, as it were is what they say, its a-priory value and the a-group.
        A fix by Somebody (Retreivd). Pass **kwargs to it, or **options for more.
        """),
    Trap(
      name: "a template that is shown",
      page: """
        # Pumps

        ```jinja
        {% block a %}
        {% block b %}
        {% endblock %}
        ```

        Signs such as `<secret` and `>secret` go before, and `<secret>` is a value.
        """),
    Trap(
      name: "alternatives with one number",
      page: """
        # Pumps

        ## 1. Fill it

        With water.

        ## 2. Option A

        By hand.

        ## 2. Option B

        By hose.
        """),
    Trap(
      name: "anchors that a site makes",
      page: """
        # Pumps

        See [six](#section_6), [seven](#section_7) and [the page](#readme). [One](#pump-one) and [two](#pump-two).

        ## The first { #pump-one }

        Small.

        ## The second {: #pump-two .wide }

        Large.
        """),
    Trap(
      name: "headings from another page",
      page: """
        # Pumps

        See [the valve](#the-valve).

        --8<-- "docs/valve.md"
        """),
    Trap(
      name: "names of code as references, badges without a target",
      page: """
        # Pumps

        The [pump][pumps.store.Pump] is [![built](https://example.com/built.svg)]() by hand.
        """),
    Trap(
      name: "a phrase at the end of its sentence",
      page: """
        # Pumps

        - 401 Unauthorized.
        - `403 Forbidden.`
        """),
  ]
}
