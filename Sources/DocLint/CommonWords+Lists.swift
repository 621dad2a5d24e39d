// The words themselves, those that docs of APIs are made of and those that are near to one of them.
extension CommonWords {
  static let words: StaticString = """
    " ability aborted absent absolute absolutely abstract abstractions abusive accept acceptable acceptance accepted
    accepting accepts access accessed accessible accessing accidentally accomplished according accordingly account
    accounts accuracy accurate achieve achieved acknowledge acknowledgement acknowledgements acquisition across acting
    action actions activate activated activation activations active actively activity actual actually adapted adapter
    adapters adaptive adding addition additional additionally address addressed addresses adjust adjusted
    administration administrative administrator administrators admins advance advanced advantage advertise advised
    affect affected affecting affects afforded afterwards against agents aggregate aggregated aggregation alerting
    alerts algorithm algorithms aliases aligned alignment allocate allocated allocation allowed allowing allows almost
    alongside alphabetically alphanumeric alpine already alternate alternately alternative alternatively alternatives
    although always amount amounts analysis analytics android annotated annotation annotations announced announcement
    announcing anonymous another answer answers anthropic anymore anyone anything anyway anywhere apache appear
    appears append appended appending applicable application applications applied applies applying approach approaches
    appropriate approval approximate arbitrarily arbitrary architecture architectures archive archived archives
    argument arguments around arrays arrived arrives article artifact artifacts ascending asking aspects assert assets
    assign assigned assignment assistant associate associated association associative assume assumed assumes assuming
    asynchronous asynchronously attach attached attaching attachment attachments attacks attempt attempted attempting
    attempts attention attribute attributes attribution audiences authenticate authenticated authenticating
    authentication authentications author authoritative authorities authority authorization authorize authorized
    authors automate automated automatic automatically automation availability available avatar avatars average
    avoided avoiding avoids backbone backed background backup backups backward backwards badges baggage balance
    balanced balancer balancing bandwidth banned baseline basically batched batches batching bearer because become
    becomes before beginning begins behalf behave behavior behaviors behaviour behind believe belong belonging belongs
    benchmark benchmarking benchmarks benefit benefits besides better between beyond bidirectional binaries binary
    binding bindings blacklist blacklisted blocked blocking blocks boards bodies bookmark bookmarks boolean bootstrap
    bottom boundaries boundary bounded bounds braces brackets branch branches breaking breaks bridge broadcast broken
    browse browser browsers bucket buckets budget buffer buffered buffers builder builders building builds bundle
    bundled business button bypass cached caches caching calculate calculated calculating calculation calculations
    calibration callable callback callbacks called caller callers calling cancel canceled cancelled candidate
    candidates cannot canonical capabilities capability capable capacity capital capped capping capture captured
    carefully carried carries catalog categories category causal caused causes causing caution caveats ceiling center
    central centralized certain certificate certificates chains chance change changed changes changing channel
    channels chapter character characteristics characters checked checker checking checkout checkpoint checkpoints
    checks checksum children choice choices choose choosing chosen chrome chunked chunking chunks circumvent claims
    classes classification clause cleaning cleanup cleared clearing clearly client clients closed closely closes
    cluster clusters coding collect collected collection collections collective collects collisions column columns
    combination combinations combine combined combines combining command commands comment comments commercial commit
    commits committed committing common commonly communicate communicating communication community compare compared
    compares comparison compatibility compatible compilation compile compiled compiler complete completed completely
    completes completion completions complex complexity compliance compliant complicated component components compose
    composed composer composite composition comprehensive compressed compression comprised computation computationally
    compute computed computes computing concept concepts concerns concrete concurrency concurrent concurrently
    condition conditional conditions conduct confidential configurable configuration configurations configure
    configured configures configuring confirm confirmation conflict conflicting conflicts conform confused confusing
    conjunction connect connected connecting connection connections connectivity connector connects consecutive
    consent consents consider considered consistency consistent consistently consisting consists console constant
    constants constraint constraints construct constructing construction constructor constructs consul consult consume
    consumed consumer consumers consumes consuming consumption contact contain contained container containers
    containing contains content contents context contexts contiguous continue continued continues continuous
    continuously contract contrast contribute contributing contribution contributions contributor contributors control
    controlled controller controlling controls convenience convenient convention conventions conversation conversion
    convert converted converting converts cookie cookies coordinate coordinates coordinating coordinator copied copies
    copying copyright correct correctly correctness correlate correspond corresponding corresponds corrupt corruption
    counted counter counters counting country counts couple course coverage covered covers create created creates
    creating creation creator credential credentials credit criteria critical cumulative currency current currently
    cursor custom customer customers customise customization customize customized daemon dangerous dashboard
    dashboards database databases dataset datasets deactivated deactivating debugging decide decides decimal decision
    decisions declaration declare declared declares decode decoded decoder decoding decorator decrease dedicated
    default defaults defend define defined defines defining definition definitions delays delegate delegates
    delegation delete deleted deletes deleting deletion deliberately delivery deltas demand demonstrate demonstrates
    denied depend dependencies dependency dependent depending depends deploy deployed deploying deployment deployments
    deprecated deprecation deprecations derive derived descending describe described describes describing description
    descriptions descriptors design designed desirable desired desktop destination detail detailed details detect
    detected detecting detection detects determine determined determines determining deterministic develop developed
    developer developers developing development device devices diagram dialect dialog dictated dictionaries dictionary
    differ difference differences different differently differs difficult digest dimension dimensions direct direction
    directive directly director directories directory disable disabled disables disabling disaggregated disaggregation
    disallow discarded disconnect discord discover discovered discovery discuss discussed discussion discussions
    dispatch display displayed displaying displays disseminate distance distinct distinction distinguish distribute
    distributed distribution distributions divided docker document documentation documented documents domain domains
    dotted double download downloaded downloading downloads downstream downtime downtimes driver drivers drives
    dropped dropping duplicate duplicated duplicates duration durations during dynamic dynamically earlier easier
    easiest easily ecosystem editable edited editing editor effect effective effectively effects efficiency efficient
    efficiently effort either element elements elevated eligible eliminate elsewhere emails embedded embedding
    embeddings emitted emptied emptying enable enabled enables enabling encode encoded encoder encoding encounter
    encountered encouraged encrypt encrypted encryption ending endpoint endpoints enforce enforced enforcement engine
    engineering engines english enhance enough ensure ensures ensuring entering enterprise entire entirely entities
    entity entries enumeration envelope environment environments ephemeral equals equates equivalent errors escape
    escaped escaping especially essentially establish established estimate estimated evaluate evaluated evaluating
    evaluation events eventually everyone everything everywhere evicted evicting exactly example examples exceed
    exceeded exceeds except exception exceptions excessive exchange exchanged exchanging exclude excluded excludes
    excluding exclusive execute executed executes executing execution executor existence existing exists expand
    expanded expanding expansion expect expected expects expensive experience experimental expert experts expiration
    expire expired expires expiring expiry explain explained explaining explains explanation explicit explicitly
    explore exponentially export exported exporting exports expose exposed exposes exposing express expressed
    expression expressions extend extendable extended extending extends extensibility extensible extension extensions
    external externally extract extracted extracting extraction extracts extremely extremities facilitate factor
    factors factory failed failing failure failures fallback falsification familiar family fashion faster feature
    features federated federation feedback fetched fetches fetching fields figure filename filled filter filtered
    filtering filters finally finding finish finished finishes firewall firewalling flapping flexibility flexible
    floating folder follow followed following follows footprint forbidden forced forces foreign forget formal format
    formats formatted formatting former formerly forward forwarded forwarding forwards foundation fraction fragment
    framework frameworks frequency frequent frequently friendly function functional functionality functions funding
    further furthermore fusion future garbage gateway gather general generally generate generated generates generating
    generation generative generator generic getting giving global globally google gophers governs gracefully grammar
    granted grants granularity graphite graphs greater greedy grouped grouping groups guarantee guaranteed guarantees
    guards guests guidance guidelines guides handle handled handler handlers handles handling handshake happen
    happened happens hardware hashed hashes hashing having header headers heading headless health healthy heavily
    height helper helpers helpful hidden hierarchy higher highest highlight highlighted highlighting highly histogram
    histograms historical history holding homepage hopper hosted hosting however hugging humans hybrid ideally
    idempotent identical identified identifier identifiers identifies identify identifying identity ignore ignored
    ignores ignoring images immediate immediately immutable impact implement implementation implementations
    implemented implementing implements implicit implicitly implied implies import important imported importing
    imports impossible improve improved improvement improvements improves improving inactive inbound include included
    includes including inclusive incoming incompatible incomplete inconvenient incorrect increase increased increases
    increasing incremental indentation independent independently indexed indexer indexes indexing indicate indicated
    indicates indicating indication indices individual individually inference inferred infinite information
    infrastructure ingress inherit inherited inherits inhibit inhibits initial initialization initialize initialized
    initializes initializing initially initiated initiative inject injected injection inline inputs insecure insert
    inserted insertion inside insights inspect inspired install installation installed installing installs instance
    instances instant instantiates instantly instead instruct instruction instructions integer integers integrate
    integrated integrates integration integrations integrity intended intentionally interact interacting interaction
    interactive intercepted interest interested interesting interface interfaces intermediate intermittent internal
    internally internals internet interpret interpreted interpreter intersection interval intervals introduce
    introduced introduces introduction invalid invalidates investigate invitation invitations invite invited invitee
    invites invocation invoke invoked invoking involved involves isolated isolation issued issuer issues iterating
    iteration iterator itself jaeger joinable joined joining keeping kernel kernels keyword keywords knowledge labels
    language languages larger largest latency latest latter launch launched launcher launches launching layers layout
    layouts lazily leader leading learning leaves leaving legacy length lengths letter letters levels leverage
    leveraging libraries library license licensed licenses licensing lifetime lifetimes lightweight likely likewise
    limitation limitations limited limiting limits linear linked linking listed listen listener listeners listening
    listens listing literal little loaded loader loading locale locally locate located location locations locked
    locking logged logger logging logical logins logout longer looking lookup lookups lowercase lowest machine
    machines mainly maintain maintained maintainer maintainers maintaining maintains maintenance making malformed
    malicious manage managed management manager managers manages managing mandate mandates mandatory manhole manifest
    manipulate manipulation manner manual manually mapped mapping mappings margin markdown marked markup masquerade
    master matched matches matching material matrix matter matters maximum meaning meaningful meanings measure
    measured measurement measures mechanism mechanisms medium member members membership memory mentioned merely merged
    merges merging message messages messaging metadata method methods metric metrics microseconds migrate migrated
    migrating migration migrations milestone milestones milliseconds minimal minimize minimum minute minutes mirror
    mirrors mismatch missed missing mitigate mixture mobile modeling models modern modification modifications modified
    modifier modifies modify modifying modular module modules moment monitor monitored monitoring monolithic monthly
    months mostly motivation mounted mounts moving multimodal multipart multiple multiplier mutable mutation mutations
    mutually namespace namespaces naming native natively natural naturally nature navigate navigation necessarily
    necessary needed needing negative neither nested network networking networks newest newsletter nightly normal
    normalization normalize normalized normally notable notably notation notebook notebooks nothing notice notices
    notification notifications notified notify number numbers numeric numerical object objects observability observe
    obtain obtained obtaining obviously occurred occurrence occurs offering offers official officially offline offload
    offloading offset offsets oldest omitted online opaque opened opening operate operates operating operation
    operational operations operator operators optimal optimization optimizations optimize optimized option optional
    optionally options orchestration ordered ordering orders ordinary organization organizations organized origin
    original originally originating others otherwise outbound outdated outgoing output outputs outside overall
    overflow overhead overlap overridden override overrides overriding overview overwrite overwritten owners ownership
    package packages packed padding paginate paginated pagination paging paired parallel parallelism parameter
    parameters parent parity parsed parser parsers parses parsing partial partially participate particular
    particularly parties partition passed passes passing password passwords patches pattern patterned patterns paused
    payload payloads payments pending people percent percentage perform performance performed performing performs
    perhaps period periodically periods permanent permanently permissible permission permissions permit permitted
    persist persisted persistence persistent person personal persons phishing phrase physical picker picture pieces
    pinned pipeline pipelines pixels placed placeholder placeholders places planned planning platform platforms please
    plugin plugins plural pointed pointer pointing points policies policy polymorphism pooling popular populate
    populated portion portions position positions positive possibility possible possibly posted posting potential
    potentially powered powerful practical practice practices precalculate precedence precise precisely precision
    predefined predicate predicates prefer preferably preference preferences preferred prefers prefix prefixed
    prefixes premium prepare preprocessing prerequisites presence present presented preserve preserved preserves
    preserving preset presets presumes pretty prevent preventing prevents preview previewing previews previous
    previously primarily primary primitive primitives principles printed prints priority privacy private privilege
    privileged privileges probabilistic probabilities probability probably problem problems procedure proceed process
    processed processes processing processor processors produce produced producer produces product production products
    profile profiles profiling program programmatic programmatically programming programs progress project projects
    promise promises prompt prompted prompts proper properly properties property proposal proposed prosody protect
    protected protection protections protects protocol protocols provenance provide provided provider providers
    provides providing provision provisioning proxies pruned pseudo public publication publicly publish published
    publishes publishing pulled pulling puppet purely purged purging purpose purposes pushed pusher pushes pushing
    python qualified quality quantization quantize quantized quantizing quarantine quarantined quarantining queried
    queries querying question questions queued queues quickly quoted quotes raised raises random randomly ranges
    rather rationale reachable reached reaches readability readable reader readiness reading really reason reasonable
    reasoning reasons rebuild rebuilt receive received receiver receives receiving recent recently recipe recipes
    recipient recipients recognised recognize recognized recommend recommendation recommended reconnecting record
    recorded recording records recover recovery recursive recursively redacted redactions redirect redirected
    redirects reduce reduced reduces reducing reduction redundant reference referenced references referencing referred
    referring refers reflect reflected reflects refresh refreshed refuse regarding regardless region regions register
    registered registering registers registration registrations registry regression regular regularly reject rejected
    rejects related relates relating relation relations relationship relationships relative relatively release
    released releases relevant reliability reliable relies reload reloaded reloading relying remain remaining remains
    remember remote remotely removal remove removed removes removing rename renamed renaming render rendered renderer
    rendering renders repeat repeated repeating replace replaced replacement replaces replacing replay replayed
    replica replicas replicated replication report reported reporter reporting reports repositories repository
    represent representation representations representative represented representing represents reproduce reproducible
    request requested requester requesting requests require required requirement requirements requires requiring
    reserve reserved resets reside resident resides resize resolution resolve resolved resolver resolvers resolves
    resolving resource resources respective respectively respond responds response responses responsibilities
    responsibility responsible restart restarted restarting restarts restore restored restrict restricted restricting
    restriction restrictions result resulting results resume retain retained retains retention retries retrieval
    retrieve retrieved retrieves retrieving retrospectively return returned returning returns reusable reused reuses
    reusing reverse revert review reviewed revision revisions revoke reward rewrite rights roadmap robust rotate
    rotation roughly rounds routed router routes routing runner runners running runtime safely safety sample sampled
    sampler samples sampling sandbox satisfy saving saying scalable scalar scales scaling scanning scenario scenarios
    schedule scheduled scheduler schedules scheduling schema schemas scheme schemes scoped scopes scores scoring
    scrape scratch screenshot screenshots script scripts search searched searches searching second secondary seconds
    secret secrets section sections secure security segment segments select selected selecting selection selector
    selectors selects semantic semantics sender sending sensible sensitive sentence sentry separate separated
    separately separator sequence sequences sequential serialization serialize serialized serializing series serious
    served server servers serves service services serving session sessions setting settings setups several severity
    shadow shapes sharded shards shared shares sharing shipped shortcut shorter should showing shutdown sidebar signal
    signature signatures signed significant significantly signing silently silicon similar similarity similarly simple
    simpler simplest simplified simplify simply simultaneously single situation situations skipped skipping sleeping
    sliding slight slightly slower smaller smallest snapshot snapshots snippet snippets social socket sockets software
    solely solution solutions solves someone something sometimes sorted sorting source sources spaces sparse special
    specialized specific specifically specification specifications specified specifies specify specifying speculative
    speech spider splits spreading stability stable stages staging standalone standard standards stands stanza starred
    started starting starts startup stated statement statements states static statically statistics status statuses
    sticky stopped stopping storage stored stores storing straight strategies strategy stream streaming streams strict
    strictly string strings stripped strong strongly structure structured structures styles subclass subclasses
    subdirectory subdomain subject subjects submission submit submitted submitting subscribe subscriber subscribers
    subscription subscriptions subsequent subsequently subset substantial substitution succeed succeeded succeeds
    success successful successfully sufficient suffix suffixes suggest suggested suggestion suggestions suitable
    summary superuser supplied supply support supported supporting supports suppose suppress surface surrounding
    suspended swagger switch switching symbol synapse synced synchronization synchronized synchronous syncing syntax
    synthetic system systems tables tagged taking talking tarball target targeted targeting targets technical
    temperature template templates temporarily temporary tenant tensor tensors terminal terminate terminated
    termination tested testing thanks themselves therefore things thinking though thread threads threshold thresholds
    throttled through throughout throughput thrown throws thumbnail thumbnails thusly ticket tickets timeline timeout
    timeouts timestamp timestamps timezone timing titles together toggle tokens tooling topics topology towards traced
    traces tracing tracked tracker tracking tracks traditional traffic trailing trainer training traits transaction
    transactions transfer transferred transferring transfers transform transformation transformations transformer
    transformers transition transitions translates translation translations transparent transport traversal treated
    trigger triggered triggering triggers triton troubleshooting trusted trying tuning turned turning tutorial twisted
    twitter typical typically typing ubuntu ultimate unable unaffected unauthenticated unauthorized unavailable
    unchanged undefined underlying underscores understand understanding unexpected unfortunately unified uninstall
    unique uniquely universal unknown unless unlike unlimited unnecessary unread unrelated unreliable unspecified
    unstable unsubscribe unsupported unused update updated updates updating upgrade upgrades upgrading upload uploaded
    uploading uploads uppercase upstream usable usages useful username usernames usually utilities utility utilization
    utilize utilizing validate validated validates validating validation validity values variable variables variant
    variants variety various vector vectors vendor verbose verifiable verification verified verifies verify verifying
    version versioned versioning versions videos viewed viewer viewing virtual visibility visible vision visitor
    visual visualization vocabulary volume volumes vulnerabilities vulnerability waiting wallet wanted warmup warning
    warnings weakens webhook webhooks webpages website weight weighted weights welcome whatever wheels whenever
    whereas whether whichever whilst whitelist whitelisted whitespace wildcard window windows wishes within without
    workaround worked worker workers workflow workflows working workload workloads workspace wrapped wrapper wrapping
    writable writer writes writing written yields yourself
    """

  /// Other words that are a letter away from these, and as right.
  static let neighbours: StaticString = """
    abstrict abstrictions accented accenting accourts acknowledgment acknowledgments actinon actinons actins activase
    actons adaptor adaptors addiction addling addressees addressers adepter adopted adopter adopters adoptive
    adpressed adpresses afforced afterwords aground alases alberts alepine alined allocution alloying alterative
    altercate altercative analyses analysts anther antonymous appaying apples appliable appliers appling appuying
    archie archines argents arrivers artefact artefacts assart assents asserts assort assumers assuring attacked
    attacking attributers attucks auction auctions audition authorisation authorise authorised automagically automake
    automaton averting avised bached baches baching backend backet backets backlist backlisted backus backword
    backwords backyard backyards badgers ballance banding bandings bassline batchers bathed bathes bathing batter
    beards became becked becket beckets bedsides beguins behaviours behove belive bending bendings beraking bettor
    biddings biding bindle binned birdings bitched bitches bitching bitter blacked blacking blacks blanches blinding
    blindings blocklist bluffer bluffers bocked bocking bodges bodgies bodices bonded bonding bondings boodies boraces
    botched botches botching bowser bowsers boyards bracers braches brachets brackens braking branchers branned
    breading breaming breeks brocken brockets browses brunch brunches bucked budges buffeted buffier bunded bunding
    bushiness busyness butches butching butter cachets callid calyculate cancered cannel cannels canter caping capitol
    caried caries carrect carriers casing casual catched catches catching categorises categorizes cation causers
    causeys cavers cayuses ceding celled celling cental centner centralised cerate cerated cerates ceratin chaines
    chancel chancels chancing chancre chanel changers changs chanks channing chanting chapiter chapped chapping
    charging charnels chasen cheating cheeking chians chicks chinked chinking chinks chocked chocker chocking chocks
    choofing chookie chookies chouse chousing chowsing chucked chucking chucks chungking chunnel chunnels chunters
    clanging clapped clapping classers classis clausal clauses cleansing clearwing cleating cleaving clecking clints
    clises closers closets closter clovered clovers clunking clutters clyster clysters coached coaches coaching coarse
    codding codling coiling cointer cointers collectd collet colleted collets colling collusions combiners combings
    comines commandos commend commends commination comminations commines commis commixt commoney commot commots
    communicatee communisation communization commutation commuted commutes commuting comose compactible compadre
    compadres compages comparers comparted comparts compete competed competes competing complaint compleated
    complected completers complexed complexes complexify complexion complexions complicant complied complier compoer
    compositae composted composter compotation compote compotes comprized compted compting computers conceits concents
    conceptus concerted concerting concerts confected confecting confection confections confects confider confiture
    confitures conformation confuted confuting coniform conjected conjecting conjects connecter consol constrains
    constrict constricting constriction constrictor constricts constructer containerd contends contention contentions
    contests contiguously continuers continuos contrat contrist contused contusing convected convecting convection
    convections convector convects convented conventing convents converged converging conversed conversing convertend
    copiers coping copped coppies copping cording corelate correption corries coulters countess county courters
    courting couter couters couverts covert coverts cowpies coying crapped crapping crated crates crating creaking
    creaming creasing creatin cremate cremated cremates cremating cremation cremator crenate crenated crenation
    cresting culled culler cullers culling cupped cupping currant curried curries curser curtain custer customisation
    customised dacker daimon daring databuses dateset debagging decade decades decare decares decease deciares decided
    decider deciders deciding decker declamation declarers declawed decodes decoking decoying defected defecting
    defection defending deffer defied defies defiling definers defund degrease deices deicide deicides deigned
    dejected dejecting dejection delate delated delates delating delation delegatee delegatees deleing deligation
    deliverly demain demains denegation denimed dependancies dependancy dependant dependences deplete depleted
    depletes depleting depletion deplored deploring depreciated depreciation depreciations depredated depredation
    depredations deprive deprived derailed deration derations derision derisions deriver derivers derives describers
    descried descries descrive descrived descrives descriving despatch detained detention determiners detested
    detesting developes devoice devoices diable diables dicker differencies digram directer disablers discard discinct
    discission discissions discoer discorded discursion discursions discus discuses dishable dishallow displaced
    displacing distributee divers dividend divied doable doffer doffers dopped dopping drapped drapping driers dripped
    dripping drivels drooping drover drovers droves ducker duffer duffers durning elidible enablers encoring endited
    enditing enduing enduring enmities ensues ensuing ensurers entires entirety entitles enures enuring eposes equites
    escapee escarped escarping estivate estivated eternal eternally evacuate evacuated evacuating evacuation everwhere
    evitable evited eviting exceptious excerpt excerption excerptions excludee excludees excluders excusive executer
    executers exerts exhorted exhorting exigible exiting expansive expedience expend expendable expended expending
    experted experting expiation expirers expiries explantation exposers exsected extendibility extendible extensile
    extensive extorted extorting facter faction fallow fallowed fallowing fallows falster falter faltered faltering
    falters farced farces farmer farther farthermore feaster felled fellow fellowed fellowing fellows felter feltered
    feltering felters fending fermat fester fetchers fetiches fictor filers filing fineish finfish finfishes fining
    finises finishers finnish fireball fireballing firehall firmer fitches flailed flailing fletched fletches
    fletching flexile flipping flopping flouting foamily foiled foiling fonding forceps forcers foreward forewards
    forgat forgot formant formants formated formates formating formol formyl forwarned forwarning forwarns foster
    foulder founding frapping friction frilled froward fullback fulled gaither ganted garage gatting geests geneal
    generalcy generale genseric gitting glebal graphis grated gratefully grater greeter groped groping grousing
    grouting grunted grunts guarantied guaranties guestfs guiders gutting gyving hadden hading hagging halving handed
    hander handers handing handless hardwire hasted hasting headier headring healding heathy heatless heaving heders
    heeder heeders heeding heedless hepler hepper hightest hilding hipper histed histing hiving hoasted hoasting
    hodden hogging hoisted hoisting holing hondle hondled hondles hondling hoppier hosing hudden hushed hushes hushing
    identities ignorers imagers imagoes imagos impalement impalements impart imparted imparting imparts impassible
    impies impled imposted imposting impots improvers improvs imputable inbond incitation incitations incline
    increasers increate incudes indeed indexers indics indicted indicting indiction indies induces infected infection
    infernal infernally infights infinote ingres ingross inhabit inhabits inherence inhibins initialed initialisation
    initialise initialised initialises initialising initializers insect insection insetted insolated insolation instal
    instals instancies instill instillation instilled instilling instills intensionally interjection interlace
    interlaces internat interrace interred intervales introducers invected inverted invitees inviters involvers
    issuers jointed jointing kernes lacked lacking lading lagged lagger lagging lanched lanches lanching langer
    langrage langrages larning lasted lasting lateral launces launchers laving lawyers leaded leadier leander leaning
    leavens leavers leavis legged legger legging legout lenger letterns lettres libels libraires librairies licenced
    licences licencing licensee licensees licensers licked licking ligged ligger ligging liking limites linewise
    linger lining liston litoral litter litters loaves loaving lobation lobations locule locution locutions logans
    loggier logions logons loided loiding looing lotter lotters louder lounger lucked lucking lugged lugger lugging
    lunched luncher lunches lunching lunger lusted lusting maches maister mandatary manged manger mangers manges
    manging manpage manpages manuel maraging marching marges marking masking massage massages massaging massed massing
    matchers matchets maternal maters matric matrics mattes mayking meaneing measurers mechanises mechanists meining
    menage menages mening mergees mergers mering messed messing messuage messuages methos metics metter miking
    millstone millstones minestone minimise minium minuets mispatch misrated misrating missend mister misused misusing
    mitched mitches mitching moaning modale modals modelling modeming modifiers modulus moistly mopped mopping mossed
    mossing multipole multiport mussed mussing muster mutches mutter mutters naively natation needled needling nestled
    nether nighly nighty nithing nodation normalcy normalisation normalise normalised normanization normanize
    normanized northing notching noticers noting notwork notworks novation nutation nyetwork nyetworks objets
    officialty officinal officinally oneline openid opined opining optimisation optimisations optimise optimised
    organisation organisations organised origan origen outdared outdoing outfound outrated outwound overbidden
    overblow overcall overfall overflew overgall overheard overheld overleap overread overriders overrife overripe
    overrode overrude overside oversides overslow overwide overwrote packagers packer paddling painted painter
    painting paints palaced palaces palled palling panging panned panning papular parers pareses parged parging parial
    paries paring parises parities parpent parsecs parsees parsexs parsis parson parsons partiers pashed pashes
    pashing passels passers passibility passible passibly passus pasted pasterns pasting patchers patinate patinated
    patination patrial patten pattened pattens pattered patters pearson pecked pecker pening penned perceant perses
    personas pervious perviously picked pickeer pickier pickler piecens piecers pierces pierson pilled pilling pinter
    pipelike piperine piperines pished pishes pishing pissed pisses pissing pitches placers placets placid plaices
    plaining planed planform planforms planing planking planting pleural plushed plusher plushes pocked podding
    poinding pointes pointier polices poling polities polled polling ponding pooing poplar poppet populace porged
    porging porson poshed posher poshes poshing posing posited positing positon positons positron positrons posses
    potches poting potion potions powdered powerd powtered practicers practics practise practises practive prases
    praties precent precented precenting precents precess precessed precesses precessing precious preciously precisian
    prefile prefiled prefiles prefiling prefired prefires preform preformed preforming preforms premise premises
    premixed premixes prented prents preposed presenting presents preservers preses prests presumers pretence prevenes
    prevening prevented prevision previsioning prexies pricker primitiae printing processer processers producers
    proemium professed professes professing professor professors profilers profiting programing projected projection
    projections projet projets promines promisee promisees promisers promoted propertius proponed prosected prosects
    prosper protested protests provabilities provability provably provection providor providors provined provines
    provining prowessed prowesses prunted prunts publishers pucked pucker pudding puling punned puring purity pursed
    purser pursers purses pursing pushers pushier pusses qualitied quantile quantisation quantise quantised quantising
    quantitation queriers queuers quited quites quoited quotas quoters raches raisers randem randers rangers reachers
    reacted reactions readding readier readying reamed reaming reapable reates rebating rebuses recant receivers
    recision recisions recoded recoding recognise recognizee recommenced recorked recorking recused recuses recusing
    redaction redated redating reding redstart redstarts reducers reductions reeched reeches reeder reediness reeding
    reefers reeject reejected reejects reelected reelects reests reevoke refect refected refects refereed reflated
    reflates reflating reflation reflations reflet reflets reflies reflying refusable refused refuses refusing
    regained regaining regally regrading reheated reheating reilly reises relace relaced relaces relacing relaters
    relaxing relayed relaying releasee releasees releasers reliefs reliers relines relivable relives reloaned
    reloaning remailing remained remanning remans remate remating remoting removers renaying renderd renner renverse
    repealed repealing repented repenting replacers replated replates replating replaying replies replying reposted
    reposting repots repotted repotting repression reprieval reprieve reprieved reprieves reprieving requestor
    requirejs requirers requited requitement requitements requites requiting rescored reseated reseating reseats
    resected resects reseize resents residers resids residue residues resilver resilvers resister resisters resits
    reslated reslates reslating resolder resolders resole resoled resoles resoling resorted resorter resorting
    responsers restated restating restoked retailed retaining retally retarding reties retires retore retorn retorted
    retorter retorting retrain retrained retrains retrees retrievers retuned retuning returfed returfing reuter revere
    reverence reverenced reverences reverencing revolution revolved revolver revolvers revolves revolving rewarding
    rewardless reword reworded rewording rewrote rightos rinning roached roaches roadability roading rogation romain
    romains rooted rooter rooting rosets rother roting rotunds roughy roused rouses rousing rousted rouster rousting
    routeing routers runnier sagger salable salves salving sambol samplers sander sanding sapling sarred sarver
    scailing scalding scaler scalers scalping scanting scaped scapes scares scaring scarting scatch scending schedular
    schedulers schemers scooped scopas scorers scorning scouped scouring scrapie screaming scrips scritch scrypt
    sealable searced searces searchers searcing seatings secondes secretes secund seeping selves sematic semple
    sensile sensitise sensitize sentience sequencers sequencies serialisation serialise serialised serialising serines
    sering serous serries servicers serviles servites servos settling settlings severs sextings shaded shairds shapers
    sharding sharers sharked sharking sharped sharpes sharping shaving shawing sheared shearing shemas shending sherds
    shewing shingle shipping shires shopped shopping shored shorer shores shoring shorted shorting shotcut showring
    siding sightly similor simper simpled simples simpling simplist simular sinding singed singing sining sinuation
    sinuations sipped sippet sippets sipping sitting sittings situps skepped skepping skimping skippets slapshot
    slapshots slaving slaying sleeking sleeting sleeving sleight slender slipping slopping smarting smeller smuggest
    snapshoot snapshoots snippers snipping snitching snorted snorting snuggest sociol solation solations solives
    solvers sonder sopped sopping sorage soring sorter sortied sotting sottings sowing spacers spacial spader spanning
    spaying specialised specifics specifiers spender spending sperse spices splats splints sported sporting spyder
    stabile stactes stagers stagging stales stanging stapped stapping starched starches starching stared stares
    starets staring starings starking starling starning starring startled startling starving staters stating statius
    statued statues statures statutes staving staying steaming steams steeping steles stending stends stepped stepping
    steres stetting stiles stings stirred stitching stites stocky stoles stomping stooping stoped stoping stoppled
    stoppling storers storeys storge storied stories stormed storming storting storying stoures stowres strands strang
    strapped strategics strategizes stratus stratuses streaking streamling stricture strictured strictures strigs
    striped stroam stroaming stroams stropped stropping struct strung stuarts sturted sturting sturts stylers stylets
    stylos stylus suability subclans subclauses subfixes subscribes subsect subsects substantival succuss sucket
    sucrets suction suctions suffices summery sunder suppled swager swanning swatch swaying sweeping swerved swerver
    swervers swerves swerving swigger swingle swopping synched synching synchronisation synchronised synding syning
    tablas tablets tacked tacker tacket tackets tacking tailing talcking taming tanking taping tarbell targes tasking
    tasted tasting teated tegminal tennant tenors tenser terned terning testbed testng thacking thanking thicket
    thickets thiggers thinks thinning thongs thorough thrawn thraws threated thrusted thunking thunks tigged timeous
    tining tinking titlers titter tittles titules tocology togged toiling toking tokology toling tonant toning tonsor
    tonsors tootling topical topically toping torminal tracer tracers traiking tranced trances trancing transection
    transections trawling treads trecked trecking trecks trialing triced trices tricing tricked tricker tricking
    tricks triffic trining troated trocked trocking trocks tropics tropology trough truced truces trucing trucked
    trucker trucking trucks truing trusteed trysted tryton tucket tuckets tugged tunding tunning turing twinking
    tyning typology unalike unauthorised unbale unbless uncharged undefied undefiled underlaying underling uneffected
    unelated unfused unhanged unitable unloaded unloading unrebated unrefined unrelaxed unsatable untread updarted
    updarting updaters upgraders uplead upleading upleads uprating urnlike usagers useable utilisation utilising
    valiants valuers vapidity varint vender verbification verbified verbifies verbify verbifying verifiers verities
    versification versified versifies versify versifying versin versins victor victors viewier vinewed vinewing visile
    visiter visualisation waisting wakens waning wanings wantad wapped wapper wapping wardings waring warked warking
    warlings warmings warpings washes weakons weighed weighs wether whapping wheals whencever wheres wherever whishes
    whither widows wighted wights willet windrow windrows wishers witing witten woking wonted wristing writeable
    writers writher writhes writhing
    """
}
