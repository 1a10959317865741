"""Reading: how a plan's step opens, and the words that leave a phrase unfinished."""

from __future__ import annotations

from headway.engines.reading.plan.words.headers import listed

IMPERATIVES = listed(
    """
    accelerate achieve acquire activate adapt add address adjust administer adopt advance advertise advise advocate
    align
    allocate allow amend analyze analyse announce appoint apply approve arrange assemble assess assign assist assure
    attract audit augment automate avoid award begin benchmark bring build calculate capture carry catalog celebrate
    centralize champion change check clarify clean close coach collaborate collect combine commission commit communicate
    compare compile complete conduct confirm connect consider consolidate construct consult continue continually
    contract contribute convene convert coordinate create cultivate decide dedicate define deliver demonstrate deploy
    design designate determine develop direct disseminate distribute divert document double draft drive educate elevate
    eliminate embed employ empower enable encourage end enforce engage enhance ensure enter equip establish evaluate
    examine execute expand expedite explore extend facilitate finalize finalise find finish focus follow form formalize
    formulate foster fund further gather generate give grow guarantee guide help hire hold host identify implement
    improve include incorporate increase inform initiate innovate inspect install instill institute institutionalize
    integrate introduce inventory invest investigate invite issue join keep launch lead learn leverage limit link list
    locate look lower maintain make manage map market maximize measure meet mentor minimize mitigate mobilize model
    modernize modify monitor move negotiate obtain offer open operate optimize organize orient oversee participate
    partner pay perform pilot place plan post prepare present preserve prevent prioritize procure produce promote
    propose
    protect provide publicize publish purchase pursue raise reach realign recommend recruit redesign reduce refine
    reform refresh regularly rehabilitate reinforce release remove renew repair repeal replace replicate report request
    require research resolve respond restore restructure retain review revise revisit run scale schedule screen secure
    seek select serve set share simplify solicit speed sponsor staff standardize start stop strengthen study submit
    support survey sustain synchronize synthesize tailor target teach test track train transfer transform transition
    translate undertake unify update upgrade use utilize validate verify visit weave widen work write
    annually quarterly monthly re-evaluate reevaluate co-create plant pave convene recognise recognize endow
    """
)
# Ends of the words that name a thing, not a deed, in the languages read.
NOUN_ENDINGS = (
    "ment",
    "ments",
    "tion",
    "tions",
    "sion",
    "sions",
    "ness",
    "ance",
    "ances",
    "ence",
    "ity",
    "ities",
    "ship",
)
SUBJECTS = listed(
    "the this these a an each every all city county department staff team council we el la los las le les"
)
DANGLING = listed(
    """a an and or of the to for in on with by at from into as through that which such their its our your via per
    between
    within under over about toward towards among amongst including & / de del la el los las y o para en con por e
    un una al
    du des le les et ou à au aux pour dans avec par sur une der die das und oder für mit von zu zur zum im am auf bei
    ein eine den dem des da do dos das em com"""
)
SUSPENDED = listed("and or to nor y o e u ni und oder bzw et ou iyo")
ABBREVIATIONS = listed(
    "e.g i.e etc vs st dr mr mrs ms no inc dept gov rev approx fig vol est ave blvd jr sr u.s u.s.a d.c ph.d bzw "
    "z.b ca p.ej"
    " art núm sra sr dra"
)
LIST_INTRODUCTIONS = (
    "following", "includes", "include", "including", "such as", "at a minimum", "items", "siguientes", "siguiente",
    "suivants", "suivantes", "folgende", "folgenden",
)  # fmt: skip
COMPOUND_FIRSTS = listed(
    "wide far long short high low well cross multi self user data community evidence trauma equity people results "
    "time race"
)
COMPOUND_SECONDS = (
    "driven",
    "based",
    "ranging",
    "centered",
    "centred",
    "focused",
    "related",
    "oriented",
    "informed",
    "facing",
)
