"""Design: what the build takes from the npm packages: which letters, weights and icons."""

from __future__ import annotations

import string

# Spanish needs the accents; Somali, Hmong (RPA) and Oromo are written with the plain alphabet, Oromo with an
# apostrophe for the glottal stop. The rest are letters of people's and places' names here, and print marks.
FONT_LETTERS = (
    string.ascii_letters
    + string.digits
    + string.punctuation
    + " \u00a0"
    + "áéíóúüñÁÉÍÓÚÜÑ¿¡ªº"
    + "àâçèêëïôöäåøÅÄÖØÇÈ"
    + "–—‘’“”•…·×−°§©½"
)
FONT_WEIGHTS = "wght=400:700"
FONT_FEATURES = "kern,tnum"

ICONS = (
    "account_circle",
    "add_circle_outline",
    "arrow_back",
    "arrow_forward",
    "assessment",
    "attach_file",
    "calendar_today",
    "cancel",
    "check",
    "check_circle",
    "chevron_left",
    "chevron_right",
    "close",
    "comment",
    "content_copy",
    "delete",
    "edit",
    "error",
    "event",
    "expand_more",
    "file_download",
    "file_upload",
    "filter_list",
    "flag",
    "format_quote",
    "groups",
    "help_outline",
    "history",
    "home",
    "info",
    "keyboard",
    "launch",
    "link",
    "list",
    "lock_outline",
    "logout",
    "mail_outline",
    "menu",
    "print",
    "public",
    "rss_feed",
    "schedule",
    "search",
    "settings",
    "sort_arrow",
    "undo",
    "verified",
    "visibility",
    "warning",
)
