"""Reading: words that plans use for how far a step has come, and the marks of a completion grid."""

from __future__ import annotations

from headway.engines.reading.plan.words.headers import listed

# General vocabulary; what a document's own status column repeats is learnt beside it.
STATUS_PHRASES = frozenset(
    """
    not started|not yet started|not begun|not initiated|to be started|not yet begun|no progress|unstarted
    planned|planning|in planning|planning phase|upcoming|scheduled|proposed|pending|queued|to do|to be determined
    not scheduled|future|next up|new
    started|initiated|begun|launched|active|open|in process|in progress|in-progress|underway|under way|ongoing
    on-going|on going|continuing|continuous|in development|in design|under development|under review|under construction
    in implementation|implementing|being implemented|partially complete|partially completed|partially implemented
    partial|partly complete|substantially complete|nearly complete|substantial progress|limited progress|some progress
    minimal progress|early stages|advanced
    on track|on schedule|on target|on time|ahead of schedule|at risk|off track|behind|behind schedule|delayed|late
    overdue|stalled|needs attention|some delay|minor delay|major delay|slipping
    complete|completed|done|finished|closed|achieved|implemented|fully implemented|met|delivered|fulfilled|launched
    complete and ongoing|completed and ongoing|complete/ongoing|complete - ongoing|in progress/ongoing
    on hold|hold|paused|suspended|postponed|deferred|blocked|inactive|waiting
    excluded|cancelled|canceled|withdrawn|dropped|discontinued|removed|abandoned|not applicable|no longer applicable
    not pursued|not proceeding|superseded|merged|not met|not achieved|unmet|rejected
    green|yellow|amber|red|blue|grey|gray
    no iniciado|no iniciada|no comenzado|no ha comenzado|sin iniciar|sin comenzar|por iniciar|planificado|planificada
    en planificación|en planeación|planeado|programado|pendiente|propuesto|en curso|en proceso|en progreso|en marcha
    en ejecución|en desarrollo|iniciado|iniciada|continuo|continua|permanente|en riesgo|retrasado|retrasada|atrasado
    atrasada|demorado|completado|completada|completo|completa|terminado|terminada|finalizado|finalizada|concluido
    concluida|cumplido|cumplida|logrado|hecho|en espera|en pausa|suspendido|suspendida|aplazado|aplazada|pospuesto
    cancelado|cancelada|excluido|excluida|descartado|descartada|parcialmente completado|parcialmente cumplido
    non commencé|non commencée|pas commencé|non démarré|non débuté|à venir|planifié|planifiée|prévu|prévue
    en préparation|en planification|en cours|en cours de réalisation|démarré|commencé|engagé|continu|récurrent
    à risque|en retard|retardé|terminé|terminée|achevé|achevée|réalisé|réalisée|fait|complété|complétée|en attente
    en suspens|suspendu|reporté|reportée|différé|annulé|annulée|abandonné|abandonnée|exclu|exclue|partiellement réalisé
    nicht begonnen|noch nicht begonnen|nicht gestartet|geplant|in planung|in vorbereitung|in bearbeitung|in umsetzung
    laufend|läuft|begonnen|fortlaufend|dauerhaft|im plan|im zeitplan|gefährdet|verzögert|verspätet|abgeschlossen
    erledigt|umgesetzt|fertig|beendet|zurückgestellt|pausiert|ausgesetzt|verschoben|abgebrochen|gestrichen|entfällt
    não iniciado|não iniciada|planejado|em andamento|em curso|em execução|contínuo|atrasada|concluído|concluída
    adiado|suspenso
    lama bilaabin|qorsheyn|socda|socota|dhammaystiran|la dhammeeyay|dib u dhigay
    """.replace("\n", "|")
    .replace("    ", "")
    .strip("|")
    .split("|")
) - {""}

# Said of a step that keeps no deadline of its own, by its nature.
DONE_MARKS = listed("✓ ✔ ☑ ☒ √ x X ✗ ✘ ● ■ ⬤ ◼ • * yes y sí si oui ja")
EMPTY_MARKS = listed("☐ ○ □ ◯ ◻ - – — . no n")
NO_DATE_WORDS = frozenset({"tbd", "n/a", "na", "none", "-", "–", "—", "ongoing", "continuous", "annually", "annual"})
