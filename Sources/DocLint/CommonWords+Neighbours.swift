// The words that a slip must not be taken for.
extension CommonWords {
  /// Other words that are a letter away from these, and as right.
  static let neighbours: StaticString = """
    abstrict abstriction abstrictions accented accenting accourting accourts acknowledgers acknowledgment
    acknowledgments acquited actinon actinons actins activase activases actons adaption adaptor adaptors addiction
    addictions addling addressees addressers adepter adherers adopter adopters adoptive adpressed adpresses adpressing
    advancers afforced afterwords aground alases alberts alepine alined allocable allocution allocutions alloying
    altars alterative altercate altercative analogons analyses analysts anchos anther antonymous appaying appealing
    appeasing apples appliable appliers appling approves appuying archie archines argents arrivers artefact artefacts
    assart assents asserts assort assumers assuring attacher attacked attacking attributers attucks auction auctions
    audition auditions authorisation authorisations authorise authorised authorises authorizers automagically automake
    automaton averting avised bached baches baching backend backet backets backlash backlist backlisted backsplash
    backus backword backwords backyard backyards badgers bagger baking ballance banding bandings bassline batchers
    bathed bathes bathing batter beards becked becket beckets becking bedside bedsides beguins behalves behavers
    behaviours behove behoves belive bending bendings beraking besoming bettor biddings biding bindle bindles binned
    birder birdings bitched bitches bitching bitter blacked blacking blacks blanches blanching blinding blindings
    blocklist blocklisted bluffer bluffers boarder bocked bocking bodges bodgies bodices bonded bonding bondings
    bonner boodies boraces bordar botched botches botching bourder bowser bowsers bowsing boyards bracers braches
    brachets brackens braking branchers branned branner breader breading breaming breech breeks broach brocken brocket
    brockets broider brooder brooker browning browses brunch brunches brunching bucked bucking budges buffeted buffier
    bugger bunded bunding bundlers burrier bushiness busyness butches butching butter buttery cachets calashes
    calender callid calyculate camped cancelation cancered cannel cannels canter cantos canvass caping capitans
    capitol capitols capturers carates carful caried caries carrect carriers cartes cashes cashing casking casting
    casual cataloes catalos catched catchers catching categorises categorizes cation catting causers causeys cavers
    cayuses ceasing ceding celled celling cental centas centner centralised cerate cerated cerates ceratin chaines
    chairing challengers chancel chancels chancers chancing chancre chancres chanel changers changs chanks channing
    chanting chaoses chapiter chapped chapping charets charging charnels charry chartas chasen chasing cheating
    checkin checkins cheeking cheeper cherts chians chicks chined chining chinked chinking chinks chirts chocked
    chocker chocking chocks choofing chookie chookies choosers choses chouse chouses chousing chowsing chucked
    chucking chucks chungking chunnel chunnels chunters cibation clacked clacking clanging clapped clapping clashers
    classers classily classis clausal cleansed cleanser cleansing clearwing cleating cleaving clecked clecking clines
    clinking clints clises clocked clocking clomped cloners clonked clonking clonus closers closet closets closter
    clotures clovered clovers clowned clowning clucked clucking clumped clunking cluttering clutters clyster clysters
    coached coaches coaching coaming coarse codding codling coerected coiling cointer cointers colins collectd collet
    colleted colleting collets collie colling collocated collude collusions colones colonus combiners combing combings
    comines commandos commenced commend commended commends commination comminations commines commis committees commixt
    commoney commos commot commots communicatee communicatees communisation communisations communization
    communizations commutation commuted commuter commuters commutes commuting comose compactible compadre compadres
    compages comparers comparted comparting comparts compat compete competed competer competers competes competing
    compilement compilers comping complaint compleated compleating complected complecting completers complexed
    complexes complexify complexing complexion complexions complicant complied complier complies compliment compoer
    compony composers compositae composted composter composts compotation compote compotes comprized comprizing
    compted compter compting conceits concents conceptus concerted concerting concerts confected confecting confection
    confections confects confider confiture confitures conformation conformed confuted confuting coniform coning
    conjected conjecting conjects connecter connecters conservatise conservatize consol constrict constricted
    constricting constriction constrictive constrictor constricts constructer contacts containerd containerised
    contends contentions contests contextural contiguously continuers continuos contos contracting contras contrasts
    contrat contrist contused contusing convected convecting convection convections convector convectors convects
    convented conventing convents converged converging conversed converser conversing convertend convertor convoy
    cooming copiers coping copped coppies copping cording corelate cornier coroner correption corries cosing cotenant
    coulters countess county couped couping couplement courters courting couter couters couverts covert coverts
    cowpies coying crapped crapping crases crashers cratches crated craters crating creaking creaming creasing
    createdb creatin creatins cremate cremated cremates cremating cremation cremations cremator crenate crenated
    crenation crenations cresting cricking crushes culled culler cullers cullying cupped cupping curates currant
    curried curries curser cursers cursores curtain custer customisation customised customising cutches cuttling
    cyclers cyclos cyclus cypher dacker daemones dafter daggling daimon daimons damping dandling danging daring
    dashers dashis databuses dateset davide dearling deashes debagging decade decades decare decares decease deciares
    decider deciders deciding decker declamation declarers declawed declawing decoders decoking decoying dedlock
    defected defecting defection defending deffer defied defies defiling definers definitise definitize defund
    degrease deices deicide deicides deigned dejected dejecting dejection delate delated delates delating delation
    delations delegatee delegatees deleing deligation deliverly delver delvers demain demains demons demoting demotte
    denegation denimed denting dependancies dependancy dependant dependences deplete depleted depletes depleting
    depletion depletions deplored deploring depreciate depreciated depreciating depreciation depreciations depredate
    depredated depredating depredation depredations deprive deprived deprives derailed deration derations derision
    derisions deriver derivers describers descried descries descrive descrived descrives descriving despatch
    despatches despatching detained detention determiners deterred detested detesting developes devoice devoices
    devoting diable diables dialing dicker differencies differentiae digram digrams directer disablers discinct
    discission discissions discoer discoers discorded discursion discursions discus discuses dishable dishallow dishes
    dispatchers displaced displacing distributee distributees distributers divers dividend divied doable doffer
    doffers dopped dopping dotation draftier dranting drapped drapping dratting dreadlock driers drifter drifting
    drifts dripped dripping drivels drooping drover drovers droves ducker duffer duffers dumpling duping durning
    eclosed ejection electron elidible embowers emiction enablers encoring endited enditing enduing enduring enmities
    ensues ensuing ensurers entires entirety entitles entourage enures enuring ephemera eposes equites erection
    escapee escapees escapers escarped escarping estivate estivated estivates eternal eternally evacuate evacuated
    evacuates evacuating evacuation evacuations evection everwhere evitable evited eviting examplar examplars
    exceptious excerpt excerption excerptions exchangers excludee excludees excluders excusive executer executers
    exerts exhorted exhorter exhorting exigible exited exiting expandor expanse expansive expedience expediences
    expellent expend expendable expended expender expending expends experiencers experted experting expertize
    expiation expirers expiries explantation explantations exploder exposers exsected extant extendibility extendible
    extensile extensive extorted extorter extorting facter faction fagged failback fairily fairing fallow fallowed
    fallowing fallows falster falter faltered faltering falters farced farces farcing faring farmer farther
    farthermore favors favourite faxing feaster feerate feerates felled felling fellow fellowed fellowing fellows
    felter feltered feltering felters fending fermat fester fetchers fetiches fictor fiends figurers filers filing
    filling finalise fineish finfish finfishes fingerpaint fingerpaints fining finings finises finishers finley
    finnish fireball fireballing firehall firmer firming firring fitches fixature fixatures fixure fixures flailed
    flailing flashing flavours fleshing fletched fletches fletching flexile flipping flogged flopping flouting foamily
    focussing foiled foiling fonding footier footler forceps forcers foreking foreward forewards forgat forgot formant
    formants formated formates formating formol formyl forwarned forwarning forwarns foster foulder founding fouter
    foxing framers frapping frequences friction frieze frilled froward fullback fullbacks fulled fulling fundings
    gaither gander ganted ganting garage gaters gatting gearman geests geneal generalcy generale genseric germain
    germann germen germin gitting glebal gorman governante grafting grammas grampas grampus graphis graping grated
    grateful gratefully grater grating greeter groped groping groupid grousing grouting grumps grunted grunting grunts
    guarantied guaranties guestfs guiders gutting gyving hadden hading hagging halving handed hander handers handing
    handless hardier hardwire hasted hasting headier headring headrings healding healings hearings heathy heatings
    heatless heaving heavings heders heeder heeders heeding heedless hepler hepper herder heterogenous hidling
    highlightjs hightest hilding hipper histed histing hiving hoarder hoasted hoasting hodden hogging hoisted hoisting
    holing hondle hondled hondles hondling hoppier horizonal hosing hudden hushed hushes hushing ignorers illustrateds
    imagers imagoes imagos impalement impalements impart imparted imparting imparts impassible impies impled
    implementor imposted imposting impots improvers improvs imputable inbond incitation incitations inclement incline
    inconsistences increasers increate incudes indeed indention indexers indics indicted indicting indiction indictor
    indies induces inerts infected infecting infection infernal infernally infested infights infinote infirm ingres
    ingross inhabit inhabited inhabits inherence inhibins initialed initialisation initialise initialised initialises
    initialising initializers insect insection insets insetted insetting insolate insolated insolates insolating
    insolation instal instals instancies instill instillation instillations instilled instiller instilling instills
    intension intensional intensionally intensitive intentive interject interjection interlace interlaces internat
    interne interrace interred intersert intervales interweaved introducers inurement invected invented invention
    inventional inversed inverting invested invitees inviters invokers involvers issuers jointed jointing keller
    kernes keyseat lacked lacker lackers lacking laders lading lagend lagged lagger laggers lagging laking lambada
    lanched lanches lanching langer langrage langrages lapelled larned larning lasing lasted lasting lateral laterals
    launces launchd laving lawyers leaded leaders leadier leander leaned leaning leasers leashes leavens leavers
    leavis legged legger leggers legging legout lending lenger lengest letterns lettres libeled libelled libels
    liberals libraires librairies licenced licences licencing licensee licensees licensers licked licker lickers
    licking ligged ligger liggers ligging lightening lighting likeness liking limites liners linewise linger lining
    lintier liston liteness liters litoral litter litters liveners loaves loaving lobation lobations localised locals
    lockyer locule locules locution locutions logans loggier logions logons loided loiding looing loosing lotter
    lotters lotting louder lounger lousing loving lowsing lucked lucking lugged lugger luggers lugging lunched luncher
    lunchers lunches lunching lunger lunting lusted lusting lyases lysing maches macrons maister makers mandatary
    manged manger mangers manges manging manifestos manpage manpages manuel maraging marchers marching marcos marges
    marlon marlyn masing massage massages massaging massed masses massing matchets materialises materializers maternal
    maters matric matrics mattes mauling maximise maximite maxing mayking meaneing measurers mechanises mechanists
    meddle meining meltings menage menages mening menton mergees mergers mering merlin messed messes messing messuage
    messuages metate methos metics meting metter micros midian miking millstone millstones minestone minimise minium
    minuets mirker mismakes mispatch mispatched misrated misrating missees missels missend missets missies missis
    missus mistakers mister mistrial misused misuses misusing mitched mitches mitching mitral moaning modale modals
    modelling modeming modulus moiling moistly molalities molality mopped mopping moralities morality mossed mosses
    mossing moulting mounding mucros muddle mullions multipole multiport munting murker murlin musking mussed musses
    mussing muster mutches mutter mutters mutuel muxing naively natation needled needling negaton negatron nestled
    nether nighly nighty nithing nodation normalcy normalisation normalise normalised normalises normalizers
    normanization normanize normanized normanizes northing notching noteng noticers notifiers notwork notworks
    novation nutation nyetwork nyetworks objets octetts officialty officinal officinally oneline openid opined opining
    optimisation optimisations optimise optimised optimising organisation organisations organise organised origan
    origans origen orphean outdared outdoing outfound outjutted outlies outliners outlived outlives outrage outrated
    outwound overbidden overblow overcall overcame overfall overflew overgall overgoad overheaps overheard overhears
    overheats overheld overleap overlord overloud overly overplay overread overreads overriders overrife overripe
    overrode overrude overside oversides overslow overwide overwrote pacing packagers packer paddled paddling painted
    painter painting paints palaced palaces palled palling panging panned panning papular paraquet parching parens
    parentes parers pareses parged parging parial parials paries paring parises parities paroquet parpent parpents
    parsecs parsees parsexs parsis parson parsons parted partiers pashed pashes pashing passels passers passibilities
    passibility passible passibly passus pasted pasterns pasting patchers patinate patinated patinating patination
    patrial patrials patten pattened pattens pattered patters pausers pawers pearson pecked pecker penality pening
    penned penning perceant periotic perpend perses persona personas pervious perviously pettier phasis photogs
    photons phototype phrasers physes pickeer pickets pickier pickled pickler picoting piecens piecers pierces pierson
    pilled pilling piloting pining pinter pipelike piperine piperines pished pishes pishing pissed pisses pissing
    pitches pitching placemen placers placets placid plackets plaices plaining plaints planed planets planform
    planforms planing planking plantas planting playing playmate pledgee pleural plodge plowers plushed plusher
    plushes pocked pockets podded podding poinding pointes pointier polices poling polities polled ponding pooing
    poplar poppet populace porged porging porson portend poshed posher poshes poshing posing posited positing positon
    positons positron positrons posses postmen potable potches potching poting potion potions potman powdered powders
    powerd powtered powters practicers practics practise practises practive prases praties praying precent precented
    precenting precents precess precessed precesses precessing precious preciously precisian precoded precoding
    predicable predication prefect prefight prefile prefiled prefiles prefiling prefired prefires preform preformed
    preforming preforms premise premises premixed premixes prented prenting prents prepaved prepaving prepaying
    prepose preposed preservers preses presetting prests presumers pretence prevened prevenes prevening prevision
    previsioned previsioning prexies pricked pricker primitiae principe prinking prioritise prioritises prioritizes
    prissing probang probers processer processers processional proemium professed professes professing professor
    professors profilers profiter profiting programing projected projecting projet projets promines promisee promisees
    promisers promoed propend propertius proponed proscribed prosected prosecting prosects prosper protested
    protesting protests provabilities provability provably provection providor providors provined provines provining
    prowessed prowesses prunted prunts publishers pucked pucker pudding puling punctation punctulation puncturation
    punned punning puring purity pursed purser pursers purses pursing pushier pusses qualitied quantile quantiles
    quantisation quantise quantised quantises quantising quantitation quantizers queriers queuers queuing quieting
    quilting quintal quirting quited quites quiting quoited quoters quothas quotition raches radios radiums raging
    raisers raking randem randers rangers rankling rasing reachers reacting reactions reactor readding readier
    readying realized realtie reamed reaming reapable reates rebating rebuses recant receivers recept recision
    recisions recoded recoding recognise recognises recognizee recognizers recoll recommenced recorder recorked
    recorking recrate rection recuring recurving recused recuses recusing redaction redactor redated redating reddings
    reding redrying redstart redstarts reducers reductions reeched reeches reeching reeder reeders reediness reeding
    reedings reefers reeject reejected reejects reelected reelection reelects reenforcement reests reevoke reevoked
    reevokes reevoking refect refected refection refects refereed reflated reflates reflating reflation reflations
    reflet reflets reflies reflying refname refnames refractor refrying refusable refusers refusing regained regaining
    regally regrading reheated reheating reilly reises relace relaced relaces relacing relaters relaxing relayed
    relaying relays releasee releasees releasers reletting reliefs reliers relines relivable relives reloaned
    reloaning remailing remained remanning remans remate remates remating remoting removers renaying renderd renner
    renverse repaying repays repealed repealing repented repenting replacers replated replates replating replicase
    replicases repliers replying reposted reposting repots repotted repotting repression repressions reprieval
    reprieve reprieved reprieves reprieving reproducers requirejs requirers requited requitement requitements requites
    requiting rescored rescores rescoring reseated reseating reseats resect resected resecting resection resects
    reseize reseizes reseizing resenting resents reservers resettling residers residing resids residua residue
    residues resiling resilver resilvers resining resister resisters resiting resits resitting reslated reslates
    reslating resolder resolders resole resoled resoles resoling resorted resorter resorting responsers restated
    restating restoked restokes restoking restorers restring resumers retailed retailing retally retarding retching
    retied reties retired retires retore retorn retorted retorter retorting retrain retrained retraining retrains
    retrees retrievers retuned retuning returfed returfing retying reuter reuters revere reverence reverenced
    reverences reverencing revers revets revetting revies revokers revolution revolvable revolved revolver revolvers
    revolves revolving revoting rewarding rewardless rewetting rewinder reword reworded rewording rightos ringing
    rinking rinning rising roached roaches roaching roadability roading roadings rogation romain romains rooted rooter
    rooters rooting rosets rosetting rother roting rotted rotting rotunded rotunds roughy roused rouses rousing
    rousted rouster rousters rousting routeing ruinable runnier sagger saites salability salable saltoing saluting
    salved salves salving salvings sambol sambols samplers sander sanders sanding sapling sapping sarred sarver sashes
    sateless sating satisficed satisfices satisfiers savins scailed scailing scalares scalded scalding scaler scalers
    scalled scalped scalping scanting scaped scapes scaping scared scares scaring scarped scarping scarting scatch
    scending schedular schedulers schemers scooped scopas scorers scorned scorning scouped scoured scouring scrapie
    scrapped scrapping screamed screaming screven scrips scritch scrypt scummed sealable searced searces searchers
    searcing seatings seatless seattle seceded secondes secretes secund seders seedbed seeding seeking seeling seeming
    seemless seeping seizing selling selves sematic semple sensile sensitise sensitize sentencers sentience sentiences
    sequencers sequencies serail sercial serialisable serialisation serialise serialised serialising serines sering
    serous serries servicers serviles servites servos settler settling settlings severs sextings shaded shairds
    shapers sharding sharers sharked sharking sharped sharpes sharping shaving shavings shawed shawing sheared
    shearing shelling shemas shending sherds shewed shewing shingle shingleton shires shitting shopped shopping shored
    shorer shores shoring shorted shorting shotcut shotting showring shrank shrunk shunting shuting shuttling siding
    sightly signalling signeur significs signifieds signifiers signor silene silting similor simper simpled simples
    simplifiers simpling simplist simular sinding singed singer singing sinifies sining sinuation sinuations sipped
    sippet sippets sipping sitter sitting sittings situps skeeing skells skepped skepping skimping skippets skulls
    slapping slapshot slapshots slashers slating slaving slaying sleeking sleeting sleeving sleight slender slicking
    slipping slitting slopping sloshes sluicing slummed slushes smarting smeller smelling smuggest smutting snapping
    snapshoot snapshoots sneaking sneeing snelling snippers snipping snitched snitches snitching snorted snorting
    snuggest sociol solation solations solent soling solives solvang solvers sonder sonders sopped sopping sorage
    sorages sorbable soring sorter sortied sotting sottings sowing spacers spacial spader spaining spalling spalting
    spaned spaning spanners spanning spawling spaying speaning spearing speccies specialised specialty specifics
    specifiers specking speeded speedos speeling speiling spelding speling spender spenders spending sperling sperse
    spices spiculation spikers spilling spitting splashes splats splatting splicing splinting splints spokes sportable
    sported sporting spreed spyder squire sstream stabile stactes stagers stagged stagging stales staling standardised
    stanged stanging stanzes stapped stapping starched starches starching stared stares starets staring starings
    starking starling starning starring startled startling starving statelets staters stating statius statued statues
    statures statutes staving staying steamed steaming steams steedy steeping steles stelling stending stends stepped
    stepping steres stetting sticks stiles stiling stimulate stimulates stings stirps stirred stitched stitches
    stitching stites stocks stocky stoles stomping stooping stoped stoping stoppled stoppling storaxes storers storeys
    storge storied stories stormed storming storting storying stoures stowages stowres strake strands strang strapped
    strapping straps strass strategics strategizes stratus stratuses streaked streaking streambed streamling streps
    stricture strictured strictures strigs striped stripes striping stripling stroam stroamed stroaming stroams stroke
    stropped stropping strops struct strung stuarts stummed stumming sturted sturting sturts stying stylers stylets
    stylos stylus suability subclans subclauses subfixes subsect subsects substantival substantivally succuss sucket
    sucrets suction suctions sueded suffices suiters summarisation summarise summarised summarises summarizes summery
    sunder sunders supawns supersedeas superseders supersexes suppled supples suppliers suppling surfacers sutter
    suttle swager swamping swanning swatch swatches swaying sweeping swelling swerved swerver swervers swerves
    swerving swigger swingle switchels switchers swopping syeing synched synching synchronisation synchronise
    synchronised synding syning tablas tablets tacked tacker tacket tackets tacking tailing talcking taming tanking
    taping tarbell targes tasking tasted taster tasting teated technologizes tegminal tennant tenors tenser terned
    terning testbed testier testng teward textural thacking thames thanking themis thereat thermes thicket thickets
    thiggers thinks thinning thongs thorough thrawing thrawn thraws threaped threated threating threats throat
    throeing throning throstle throughly thrusted thunking thunks thymes tigged tilling timeliness timeous tining
    tinking tirades titlers titter tittles titules tocology togged toiling toking tokology toling tolling tonant
    toning tonsor tonsors tootling topical topically toping torching torminal touchers toughing tracefs tracer tracers
    traders tradis traiking trailers trainees tranced trances trancing transection transections traves travois
    trawling treaded treading treads trecked trecking trecks trevis trialing triced trices tricing tricked tricker
    tricking trickly tricks tricksy triffic trined trining troades troated troating troats trocked trocking trocks
    trodes tropics tropology trough trowing truced truces trucing trucked trucker trucking trucks truing trunnel
    trusteed trysted tryton tucket tuckets tugged tunding tunnelling tunning turing twinking twistd tyning typology
    unalike unauthorised unbagged unbale unbend unbless unblind unblock unbonded unbreachable uncharged unciform
    uncodified uncracked undefied undefiled underlaying underling uneffected unelated unform unfounded unfused
    ungagged unhanded unhanged unhatched unisons unitable unlatched unlively unloaded unloading unnested unpatched
    unpicking unquantised unracked unrebated unrecognised unrefined unrelaxed unrested unrounded unsatable unsounded
    untacked untacking untasted unteachable untented untraced untrapped untread unvested unwasted unwatched unwonted
    unwounded updarted updarting updaters upgraders uplead upleading upleads uprating urnlike usagers useable usename
    utilisation utilised utilises utilising utilizers valiance valiants valuers vapidity vardies varias varices
    variers varint vender venders verbification verbified verbifies verbify verbifying verifiers verities verses
    versification versified versifier versifies versify versifying versin versins versos verticil victor victors
    viewier vinewed vinewing violaters visile visiter visiters visualisation visualise vortical waisting wakens
    walling waning wanings wantad wapped wapper wapping wardings waring warked warking warlings warmings warpings
    washes washing weakly weakons weighed weighs welling wether whappers whapping wheals whencever wheres whishes
    whishing whither widows wighted wights wildling wiling willet willets windrow windrows wishers wising witing
    witten woking wonted wotcher wreather wristing writeable writers writher writhes writhing wulling
    """
}
