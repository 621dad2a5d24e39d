// The words that docs of APIs are made of.
extension CommonWords {
  static let words: StaticString = """
    ability aborted absent absolute absolutely abstract abstraction abstractions abusive academic accelerate
    acceleration accelerator accelerators accept acceptable acceptance accepted accepting accepts access accessed
    accessibility accessible accessing accessor accidental accidentally accommodate accompanied accomplish
    accomplished accordance according accordingly account accounting accounts accumulate accumulated accumulating
    accuracy accurate achieve achieved achieving acknowledge acknowledged acknowledgement acknowledgements
    acknowledges acknowledging acquire acquired acquisition across acting action actions activate activated activates
    activating activation activations active actively activity actors actual actually adapted adapter adapters
    adaptive adding addition additional additionally additions address addressed addresses addressing adhere adheres
    adjust adjusted adjusting adjustments administering administration administrative administrator administrators
    admins admission adopted adoption advance advanced advances advantage advantages advertise advertised advice
    advised advisories advisory affect affected affecting affects afforded aforementioned afterwards against agents
    aggregate aggregated aggregating aggregation aggregations aggregator aggressive agreement agreements alerting
    alerts algorithm algorithms aliases aligned alignment allocate allocated allocates allocating allocation
    allocations allocator allowable allowed allowing allows almost alongside alphabetical alphabetically alphanumeric
    alpine already altered alternate alternately alternative alternatively alternatives alters although always amazon
    ambiguity ambiguous amount amounts ampere analogous analysis analytics analyze anchor anchors android annotate
    annotated annotation annotations announce announced announcement announcing anonymous another answer answered
    answering answers anthropic anymore anyone anything anyway anywhere apache appear appearance appearing appears
    append appended appending appendix appends applicable application applications applied applies applying approach
    approaches appropriate appropriately approval approvals approve approved approvers approximate approximately
    arabic arbitrarily arbitrary architectural architecture architectures archive archived archives archiving argument
    arguments arithmetic around arrays arrive arrived arrives article articles artifact artifacts ascend ascending
    asking aspect aspects assert assertion assertions assets assign assigned assignee assigning assignment assignments
    assigns assist assistance assistant associate associated association associative assume assumed assumes assuming
    assumption assumptions asterisk asynchronous asynchronously atomic atomically attach attached attaching attachment
    attachments attack attacker attacks attempt attempted attempting attempts attention attestation attribute
    attributes attribution audience audiences auditing august authenticate authenticated authenticates authenticating
    authentication authentications authenticators author authoring authoritative authorities authority authorization
    authorizations authorize authorized authorizes authors autoload autoloader automate automated automatic
    automatically automation auxiliary availability available avatar avatars average avoided avoiding avoids awareness
    awesome backbone backed background backing backoff backslash backup backups backward backwards badges baggage
    balance balanced balancer balancing bandwidth banned banner barrier baseline basically basics batched batches
    batching battery bearer beautiful became because become becomes becoming before beginning begins behalf behave
    behaves behavior behaviors behaviour behind believe belong belonging belongs benchmark benchmarking benchmarks
    beneficial benefit benefits beside besides better between beware beyond bidirectional bigger biggest binaries
    binary binding bindings bisect bitcoin blacklist blacklisted blocked blocking blocks boards bodies boilerplate
    bookmark bookmarks boolean bootstrap border bottleneck bottlenecks bottom boundaries boundary bounded bounds
    braces bracket brackets branch branches branching breach breaking breaks bridge broadcast broader broken broker
    browse browser browsers browsing bucket buckets budget buffer buffered buffers builder builders building builds
    builtin bundle bundled bundles bursts business button buttons bypass cached caches caching calculate calculated
    calculates calculating calculation calculations calendar calibrated calibration callable callback callbacks called
    caller callers calling cancel canceled cancellation cancelled cancels candidate candidates cannot canonical canvas
    capabilities capability capable capacity capital capitals capped capping caption capture captured captures
    capturing cardinality careful carefully carried carries cascade casing catalog catalogs catches categories
    category causal caused causes causing caution caveat caveats ceiling celery center centos central centralized
    certain certificate certificates certified chained chaining chains challenge challenges chance chances change
    changed changes changing channel channels chapter character characteristics characters charge charts cheaper
    checkable checkbox checked checker checking checklist checkout checkpoint checkpoints checks checksum cherry
    children choice choices choose chooses choosing chosen chrome chunked chunking chunks cipher circular
    circumstances circumvent citation claims clamped clarify clashes classes classic classification classified
    classifier classify clause clauses cleaned cleaner cleaning cleanly cleanup cleanups cleared clearing clearly
    clears clicked clicking client clients cloned clones cloning closed closely closes closest closing closure
    closures cluster clustering clusters coding cohere collaborate collaboration collapse collect collected collecting
    collection collections collective collectives collector collects collide collisions colocated colons column
    columns combination combinations combine combined combines combining coming command commands commas comment
    commented comments commercial commit commits committed committer committers committing common commonly communicate
    communicates communicating communication communications communicator community compact companies company
    comparable compare compared compares comparing comparison compatibility compatible compilation compile compiled
    compiler compiles compiling complement complete completed completely completes completing completion completions
    complex complexity compliance compliant complicated component components compose composed composer composes
    composite composition comprehensive compress compressed compression compressor comprised comprising computation
    computationally compute computed computer computers computes computing concatenated concept concepts concern
    concerns concise concluded concrete concurrency concurrent concurrently condition conditional conditionally
    conditions conduct confidence confidential confidentiality configurable configuration configurations configure
    configured configures configuring confirm confirmation confirmed confirms conflict conflicting conflicts conform
    conforms confused confusing conjunction connect connected connecting connection connections connectivity connector
    connectors connects consecutive consent consents conservative consider consideration considerations considered
    consistency consistent consistently consisting consists console constant constantly constants constrain
    constrained constrains constraint constraints construct constructed constructing construction constructive
    constructor constructs consul consult consume consumed consumer consumers consumes consuming consumption contact
    contacting contain contained container containerized containers containing contains content contention contents
    context contexts contextual contiguous continue continued continues continuing continuous continuously contract
    contracts contrast contribute contributed contributes contributing contribution contributions contributor
    contributors control controlled controller controlling controls convenience convenient conveniently convention
    conventions conversation conversations conversion convert converted converter converting converts convey cookbook
    cookie cookies coordinate coordinates coordinating coordination coordinator copied copies copying copyright
    copyrighted corner coroutine correct corrected correction correctly correctness correlate correspond corresponding
    corresponds corrupt corrupted corruption cosine costly counted counter counterintuitive counterpart counterparts
    counters counting country counts couple coupled coupling course covenant coverage covered covers crashes crates
    create created creates creating creation creations creator credential credentials credit credits criteria critical
    crucial cryptographic culling cumulative currency current currently cursor cursors custom customer customers
    customise customization customize customized customizing cutting cycles daemon daemons dangerous dangling
    dashboard dashboards dashes database databases dataset datasets deactivate deactivated deactivates deactivating
    deactivation deadline deadlock dealing debugger debugging decide decided decides decimal decision decisions
    declaration declarative declare declared declares declaring decode decoded decoder decodes decoding decorate
    decorator decrease dedicated deemed deeper default defaulting defaults defend deferred define defined defines
    defining definition definitions definitive degradation degrade degraded degree delayed delays delegate delegated
    delegates delegation delete deleted deletes deleting deletion deletions deliberately delimited delimiter
    delimiters deliver delivered delivers delivery deltas demand demonstrate demonstrated demonstrates demonstrating
    demonstration demote denied denotes denoting depend dependencies dependency dependent depending depends deploy
    deployed deploying deployment deployments deploys deprecate deprecated deprecating deprecation deprecations derive
    derived derives descending describe described describes describing description descriptions descriptive descriptor
    descriptors design designate designated designates designed desirable desired desktop destination destinations
    destroy detach detached detail detailed details detect detected detecting detection detects determine determined
    determines determining deterministic develop developed developer developers developing development deviation
    device devices diagnostics diagram diagrams dialect dialects dialog dialogs dictated dictionaries dictionary
    differ difference differences different differentiate differently differing differs difficult diffusion digest
    digests digits dimension dimensions direct direction directionality directions directive directives directly
    director directories directory disable disabled disables disabling disaggregated disaggregation disagree disallow
    disappear discard discarded disclaimer disclose disclosure disconnect disconnected disconnects discord discouraged
    discover discovered discovers discovery discretion discriminator discuss discussed discussion discussions dismiss
    dispatch dispatcher dispatches dispatching display displayed displaying displays disseminate distance distinct
    distinction distinguish distribute distributed distributes distribution distributions divergence diverse divide
    divided docker document documentation documented documents domain domains donation dotted double dovecot downgrade
    download downloaded downloading downloads downstream downtime downtimes drafter drafting drafts drains driven
    driver drivers drives dropped dropping dumping duplicate duplicated duplicates duplicating duplication durable
    duration durations during dynamic dynamically dynamo eagerly earlier easier easiest easily ecosystem editable
    edited editing edition editor editors effect effective effectively effects efficiency efficient efficiently effort
    efforts egregiously either elapsed elastic election electronic element elements elevated eligible eliminate
    eliminating elsewhere emails embedded embedding embeddings embeds emitted emitting employ empowers emptied
    emptying enable enabled enables enabling enclosed encode encoded encoder encoders encodes encoding encounter
    encountered encounters encourage encouraged encrypt encrypted encryption ending endpoint endpoints enforce
    enforced enforcement enforcing engine engineering engineers engines english enhance enhanced enhancement
    enhancements enough ensure ensures ensuring entered entering enterprise enters entire entirely entities entity
    entries entropy enumerate enumerated enumeration envelope environment environments ephemeral equality equally
    equals equates equivalent equivalently erased errors escape escaped escapes escaping especially essential
    essentially establish established estimate estimated estimates evaluate evaluated evaluates evaluating evaluation
    evaluations evenly events eventual eventually everyone everything everywhere evicted evicting eviction evidence
    exactly example examples exceed exceeded exceeding exceeds excellent except exception exceptions excessive
    exchange exchanged exchanges exchanging exclude excluded excludes excluding exclusion exclusive exclusively
    executable execute executed executes executing execution executions executor executors exemplar exemplars
    exhausted existed existence existing exists expand expanded expander expanding expands expansion expect
    expectation expected expects expense expensive experience experiences experiment experimental experimentally
    experiments expert expertise experts expiration expire expired expires expiring expiry explain explained
    explaining explains explanation explanations explicit explicitly explode exploit exploitation explore explorer
    exponent exponential exponentially export exported exporter exporting exports expose exposed exposes exposing
    exposition express expressed expression expressions extend extendable extended extending extends extensibility
    extensible extension extensions extent external externally extract extracted extracting extraction extracts extras
    extremely extremities facilitate facility factor factors factory failed failing failsafe failure failures fairly
    fallback fallbacks falling falsification familiar families family fashion faster fastest favorite feasible feature
    features federate federated federation feedback fetched fetches fetching fields figure figures filename filenames
    filled filter filtered filtering filters finalize finally finding findings finely fingerprint fingerprints finish
    finished finishes firebase firewall firewalling firing firmware fixing fixture fixtures flagged flapping flavors
    flexibility flexible flight floating flushing focusing folder folders follow followed followers following follows
    footer footprint forbidden forced forces forcing foreground foreign forever forgery forget forgotten forked
    forking formal format formats formatted formatter formatters formatting former formerly fortunately forward
    forwarded forwarding forwards foundation fraction fragment fragments frames framework frameworks freely freeze
    french frequencies frequency frequent frequently freshness friendly friends frozen function functional
    functionalities functionality functions fundamental funding further furthermore fusion fusions future futures
    garbage gateway gather gathered gathers gender general generally generate generated generates generating
    generation generative generator generators generic geometry german getting giving glance global globally google
    gophers govern governance governs graceful gracefully grammar grammars gramps granite granted granting grants
    granular granularity graphing graphite graphs greater greatly greedy gremlin grouped grouping groups growth
    guarantee guaranteed guarantees guards guests guidance guidelines guides guzzle handle handlebars handled handler
    handlers handles handling handshake handshakes happen happened happening happens harder hardware harmful hashed
    hashes hashing having header headers heading headings headless headroom health healthy heartbeat heartbeats
    heavily height helper helpers helpful helping hereby hesitate heterogeneous heuristic hexadecimal hidden hiding
    hierarchical hierarchy higher highest highlight highlighted highlighting highlights highly hijacked hijacking
    histogram histograms historical history holder holding homebrew homepage hooray hopefully hopper horizontal
    horizontally hosted hosting housekeeping however hugging humans hundreds hybrid hypothetical ideally idempotent
    identical identification identified identifier identifiers identifies identify identifying identities identity
    idiomatic ignore ignored ignores ignoring illegal illustrate illustrates illustration images imagine immediate
    immediately immutable impact impacts impersonation implement implementation implementations implemented
    implementer implementing implements implications implicit implicitly implied implies implying import important
    imported importing imports impossible improve improved improvement improvements improves improving inaccessible
    inactive inactivity inappropriate inbound incident include included includes including inclusion inclusive
    incoming incompatibility incompatible incomplete inconsistencies inconsistent inconvenient incorrect incorrectly
    increase increased increases increasing incredibly increment incremental incrementally incremented incrementing
    indefinitely indent indentation independent independently indexed indexer indexes indexing indicate indicated
    indicates indicating indication indicator indices indirect indirectly individual individually individuals inductor
    industry inefficient inference inferred infinite infinity inflate influence inform information infrastructure
    ingest ingested ingestion ingress inherently inherit inheritance inherited inheriting inherits inhibit inhibited
    inhibits initial initialization initialize initialized initializes initializing initially initiate initiated
    initiative inject injected injecting injection inline inputs insecure insensitive insert inserted inserting
    insertion inserts inside insight insights inspect inspecting inspection inspired install installable installation
    installations installed installer installing installs instance instances instant instantaneous instantiate
    instantiated instantiates instantiation instantly instead instruct instruction instructions instructs
    instrumentation insufficient integer integers integrate integrated integrates integrating integration integrations
    integrity intend intended intensive intent intention intentional intentionally interact interacting interaction
    interactions interactive interacts intercepted interest interested interesting interface interfaces interfere
    interfering interleaved intermediate intermittent internal internally internals internet interoperability
    interpolation interpret interpreted interpreter intersect intersection interval intervals introduce introduced
    introduces introducing introduction intuitive invalid invalidate invalidated invalidates invalidation invariance
    invariant inventory inverse inverted investigate investigated invitation invitations invite invited invitee
    invites invocation invoice invoices invoke invoked invokes invoking involve involved involves irrelevant isolate
    isolated isolates isolating isolation issued issuer issues issuing iterable iterate iterates iterating iteration
    iterations iterator iterators itself jaeger joinable joined joining keeping kernel kernels keyboard keyset keyword
    keywords killed killer killing knowing knowledge labeled labelled labels lambda landed landing language languages
    largely larger largest latency latent latest latter launch launched launcher launchers launches launching layers
    layout layouts lazily leader leadership leading leaking learned learning leases leaves leaving legacy legend
    length lengths letter letters letting levels leverage leverages leveraging lexical libraries library license
    licensed licenses licensing lifetime lifetimes lightning lightweight likely likewise limitation limitations
    limited limiting limits linear linked linking linter linters linting listed listen listener listeners listening
    listens listing literal literals little liveness living loaded loader loaders loading locale locales localized
    locally locate located location locations locked locker lockers locking logged logger loggers logging logical
    logins logout longer longest looked looking lookup lookups loosely losing lowercase lowercased lowering lowest
    machine machines macros magnitude mailing mainly maintain maintained maintainer maintainers maintaining maintains
    maintenance majority making malformed malicious manage manageable managed management manager managers manages
    managing mandate mandates mandatory manhole manifest manifests manipulate manipulation manner manual manually
    mapped mapping mappings margin markdown marked marker markers market marking markup marlin masking masquerade
    master matched matchers matches matching material materializes materials matrix matter matters maximal maximize
    maximum meaning meaningful meanings measure measured measurement measurements measures measuring mechanism
    mechanisms median medium meeting meetings member members membership memberships memory mention mentioned
    mentioning merely merged merges merging message messages messaging metadata method methods metric metrics
    microseconds middle migrate migrated migrating migration migrations milestone milestones millions millisecond
    milliseconds minimal minimize minimum minute minutes mirror mirroring mirrors mismatch mismatched missed misses
    missing mistake mistakes mistral mitigate mitigating mixing mixture mobile modalities modality modeling models
    moderated moderating moderation modern modification modifications modified modifier modifiers modifies modify
    modifying modular module modules moment monitor monitored monitoring monolithic monolog monotonic monthly months
    mostly motivation mounted mounting mounts movement moving multilingual multimodal multipart multiple
    multiplication multiplied multiplier multiply multiprocessing mutable mutate mutating mutation mutations mutual
    mutually namespace namespaces naming narrow native natively natural naturally nature navigate navigating
    navigation nearest nearly necessarily necessary needed needing negation negative negotiation neither nested
    network networking networks nevertheless newest newline newlines newsletter nickname nightly normal normalization
    normalize normalized normalizes normally notable notably notary notation notebook notebooks nothing notice notices
    notification notifications notified notifies notify noting number numbers numeric numerical numerics object
    objectives objects obligated obscure observability observable observations observe observed obsolete obtain
    obtained obtaining obvious obviously occasionally occurred occurrence occurrences occurring occurs octets
    offensive offering offers office official officially offline offload offloading offset offsets oldest omitted
    omitting ongoing online opaque opened opening operate operates operating operation operational operations operator
    operators opposed optimal optimistic optimization optimizations optimize optimized optimizing option optional
    optionally options orchestration ordered ordering orders ordinary organization organizations organize organized
    orientation origin original originally originating origins orphan others otherwise outage outbound outcome
    outdated outgoing outlined outlines output outputs outputted outside outstanding overall overcome overflow
    overhead overheads overlap overlapping overlay overload overridden override overrides overriding overview
    overwrite overwrites overwritten owners ownership package packaged packages packaging packed packets padded
    padding paginate paginated paginating pagination paging paired paragraph paragraphs parallel parallelism parameter
    parameters parcels parent parents parity parquet parsed parser parsers parses parsing partial partially partials
    participate participation particular particularly parties partition partitioned partitions passed passes passing
    passive password passwords patches patching pattern patterned patterns paused pauses pausing paying payload
    payloads payment payments penalty pending people percent percentage perfect perfectly perform performance
    performed performing performs perhaps period periodic periodically periods permanent permanently permissible
    permission permissions permit permits permitted persist persisted persistence persistent persists person personal
    persons perspective phases phishing photos phrase phrases physical picked picker picture pieces piecewise pinned
    pinning pipeline pipelines pivoting pixels placed placeholder placeholders placement places placing plaintext
    planned planning plants platform platforms playdate playground please pledge plugin plugins plural poetry pointed
    pointer pointing points policies policy polling polymorphism pooling popular popularity populate populated
    populating portable portal ported portion portions position positional positions positive positives possibilities
    possibility possible possibly posted postfix posting postman potential potentially powered powerful powers
    practical practice practices prebuilt precalculate preceded precedence preceding precise precisely precision
    precomputed precondition predefined predicate predicates predict predictable prediction prefer preferable
    preferably preference preferences preferred prefers prefix prefixed prefixes preflight preliminary premium
    preparation prepare prepared preparing prepend preprocessing prerequisites prescribed presence present presented
    presenting presents preserve preserved preserves preserving preset presets pressing pressure presumes prettier
    pretty prevent prevented preventing prevents preview previewing previews previous previously primarily primary
    primitive primitives principle principles printed printing prints priorities prioritize priority privacy private
    privately privilege privileged privileges probabilistic probabilities probability probably probes probing problem
    problematic problems procedure procedures proceed process processed processes processing processor processors
    produce produced producer producers produces producing product production products professional profile profiler
    profiles profiling program programmatic programmatically programming programs progress project projection
    projections projects promise promises promote promoted prompt prompted promptly prompts propagate propagated
    propagates propagation proper properly properties property proportional proposal proposals propose proposed
    proprietary prosody protect protected protecting protection protections protects protocol protocols prototype
    provenance provide provided provider providers provides providing provision provisioned provisioning proxies
    pruned pruning pseudo public publication publicly publish published publisher publishes publishing pulled pulling
    punctuation puppet purely purged purging purpose purposes pushed pusher pushers pushes pushing python qualified
    qualifier quality quantal quantization quantize quantized quantizes quantizing quarantine quarantined quarantining
    queried queries querying question questions queued queueing queues quickly quitting quotas quotation quoted quotes
    radius raised raises raising random randomly ranges ranging ranking rapidly rarely raspberry rather rationale
    reachable reached reaches reaching reacted reaction readability readable reader readers readiness reading readings
    realise realised really realtime reason reasonable reasonably reasoning reasons reboot rebuild rebuilding rebuilds
    rebuilt recall receipt receive received receiver receives receiving recent recently recheck recipe recipes
    recipient recipients reclaimed recognised recognition recognize recognized recognizes recommend recommendation
    recommendations recommended recompile recompute recomputing reconnect reconnecting reconnects record recorded
    recording records recover recovers recovery recreate recurring recursion recursive recursively redacted redactions
    redirect redirected redirecting redirection redirects reduce reduced reduces reducing reduction redundancy
    redundant refactor refactored refactoring reference referenced references referencing referred referring refers
    refine reflect reflected reflection reflects refrain refresh refreshed refreshing refuse refused refuses regard
    regarding regardless regenerate region regions register registered registering registers registration
    registrations registries registry regression regressions regular regularly reinforcement reject rejected rejection
    rejects rejoin related relates relating relation relational relations relationship relationships relative
    relatively release released releases releasing relevant reliability reliable reliably relies reload reloaded
    reloading reloads relying remain remainder remaining remains remediation remember reminder remote remotely remotes
    removal removals remove removed removes removing rename renamed renaming render rendered renderer rendering
    renders rendezvous renewed reopen reorder repeat repeated repeatedly repeating repeats repetition replace
    replaceable replaced replacement replaces replacing replay replayed replaying replays replica replicas replicate
    replicated replicates replication replies report reported reporter reporting reports repositories repository
    represent representation representations representative represented representing represents reproduce reproduces
    reproducibility reproducible reproducing request requested requester requesting requestor requests require
    required requirement requirements requires requiring reschedule reschedules research resends reservation reserve
    reserved reserves resets resetting reside resident resides residual resize resizes resizing resolution resolvable
    resolve resolved resolver resolvers resolves resolving resort resource resources respect respective respectively
    respond responding responds response responses responsibilities responsibility responsible responsive restart
    restarted restarting restarts restore restored restores restoring restrict restricted restricting restriction
    restrictions result resulting results resume resumes retain retained retaining retains retention retried retries
    retrieval retrieve retrieved retrieves retrieving retrospectively retrying return returned returning returns
    reusable reused reuses reusing reverse revert reverts review reviewed reviewer reviewers reviewing reviews
    revision revisions revoke revoked revokes revoking reward rewrite rewriting rewritten rewrote rights roadmap
    robust rollback rollout rollouts rotary rotate rotated rotating rotation roughly rounded rounds routed router
    routers routes routine routing runnable runner runners running runtime safari safely safety salting sample sampled
    sampler samples sampling sandbox sanity satisfied satisfies satisfy saving savings saying scalability scalable
    scalar scalars scaled scales scaling scanning scenario scenarios schedule scheduled scheduler schedules scheduling
    schema schemas scheme schemes science scoped scopes scored scores scoring scrape scraped scraping scratch screen
    screenshot screenshots script scripting scripts scroll seamless seamlessly search searched searches searching
    second secondary seconds secret secrets section sections secure secured securely securing security seeded seeing
    segment segments select selected selecting selection selective selectively selector selectors selects semantic
    semantically semantics semaphore semicolon sender senders sending sensible sensitive sentence sentences sentry
    separate separated separately separates separation separator sequence sequences sequential sequentially serial
    serializable serialization serialize serialized serializing series serious seriously served server servers serves
    service services servicing serving session sessions setter setting settings settle setups several severity shadow
    shadows shaped shapes sharded shards shared shares sharing shipped shipping shortcut shortened shorter shorthand
    should showed showing shrink shuffle shutdown shutting sidebar sidecar signal signaling signals signature
    signatures signed signer significant significantly signifies signing silence silent silently silicon similar
    similarity similarly simple simpler simplest simplicity simplified simplifies simplify simply simulate simulates
    simultaneously single singleton situation situations sizing skills skipped skipping slashes sleeping slicing
    sliding slight slightly slower smaller smallest snapshot snapshots snippet snippets snowflake social socket
    sockets software solely solution solutions solved solves solving someone something sometimes somewhat somewhere
    sophisticated sortable sorted sorting source sources spaces sparse spawned spawner spawners spawning spawns
    speaking special specialized specially species specific specifically specification specifications specified
    specifies specify specifying speculation speculative speech speeds speedup spelling spider spikes splits splitting
    spread spreading spreads square stability stable stacks staged stages staging standalone standard standardized
    standards stands stanza stanzas starred started starting starts startup stated stateless statement statements
    states static statically statistic statistics status statuses steady stemming sticky stopped stopping storage
    storages stored stores storing straight straightforward strategies strategy stream streamed streaming streams
    street stress strict stricter strictly strike string strings stripe stripped stripping strips strong strongly
    structural structure structured structures styles styling subclass subclasses subdirectories subdirectory
    subdomain subdomains subgroups subject subjects submission submissions submit submitted submitter submitting
    subnet subprocess subscribe subscribed subscriber subscribers subscribes subscribing subscription subscriptions
    subsequent subsequently subset subsets substantial substantially substituted substitution substitutions subsystem
    succeed succeeded succeeds success successful successfully sufficient sufficiently suffix suffixes suggest
    suggested suggestion suggestions suitable suited suites summaries summarization summarize summarized summary
    summed supercedes supersedes superuser supplied supplies supply supplying support supported supporting supports
    suppose supposed suppress suppressed surface surfaces surrounding survive suspended swagger swapping sweeps switch
    switched switches switching symbol symbols symmetric synapse synced synchronization synchronize synchronized
    synchronous synchronously syncing syntax synthetic system systems tables tagged taking talking tarball target
    targeted targeting targets teardown technical technically technique techniques technologies technology telegram
    telemetry telling temperature template templates temporal temporarily temporary tenant tenants tensor tensors
    terminal terminate terminated terminates terminating termination terminology terraform tested tester testing
    textual thanks themes themselves theoretically theory thereby therefore things thinking thoroughly though
    thousands thread threaded threads threat threshold thresholds throttle throttled through throughout throughput
    throwing thrown throws thumbnail thumbnails thusly ticket tickets tightly timeline timelines timeout timeouts
    timestamp timestamps timezone timing titles together toggle tokens tolerance toolbar tooling toolkit topics
    topology tornado totals touches touching toward towards traced traces tracing tracked tracker tracking tracks
    trademark trades trading traditional traffic trailing trained trainer trainers training traits transaction
    transactional transactions transcription transfer transferred transferring transfers transform transformation
    transformations transformer transformers transforms transition transitioned transitioning transitions translate
    translated translates translating translation translations transmission transparency transparent transport
    transports travel traversal traversals traverse traversing travis treated treating treatment treats triage tricky
    trigger triggered triggering triggers triton trivial trouble troubleshooting truncate truncated truncation trusted
    trying tuning tunnel tunneling tuples turned turning tutorial tutorials tweaks twisted twitter typical typically
    typing ubuntu ultimate ultimately unable unacceptable unaffected unauthenticated unauthorized unavailable unbind
    unbounded unchanged unconditionally undeclared undefined underlying underneath underscore underscores understand
    understanding unexpected unfiltered unfortunately unhandled unhealthy unified uniform uniformly uninstall
    uninstalling unions unique uniquely uniqueness universal unknown unless unlike unlikely unlimited unlock unmatched
    unmodified unnecessary unofficial unpacking unprivileged unquantized unreachable unread unrecognized unregistered
    unrelated unreliable unsafe unsigned unspecified unstable unsubscribe unsubscribes unsubscribing unsuccessful
    unsupported untagged untested untouched untracked unused unwanted unwrapped upcoming update updated updates
    updating upgrade upgrades upgrading upload uploaded uploading uploads uppercase upstream uptime urgent usable
    usages useful useless username usernames usually utilities utility utilization utilize utilized utilizes utilizing
    validate validated validates validating validation validity valuable values variable variables variance variant
    variants variation variations varies variety various varying vector vectors vendor vendors verbatim verbose
    verifiable verification verified verifier verifies verify verifying version versioned versioning versions versus
    vertical videos viewable viewed viewer viewing violates violation virtual visibility visible vision visiting
    visitor visitors visual visualization visualize visually vocabulary volatile volume volumes voting vulnerabilities
    vulnerability waiting wallet wallets wanted warmup warning warnings warranty watcher weakens weather webhook
    webhooks webpages website websites weekly weight weighted weights welcome whatever wheels whenever whereas
    wherever whether whichever whilst whisper whitelist whitelisted whitespace widely widget widgets wildcard
    wildcards willing window windows wishes wishing within without wizard workaround workarounds worked worker workers
    workflow workflows working workload workloads workspace workspaces wrapped wrapper wrappers wrapping writable
    writer writes writing written yielded yielding yields yourself
    """
}
