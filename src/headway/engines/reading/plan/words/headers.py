"""Reading: the words that head a plan's columns, by what the column holds."""

from __future__ import annotations

# A level's rank: the deepest level that a table has is its steps, the one above its goals, then its sections.
LEVELS: dict[int, str] = {
    1: """section|pillar|theme|focus area|priority area|strategic priority|strategic area|domain|category|topic|area
    workstream|work stream|program area|chapter|element|thematic area|area of focus|issue area|cluster|dimension
priority|priorities|key priority|key priorities|strategic direction|emphasis area|sector|mission
    ambition|service area|commitment area|orientation stratégique|orientation|leitziel|leitthema|prioridad estratégica
prioridades
    sección|eje|eje estratégico|pilar|tema|área|ámbito|línea estratégica|axe|axe stratégique|thème|volet|domaine|pilier
    handlungsfeld|bereich|themenfeld|schwerpunkt|eixo|qaybta""",
    2: """goal|goals|outcome|aim|desired outcome|goal statement|strategic goal|vision|priority goal|intended outcome
    obiettivo|obiettivi|doel|doelen|doelstelling|meta|metas|objetivo general|resultado|resultado esperado|but
    finalité|ziel|oberziel|ziele|yool|hadaf""",
    3: """objective|objectives|sub-goal|subgoal|sub goal|objetivo|objetivos|objetivo específico|objectif|objectifs
    teilziel|unterziel|ujeeddo""",
    4: """strategy|strategies|recommendation|recommendations|initiative|initiatives|project|projects|program|programme
    commitment|commitments|policy|approach|proposal|key initiative|strategic initiative|requirement|requirements
    provision|provisions|directive|directives|obligation|countermeasure|countermeasures|remediation|remedy|estrategia
estrategias
    iniciativa|programa|proyecto|recomendación|compromiso|stratégie|recommandation|projet|engagement|initiative clé
    strategie|projekt|empfehlung|vorhaben|istiraatiijiyad""",
    5: """action|actions|action step|action steps|action item|action items|key action|key actions|step|steps|task|tasks
    activity|activities|milestone|milestones|key activities|implementation step|implementation steps
    implementation action
    intervention|next step|next steps|key step|key steps|sub-action|work task|action description|specific action
    steps to implement|tactic|tactics|key tasks|actions to be taken|to do|to-do
    acción|acciones|actividad|actividades|tarea|tareas|paso|pasos|hito|hitos|medida|medidas|línea de acción
    mesure|mesures|activité|activités|tâche|tâches|étape|étapes|action à mener
    maßnahme|maßnahmen|aktion|aktivität|aufgabe|aufgaben|schritt|schritte|meilenstein|arbeitsschritt
    azione|azioni|intervento|interventi|attività|actie|acties|actiepunt|maatregel|maatregelen|ação|ações|atividade
    tarefa|tallaabo|tallaabooyin|hawl|hawlo|ficil""",
}
# Says only that something is described; a step where nothing better stands beside it.
WEAK_TEXT = """description|details|item|what|what will we do|what we will do|what will be done|summary|name|title
deliverable|deliverables|work item|scope|statement|what we'll do|how we will do it|how we'll do it|descripción|qué
detalle|actividad descripción|quoi|libellé|intitulé
beschreibung|was|titel|descrição"""
ITEMS = """sub-steps|substeps|sub steps|sub-tasks|subtasks|sub tasks|sub-actions|subactions|sub-items|key milestones
interim milestones|subtareas|sous-actions|teilschritte"""
LEAD = """lead|lead agency|lead department|lead entity|lead organization|lead partner|lead staff|leads|owner|owners
action owner|plan owner|project owner|accountable|accountable department|accountable lead|champion|coordinator
coordinating agency|point person|lead responsibility|primary|primary agency|primary department|primary owner|action lead
project lead|project manager|lead office|sponsor|executive sponsor|lead responsible|responsible lead
lead department/agency|led by|delivered by|lead officer|lead service|lead body|portfolio holder|cabinet member
head of service|point of contact
poc|convener|coordinating body|responsible officer|accountable officer|accountable body|zuständige stelle|líder
líderes|entidad líder|encargado|encargada|responsable principal|pilote
chef de file|porteur|porteur de projet|federführung|federführend|leitung|hogaamiye"""
DEPARTMENTS = """department|departments|dept|depts|agency|agencies|responsible|responsibility|responsible party
responsible parties|responsible department|responsible departments|responsible agency|responsible agencies
responsible entity|responsible entities|responsible organization|responsible staff|responsible person|responsible office
responsible division|person responsible|persons responsible|party responsible|parties responsible|who|who is responsible
by whom|who will do it|assigned to|assignee|team|teams|office|offices|division|organization|organizations|divisions
ufficio|ufficio responsabile|responsabile|afdeling|verantwoordelijk|trekker|partners
implementing agency|implementing agencies|implementing department|implementer|implementers|implementing partners
partner|partners|partner agencies|partner departments|partner organizations|key partners|potential partners
supporting|support|supporting agencies|supporting departments|supporting partners|support agency|supporting agency
collaborators|collaborating departments|contributing departments|contributors|involved departments|other departments
agencies responsible|agencies involved|departments involved|departments responsible|department(s)|agency(ies)|bureau
bureaus|actors|partners involved|city department|unit|units|crew|crews|directorate|directorates|workgroup|work group
committee
stakeholders|key stakeholders|delivery partners|delivery partner|assignment|who will do this|ministry|body|service area
ansprechpartner|ansprechpartnerin|city departments|lead & partners|lead and partners
departamento|departamentos|responsable|responsables|entidad responsable|entidades responsables|área responsable
dependencia|dependencias|organismo|organismos|socios|colaboradores|entidades|quién|institución responsable|aliados
service|services|service responsable|services concernés|direction|acteurs|partenaires|qui|organisme
organisme responsable
zuständig|zuständigkeit|verantwortlich|verantwortliche|verantwortung|amt|fachbereich|abteilung|akteure|partner|wer
beteiligte
departamentos responsáveis|responsável|responsáveis|parceiros|waaxda|waaxaha|masuul|cidda masuulka ah"""
STATUS = """status|current status|state|stage|implementation status|progress|progress status|status update
completion status
compliance status|compliance rating|compliance level|compliance|brag|brag status|brag rating|delivery confidence|outlook
% done
action status|project status|percent complete|% complete|% completed|percentage complete|complete|completed|completed?
complete?|done|done?|completion|finished|rag|rag status|rating|on track|on track?|health|phase status|progress to date
estado|estatus|situación|avance|grado de avance|estado actual|estado de avance|% de avance|progreso|cumplimiento
statut|état|état d'avancement|avancement|réalisation|degré d'avancement|stand|umsetzungsstand|bearbeitungsstand
fortschritt|realisierungsstand|stato|stato di attuazione|avanzamento|voortgang|stand van zaken|situação|andamento
xaalad|xaaladda|heerka"""
# From the most telling to the least; where several columns qualify, the first wins.
DEADLINE = (
    """deadline|due|due date|due by|target date|target completion|target completion date|target completion year
    completion deadline|target end date|original due date|date due|original deadline|must be done by|by when
    expected completion|expected completion date|estimated completion|estimated completion date|anticipated completion
    anticipated completion date|planned completion|planned completion date|projected completion
    projected completion date
    complete by|completed by|completion target|proposed completion date|scheduled completion|implementation deadline
    fecha límite|fecha limite|plazo|fecha de cumplimiento|fecha de finalización|fecha de término|fecha prevista
    fecha meta
    implementation year|timescale|timescales|time-frame|timescale for delivery|deliver by|delivery date|forecast date
    milestone date
    échéancier|date butoir|umsetzung bis
    échéance|échéances|date limite|date d'échéance|délai|frist|fälligkeit|fällig|fällig am|zieltermin|abgabetermin
    prazo|data limite|scadenza|termine|entro|uiterlijk|streefdatum|wakhtiga kama dambaysta ah
    waqtiga kama dambaysta|mudada""",
    """completion date|date of completion|completion|end date|end|finish|finish date|timeframe|time frame|timeline
    timelines|time line|timing|schedule|target|target year|target quarter|implementation date|implementation timeframe
    implementation timeline|implementation schedule|projected timeline|estimated timeline|estimated timeframe
    time period
    when|when?|horizon|time horizon|term|deadline/timeframe|expected date|year of completion
    duration|start/end dates|start and end dates|zeithorizont
    cronograma|calendario|cuándo|fin|fecha final|fecha fin|tiempo|calendrier|date de fin|quand|horizon temporel
    termin|termine|bis|bis wann|wann|zeitrahmen|zeitplan|fertigstellung|zeitraum|umsetzungszeitraum|ende|cronograma
    waqtiga|taariikhda dhammaadka""",
    """date|year|quarter|fiscal year|fy|phase|due/status|fecha|año|trimestre|date prévue|année|datum|jahr|quartal
    data|ano
    taariikhda|taariikh|sanad""",
)
NUMBER = """#|no|no.|number|id|ref|ref.|ref #|reference|item #|item no|item number|action #|action no|action number
action id|goal #|step #|strategy #|code|index|núm|número|n.º|n°|numéro|réf|nr|nr.|nummer|lfd. nr."""
OTHER = """measure|measures|measurement|metric|metrics|measure of success|measures of success|performance measure
performance measures|performance metric|performance metrics|performance indicator|kpi|kpis|indicator|indicators
success measure|success measures|success indicator|how measured|outcome measure|evaluation|expected outcome
expected outcomes
output|outputs|resources|resources needed|resources required|resource|budget|cost|costs|estimated cost|cost estimate
funding|funding source|funding sources|funding status|financing|$|amount|priority|priority level|importance|urgency
impact|impacts|equity|equity impact|feasibility|comments|comment|notes|note|remarks|updates|update|latest update
progress notes|status notes|narrative|accomplishments|next update|evidence|link|links|url|source|start|start date
begin date|date started|actual completion|actual completion date|actual end date|date completed|revised due date
revised date|revised deadline|new due date|baseline|last updated|contact|contact person|email|phone|location|site
neighborhood|ward|district|type|level|risk|risks|barriers|challenges|rationale|why|how|purpose|background|context
reporting mechanism|required or encouraged|commentary|how will we know|how we will know|how we'll know
how we'll measure success
how we will measure success|how will we measure success|outcomes expected|completed on|closed on|next step|next steps
co-benefits|benefits|ghg reduction|legal authority|dependencies|dependency
indicador|indicadores|medio de verificación|recursos|presupuesto|costo|coste|prioridad|comentarios|observaciones|notas
financiamiento|financiación|fecha de inicio|inicio|línea base|indicateur|indicateurs|ressources|coût|coûts|priorité
commentaires|remarques|financement|date de début|début|indikator|indikatoren|kennzahl|ressourcen|kosten|priorität
bemerkung|bemerkungen|anmerkung|anmerkungen|finanzierung|beginn|start|startdatum|mittel|indicadores de éxito|cabbir
tilmaame|miisaaniyad|faallo"""


def phrases(block: str) -> tuple[str, ...]:
    """The phrases of one block above, in its order."""
    return tuple(phrase.strip() for phrase in block.replace("\n", "|").split("|") if phrase.strip())


def listed(block: str) -> frozenset[str]:
    """The single words of a block, as a set."""
    return frozenset(block.split())
